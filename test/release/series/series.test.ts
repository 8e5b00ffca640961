import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { buildRelease } from '../../../src/cli/build.js';
import { explainCommand } from '../../../src/cli/explain.js';
import { openAll } from '../../../src/cli/openReleases.js';
import { type ReleaseOptions, releaseCommand } from '../../../src/cli/release.js';
import { UserError } from '../../../src/edition/index.js';
import {
  announce,
  editSeries,
  grantAccess,
  liftEmbargo,
  momentOf,
  openRelease,
  openSeries,
  reschedule,
  verifyRelease,
  visibleVintages,
  withdraw,
} from '../../../src/release/index.js';
import { changeSeries } from '../../../src/release/series/store.js';
import { seriesViews } from '../../../src/site/index.js';
import { seriesText } from '../../../src/words/index.js';
import { example, exampleWith } from '../../helpers/editions.js';
import { fingerprint, temporaryFolder } from '../../helpers/folders.js';

const revisedValues = (to: string) => exampleWith({ 'data/values.csv': [['31.2', to]] });
const quietly = { json: true } as const;
/** What a command prints. */
async function printed(command: () => Promise<void>): Promise<string> {
  const write = process.stdout.write;
  let text = '';
  process.stdout.write = (chunk) => {
    text += chunk;
    return true;
  };
  try {
    await command();
  } finally {
    process.stdout.write = write;
  }
  return text;
}
const release = (edition: string, to: string, date: string, more: Partial<ReleaseOptions> = {}) =>
  printed(() => releaseCommand(edition, { ...quietly, to, date, ...more }));
const newSeries = () => join(temporaryFolder(), 'series');
const rowsOf = (folder: string, name: string) =>
  parse(readFileSync(join(folder, name)), { columns: true }) as Record<string, string>[];
/** What a reader of the folder finds: the store behind its links is left out. */
const shown = (folder: string) =>
  Object.fromEntries(Object.entries(fingerprint(folder)).filter(([path]) => !path.startsWith('.series/')));
const refused = (act: Promise<unknown>, word: string) => expect(act).rejects.toThrow(new RegExp(word));

describe('a withdrawn vintage', () => {
  it('stays as it is, says so wherever it is shown, and is the newest no longer', async () => {
    const folder = newSeries();
    await release(example, folder, '2024-03-01');
    await release(revisedValues('33.3'), folder, '2024-04-01');
    const before = fingerprint(join(folder, '2'));
    const reason = { en: 'Counted twice.', zh: '重复计入。' };
    const withdrawTwo = (date: string, why = reason) =>
      editSeries(folder, (series) => withdraw(series, 2, date, why), seriesViews);
    await refused(withdrawTwo('2024-03-31'), '2024-04-01 or later');
    await refused(withdrawTwo('2024-04-03', { en: 'Counted twice.', zh: '' }), 'no reason in both languages');
    await withdrawTwo('2024-04-03');
    await refused(withdrawTwo('2024-04-04'), 'withdrawn on 2024-04-03');
    expect(fingerprint(join(folder, '2'))).toEqual(before);
    expect(realpathSync(join(folder, 'latest'))).toBe(realpathSync(join(folder, '1')));
    expect(readFileSync(join(folder, 'feed.atom'), 'utf8')).toContain('vintage 2 (withdrawn)');
    const { series } = await openSeries(folder);
    expect(seriesText(series, 'zh')).toContain('已于2024-04-03撤回：重复计入。');
    expect((await verifyRelease(`${folder}/2`)).withdrawn).toEqual({ date: '2024-04-03', reason });
    const explained = (number: number, more: { lang?: 'zh'; json?: true }) =>
      printed(() => explainCommand('A1', '2022', undefined, { release: `${folder}@${number}`, ...more }));
    expect(await explained(2, { lang: 'zh' })).toMatch(/^已于2024-04-03撤回：重复计入。\n\n/);
    expect(JSON.parse(await explained(2, { json: true })).withdrawn).toEqual({ date: '2024-04-03', reason });
    expect(JSON.parse(await explained(1, { json: true })).withdrawn).toBeUndefined();
    expect((await verifyRelease(`${folder}/1`)).superseded).toBeUndefined();
    expect(
      (await openAll(folder)).map(({ vintage, withdrawn }) => [vintage!.number, withdrawn?.date]),
    ).toEqual([
      [2, '2024-04-03'],
      [1, undefined],
    ]);
  });
});

