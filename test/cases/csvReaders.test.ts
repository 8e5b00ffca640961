import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { csvText } from '../../src/edition/index.js';
import { formats, type Release } from '../../src/release/index.js';
import { withDuckDb } from '../../src/signals/index.js';
import { chinaOrExample } from '../helpers/editions.js';
import { put, temporaryFolder } from '../helpers/folders.js';

/** Every cell as DuckDB reads it with nothing but its defaults, beside the cell that is written. */
async function sameCells(paths: readonly string[]): Promise<void> {
  const wrong: string[] = [];
  await withDuckDb(async (connection) => {
    for (const path of paths) {
      const text = readFileSync(path, 'utf8');
      const [header = [], ...rows] = parse(text, { bom: true, relax_column_count: true }) as string[][];
      const found = await connection.runAndReadAll(`SELECT * FROM read_csv('${path}')`);
      expect(found.columnNames(), path).toEqual(header);
      const read = found.getRows();
      expect(read.length, path).toBe(rows.length);
      const at = rows.findIndex((row, r) => row.some((cell, c) => !same(read[r]?.[c], cell)));
      if (at >= 0) wrong.push(`${path}: ${rows[at]} is read as ${read[at]}`);
    }
  });
  expect(wrong).toEqual([]);
}

/** Nothing is nothing, a number the same double, yes and no are true and false, everything else is the same text. */
function same(read: unknown, cell: string): boolean {
  if (read === null) return cell === '';
  if (typeof read === 'number') return Object.is(read, Number(cell)) || read === Number(cell);
  if (typeof read === 'boolean') return read === /^(true|yes)$/.test(cell);
  if (typeof read === 'bigint') return read === BigInt(cell);
  return String(read) === cell;
}

function csvFiles(folder: string): string[] {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return all.filter((name) => name.endsWith('.csv')).map((name) => join(folder, name));
}

it('Every CSV of a release, and of its exports, is read by DuckDB with its defaults, cell by cell', {
  timeout: 240_000,
}, async () => {
  const release = await chinaOrExample();
  const folder = temporaryFolder();
  await copied(release, folder);
  for (const id of ['csv', 'csvw', 'data-package', 'sdmx-csv', 'coinr'] as const) {
    const files = await formats[id]!.write(release, {});
    for (const { path, content } of files) if (path.endsWith('.csv')) put(folder, `${id}/${path}`, content);
  }
  const files = csvFiles(folder);
  expect(files.length).toBeGreaterThan(50);
  await sameCells(files);
});

it('What stands in a column is shown by its first rows, however late it first comes', async () => {
  const path = join(temporaryFolder(), 'late.csv');
  const rows = Array.from({ length: 45_000 }, (_, i) => [
    i < 40_000 ? 110_000 + (i % 300) : 'east',
    i === 44_000 ? 0.5 : i,
    i < 30_000 ? '' : '2020-01-01',
    i < 25_000 ? '2020-01-01' : '2020-Q1',
    i === 20_001 ? '12345678901234567890' : 7,
    i % 2 === 0 ? 'true' : i > 30_000 ? 'perhaps' : 'false',
  ]);
  writeFileSync(path, csvText(['code', 'value', 'late', 'date', 'long', 'truth'], rows));
  await sameCells([path]);
  const lines = readFileSync(path, 'utf8').trim().split('\n').slice(1);
  expect(lines.toSorted()).toEqual(rows.map((row) => row.join()).toSorted());
  expect(lines.slice(6)).toEqual(
    rows.map((row) => row.join()).filter((line) => !lines.slice(0, 6).includes(line)),
  );
});

async function copied(release: Release, folder: string): Promise<void> {
  for (const { path } of release.manifest.files) {
    if (path.endsWith('.csv')) put(folder, path, await release.read(path));
  }
}
