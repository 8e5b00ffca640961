import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { replace, writeDurably } from '../disk/index.js';
import { problems, UserError } from '../edition/index.js';
import { type AnyDefinition, csvOfTable, type RowOf, tableOf } from '../tables/index.js';
import { refuseInsideRelease } from './insideRelease.js';

/** The files of a folder, in the order of their names; a file is itself. */
export function filesOf(path: string): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
    const names = readdirSync(path, { withFileTypes: true });
    return names.flatMap((entry) => (entry.isFile() ? [join(path, entry.name)] : [])).sort();
  } catch (error) {
    throw new UserError([problems.unreadable(path, String((error as NodeJS.ErrnoException).code))]);
  }
}

/** The text of a file. @throws UserError where it cannot be read */
export function readFileOr(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UserError([problems.unreadable(path, String((error as NodeJS.ErrnoException).code))]);
  }
}

/** CSV or NDJSON, by the name of the file. */
export function checkEnding(option: string, file: string): void {
  if (['.csv', '.ndjson'].includes(extname(file))) return;
  const expected = { en: 'a name that ends in .csv or .ndjson', zh: '以 .csv 或 .ndjson 结尾的文件名' };
  throw new UserError([problems.badOption(option, file, expected)]);
}

/** Writes rows, each of which its schema takes. */
export async function writeRows<D extends AnyDefinition>(
  file: string,
  table: D,
  rows: readonly RowOf<D>[],
  schema: { parse: (row: unknown) => unknown },
): Promise<void> {
  for (const row of rows) schema.parse(row);
  const isCsv = extname(file) === '.csv';
  const text = isCsv
    ? csvOfTable(tableOf(table, rows))
    : rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  await writeOut(file, text);
}

/** The vehicles of the fleet that are registered in each city: a CSV with the columns city and vehicles. */
export function readRegistered(file: string): Map<string, number> {
  const [head = '', ...lines] = readFileOr(file)
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/);
  const cells = lines.map((line) => /^([^",\s]+),([1-9]\d{0,8})$/.exec(line));
  const isHead = head === 'city,vehicles';
  const wrong = cells.indexOf(null);
  if (isHead && wrong < 0) return new Map(cells.map((cell) => [cell![1]!, Number(cell![2])]));
  const expected = {
    en: 'the columns city,vehicles, and below a code and a whole number from 1 in each line',
    zh: '列为city,vehicles，以下每行一个城市代码和一个不小于1的整数',
  };
  const [found, line] = isHead ? [lines[wrong]!, wrong + 2] : [head, 1];
  throw new UserError([{ ...problems.badOption('--registered', found, expected), at: { file, line } }]);
}

/** The file is there as a whole or not at all. */
export async function writeOut(out: string, text: string): Promise<void> {
  refuseInsideRelease('--out', out);
  try {
    await writeDurably(`${out}.part`, text);
    await replace(`${out}.part`, out);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UserError([problems.unwritableFile(out, code)]);
  }
}
