import { readCell } from './cell.js';
import { headers, isHeaderWord } from './vocabulary.js';

/** A year before 1900, which any figure could be; and a year of any time. */
const earlyYear = /^1[0-8]\d\d$/;
const anyYear = /^(1\d|20)\d\d$/;

/** Fewer years in a row could be figures by chance. */
const fewest = 3;

/**
 * Writes years before 1900 so that they are no figures (1890年): below the word for a period, and in a row above all figures of rising or falling
 * years that are as far apart or stand beside words of a header.
 */
export function convertEarlyYears(cells: string[][]): void {
  for (let c = 0; c < (cells[0]?.length ?? 0); c++) {
    const top = cells.findIndex((row) => headers.period.test(row[c]!));
    const below = top < 0 ? [] : cells.slice(top + 1);
    const figures = below.filter((row) => readCell(row[c]!).kind === 'figure');
    if (figures.every((row) => anyYear.test(row[c]!))) for (const row of figures) convert(row, c);
  }
  const first = cells.findIndex((row) => row.some((text) => readCell(text).kind === 'figure'));
  const row = cells[first];
  if (!row || !isHeaderOfYears(row, cells.slice(0, first))) return;
  for (const c of row.keys()) convert(row, c);
}

function convert(row: string[], c: number): void {
  if (earlyYear.test(row[c]!)) row[c] = `${row[c]!}年`;
}

/** Whether a row has at least three years in their order, no other figure, and no header of them above. */
function isHeaderOfYears(row: readonly string[], above: readonly (readonly string[])[]): boolean {
  const at = [...row.keys()].filter((c) => readCell(row[c]!).kind === 'figure');
  const years = at.map((c) => row[c]!);
  if (years.length < fewest || !years.every((text) => anyYear.test(text))) return false;
  const steps = years.slice(1).map((year, i) => Number(year) - Number(years[i]));
  const inOrder = steps.every((step) => step > 0) || steps.every((step) => step < 0);
  const isEven = steps.every((step) => step === steps[0]);
  const areWords = row.every((text) => text === '' || anyYear.test(text) || isHeaderWord(text));
  return (
    inOrder && (isEven || areWords) && !above.some((line) => at.filter((c) => line[c] !== '').length > 1)
  );
}
