import { memoize } from '../edition/index.js';
import { isAggregate } from './aggregates.js';
import { impliedTotals } from './impliedTotals.js';
import { columnKey, type FigureCell } from './items.js';
import type { UnderstoodSheets } from './understand.js';
import { codeColumn, type OfficeUnit } from './units.js';
import { partTotalWords } from './vocabulary.js';

/** The first cell of a row that adds up others, and whether its figures do. */
interface PartTotal {
  at: string;
  addsUp: boolean;
}

/** Rows whose names or figures say that they add up others or are their mean, by name: whether both do. */
export const partTotals = memoize((understood: UnderstoodSheets): ReadonlyMap<string, PartTotal> => {
  const { items, units } = understood;
  const found = new Map<string, PartTotal>();
  const isTotal = isTotalOrHeading(items, units);
  for (const { unit, at } of items)
    if (isTotal(unit) && !found.has(unit)) found.set(unit, { at, addsUp: false });
  const implied = impliedTotals(understood);
  if (found.size === 0) return new Map([...implied].map(([unit, at]) => [unit, { at, addsUp: false }]));
  const columns = new Map<string, FigureCell[]>();
  for (const item of items) {
    const key = columnKey(item);
    const column = columns.get(key);
    if (column) column.push(item);
    else columns.set(key, [item]);
  }
  for (const column of columns.values())
    for (const unit of totalsOf(column, ({ unit }) => found.has(unit))) found.get(unit)!.addsUp = true;
  for (const [unit, at] of implied) if (!found.has(unit)) found.set(unit, { at, addsUp: false });
  return found;
});

/** A total, or a row without figures before one, which is a heading of such rows: Regions. */
function isTotalOrHeading(
  items: readonly FigureCell[],
  units: ReadonlyMap<string, OfficeUnit>,
): (name: string) => boolean {
  const isTotal = isTotalAmong(units.values());
  const filled = new Set(items.flatMap(({ unit, read }) => ('number' in read ? [unit] : [])));
  const names = [...units.keys()];
  // A place without figures may stand before a total as well; it has a code.
  const hasCode = (name: string) => units.get(name)!.cells.some(({ column }) => column === codeColumn);
  const headings = new Set(
    names.filter((name, i) => !filled.has(name) && !hasCode(name) && isTotal(names[i + 1] ?? '')),
  );
  return (name) => isTotal(name) || headings.has(name);
}

/** A total says so, has the name of a group of others and is in none itself, or is one of a few groups of countries among countries. */
function isTotalAmong(units: Iterable<OfficeUnit>): (name: string) => boolean {
  const groups = new Set<string>();
  const grouped = new Set<string>();
  const names: string[] = [];
  for (const { name, cells } of units) {
    names.push(name);
    const own = cells.filter(({ column }) => column !== codeColumn);
    for (const { text } of own) groups.add(text);
    if (own.length > 0) grouped.add(name);
  }
  const aggregates = new Set(names.filter(isAggregate));
  const areFew = 2 * aggregates.size <= names.length;
  return (name) =>
    partTotalWords.test(name) || (groups.has(name) && !grouped.has(name)) || (areFew && aggregates.has(name));
}

/** The totals of a column that are the sum of the figures before or behind them up to another total, or of all. */
function totalsOf(column: readonly FigureCell[], isTotal: (item: FigureCell) => boolean): string[] {
  return column.flatMap((item, i) => {
    const figure = numberOf(item);
    if (!isTotal(item) || !figure) return [];
    const before = column.slice(0, i);
    const behind = column.slice(i + 1);
    const next = behind.findIndex(isTotal);
    const runs = [
      before.slice(before.findLastIndex(isTotal) + 1),
      next < 0 ? behind : behind.slice(0, next),
      column.filter((one) => !isTotal(one)),
    ];
    return runs.some((run) => isSum(figure, run)) ? [item.unit] : [];
  });
}

/** Whether a figure is the sum of at least two others, rounded as people round. */
function isSum(figure: number, run: readonly FigureCell[]): boolean {
  const numbers = run.flatMap((item) => numberOf(item) ?? []);
  const sum = numbers.reduce((a, b) => a + b, 0);
  return numbers.length > 1 && Math.abs(sum - figure) <= Math.abs(figure) / 1000;
}

const numberOf = ({ read }: FigureCell) => ('number' in read ? read.number : undefined);
