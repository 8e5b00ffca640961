import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildRelease } from '../../../src/cli/build.js';
import { announce, editSeries, momentOf, openRelease, openSeries } from '../../../src/release/index.js';
import { changeSeries } from '../../../src/release/series/store.js';
import { seriesViews } from '../../../src/site/index.js';
import { example, exampleWith } from '../../helpers/editions.js';
import { fingerprint, temporaryFolder } from '../../helpers/folders.js';
import { newSeries, quietly, refused, release, revisedValues, rowsOf, shown } from './inSeries.js';

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

describe('a release outside a series', () => {
  it('opens as before, also in a folder whose name ends like a vintage', async () => {
    const out = join(temporaryFolder(), 'plain@1');
    mkdirSync(join(out, '..'), { recursive: true });
    const { id } = await buildRelease(example, out, quietly);
    expect((await openRelease(out)).manifest.id).toBe(id);
  });
});
