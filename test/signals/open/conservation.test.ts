import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ingestRecords } from '../../../src/pipeline/index.js';
import { withDuckDb } from '../../../src/signals/index.js';
import {
  asDouble,
  codes,
  days,
  exactly,
  type MadeFile,
  madeCsv,
  madeJson,
  pick,
} from '../../helpers/madeRecords.js';
import { seeded } from '../../helpers/random.js';
import { alone, type Case, count, editionOf, measured, type Random, seed, timeout } from './cases.js';
import { madeParquet } from './madeParquet.js';

/**
 * Doubles may be summed as their binary values or as the decimals they were written as, which differ by up to half a
 * unit in the last place.
 */
function near(made: number[], cells: number[], { files }: Case): number[] {
  const size = files.flatMap((f) => f.records).reduce((sum, r) => sum + Math.abs(Number(r.amount)), 0);
  return made.map((x, i) => (Math.abs(x - cells[i]!) <= 2 ** -52 * size ? cells[i]! : x));
}

/** The expected result. */
function expected({ files }: Case): Awaited<ReturnType<typeof measured>>[number] {
  const records = files.flatMap((f) => f.records);
  const inUnits = records.filter((r) => codes.includes(r.city));
  const cells = days.flatMap((day) =>
    codes.map((code) => {
      const here = inUnits.filter((r) => r.city === code && r.day === day);
      const sum = here.reduce((n, r) => n + (r.amount === null ? 0n : exactly(r.amount)), 0n);
      return here.every((r) => r.amount === null) ? Number.NaN : asDouble(sum);
    }),
  );
  return { read: records.length, placed: inUnits.length, cells };
}

async function holds(cases: readonly Case[]): Promise<void> {
  const truth = cases.map(expected);
  const plain = editionOf(cases, false);
  const built = await measured(plain, cases);
  const alike = (all: typeof built) =>
    all.map((made, i) =>
      cases[i]!.doubles ? { ...made, cells: near(made.cells, truth[i]!.cells, cases[i]!) } : made,
    );
  alike(built).forEach((made, i) => {
    expect(
      made,
      cases[i]!.files.map((f) => `${f.name}: ${JSON.stringify(f.records)}\n${f.bytes}`).join('\n'),
    ).toEqual(truth[i]);
  });
  const under = editionOf(cases, true);
  const { report, refused } = await ingestRecords(under);
  expect(refused).toEqual([]);
  for (const { total } of report.records) expect(total.read).toBe(total.used);
  expect(alike(await measured(under, cases))).toEqual(truth);
  for (const folder of [plain, under]) rmSync(folder, { recursive: true });
}

/** Number of signals that one edition is built with. */
const atOnce = 20;

async function holdsForAll(make: (random: Random, name: string) => Case | Promise<Case>): Promise<void> {
  const random = seeded(seed);
  for (let done = 0; done < count; done += atOnce) {
    const cases: Case[] = [];
    for (let i = 0; i < Math.min(atOnce, count - done); i++) cases.push(await make(random, `records/${i}`));
    await holds(cases);
  }
}

describe('Every record is read once, and the used records add up to the cells of the panel, for', {
  timeout,
}, () => {
  it('CSV with any quoting, line ends and column order', async () => {
    await holdsForAll((random, name) => alone(madeCsv(random, name)));
  });

  it('JSON as an array, as lines and over lines, with numbers in every notation', async () => {
    await holdsForAll((random, name) => alone(madeJson(random, name)));
  });

  it('several CSV and several JSON files with different columns', async () => {
    await holdsForAll((random, name) => {
      const make = pick(random, [madeCsv, madeJson]);
      const files = [1, 2, 3].map((n) => make(random, `${name}/${n}`));
      return { files, from: `${name}/*` };
    });
  });

  it('Parquet with every numeric type, and files with different types', async () => {
    await withDuckDb((connection) =>
      holdsForAll(async (random, name) => {
        const files: MadeFile[] = [];
        for (let n = 0; n < pick(random, [1, 1, 2, 3]); n++)
          files.push(await madeParquet(connection, random, `${name}/${n}`));
        return { files, from: `${name}/*.parquet`, doubles: true };
      }),
    );
  });
});
