import type { Text } from '../edition/index.js';
import type { CellType, Column } from './definition.js';

/** The properties of a column beyond type and title. */
type ColumnOptions = Omit<Column, 'type' | 'title'>;

/** A column by the type of its cells: its title in both languages, and further properties. */
export const column = {
  string: columnOf('string'),
  integer: columnOf('integer'),
  number: columnOf('number'),
};

function columnOf<const T extends CellType>(type: T) {
  return <const M extends ColumnOptions = Record<never, never>>(
    en: string,
    zh: string,
    more?: M,
  ): { readonly type: T; readonly title: Text } & M => ({ type, title: { en, zh }, ...(more as M) });
}
