import type { AnyDefinition, Column, ColumnId, RowOf } from './definition.js';

/** A column of a table that was made. */
export interface TableColumn extends Column {
  readonly id: string;
}

/** A table: its definition with the additions of an edition, and one observation a row. */
export interface Table<D extends AnyDefinition = AnyDefinition> {
  readonly definition: D;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly RowOf<D>[];
}

/** The additions of an edition to the columns: units of its own, and the titles of the open columns. */
export type TableAdditions<D extends AnyDefinition> = {
  readonly [id in ColumnId<D>]?: Partial<Pick<Column, 'title' | 'unit' | 'note'>>;
};

/**
 * A table of a definition.
 * @param additions what the edition adds; every open column is named here, with its title
 */
export function tableOf<D extends AnyDefinition>(
  definition: D,
  rows: readonly RowOf<D>[],
  additions: TableAdditions<D> = {},
): Table<D> {
  return { definition, columns: columnsOf(definition, additions), rows };
}

/** The columns of a definition with what an edition adds. */
export function columnsOf<D extends AnyDefinition>(
  { columns, open }: Pick<D, 'columns' | 'open'>,
  additions: TableAdditions<D> = {},
): TableColumn[] {
  const more: Readonly<Record<string, Partial<Column> | undefined>> = additions;
  return [
    ...Object.entries(columns).map(([id, column]) => ({ id, ...column, ...more[id] })),
    ...Object.entries(more).flatMap(([id, { title, ...rest } = {}]) =>
      open && title && !Object.hasOwn(columns, id) ? [{ id, type: open.type, title, ...rest }] : [],
    ),
  ];
}
