import type { CellType, Column } from './definition.js';

/** The properties of a column beyond type and title. */
type ColumnOptions = Omit<Column, 'type' | 'title'>;

/** Whether cells may be missing, as far as it is said: rows are typed by it, and by nothing else of the properties. */
type MissingRule<M> = M extends { readonly optional: infer O } ? { readonly optional: O } : unknown;

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
  ): Column & { readonly type: T } & MissingRule<M> =>
    ({ type, title: { en, zh }, ...more }) as Column & { readonly type: T } & MissingRule<M>;
}
