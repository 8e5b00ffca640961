import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { openRelease, openSeries } from '../../src/release/index.js';
import { bundledProgram } from '../helpers/bundled.js';
import { twoTowns } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { started } from '../helpers/iplus.js';
import { seeded } from '../helpers/random.js';
import { often, patience, seedOf, tell } from '../helpers/reliability.js';

const main = await bundledProgram();
const [first, other, third] = ['31.2', '33.3', '34.4'].map((figure) => twoTowns(figure)) as [
  string,
  string,
  string,
];
const day = (n: number) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10);

/** How many vintages a series has, after everything in its folder was found to be of the same moment. */
async function standing(folder: string): Promise<number> {
  const { series, files } = await openSeries(folder);
  const n = series.vintages.length;
  expect(JSON.parse(readFileSync(join(folder, 'series.json'), 'utf8'))).toEqual(series);
  expect(realpathSync(join(folder, 'latest'))).toBe(realpathSync(join(folder, String(n))));
  expect(existsSync(join(folder, String(n + 1)))).toBe(false);
  expect((await openRelease(folder)).manifest.id).toBe(series.vintages.at(-1)!.id);
  const numbers = (parse(files.get('realtime.csv')!) as string[][]).slice(1).map((row) => Number(row[0]));
  expect(Math.max(...numbers)).toBe(n);
  expect(files.get('feed.atom')!.match(/<entry>/g)).toHaveLength(n);
  return n;
}

describe('iplus release', () => {
  it('killed at any moment leaves the series as it was or with one vintage more', {
    timeout: patience(180_000),
  }, async () => {
    const folder = join(temporaryFolder(), 'series');
    const usual = 6;
    const rounds = often(usual, { few: 2, share: 0.05 });
    const random = seeded(seedOf(7));
    const args = (n: number) => [
      main,
      'release',
      n % 2 === 0 ? first : other,
      '--to',
      folder,
      '--date',
      day(n),
    ];
    await started(args(0)).ended;
    const begin = performance.now();
    await started(args(1)).ended;
    let life = performance.now() - begin;
    const counts = { old: 0, new: 0, atWork: 0 };
    for (let round = 0; round < rounds; round++) {
      const before = await standing(folder);
      const { child, ended } = started(args(before));
      // Every sixth runs to its end.
      await (round % 6 === 5 ? ended : Promise.race([sleep((0.35 + 1.2 * random()) * life), ended]));
      child.kill('SIGKILL');
      const code = await ended;
      if (existsSync(join(folder, '.series', 'lock'))) counts.atWork++;
      const after = await standing(folder);
      expect([before, before + 1]).toContain(after);
      if (code === 0) expect(after).toBe(before + 1);
      // A machine that is busy at the beginning, or later, is no measure.
      life *= after === before ? 1.1 : 0.8;
      counts[after === before ? 'old' : 'new']++;
    }
    tell('kills', 'iplus release into a series killed', rounds, counts);
    if (rounds >= usual) expect(counts.old).toBeGreaterThan(0);
    if (rounds >= usual) expect(counts.new).toBeGreaterThan(0);
    const n = await standing(folder);
    expect(await started(args(n)).ended).toBe(0);
    expect(await standing(folder)).toBe(n + 1);
    expect(readdirSync(join(folder, '.series'))).not.toContain('lock');
  });

  it('two at once: both become vintages, or one is told that nothing is new', {
    timeout: 300_000,
  }, async () => {
    const folder = join(temporaryFolder(), 'series');
    const run = (edition: string) =>
      started([main, 'release', edition, '--to', folder, '--date', day(0)]).ended;
    expect((await Promise.all([run(first), run(other)])).sort()).toEqual([0, 0]);
    expect(await standing(folder)).toBe(2);
    expect((await Promise.all([run(third), run(third)])).sort()).toEqual([0, 2]);
    expect(await standing(folder)).toBe(3);
  });
});
