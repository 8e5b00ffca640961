import type { Aggregate, Cell, State } from './aggregates/index.js';
import type { Partials } from './plan.js';

/**
 * Merges partials of the same query over several parts of the records: one row for each place and date, ordered by date
 * and then place. The result does not depend on the partition.
 *
 * @param aggregates the aggregate of each cell
 */
export function mergePartials(aggregates: readonly Aggregate<State>[], parts: readonly Partials[]): Partials {
  const { order, firsts } = orderRows(parts);
  const whole = firsts.length === order.row.length;
  const first: Order = {
    part: Int32Array.from(firsts, (at) => order.part[at]!),
    row: Int32Array.from(firsts, (at) => order.row[at]!),
  };
  return {
    length: firsts.length,
    words: parts[0]!.words.map((_, w) =>
      pick(
        parts.map((p) => p.words[w]!),
        first,
      ),
    ),
    observed: pick(
      parts.map((p) => p.observed),
      first,
    ),
    cells: aggregates.map((aggregate, c) => {
      const lists = parts.map((p) => p.cells[c]!);
      return whole
        ? (pickNumbers(lists, first) ?? pick(lists, first))
        : mergeColumn(aggregate, lists, order, firsts);
    }),
  };
}

/** References to rows of several parts: the part and the row within it. */
interface Order {
  part: Int32Array;
  row: Int32Array;
}

/** The rows of all parts in order, and the positions at which a new place or date begins. */
function orderRows(parts: readonly Partials[]): { order: Order; firsts: Int32Array } {
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
  const places = ranks(parts.map(placesOf), length);
  // Date, place and row are packed into one number, because sorting numbers is many times faster than sorting with a
  // comparator.
  const apart = 1 + places.reduce((most, place) => Math.max(most, place), 0);
  const sorted = dates.map((date, i) => (date * apart + places[i]!) * length + i).sort();
  const rows = Int32Array.from(sorted, (key) => key % length);
  const keys = sorted.map((key) => Math.floor(key / length));
  return {
    order: { part: rows.map((i) => every.part[i]!), row: rows.map((i) => every.row[i]!) },
    firsts: Int32Array.from(rows.keys()).filter((n) => n === 0 || keys[n] !== keys[n - 1]),
  };
}

/** The rank of each text among all different ones, ordered by their JSON. */
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

/** The place columns of each row as one value: the only one, or all as JSON. */
function placesOf(part: Partials): ArrayLike<string | null> {
  const [only, ...more] = part.words;
  if (only && more.length === 0) return only;
  return Array.from({ length: part.length }, (_, row) => placeKey(part, row));
}

/** The place columns of a row as JSON. */
export function placeKey({ words }: Pick<Partials, 'words'>, row: number): string {
  return JSON.stringify(words.map((list) => list[row]));
}

function pick<T>(lists: readonly ArrayLike<T>[], { part, row }: Order): T[] {
  return Array.from(part, (p, i) => lists[p]![row[i]!]!);
}

/** Undefined where a cell is not a number. */
function pickNumbers(lists: readonly ArrayLike<Cell>[], { part, row }: Order): Float64Array | undefined {
  const numbers = new Float64Array(part.length);
  for (let i = 0; i < numbers.length; i++) {
    const cell = lists[part[i]!]![row[i]!];
    if (typeof cell !== 'number') return undefined;
    numbers[i] = cell;
  }
  return numbers;
}

/** Merges each run of rows of the same place and date into one cell. */
function mergeColumn(
  { read, write, merge }: Aggregate<State>,
  lists: readonly ArrayLike<Cell>[],
  order: Order,
  firsts: Int32Array,
): Cell[] {
  const cells = pick(lists, order);
  return Array.from(firsts, (from, i) => {
    const run = cells.slice(from, firsts[i + 1]);
    return run.length === 1 ? run[0]! : write(merge(run.map(read)));
  });
}

/** The finished figures of the partials of a column. */
export function figuresOf({ read, finish }: Aggregate<State>, cells: ArrayLike<Cell>): Float64Array {
  // Float64Array cells are counts or exact sums: nothing is left to finish.
  if (cells instanceof Float64Array) return cells;
  return Float64Array.from(cells, (cell) => finish(read(cell)));
}
