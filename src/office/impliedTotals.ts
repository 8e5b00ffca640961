import { memoize } from '../edition/index.js';
import { columnKey, type FigureCell } from './items.js';
import type { UnderstoodSheets } from './understand.js';

/**
 * Units whose figures are the sums or means of those below them, above them, or of all others, in every column, whatever their
 * names: by name, with the first cell. A unit is found only where that is very unlikely to happen by chance.
 */
export const impliedTotals = memoize(({ items, units }: UnderstoodSheets): ReadonlyMap<string, string> => {
  const names = [...units.keys()];
  const columns = figureColumns(items, names);
  const found = new Map<string, string>();
  names.forEach((name, i) => {
    const own = columns.filter((column) => !Number.isNaN(column.figures[i]!));
    if (own.length > 1 && runsAt(i, names.length).some((run) => agrees(own, i, run, names.length)))
      found.set(name, items.find(({ unit }) => unit === name)!.at);
  });
  return found;
});

/** The figures of an indicator and period by the unit's place, and their sums from the first to each. */
interface FigureColumn {
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
  const columns = new Map<string, Pick<FigureColumn, 'figures' | 'digits'>>();
  for (const item of items) {
    const place = places.get(item.unit);
    const number = 'number' in item.read ? item.read.number : undefined;
    if (number === undefined || place === undefined) continue;
    const key = columnKey(item);
    const column = columns.get(key) ?? {
      figures: new Float64Array(names.length).fill(Number.NaN),
      digits: new Float64Array(names.length),
    };
    columns.set(key, column);
    column.figures[place] = number;
  }
  // Figures that are carried from one period to the next say nothing new.
  const different = new Map([...columns.values()].map((column) => [column.figures.join(), column]));
  return [...different.values()].map(({ figures, digits }) => {
    const sums = new Float64Array(names.length + 1);
    const counts = new Uint32Array(names.length + 1);
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    figures.forEach((x, i) => {
      const is = !Number.isNaN(x);
      sums[i + 1] = sums[i]! + (is ? x : 0);
      counts[i + 1] = counts[i]! + (is ? 1 : 0);
      if (is) [least, most] = [Math.min(least, x), Math.max(most, x)];
    });
    return { figures, digits, sums, counts, spread: most - least };
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
function agrees(columns: readonly FigureColumn[], i: number, [from, to]: Run, count: number): boolean {
  const includesOwn = from <= i && i < to;
  let chance = 2 * count * count;
  for (const { figures, digits, sums, counts, spread } of columns) {
    const own = figures[i]!;
    const members = counts[to]! - counts[from]! - (includesOwn ? 1 : 0);
    const sum = sums[to]! - sums[from]! - (includesOwn ? own : 0);
    if (members < 3) return false;
    if (digits[i] === 0) digits[i] = lastDigit(own);
    const digit = digits[i]!;
    const error = 1e-12 * (Math.abs(sums.at(-1)!) + Math.abs(sum));
    const isMean = Math.abs(sum / members - own) <= digit + error;
    const isSum = Math.abs(sum - own) <= digit * Math.sqrt(members) + error;
    if (!isMean && !isSum) return false;
    // Of figures that are all alike, any is the mean.
    const within = figures.subarray(from, to).filter((x, n) => !Number.isNaN(x) && from + n !== i);
    if (within.every((x) => x === within[0])) continue;
    chance *= Math.min(1, (2 * digit * (isMean ? 1 : Math.sqrt(members))) / spread);
  }
  return chance < 1e-3;
}
