import { memoize } from '../edition/index.js';
import { columnKey, type FigureCell, pathKey } from './items.js';
import type { UnderstoodSheets } from './understand.js';
import { codeColumn, type OfficeUnit, unitText } from './units.js';

/**
 * Units whose figures are the sums or means of those below them, above them, of all others, or of a group, in every column,
 * whatever their names: by name, with the first cell. A unit is found only where that is very unlikely to happen by chance.
 */
export const impliedTotals = memoize(({ items, units }: UnderstoodSheets): ReadonlyMap<string, string> => {
  const found = new Set<string>();
  const names = [...units.keys()];
  const count = names.length;
  // All below, all above and all others are likelier than a part of them.
  const isWhole = ([from, to]: Run, i: number) =>
    (from === 0 || from === i + 1) && (to === count || to === i);
  addTotals(
    found,
    items,
    names,
    (i) => runsAt(i, count),
    (run, i) => (isWhole(run, i) ? 3 : count),
  );
  for (const { order, runs } of groupings([...units.values()]))
    if (runs.length > 0)
      addTotals(
        found,
        items,
        order,
        () => runs,
        () => runs.length,
      );
  return new Map([...found].map((name) => [name, items.find(({ unit }) => unit === name)!.at]));
});

/** Adds the units whose figures are those of one of their runs in an order of all units. */
function addTotals(
  found: Set<string>,
  items: readonly FigureCell[],
  names: readonly string[],
  runsOf: (i: number) => readonly Run[],
  triesOf: (run: Run, i: number) => number,
): void {
  const columns = figureColumns(items, names);
  names.forEach((name, i) => {
    const own = columns.filter((column) => !Number.isNaN(column.figures[i]!));
    const isTotal = (run: Run) => agrees(own, i, run, names.length * triesOf(run, i));
    if (own.length > 0 && runsOf(i).some(isTotal)) found.add(name);
  });
}

/** A sum of fewer may happen by chance. */
const leastMembers = 3;

/** For each column of groups the units by group, with the groups of several members as runs. */
function groupings(units: readonly OfficeUnit[]): { order: string[]; runs: Run[] }[] {
  const columns = new Set(units.flatMap(({ cells }) => cells.map(({ column }) => column)));
  columns.delete(codeColumn);
  return [...columns].map((column) => {
    const groups = new Map<string, string[]>();
    for (const unit of units) {
      const text = unitText(unit, column) ?? '';
      (groups.get(text) ?? groups.set(text, []).get(text)!).push(unit.name);
    }
    const order = [...groups.values()].flat();
    let from = 0;
    const runs = [...groups.values()].flatMap((of): Run[] => {
      from += of.length;
      return of.length < leastMembers ? [] : [[from - of.length, from]];
    });
    return { order, runs };
  });
}

/** The figures of an indicator (by its key) and period by the unit's place, and their sums from the first to each. */
interface FigureColumn {
  indicator: string;
  figures: Float64Array;
  /** The unit of the last digit of each figure; 0 where it was not asked for yet. */
  digits: Float64Array;
  sums: Float64Array;
  counts: Uint32Array;
  /** The distance from the least to the largest figure. */
  spread: number;
}

function figureColumns(items: readonly FigureCell[], names: readonly string[]): FigureColumn[] {
  const places = new Map(names.map((name, i) => [name, i]));
  const columns = new Map<string, Pick<FigureColumn, 'indicator' | 'figures' | 'digits'>>();
  for (const item of items) {
    const place = places.get(item.unit);
    const number = 'number' in item.read ? item.read.number : undefined;
    if (number === undefined || place === undefined) continue;
    const key = columnKey(item);
    const column = columns.get(key) ?? {
      indicator: pathKey(item.path),
      figures: new Float64Array(names.length).fill(Number.NaN),
      digits: new Float64Array(names.length),
    };
    columns.set(key, column);
    column.figures[place] = number;
  }
  // Figures that are carried from one period to the next say nothing new.
  const different = new Map([...columns.values()].map((column) => [column.figures.join(), column]));
  return [...different.values()].map(({ indicator, figures, digits }) => {
    const sums = new Float64Array(names.length + 1);
    const counts = new Uint32Array(names.length + 1);
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    figures.forEach((x, i) => {
      const is = !Number.isNaN(x);
      sums[i + 1] = sums[i]! + (is ? x : 0);
      counts[i + 1] = counts[i]! + (is ? 1 : 0);
      if (is) [least, most] = [Math.min(least, x), Math.max(most, x)];
    });
    return { indicator, figures, digits, sums, counts, spread: most - least };
  });
}

/** 0.01 of 12.34; whole numbers count in ones. */
function lastDigit(number: number): number {
  const [, digits = '', power = '0'] = /(?:\.(\d+))?(?:e([-+]\d+))?$/u.exec(String(number))!;
  return 10 ** Math.min(0, Number(power) - digits.length);
}

/** Units from one place up to another, which is not among them. */
type Run = readonly [from: number, to: number];

/** Which units a unit may add up. Of very many, only all below, all above and all others are tried. */
function runsAt(i: number, count: number): Run[] {
  const ends =
    count > 1000 ? [count] : Array.from({ length: Math.max(0, count - i - 3) }, (_, n) => i + 4 + n);
  const starts = count > 1000 ? [0] : Array.from({ length: Math.max(0, i - 2) }, (_, n) => n);
  return [
    ...ends.map((end): Run => [i + 1, end]),
    ...starts.map((start): Run => [start, i]),
    ...(i > 0 && i < count - 1 ? [[0, count] as const] : []),
  ];
}

/** Whether each figure of a unit is the sum or the mean of a run, and that is no chance. */
function agrees(columns: readonly FigureColumn[], i: number, [from, to]: Run, tries: number): boolean {
  const includesOwn = from <= i && i < to;
  // Periods of an indicator are alike: together they say as much as the one that says most.
  const chances = new Map<string, number>();
  for (const { indicator, figures, digits, sums, counts, spread } of columns) {
    const own = figures[i]!;
    const members = counts[to]! - counts[from]! - (includesOwn ? 1 : 0);
    const sum = sums[to]! - sums[from]! - (includesOwn ? own : 0);
    if (members < leastMembers) return false;
    if (digits[i] === 0) digits[i] = lastDigit(own);
    const digit = digits[i]!;
    const error = 1e-12 * (Math.abs(sums.at(-1)!) + Math.abs(sum));
    const isMean = Math.abs(sum / members - own) <= digit + error;
    const isSum = Math.abs(sum - own) <= digit * Math.sqrt(members) + error;
    if (!isMean && !isSum) return false;
    // Of figures that are all alike, any is the mean.
    const within = figures.subarray(from, to).filter((x, n) => !Number.isNaN(x) && from + n !== i);
    if (within.every((x) => x === within[0])) continue;
    const least = Math.min(1, (2 * digit * (isMean ? 1 : Math.sqrt(members))) / spread);
    chances.set(indicator, Math.min(least, chances.get(indicator) ?? 1));
  }
  return [...chances.values()].reduce((all, one) => all * one, 2 * tries) < 1e-3;
}