describe('a series of releases', () => {
  it('numbers them, points to the newest, and leaves the older as they were, byte by byte those of a build', async () => {
    const folder = newSeries();
    await release(example, folder, '2024-03-01');
    const first = fingerprint(join(folder, '1'));
    await release(revisedValues('33.3'), folder, '2024-04-01');
    const built = join(temporaryFolder(), 'built');
    await buildRelease(example, built, quietly);
    expect(fingerprint(join(folder, '1'))).toEqual(first);
    expect(first).toEqual(fingerprint(built));
    expect(realpathSync(join(folder, 'latest'))).toBe(realpathSync(join(folder, '2')));
    expect((await openRelease(folder)).manifest.id).toBe((await openRelease(`${folder}@2`)).manifest.id);
    expect((await openSeries(folder)).series.vintages).toMatchObject([
      { number: 1, date: '2024-03-01', class: 'first', supersedes: null },
      { number: 2, date: '2024-04-01', class: 'routine', supersedes: 1 },
    ]);
  });

  it('is the same bytes wherever and whenever it is made, and moves as one folder', async () => {
    const folders = [newSeries(), newSeries()];
    for (const folder of folders) {
      await release(example, folder, '2024-03-01');
      await release(revisedValues('33.3'), folder, '2024-04-01');
    }
    const [a, b] = folders.map(shown);
    expect(a).toEqual(b);
    const copy = join(temporaryFolder(), 'copy');
    cpSync(folders[0]!, copy, { recursive: true, verbatimSymlinks: true });
    expect(shown(copy)).toEqual(a);
    expect((await openSeries(copy)).series.vintages).toHaveLength(2);
    await release(revisedValues('34.4'), copy, '2024-05-01');
    expect(shown(folders[0]!)).toEqual(b);
  });

  it('keeps what every vintage said, and the effects in its tables add up to each change', async () => {
    const folder = newSeries();
    const heavier = exampleWith({
      'data/values.csv': [['31.2', '33.3']],
      'edition.yaml': [['indicator: broadband, weight: 2', 'indicator: broadband, weight: 3']],
    });
    await release(example, folder, '2024-03-01');
    await release(heavier, folder, '2024-04-01', { class: 'major', reason: 'weights', reasonZh: '权重' });
    await release(revisedValues('20.1'), folder, '2024-05-01');
    for (const number of ['1', '2', '3']) {
      const { plan, index } = await openRelease(`${folder}@${number}`);
      const own = rowsOf(folder, 'realtime.csv').filter((row) => row['vintage'] === number);
      expect(own.map((row) => Number(row['value']))).toEqual([
        ...index.values.slice(0, plan.units.length * index.periods),
      ]);
    }
    const key = (row: Record<string, string>) => [row['from'], row['to'], row['unit'], row['period']].join();
    const sums = new Map<string, number>();
    for (const row of rowsOf(folder, 'effects.csv'))
      sums.set(key(row), (sums.get(key(row)) ?? 0) + Number(row['points']));
    const revisions = rowsOf(folder, 'revisions.csv');
    expect(new Set(revisions.map((row) => `${row['from']}${row['to']}`))).toEqual(new Set(['12', '23']));
    for (const row of revisions) expect(sums.get(key(row)) ?? 0).toBeCloseTo(Number(row['change']), 10);
    expect(rowsOf(folder, 'cells.csv')).toMatchObject([
      { from: '1', to: '2', value_from: '31.2', value_to: '33.3' },
      { from: '2', to: '3', value_from: '33.3', value_to: '20.1' },
    ]);
    const { quality } = (await openSeries(folder)).series.vintages[1]!;
    const second = revisions.filter((row) => row['to'] === '2').map((row) => Number(row['change']));
    const mean = second.reduce((sum, x) => sum + Math.abs(x), 0) / second.length;
    expect(quality!.revision!.meanAbsolute).toBeCloseTo(mean, 12);
    expect(quality!.revision).toMatchObject({ cells: 1, planChanges: 2, compared: second.length });
  });

  it('refuses the same release again, an earlier day, another edition, a class without a reason, a foreign folder', async () => {
    const folder = newSeries();
    await release(example, folder, '2024-03-01');
    const before = shown(folder);
    const changed = revisedValues('33.3');
    await refused(release(example, folder, '2024-04-01'), 'vintage 1');
    await refused(release(changed, folder, '2024-02-29'), '2024-03-01 or later');
    await refused(release(changed, folder, '2024-02-30'), 'a day of the calendar');
    await refused(release(changed, folder, '2024-04-01', { class: 'error' }), '--reason');
    const other = exampleWith({ 'edition.yaml': [['edition: my-index', 'edition: other']] });
    await refused(release(other, folder, '2024-04-01'), 'other');
    await refused(release(example, newSeries(), '2024-04-01', { class: 'routine' }), 'first vintage');
    expect(shown(folder)).toEqual(before);
    const foreign = temporaryFolder();
    writeFileSync(join(foreign, 'thesis.txt'), 'mine');
    await refused(release(example, foreign, '2024-03-01'), 'something else');
    expect(readdirSync(foreign)).toEqual(['thesis.txt']);
    await refused(openRelease(`${folder}@7`), 'no such vintage');
    await refused(openSeries(temporaryFolder()), 'no series.json');
  });

  it('notices a changed byte of any of its own files', async () => {
    const folder = newSeries();
    await release(example, folder, '2024-03-01');
    for (const name of readdirSync(folder).filter((n) => n.includes('.') && n !== '.series')) {
      const copy = join(temporaryFolder(), 'copy');
      cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
      appendFileSync(join(copy, name), ' ');
      await refused(openSeries(copy), 'not the one the series was written with');
      await refused(release(revisedValues('33.3'), copy, '2024-04-01'), 'not the one');
    }
  });
});

