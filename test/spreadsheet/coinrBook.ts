import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Cell, type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { expect } from 'vitest';
import { fromCoinr, type Problem, placeText, problemText } from '../../src/edition/index.js';
import { toPinyin } from '../../src/office/index.js';
import { coinrSheets } from '../../src/signals/index.js';
import { temporaryFolder } from '../helpers/folders.js';

export type Rows = CellValue[][];

export const meta: Rows = [
  ['iCode', 'iName', 'Type', 'Parent', 'Weight', 'Direction'],
  ['x', 'X', 'Indicator', 'all', 1, 1],
  ['y', 'Y', 'Indicator', 'all', 2, -1],
  ['all', 'All', 'Aggregate', null, 1, 1],
  ['region', 'Region', 'Group', null, null, null],
];
export const data: Rows = [
  ['uCode', 'uName', 'Time', 'region', 'x', 'y'],
  ['A', 'Ah', 2020, 'North', 1.5, 10],
  ['B', 'Be', 2020, 'South', 2.5, 20],
];

/** A file with these bytes, called as a workbook is. */
export function file(bytes: Uint8Array | string): string {
  const path = join(temporaryFolder(), 'book.xlsx');
  writeFileSync(path, bytes);
  return path;
}

export const book = async (sheets: WriteSheet[]) => file(await writeXlsx({ sheets }));

export const twoSheets = (iData: Rows, iMeta: Rows, rest: Partial<WriteSheet> = {}) =>
  book([
    { name: 'iData', rows: iData, ...rest },
    { name: 'iMeta', rows: iMeta },
  ]);

/** The result for a workbook: the files of an edition, or its problems as `place: found`. */
export async function read(
  path: string,
  period?: string,
): Promise<{ files: Map<string, string>; found: string[] }> {
  const { tables, problems } = await coinrSheets(path);
  const made = tables
    ? fromCoinr(tables.iData, tables.iMeta, { name: 'index', period, spell: toPinyin })
    : undefined;
  const all = [...problems, ...(made?.problems ?? [])];
  all.forEach(isWhole);
  return { files: made?.files ?? new Map(), found: all.map(short) };
}

const short = (p: Problem) => `${placeText(p.at).replace(/^.*book\.xlsx ?/, '')}: ${p.found.en}`;

/** A message says found, expected and what to do, in both languages. */
function isWhole(problem: Problem): void {
  for (const text of [problem.found, problem.expected, problem.mend]) {
    expect(text.en.length).toBeGreaterThan(0);
    expect(text.zh.length).toBeGreaterThan(0);
  }
  expect(problemText(problem, 'zh')).toMatch(/实际[\s\S]*应为[\s\S]*处理办法/);
}

export async function values(path: string, period?: string): Promise<string> {
  const { files, found } = await read(path, period);
  expect(found).toEqual([]);
  return files.get('data/values.csv')!;
}

export const plain = 'unit,period,x,y\nA,2020,1.5,10\nB,2020,2.5,20\n';
export const withRow = (row: CellValue[]) => [...data, row];
export const styledCell = (row: number, column: number, cell: Partial<Cell>) =>
  ({ cells: new Map([[`${row},${column}`, cell]]) }) satisfies Partial<WriteSheet>;
