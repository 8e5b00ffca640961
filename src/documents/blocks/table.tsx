import type { ComponentChildren } from 'preact';

/** Further attributes of a part of a table. */
type Attributes = {
  'aria-hidden'?: 'true';
  'aria-sort'?: 'ascending' | 'descending' | undefined;
  'data-from'?: string | undefined;
  'data-receipt'?: string | undefined;
  'data-label'?: string;
} & { [name in 'id' | 'class' | 'title' | 'style' | 'data-unit']?: string | undefined };

/** A column of a table: its head, and what it shows of a row. */
export interface Column<R> {
  title?: ComponentChildren;
  /** Class of its head and its cells: `n` for numbers, `wide` where it is left out on phones. */
  class?: string | undefined;
  /** Class of its cells beside that; what each has where they differ. */
  cell?: string | ((row: R, i: number) => string | undefined) | undefined;
  of: (row: R, i: number) => ComponentChildren;
  /** Whether it names the rows. */
  names?: boolean;
  /** Whether its title, a text, stands beside its cells where a narrow window shows rows as lists. */
  label?: boolean;
  /** Further attributes of its head, and of its cells. */
  head?: Attributes;
  attributes?: (row: R) => Attributes;
}

interface TableOf<R> {
  /** A column that does not apply is undefined. */
  columns: readonly (Column<R> | undefined)[];
  rows: readonly R[];
  class?: string | undefined;
  style?: string;
  caption?: string | undefined;
  /** What it is called where no words beside it say so. */
  label?: string;
  /** Attributes of a row. */
  row?: (row: R, i: number) => Attributes;
  /** What the table is called where it may be wider than its room, and is then scrolled by keys; `true` where it is never by much. */
  scroll?: string | true;
}

/** A table; without a head where no column has a title. */
export function Table<R>({
  columns: all,
  rows,
  class: name,
  style,
  caption,
  label,
  row,
  scroll,
}: TableOf<R>) {
  const columns = all.filter((column) => column !== undefined);
  const table = (
    <table class={name} style={style} aria-label={label}>
      {caption === undefined ? null : <caption>{caption}</caption>}
      {columns.some(({ title }) => title !== undefined) ? (
        <thead>
          <tr>
            {columns.map((column, j) => (
              <th key={j} scope="col" class={column.class} {...column.head}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
      ) : null}
      <tbody>
        {rows.map((one, i) => (
          <tr key={i} {...row?.(one, i)}>
            {columns.map((column, j) => (
              <TableCell key={j} column={column} row={one} i={i} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
  if (scroll === undefined) return table;
  const region = scroll === true ? {} : { tabIndex: 0, role: 'region' as const, 'aria-label': scroll };
  return (
    <div class="scroll" {...region}>
      {table}
    </div>
  );
}

function TableCell<R>({ column, row, i }: { column: Column<R>; row: R; i: number }) {
  const { title, class: name, cell, of, names, label, attributes } = column;
  const own = typeof cell === 'function' ? cell(row, i) : cell;
  const classes = [name, own].filter(Boolean).join(' ') || undefined;
  if (names)
    return (
      <th scope="row" class={classes}>
        {of(row, i)}
      </th>
    );
  return (
    <td class={classes} data-label={label ? String(title) : undefined} {...attributes?.(row)}>
      {of(row, i)}
    </td>
  );
}
