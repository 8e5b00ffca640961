import type { Aggregate, Cell, State } from './aggregates/index.js';
import type { Partials } from './plan.js';

/**
 * Partials of the same query over several parts of the records, merged: one row for every place and date, by date and then by
 * words. What they say does not depend on how the records were parted.
 *
 * @param aggregates what each cell is a partial of
 */
export function mergePartials(aggregates: readonly Aggregate<State>[], parts: readonly Partials[]): Partials {
  const { order, firsts } = ordered(parts);
  const whole = firsts.length === order.row.length;
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
    cells: aggregates.map((aggregate, c) => {
      const lists = parts.map((p) => p.cells[c]!);
      return whole
        ? (numbersPicked(lists, first) ?? picked(lists, first))
        : merged(aggregate, lists, order, firsts);
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
    parts.map((p) => p.observed),
    length,
  );
  const places = ranks(parts.map(placesIn), length);
  // Date, place and row in one number each: numbers are sorted many times sooner than by a function that compares them.
  const apart = 1 + places.reduce((most, place) => Math.max(most, place), 0);
  const sorted = dates.map((date, i) => (date * apart + places[i]!) * length + i).sort();
  const rows = Int32Array.from(sorted, (key) => key % length);
  const keys = sorted.map((key) => Math.floor(key / length));
  return {
    order: { part: rows.map((i) => every.part[i]!), row: rows.map((i) => every.row[i]!) },
    firsts: Int32Array.from(rows.keys()).filter((n) => n === 0 || keys[n] !== keys[n - 1]),
  };
}

/** The place of each among all that are different, in the order of their JSON. */
function ranks(lists: readonly ArrayLike<string | null>[], length: number): Float64Array {
  const seen = new Map<string | null, number>();
  const numbers = new Float64Array(length);
  let at = 0;
  for (const list of lists) {
    for (let i = 0; i < list.length; i++, at++) {
      const number = seen.get(list[i]!) ?? seen.size;
      if (number === seen.size) seen.set(list[i]!, number);
      numbers[at] = number;
    }
  }
  const different = [...seen].map(([one, number]) => [JSON.stringify(one), number] as const);
  const rank = new Int32Array(different.length);
  different
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .forEach(([, number], i) => {
      rank[number] = i;
    });
  return numbers.map((number) => rank[number]!);
}

/** The words of each row as one: the only one, or all as a text. */
function placesIn(part: Partials): ArrayLike<string | null> {
  const [only, ...more] = part.words;
  if (only && more.length === 0) return only;
  return Array.from({ length: part.length }, (_, row) => placeKey(part, row));
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
  { read, write, merge }: Aggregate<State>,
  lists: readonly ArrayLike<Cell>[],
  order: Order,
  firsts: Int32Array,
): Cell[] {
  const cells = picked(lists, order);
  return Array.from(firsts, (from, i) => {
    const run = cells.slice(from, firsts[i + 1]);
    return run.length === 1 ? run[0]! : write(merge(run.map(read)));
  });
}