describe('two at once', () => {
  it('both land, one after the other', async () => {
    const folder = newSeries();
    await release(example, folder, '2024-03-01');
    const edit = (period: string) =>
      editSeries(
        folder,
        (s) => announce(s, period, momentOf('2025-01-01', '09:30', 'UTC'), '2024-03-01'),
        seriesViews,
      );
    const periods = ['2030', '2031', '2032', '2033', '2034', '2035'];
    await Promise.all(periods.map(edit));
    expect((await openSeries(folder)).series.calendar.map((e) => e.period).sort()).toEqual(periods);
  });

  it('a lock whose owner is gone is taken away; a living one, or one of another machine, is not', async () => {
    const folder = newSeries();
    await release(example, folder, '2024-03-01');
    const lock = join(folder, '.series', 'lock');
    const gone = spawnSync('true').pid;
    for (const owner of [gone, process.pid]) {
      writeFileSync(lock, `${owner} ${hostname()}\n`);
      await changeSeries(folder, async () => undefined);
    }
    for (const owner of [`${process.ppid} ${hostname()}`, `${gone} another-machine`]) {
      writeFileSync(lock, `${owner}\n`);
      const waiting = changeSeries(folder, async () => undefined).then(() => 'done');
      const late = new Promise((resolve) => setTimeout(() => resolve('waiting'), 400));
      expect(await Promise.race([waiting, late])).toBe('waiting');
      writeFileSync(lock, `${gone} ${hostname()}\n`);
      expect(await waiting).toBe('done');
    }
  });
});

