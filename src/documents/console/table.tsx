import type { ComponentChildren } from 'preact';
import { Table } from '../blocks/table.js';

/** A column of a table. */
export interface ConsoleColumn {
  title: string;
  /** Numbers stand at the end of their column. */
  isNumber?: boolean;
  /** Long texts break into lines. */
  isLong?: boolean;
  /** The title is only heard: the cells say what they are, such as buttons. */
  isHeard?: boolean;
}

/** A cell; `needs`: it needs attention; `isQuiet`: a phone leaves it out. */
export type ConsoleCell =
  | ComponentChildren
  | { shown: ComponentChildren; needs?: boolean; isQuiet?: boolean };

const partsOf = (cell: ConsoleCell): { shown: ComponentChildren; needs?: boolean; isQuiet?: boolean } =>
  typeof cell === 'object' && cell !== null && 'shown' in cell ? cell : { shown: cell };

const isNothing = (shown: ComponentChildren) => shown === null || shown === undefined || shown === '';

interface ConsoleRow {
  key: string;
  cells: readonly ConsoleCell[];
}

/** A table; on a phone each row becomes a list of its cells, with their titles. */
export function DataTable({
  columns,
  rows,
}: {
  columns: readonly ConsoleColumn[];
  rows: readonly ConsoleRow[];
}) {
  return (
    <Table
      scroll
      class="stack"
      rows={rows}
      row={() => ({ class: 'top' })}
      columns={columns.map(({ title, isNumber, isLong, isHeard }, j) => ({
        title: isHeard ? <span class="quiet">{title}</span> : title,
        class: isNumber ? 'n' : undefined,
        cell: ({ cells }: ConsoleRow) => {
          const { needs, isQuiet } = partsOf(cells[j]!);
          return [isLong ? 'wrap' : '', needs ? 'needs' : '', isQuiet ? 'zero' : '']
            .filter(Boolean)
            .join(' ');
        },
        attributes: () => ({ 'data-label': isHeard ? '' : title }),
        of: ({ cells }: ConsoleRow) => {
          const { shown } = partsOf(cells[j]!);
          return isNothing(shown) ? null : <div>{shown}</div>;
        },
      }))}
    />
  );
}
