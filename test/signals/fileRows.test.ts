import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { withDuckDb } from '../../src/signals/duckdb.js';
import { rowsOfFiles } from '../../src/signals/samples/fileRows.js';

const folder = mkdtempSync(join(tmpdir(), 'iplus-rows-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The rows of a CSV file of the columns a and b. */
async function rowsIn(text: string, numbers: readonly number[]) {
  const csv = join(folder, 'rows.csv');
  writeFileSync(csv, text);
  const file = { csv, columns: ['a', 'b'] };
  const wanted = [{ file, numbers: new Set(numbers) }];
  const [found] = await withDuckDb((connection) => rowsOfFiles(connection, wanted, () => []));
  return [...found!].map(([number, { cells, line }]) => [number, line, cells.join('|')]);
}

describe('rows of a CSV file', () => {
  it('have the lines where they end, with ends of lines of any kind, empty lines and none at the end', async () => {
    expect(await rowsIn('a,b\n1,2\n\n3,4', [1, 2])).toEqual([
      [1, 2, '1|2'],
      [2, 4, '3|4'],
    ]);
    expect(await rowsIn('\uFEFFa,b\r\n1,2\r\n3,4\r\n', [2])).toEqual([[2, 3, '3|4']]);
    expect(await rowsIn('a,b\r1,2\r3,4\r', [2])).toEqual([[2, 3, '3|4']]);
    expect(await rowsIn('a,b\n"1\n1",2\n3,"4,5"\n', [1, 2])).toEqual([
      [1, 3, '1\n1|2'],
      [2, 4, '3|4,5'],
    ]);
  });

  it('are the same where a quote stands behind the first million characters', async () => {
    const plain = Array.from({ length: 300_000 }, (_, i) => `${i},x`);
    const text = ['a,b', ...plain, '"7\n7",y', '8,z', ''].join('\n');
    expect(await rowsIn(text, [300_000, 300_001, 300_002])).toEqual([
      [300_000, 300_001, '299999|x'],
      [300_001, 300_003, '7\n7|y'],
      [300_002, 300_004, '8|z'],
    ]);
  });

  it('are left out where they do not have a cell for each column', async () => {
    expect(await rowsIn('a,b\n1,2,3\n4,5\n', [1, 2])).toEqual([[2, 3, '4|5']]);
    expect(await rowsIn('a,b\n5" pipe,"2",3\n4" pipe,5\n', [1, 2])).toEqual([[2, 3, '4" pipe|5']]);
  });
});