describe('an announced release', () => {
  const nine = momentOf('2024-04-02', '09:30', 'Asia/Shanghai');
  async function announced() {
    const folder = newSeries();
    await release(example, folder, '2024-03-01');
    await editSeries(folder, (s) => announce(s, '2022', nine, '2024-03-01'), seriesViews);
    return folder;
  }

  it('that is held back is in the series but not latest, nor in any table or feed, until its instant', async () => {
    const folder = await announced();
    const before = shown(folder);
    await release(revisedValues('33.3'), folder, '2024-04-02', { embargo: true });
    const { series } = await openSeries(folder);
    expect((await openRelease(folder)).manifest.id).toBe(series.vintages[0]!.id);
    const after = shown(folder);
    const differing = Object.keys(before).filter((name) => before[name] !== after[name]);
    expect(differing).toEqual(['calendar.ics', 'series.json']);
    const at = Date.parse('2024-04-02T01:30:00Z');
    expect(visibleVintages(series, at - 1).map((v) => v.number)).toEqual([1]);
    expect(visibleVintages(series, at).map((v) => v.number)).toEqual([1, 2]);
    await refused(release(revisedValues('35.3'), folder, '2024-04-03'), 'held back');
    await refused(liftEmbargo(folder, '2024-04-02T01:29:59Z', seriesViews), 'before the embargo');
    const lifted = await liftEmbargo(folder, '2024-04-02T01:30:00Z', seriesViews);
    expect(realpathSync(join(folder, 'latest'))).toBe(realpathSync(join(folder, '2')));
    expect(lifted.vintages[1]!.quality).toMatchObject({ punctuality: 0, notice: 32, dateChanges: 0 });
    expect(rowsOf(folder, 'cells.csv')).toHaveLength(1);
    await refused(liftEmbargo(folder, '2024-04-03T00:00:00Z', seriesViews), 'held back');
  });

  it('is late by the days after the date first announced, whatever was moved, and says why it was', async () => {
    const folder = await announced();
    const later = momentOf('2024-04-09', '09:30', 'Asia/Shanghai');
    const why = { en: 'a source was late', zh: '来源延迟' };
    await refused(
      editSeries(folder, (s) => reschedule(s, '2022', later, '2024-03-20', { en: '', zh: '' }), seriesViews),
      '--reason',
    );
    await editSeries(folder, (s) => reschedule(s, '2022', later, '2024-03-20', why), seriesViews);
    await refused(release(revisedValues('33.3'), folder, '2024-04-02', { embargo: true }), '2024-04-09');
    await release(revisedValues('33.3'), folder, '2024-04-11');
    const { series } = await openSeries(folder);
    expect(series.vintages[1]!.quality).toMatchObject({ punctuality: 9, notice: 20, dateChanges: 1 });
    expect(series.calendar).toMatchObject([
      { vintage: 2, changes: [{ from: nine, announced: '2024-03-20', reason: why }] },
    ]);
    await refused(
      release(revisedValues('34.4'), folder, '2024-05-01', { embargo: true }),
      'nothing announced',
    );
  });

  it('keeps on record who saw it before, and nobody sees a public one before', async () => {
    const folder = await announced();
    await release(revisedValues('33.3'), folder, '2024-04-02', { embargo: true });
    const access = {
      who: 'the office',
      why: 'printing',
      from: '2024-04-01T00:00:00Z',
      to: '2024-04-02T00:00:00Z',
    };
    const grant = (vintage: number) =>
      editSeries(folder, (s) => grantAccess(s, { vintage, ...access }), seriesViews);
    expect((await grant(2)).access).toEqual([{ vintage: 2, ...access }]);
    await expect(grant(1)).rejects.toThrow(UserError);
  });
});

describe('a release outside a series', () => {
  it('opens as before, also in a folder whose name ends like a vintage', async () => {
    const out = join(temporaryFolder(), 'plain@1');
    mkdirSync(join(out, '..'), { recursive: true });
    const { id } = await buildRelease(example, out, quietly);
    expect((await openRelease(out)).manifest.id).toBe(id);
  });
});
