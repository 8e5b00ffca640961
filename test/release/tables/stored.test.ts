import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type AnalysisName, analyses } from '../../../src/analysis/index.js';
import { csvCell, UserError } from '../../../src/edition/index.js';
import { computedTables, openRelease, type Release, tableNamed } from '../../../src/release/index.js';
import { linesWith, storedTables } from '../../../src/release/tables/stored.js';
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

it('Of a table the rows of one node are read alone, with the same columns', async () => {
  const release = await releaseOf(full);
  const whole = storedTables(release.folder, release.manifest);
  const read = storedTables(release.folder, release.manifest);
  const withNodes = Object.values(analyses).filter(({ columns }) => 'node' in columns);
  const of = (rows: readonly object[] = [], id: string) =>
    rows.filter((row) => (row as { node?: unknown }).node === id);
  let left = 0;
  for (const { name } of withNodes) {
    for (const { id } of release.plan.nodes) {
      const alone = read(name, id);
      const all = whole(name);
      expect(alone?.columns, name).toEqual(all?.columns);
      expect(of(alone?.rows, id), `${name} ${id}`).toEqual(of(all?.rows, id));
      left += (all?.rows.length ?? 0) - (alone?.rows.length ?? 0);
    }
  }
  expect(left).toBeGreaterThan(0);
});

it('The lines with a cell have every row with it, quoted or over several lines', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '甲'), maxLength: 4 });
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), cell, (rows, wanted) => {
      const text = [['x', 'y'], ...rows].map((row) => `${row.map(csvCell).join(',')}\n`).join('');
      const [header, ...found] = parse(linesWith(text, wanted)) as string[][];
      expect(header).toEqual(['x', 'y']);
      const has = (row: readonly string[]) => row.includes(wanted);
      expect(found.filter(has)).toEqual(rows.filter(has));
    }),
  );
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
