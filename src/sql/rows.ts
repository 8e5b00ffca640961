import type { Cell } from './aggregates/index.js';
import type { Partials, PlanColumn } from './plan.js';

/**
 * Partials of the same query over several parts of the records, merged: one row for every place and date, by date and then by
 * words. What they say does not depend on how the records were parted.
 *
 * @returns undefined where two parts share a place and date in a column that does not merge
 */
export function mergePartials(
  columns: readonly PlanColumn[],
  parts: readonly Partials[],
): Partials | undefined {
  const { order, firsts } = ordered(parts);
  const whole = firsts.length === order.row.length;
  if (!whole && columns.some(({ aggregate }) => !aggregate.merge)) return undefined;
  const first: Order = {
    part: Int32Array.from(firsts, (at) => order.part[at]!),
    row: Int32Array.from(firsts, (at) => order.row[at]!),
  };
  return {
    length: firsts.length,
    words: parts[0]!.words.map((_, w) =>
      picked(
        parts.map((p) => p.words[w]!),
        first,
      ),
    ),
    observed: picked(
      parts.map((p) => p.observed),
      first,
    ),
    cells: columns.map((column, c) => {
      const lists = parts.map((p) => p.cells[c]!);
      return whole
        ? (numbersPicked(lists, first) ?? picked(lists, first))
        : merged(column, lists, order, firsts);
    }),
  };
}

/** Rows of several parts, one after the other: part and row of each. */
interface Order {
  part: Int32Array;
  row: Int32Array;
}

/** The rows of all parts in order, and the places in that order at which another place or date begins. */
function ordered(parts: readonly Partials[]): { order: Order; firsts: Int32Array } {
  const length = parts.reduce((sum, p) => sum + p.length, 0);
  const every: Order = { part: new Int32Array(length), row: new Int32Array(length) };
  let at = 0;
  parts.forEach((p, i) => {
    for (let r = 0; r < p.length; r++, at++) {
      every.part[at] = i;
      every.row[at] = r;
    }
  });
  const dates = ranks(
    picked(
      parts.map((p) => p.observed),
      every,
    ),
  );
  const places = placeRanks(parts);
  const keys = dates.map((date, i) => date * (length + 1) + places[i]!);
  const sorted = Int32Array.from(keys.keys()).sort((a, b) => keys[a]! - keys[b]! || a - b);
  return {
    order: { part: sorted.map((i) => every.part[i]!), row: sorted.map((i) => every.row[i]!) },
    firsts: Int32Array.from(sorted.keys()).filter(
      (n) => n === 0 || keys[sorted[n]!] !== keys[sorted[n - 1]!],
    ),
  };
}

/** The place of each among all that are different, in the order of their JSON. */
function ranks<T>(all: readonly T[], json: (one: T) => string = JSON.stringify): Float64Array {
  const different = [...new Set(all)].map((one) => [json(one), one] as const);
  const rank = new Map(different.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one], i) => [one, i]));
  return Float64Array.from(all, (one) => rank.get(one)!);
}

/** The place of the words of each row among all that are different. */
function placeRanks(parts: readonly Partials[]): Float64Array {
  if (parts[0]!.words.length === 1) return ranks(parts.flatMap(({ words: [only] }) => Array.from(only!)));
  const keys = parts.flatMap((p) => Array.from({ length: p.length }, (_, row) => placeKey(p, row)));
  return ranks(keys, (key) => key);
}

/** The words of a row as one text. */
export function placeKey({ words }: Pick<Partials, 'words'>, row: number): string {
  return JSON.stringify(words.map((list) => list[row]));
}

function picked<T>(lists: readonly ArrayLike<T>[], { part, row }: Order): T[] {
  return Array.from(part, (p, i) => lists[p]![row[i]!]!);
}

/** Numbers side by side; undefined where a cell is none. */
function numbersPicked(lists: readonly ArrayLike<Cell>[], { part, row }: Order): Float64Array | undefined {
  const numbers = new Float64Array(part.length);
  for (let i = 0; i < numbers.length; i++) {
    const cell = lists[part[i]!]![row[i]!];
    if (typeof cell !== 'number') return undefined;
    numbers[i] = cell;
  }
  return numbers;
}

/** Each run of rows of the same place and date in one cell. */
function merged(
  { aggregate: { read, write, merge } }: PlanColumn,
  lists: readonly ArrayLike<Cell>[],
  order: Order,
  firsts: Int32Array,
): Cell[] {
  const cells = picked(lists, order);
  return Array.from(firsts, (from, i) => {
    const run = cells.slice(from, firsts[i + 1]);
    return run.reduce((a, b) => write(merge!(read(a), read(b))));
  });
}
