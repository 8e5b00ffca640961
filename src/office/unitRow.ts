import type { UnassignedColumn } from './column.js';
import { isBareUnit } from './vocabulary.js';

/**
 * The last row of a header, where it has nothing but units of measure below the names of their columns: per 100 inhabitants, %,
 * million EUR. Columns of names have none there, or their header is merged down.
 *
 * @param header rows of the grid, from the top
 */
export function unitRowOf(cells: readonly string[][], header: readonly number[]): number | undefined {
  const [above, last] = header.slice(-2).map((r) => cells[r]!);
  if (!above || !last) return undefined;
  const own = last.flatMap((text, c) => (text === '' || text === above[c] ? [] : [{ text, c }]));
  const named = (c: number) => header.slice(0, -1).some((r) => cells[r]![c] !== '') || spans(above, c);
  return own.length > 1 && own.every(({ text, c }) => isBareUnit(text) && named(c))
    ? header.at(-1)
    : undefined;
}

/** Whether a name further left may stand over a column: in a file without merged cells, empty cells follow it. */
const spans = (row: readonly string[], column: number) => row.slice(1, column).some((text) => text !== '');

/** Tells columns of one name apart by their units, as parts of what is named: Subscriptions, thousand and Subscriptions, %. */
export function apartByUnit(columns: readonly UnassignedColumn[]): UnassignedColumn[] {
  const keyOf = ({ path, period }: UnassignedColumn) => JSON.stringify([path, period]);
  const units = new Map<string, Set<string | undefined>>();
  for (const column of columns)
    units.set(keyOf(column), (units.get(keyOf(column)) ?? new Set()).add(column.unit));
  return columns.map((column) => {
    const { path, unit } = column;
    const isShared = units.get(keyOf(column))!.size > 1;
    return isShared && unit !== undefined
      ? { ...column, path: [...path, `${path.at(-1)}, ${unit}`] }
      : column;
  });
}
