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
  const { length, order, firsts } = ordered(parts);
  const whole = firsts.length === length;
  if (!whole && columns.some(({ aggregate }) => !aggregate.merge)) return undefined;
  const rows = [...firsts, length];
  const pick = <T>(lists: readonly ArrayLike<T>[]) => Array.from(firsts, (at) => valueAt(lists, order, at));
  return {
    length: firsts.length,
    words: parts[0]!.words.map((_, w) => pick(parts.map((p) => p.words[w]!))),
    observed: pick(parts.map((p) => p.observed)),
    cells: columns.map((column, c) => {
      const lists = parts.map((p) => p.cells[c]!);
      if (whole) return typed(pick(lists));
      return typed(pickMerged(column, lists, order, rows));
    }),
  };
}

/** Rows of all parts in order: part and row of each, and the places in that order at which another place or date begins. */
interface Ordered {
  length: number;
  order: { part: Int32Array; row: Int32Array };
  firsts: number[];
}

function ordered(parts: readonly Partials[]): Ordered {
  const length = parts.reduce((sum, p) => sum + p.length, 0);
  const [part, row] = [new Int32Array(length), new Int32Array(length)];
  let at = 0;
  parts.forEach((p, i) => {
    for (let r = 0; r < p.length; r++, at++) {
      part[at] = i;
      row[at] = r;
    }
  });
  const dates = ranks(length, (i) => JSON.stringify(parts[part[i]!]!.observed[row[i]!]));
  const places = ranks(length, (i) => placeKey(parts[part[i]!]!, row[i]!));
  const keys = dates.map((date, i) => date * (length + 1) + places[i]!);
  const sorted = Int32Array.from(keys.keys()).sort((a, b) => keys[a]! - keys[b]! || a - b);
  const firsts: number[] = [];
  sorted.forEach((i, n) => {
    if (n === 0 || keys[i] !== keys[sorted[n - 1]!]) firsts.push(n);
  });
  return { length, order: { part: sorted.map((i) => part[i]!), row: sorted.map((i) => row[i]!) }, firsts };
}

/** The place of each text among all that are different. */
function ranks(length: number, textOf: (i: number) => string): Float64Array {
  const texts = Array.from({ length }, (_, i) => textOf(i));
  const rank = new Map([...new Set(texts)].sort().map((text, i) => [text, i]));
  return Float64Array.from(texts, (text) => rank.get(text)!);
}

/** The words of a row as one text. */
export function placeKey({ words }: Pick<Partials, 'words'>, row: number): string {
  return JSON.stringify(words.map((list) => list[row]));
}

function valueAt<T>(lists: readonly ArrayLike<T>[], { part, row }: Ordered['order'], at: number): T {
  return lists[part[at]!]![row[at]!]!;
}

/** Each run of rows of the same place and date in one cell. */
function pickMerged(
  { aggregate: { read, write, merge } }: PlanColumn,
  lists: readonly ArrayLike<Cell>[],
  order: Ordered['order'],
  rows: readonly number[],
): Cell[] {
  return rows.slice(0, -1).map((from, i) => {
    let cell = valueAt(lists, order, from);
    for (let at = from + 1; at < rows[i + 1]!; at++) {
      cell = write(merge!(read(cell), read(valueAt(lists, order, at))));
    }
    return cell;
  });
}

/** Numbers alone lie side by side. */
function typed(cells: Cell[]): ArrayLike<Cell> {
  return cells.every((cell) => typeof cell === 'number') ? Float64Array.from(cells) : cells;
}
