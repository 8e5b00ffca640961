import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type Problem, same, UserError } from '../../edition/index.js';
import type { SourceFigure } from './checks/macro.js';

const columns = ['source', 'field', 'period', 'value'] as const;

const sourcesFile = (folder: string, contract: string) => join(folder, 'sources', `${contract}.csv`);

/**
 * Figures of other sources that the macro check compares with, as the operator entered them in `sources/CONTRACT.csv` of the platform's
 * folder; none where there is no file.
 *
 * @throws UserError with every line that is wrong
 */
export function sourcesIn(folder: string, contract: string): SourceFigure[] {
  const file = sourcesFile(folder, contract);
  if (!existsSync(file)) return [];
  const [header, ...rows] = rowsOf(file);
  if (header?.join() !== columns.join()) throw new UserError([wrongHeader(file, header?.join() ?? '')]);
  const wrong = rows.flatMap((row, i) =>
    row.length === columns.length && row.every((cell) => cell !== '') && Number.isFinite(Number(row[3]))
      ? []
      : [wrongRow(file, i + 2, row.join())],
  );
  if (wrong.length > 0) throw new UserError(wrong);
  return rows.map(([source, field, period, value]) => ({
    source: source!,
    field: field!,
    period: period!,
    value: Number(value),
  }));
}

function rowsOf(file: string): string[][] {
  try {
    return parse(readFileSync(file, 'utf8'), { bom: true, relax_column_count: true, trim: true });
  } catch (error) {
    throw new UserError([wrongHeader(file, error instanceof Error ? error.message : String(error))]);
  }
}

const mend = {
  en: 'mend the file: field is the name of a number field, or records',
  zh: '请修正该文件：field 为数值字段名，或 records（记录数）',
};

const wrongHeader = (file: string, found: string): Problem => ({
  at: { file, line: 1 },
  found: same(found.slice(0, 200)),
  expected: same(columns.join()),
  mend,
});

const wrongRow = (file: string, line: number, found: string): Problem => ({
  at: { file, line },
  found: same(found.slice(0, 200)),
  expected: { en: 'four cells, the last a number', zh: '四个单元格，末格为数值' },
  mend,
});
