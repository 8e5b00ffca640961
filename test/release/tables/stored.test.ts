import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type AnalysisName, analyses } from '../../../src/analysis/index.js';
import { UserError } from '../../../src/edition/index.js';
import { computedTables, openRelease, type Release, tableNamed } from '../../../src/release/index.js';
import { storedTables } from '../../../src/release/tables/stored.js';
import { cellsOf } from '../../../src/release/tables/tables.js';
import { verifyRelease } from '../../../src/release/verify/verify.js';
import { releaseOf } from '../../helpers/editions.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { fullEdition, periodsFrom } from '../../helpers/fullEdition.js';
import { forge } from '../../helpers/signed.js';

const full = fullEdition({ frequency: 'year', periods: periodsFrom(2018, 4, 'year') });

/** The tables that this edition cannot have: it has no published figures, populations, earlier editions or outcomes. */
const lacked = ['published', 'published-figures', 'per-head', 'chained', 'chain-links', 'validity'];

it('The tables of the analysis are read from a release as they were computed', async () => {
  const release = await releaseOf(full);
  const read = storedTables(release.folder, release.manifest);
  const computed = computedTables(release).filter(({ definition: { name } }) =>
    Object.hasOwn(analyses, name),
  );
  // A family that defines a table and does not return it would leave the release, its API and its pages without it.
  const names = new Set(computed.map(({ definition: { name } }) => name));
  expect(Object.keys(analyses).filter((name) => !names.has(name))).toEqual(lacked);
  for (const { definition, columns, rows } of computed) {
    const name = definition.name as AnalysisName;
    const stored = read(name);
    expect(stored?.columns, name).toEqual(columns);
    // A file has no sign of a zero.
    expect(stored?.rows, name).toEqual(rows.map(withoutMinus));
  }
});

const withoutMinus = (row: object) =>
  Object.fromEntries(Object.entries(row).map(([id, cell]) => [id, cell === 0 ? 0 : cell]));

/** A copy of the release with another Gini coefficient of its first period, its list made to fit. */
async function forged(): Promise<string> {
  const { folder } = await releaseOf(full);
  const copy = join(temporaryFolder(), 'copy');
  cpSync(folder, copy, { recursive: true });
  const file = join(copy, 'analysis', 'inequality.csv');
  const text = readFileSync(file, 'utf8');
  const changed = text.replace(/^([^,\n]+,[^,\n]+,2018,gini,)[\d.]+/m, (_, key: string) => `${key}0.123`);
  expect(changed).not.toBe(text);
  writeFileSync(file, changed);
  await forge(copy);
  return copy;
}

const gini = (release: Release) =>
  tableNamed(release, 'inequality')!.rows.find((r) => r.measure === 'gini' && r.period === '2018')?.value;

it('Pages show the figures of the files, and verify computes them anew: one changed cell is found by it', async () => {
  const copy = await forged();
  expect(gini(await openRelease(copy))).toBe(0.123);
  const error: unknown = await verifyRelease(copy).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(UserError);
  expect((error as UserError).problems.map(({ at }) => at)).toEqual([
    { file: join(copy, 'analysis', 'inequality.csv'), line: expect.any(Number), column: 'value' },
  ]);
});

it('A table is computed where its file was changed after the release was opened, or is of other columns', async () => {
  const copy = await forged();
  const computed = gini(await releaseOf(full));
  const file = join(copy, 'analysis', 'inequality.csv');
  const release = await openRelease(copy);
  writeFileSync(file, readFileSync(file, 'utf8').replace('0.123', '0.124'));
  expect(gini(release)).toBe(computed);
  writeFileSync(file, 'level,node\n');
  await forge(copy);
  expect(gini(await openRelease(copy))).toBe(computed);
});

it('What stands between commas is what a reader of CSV finds', () => {
  const line = fc.string({ unit: fc.constantFrom('a', ',', '1', '"', ' ', '\r', '甲', '') });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), (lines) => {
      const text = `${lines.join('\n')}\n`;
      const expected = (() => {
        try {
          return parse(text, { relax_column_count: true }) as string[][];
        } catch {
          return undefined;
        }
      })();
      if (expected) expect(cellsOf(text)).toEqual(expected);
      else expect(() => cellsOf(text)).toThrow();
    }),
  );
});
