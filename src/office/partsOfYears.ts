import { readCell } from './cell.js';
import { partOfYear, periodIn, yearWithin } from './periods.js';
import { headers, withoutNoteMarks } from './vocabulary.js';

/** A quarter or month without a year, by its row and column. */
export interface YearMissing {
  row: number;
  column: number;
}

/**
 * Writes quarters and months that stand apart from their year together with it, as periods: below or beside a year in a
 * header, in a column beside one of years, or under a title with one year.
 *
 * @returns the first of them whose year is nowhere
 */
export function joinYears(cells: string[][], sheet: string): YearMissing | undefined {
  const headers = cells.flatMap((_, r) => joinHeader(cells, r, sheet));
  const columns = Array.from({ length: cells[0]?.length ?? 0 }, (_, c) => joinColumn(cells, c, sheet));
  return [...headers, ...columns.flat()][0];
}

/** Quarters or months as headers. */
function joinHeader(cells: string[][], r: number, sheet: string): YearMissing[] {
  const row = cells[r]!;
  const parts = row.map((text) => partOfYear(withoutNoteMarks(text)));
  if (new Set(parts.filter((part) => part !== undefined)).size < 2) return [];
  // Q1, Q2 … Q12 are the questions of a survey.
  const isOther = (text: string, c: number) => parts[c] === undefined && /^Q\d+$/iu.test(text);
  if (row.some((text, c) => isOther(text, c) || readCell(text).kind === 'figure')) return [];
  const below = isHeaderOfYears(cells, r, parts) ? r + 1 : r;
  const title = yearAbove(cells, r, sheet);
  const years = row.map((_, c) => yearOver(cells, r, c) ?? plainYear(cells[below]![c]) ?? title);
  const missing: YearMissing[] = [];
  parts.forEach((part, c) => {
    if (part === undefined) return;
    const year = years[c];
    // Q1 to Q4 alone may be questions, too.
    if (year === undefined) {
      if (!/^Q\d$/iu.test(row[c]!)) missing.push({ row: r, column: c });
      return;
    }
    for (const near of new Set([r, below])) cells[near]![c] = `${year}-${part}`;
  });
  return missing;
}

/** Whether the row below a header has a year below each quarter or month and nothing else of its own: figures may look like years. */
function isHeaderOfYears(
  cells: readonly string[][],
  r: number,
  parts: readonly (string | undefined)[],
): boolean {
  const below = cells[r + 1] ?? [];
  return parts.every((part, c) => {
    const text = below[c] ?? '';
    return part === undefined ? text === '' || text === cells[r]![c] : plainYear(text) !== undefined;
  });
}

/** The year above a header: in its column, or further left where a year is written once for several columns. */
function yearOver(cells: readonly string[][], r: number, c: number): string | undefined {
  for (const near of [r - 1, r - 2]) {
    const written = cells[near]?.slice(0, c + 1).findLast((text) => text !== '');
    const year = plainYear(written);
    if (year !== undefined) return year;
  }
  return undefined;
}

/** A column of quarters or months: joined into the column of years beside it. */
function joinColumn(cells: string[][], c: number, sheet: string): YearMissing[] {
  const r = cells.findIndex((row) => headers.partOfYear.test(withoutNoteMarks(row[c]!)));
  if (r < 0) return [];
  const isQuarters = /^q|季/iu.test(cells[r]![c]!);
  const partAt = (row: number) => partIn(cells[row]![c]!, isQuarters);
  const filled = cells.flatMap((row, i) => (i > r && row[c] !== '' ? [i] : []));
  const rows = filled.filter((row) => partAt(row) !== undefined);
  if (rows.length === 0 || 2 * rows.length <= filled.length) return [];
  const y = cells[r]!.findIndex(
    (text, i) => i !== c && /year|年/iu.test(text) && rows.every((row) => yearBeside(cells, row, i, r)),
  );
  const title = yearAbove(cells, r, sheet);
  const periods = rows.map((row) => {
    const year = y < 0 ? title : yearBeside(cells, row, y, r);
    return year && `${year}-${partAt(row)}`;
  });
  if (periods.includes(undefined)) return [{ row: rows[0]!, column: c }];
  for (const [i, row] of rows.entries()) cells[row]![y < 0 ? c : y] = periods[i]!;
  if (y >= 0) for (const row of [r, ...rows]) cells[row]![c] = '';
  return [];
}

/** A quarter or month below the word for it, where numbers are enough. */
function partIn(text: string, isQuarters: boolean): string | undefined {
  const number = /^0?([1-9]|1[0-2])$/.exec(text)?.[1];
  if (number === undefined) return partOfYear(text);
  if (!isQuarters) return number.padStart(2, '0');
  return Number(number) <= 4 ? `Q${number}` : undefined;
}

/** The year of a row, which may be written once for several rows. */
function yearBeside(cells: readonly string[][], row: number, column: number, header: number) {
  return plainYear(cells.slice(header + 1, row + 1).findLast((line) => line[column] !== '')?.[column]);
}

/** The one year in the texts above a row, or in the name of the sheet. */
function yearAbove(cells: readonly string[][], r: number, sheet: string): string | undefined {
  return yearWithin([sheet, ...cells.slice(0, r).flat()].join(' '));
}

function plainYear(text: string | undefined): string | undefined {
  const period = periodIn(text ?? '');
  return period?.length === 4 ? period : undefined;
}
