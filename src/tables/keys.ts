import { memoize } from '../edition/index.js';
import type { AnyDefinition, Cell, KeyOf, RowOf } from './definition.js';
import type { Table } from './table.js';

/**
 * The cells that name a row, as text, in the order of the key; an empty cell is a code of its own.
 * @throws Error where a column of the key is missing
 */
export function keyOf<D extends AnyDefinition>({ name, key }: D, row: KeyOf<D>): string[] {
  const cells: Readonly<Record<string, Cell | undefined>> = row;
  return key.map((id) => {
    const cell = cells[id];
    if (cell === undefined) throw new Error(`A row of ${name} is named by ${id}, which is missing.`);
    return String(cell ?? '');
  });
}

/** The cells of a key as one text. */
export const keyText = (key: readonly string[]): string => JSON.stringify(key);

const rowNumbers = memoize(
  ({ definition, rows }: Table): ReadonlyMap<string, number> =>
    new Map(rows.map((row, number) => [keyText(keyOf(definition, row)), number])),
);

/** The number of the row with a key, its cells as text; −1 where there is none. */
function rowNumber(table: Table, key: readonly string[]): number {
  return rowNumbers(table).get(keyText(key)) ?? -1;
}

/** The row that has the cells of a key; undefined where there is none. */
export function findRow<D extends AnyDefinition>(table: Table<D>, key: KeyOf<D>): RowOf<D> | undefined {
  return table.rows[rowNumber(table as unknown as Table, keyOf(table.definition, key))];
}
