import { readCell } from './cell.js';
import { headers } from './vocabulary.js';

const dateForm = /^((?:19|20)\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:T.*)?$/u;

interface Day {
  year: string;
  month: string;
  day: number;
}

/** Writes the dates that stand for periods as these: those of a header, and those below the word for a period. */
export function convertDatesToPeriods(cells: string[][]): void {
  const set = (at: readonly (readonly [number, number])[]) => {
    const periodOf = periodsOf(at.flatMap(([r, c]) => dayIn(cells[r]![c]!) ?? []));
    for (const [r, c] of at) {
      const day = dayIn(cells[r]![c]!);
      if (day) cells[r]![c] = periodOf(day);
    }
  };
  cells.forEach((row, r) => {
    if (isHeader(row)) set(row.map((_, c) => [r, c] as const));
  });
  for (let c = 0; c < (cells[0]?.length ?? 0); c++) {
    const top = cells.findIndex((row) => dayIn(row[c]!));
    const above = cells.slice(0, Math.max(0, top)).findLast((row) => row[c] !== '');
    if (above && headers.period.test(above[c]!)) set(cells.slice(top).map((_, i) => [top + i, c] as const));
  }
}

/** A row of ends or beginnings of months without a figure. */
function isHeader(row: readonly string[]): boolean {
  const days = row.flatMap((text) => dayIn(text) ?? []);
  const isEdge = ({ year, month, day }: Day) =>
    day === 1 || day === new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return (
    new Set(days.map(({ year, month }) => year + month)).size > 1 &&
    days.every(isEdge) &&
    row.every((text) => readCell(text).kind !== 'figure')
  );
}

/** Years where all dates are of one month, otherwise months. */
function periodsOf(days: readonly Day[]): (day: Day) => string {
  const isYearly = new Set(days.map(({ month }) => month)).size === 1;
  return ({ year, month }) => (isYearly ? year : `${year}-${month}`);
}

function dayIn(text: string): Day | undefined {
  const [, year, month, day] = dateForm.exec(text) ?? [];
  if (year === undefined) return undefined;
  return { year, month: month!.padStart(2, '0'), day: Number(day) };
}
