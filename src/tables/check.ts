import { type AnyDefinition, type Cell, type Column, mayBeNull } from './definition.js';
import { keyOf, keyText } from './keys.js';
import type { Table } from './table.js';

/** The most contradictions reported for a table. */
const maxContradictions = 10;

/** Which cells of a table are not of the type of their column, or missing where none may be, a line each. */
export function contradictions<D extends AnyDefinition>({ definition, columns, rows }: Table<D>): string[] {
  const { name, key } = definition;
  const found: string[] = [];
  const all = rows as readonly Readonly<Record<string, Cell | undefined>>[];
  for (const column of columns) {
    const { id } = column;
    const may = mayBeNull(column, key.includes(id as D['key'][number]));
    for (let row = 0; row < all.length && found.length < maxContradictions; row++) {
      const cell = all[row]![id];
      if (isOfType(cell, column, may)) continue;
      const is = `found ${JSON.stringify(cell)}, expected ${expectedType(column, may)}`;
      found.push(`${name}, row ${row + 1}, ${id}: ${is}`);
    }
  }
  return found;
}

/** Rows that their key does not name: a cell of it is empty though none may be, or a row before has the same. */
export function keyFaults<D extends AnyDefinition>({ definition, rows }: Table<D>): string[] {
  const { name, key, columns } = definition as AnyDefinition;
  const found: string[] = [];
  const seen = new Set<string>();
  for (let row = 0; key.length > 0 && row < rows.length && found.length < maxContradictions; row++) {
    const cells = keyOf<AnyDefinition>(definition, rows[row]! as Readonly<Record<string, Cell>>);
    const empty = key.find((id, i) => cells[i] === '' && !columns[id]!.optional);
    if (empty) found.push(`${name}, row ${row + 1}, ${empty}: found nothing, expected a part of its key`);
    const own = keyText(cells);
    if (seen.has(own)) found.push(`${name}, row ${row + 1}: a row before has the same key ${own}`);
    seen.add(own);
  }
  return found;
}

function isOfType(cell: Cell | undefined, { type }: Column, mayBeNull: boolean): boolean {
  if (cell === null) return mayBeNull;
  // A file does not tell an empty text from a missing one.
  if (type === 'string') return typeof cell === 'string' && !(mayBeNull && cell === '');
  return type === 'integer' ? Number.isInteger(cell) : Number.isFinite(cell);
}

function expectedType({ type }: Column, mayBeNull: boolean): string {
  const what = {
    string: mayBeNull ? 'a text that is not empty' : 'a text',
    integer: 'a whole number',
    number: 'a finite number',
  }[type];
  return mayBeNull ? `${what} or null` : what;
}
