import type { TidyTable } from '../analysis/index.js';
import { csvText } from '../edition/index.js';
import { publishFolder, type ReleaseFile } from './store.js';

/** The tables of an analysis as CSV files, with a data dictionary of their columns. */
export function tableFiles(tables: readonly TidyTable[]): ReleaseFile[] {
  const files = tables.map(({ name, columns, rows }) => ({
    path: `analysis/${name}.csv`,
    content: csvText(
      columns.map((c) => c.id),
      rows.map((row) => row.map((cell) => cell ?? '')),
    ),
  }));
  return [...files, { path: 'analysis/dictionary.csv', content: dictionary(tables) }];
}

function dictionary(tables: readonly TidyTable[]): string {
  const header = [
    'table',
    'table_en',
    'table_zh',
    'column',
    'type',
    'title_en',
    'title_zh',
    'unit_en',
    'unit_zh',
    'note_en',
    'note_zh',
  ];
  const rows = tables.flatMap(({ name, title, columns, rows: cells }) =>
    columns.map(({ id, title: of, unit, note }, i) => [
      name,
      title.en,
      title.zh,
      id,
      typeOf(cells.map((row) => row[i]!)),
      of.en,
      of.zh,
      unit?.en ?? '',
      unit?.zh ?? '',
      note?.en ?? '',
      note?.zh ?? '',
    ]),
  );
  return csvText(header, rows);
}

/** `number` where every cell that is not missing is a number, and there is one. */
function typeOf(cells: readonly (string | number | null)[]): 'string' | 'number' {
  const there = cells.filter((cell) => cell !== null);
  return there.length > 0 && there.every((cell) => typeof cell === 'number') ? 'number' : 'string';
}

/** Writes tables as the folder `out`, all or nothing. */
export async function writeTables(out: string, release: string, tables: readonly TidyTable[]): Promise<void> {
  await publishFolder(out, `${release}-analysis`, tableFiles(tables));
}
