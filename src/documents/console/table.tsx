import type { ComponentChildren } from 'preact';
import type { Text } from '../../edition/index.js';
import { note, useLanguage } from '../blocks/said.js';
import { Table } from '../blocks/table.js';
import { type ConsoleWord, consoleWords } from './consoleWords.js';

/**
 * The head of a column by its word, or its own title. `n`: numbers stand at the end of their column; `long`: long texts break into
 * lines; `heard`: the title is only heard, as the cells say what they are, such as buttons.
 */
export type ConsoleHead = ConsoleWord | Text | readonly [ConsoleWord | Text, 'n' | 'long' | 'heard'];

/** A cell; `needs`: it needs attention; `isQuiet`: a phone leaves it out. */
export type ConsoleCell =
  | ComponentChildren
  | { shown: ComponentChildren; needs?: boolean; isQuiet?: boolean };

const partsOf = (cell: ConsoleCell): { shown: ComponentChildren; needs?: boolean; isQuiet?: boolean } =>
  typeof cell === 'object' && cell !== null && 'shown' in cell ? cell : { shown: cell };

type Cells = readonly ConsoleCell[];

const isPair = (head: ConsoleHead): head is Exclude<ConsoleHead, ConsoleWord | Text> => Array.isArray(head);

const isNothing = (shown: ComponentChildren) => shown === null || shown === undefined || shown === '';

/** A table, or that there is nothing; on a phone each row becomes a list of its cells, with their titles. */
export function DataTable({ heads, rows }: { heads: readonly ConsoleHead[]; rows: readonly Cells[] }) {
  const lang = useLanguage();
  if (rows.length === 0) return note(consoleWords.none);
  return (
    <Table
      scroll
      class="stack"
      rows={rows}
      row={() => ({ class: 'top' })}
      columns={heads.map((head, j) => {
        const [of, how] = isPair(head) ? head : [head];
        const title = (typeof of === 'string' ? consoleWords[of] : of)[lang];
        return {
          title: how === 'heard' ? <span class="quiet">{title}</span> : title,
          class: how === 'n' ? 'n' : undefined,
          cell: (cells: Cells) => {
            const { needs, isQuiet } = partsOf(cells[j]);
            return [how === 'long' ? 'wrap' : '', needs ? 'needs' : '', isQuiet ? 'zero' : '']
              .filter(Boolean)
              .join(' ');
          },
          attributes: () => ({ 'data-label': how === 'heard' ? '' : title }),
          of: (cells: Cells) => {
            const { shown } = partsOf(cells[j]);
            return isNothing(shown) ? null : <div>{shown}</div>;
          },
        };
      })}
    />
  );
}
