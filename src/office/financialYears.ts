import { readCell } from './cell.js';
import { headers } from './vocabulary.js';

/** Two years, such as 2020/21, 2020-2021 and FY 2020–21. */
const pairForm = /^(?:FY ?|year ?)?((?:19|20)\d\d)\s*[/–—-]\s*((?:19|20)?\d\d)\s*(?:财年|学年|年度?)?$/iu;

interface FinancialYear {
  begins: string;
  /** Whether it cannot be a month, as 2011-12 can. */
  isClear: boolean;
}

function financialYear(text: string): FinancialYear | undefined {
  const [, begins = '', ends = ''] = pairForm.exec(text) ?? [];
  const next = String(Number(begins) + 1);
  if (begins === '' || (ends !== next && ends !== next.slice(2))) return undefined;
  return { begins, isClear: ends === next || Number(ends) > 12 || ends === '00' };
}

/**
 * Writes financial and school years as the year in which they begin, in headers and below the word for a period. Where all of them
 * may be months as well (2010-11, 2011-12), they stay.
 *
 * @returns the first of them as it was written
 */
export function convertFinancialYears(cells: string[][]): string | undefined {
  const found: string[] = [];
  const convert = (at: readonly (readonly [number, number])[]) => {
    const pairs = at.flatMap(([r, c]) => {
      const year = financialYear(cells[r]![c]!);
      return year === undefined ? [] : [{ r, c, ...year }];
    });
    if (!pairs.some(({ isClear }) => isClear)) return;
    for (const { r, c, begins } of pairs) {
      found.push(cells[r]![c]!);
      cells[r]![c] = begins;
    }
  };
  cells.forEach((row, r) => {
    if (row.every((text) => financialYear(text) || readCell(text).kind !== 'figure'))
      convert(row.map((_, c) => [r, c] as const));
  });
  for (let c = 0; c < (cells[0]?.length ?? 0); c++) {
    const top = cells.findIndex((row) => headers.period.test(row[c]!));
    if (top >= 0) convert(cells.slice(top + 1).map((_, i) => [top + 1 + i, c] as const));
  }
  return found[0];
}
