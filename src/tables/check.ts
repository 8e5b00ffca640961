import type { AnyDefinition, Cell, Column } from './definition.js';
import { keyOf, keyText } from './keys.js';
import type { Table } from './table.js';

/** At most so many contradictions are told of a table. */
const told = 10;

/** What in the cells of a table contradicts its definition, a line each: a type, a missing cell, two rows of one key. */
export function contradictions<D extends AnyDefinition>({ definition, columns, rows }: Table<D>): string[] {
  const { name, key } = definition;
  const found: string[] = [];
  const all = rows as readonly Readonly<Record<string, Cell | undefined>>[];
  const add = (row: number, id: string, cell: unknown, expected: string) =>
    found.push(`${name}, row ${row + 1}, ${id}: found ${JSON.stringify(cell)}, expected ${expected}`);
  for (const column of columns) {
    const { id } = column;
    const isKey = key.includes(id as D['key'][number]);
    const may = column.optional ?? (!isKey && column.type !== 'string');
    for (let row = 0; row < all.length && found.length < told; row++) {
      const cell = all[row]![id];
      if (!isIn(cell, column, may, isKey)) add(row, id, cell, expectedIn(column, may));
    }
  }
  const seen = new Set<string>();
  for (let row = 0; key.length > 0 && row < rows.length && found.length < told; row++) {
    const own = keyText(keyOf<AnyDefinition>(definition, all[row]! as never));
    if (seen.has(own)) found.push(`${name}, row ${row + 1}: a row before has the same key ${own}`);
    seen.add(own);
  }
  return found;
}

function isIn(cell: Cell | undefined, { type }: Column, may: boolean, isKey: boolean): boolean {
  if (cell === null) return may;
  if (cell === '') return type === 'string' && (may || !isKey);
  if (type === 'string') return typeof cell === 'string';
  return type === 'integer' ? Number.isInteger(cell) : Number.isFinite(cell);
}

function expectedIn({ type }: Column, may: boolean): string {
  const what = { string: 'a text', integer: 'a whole number', number: 'a finite number' }[type];
  return may ? `${what} or null` : what;
}
