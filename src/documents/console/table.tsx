import type { ComponentChildren } from 'preact';

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

/** A table; on a phone each row becomes a list of its cells, with their titles. */
export function DataTable({
  columns,
  rows,
}: {
  columns: readonly ConsoleColumn[];
  rows: readonly { key: string; cells: readonly ConsoleCell[] }[];
}) {
  return (
    <div class="scroll">
      <table class="stack">
        <thead>
          <tr>
            {columns.map(({ title, isNumber, isHeard }, i) => (
              <th key={`${i} ${title}`} class={isNumber ? 'n' : undefined}>
                {isHeard ? <span class="quiet">{title}</span> : title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key} class="top">
              {cells.map((cell, i) => {
                const { title, isNumber, isLong, isHeard } = columns[i]!;
                const { shown, needs, isQuiet } = partsOf(cell);
                const names = [
                  isNumber ? 'n' : '',
                  isLong ? 'wrap' : '',
                  needs ? 'needs' : '',
                  isQuiet ? 'zero' : '',
                ];
                return (
                  <td
                    key={title}
                    class={names.filter(Boolean).join(' ') || undefined}
                    data-label={isHeard ? '' : title}
                  >
                    {isNothing(shown) ? null : <div>{shown}</div>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
