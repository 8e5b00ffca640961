import { parse } from 'csv-parse/sync';
import {
  type AnyDefinition,
  column,
  contradictions,
  csvOfTable,
  defineTable,
  fileOf,
  type RowOf,
  rowsFromCsv,
  type Table,
  tableOf,
} from '../../tables/index.js';
import type { Manifest } from '../manifest.js';
import { publishFolder, type ReleaseFile } from '../store/store.js';

/** A file of a release that contradicts the definition of its table. */
export class ContradictoryFile extends Error {
  /** The path of the file in its release. */
  readonly path: string;

  constructor(path: string, why: string) {
    super(why);
    this.path = path;
  }
}

/**
 * A table as the CSV file of a release.
 * @throws Contradicted where a cell is not of its type, or missing where none may be
 */
export function tableFile(table: Table): ReleaseFile {
  const wrong = contradictions(table);
  const path = fileOf(table.definition);
  if (wrong.length > 0) throw new ContradictoryFile(path, wrong.join('\n'));
  return { path, content: csvOfTable(table) };
}

/** The file of a table; none where it has no row. */
export const tableFileIfAny = (table: Table): ReleaseFile[] =>
  table.rows.length > 0 ? [tableFile(table)] : [];

/**
 * The rows of a table from its CSV file.
 * @throws Contradicted where it is no CSV, a column is missing or a cell is not of its type
 */
export function rowsOf<D extends AnyDefinition>(definition: D, text: string): RowOf<D>[] {
  try {
    return rowsFromCsv(definition, cellsOf(text));
  } catch (error) {
    throw new ContradictoryFile(fileOf(definition), (error as Error).message);
  }
}

/** The cells of a CSV file. A file without quotes is split at commas and line ends, which takes a tenth of the time. */
export function cellsOf(text: string): string[][] {
  if (/["\r]/.test(text)) return parse(text, { relax_column_count: true }) as string[][];
  const lines = (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
  return lines.map((line) => line.split(','));
}

/** The rows of a table that is omitted from a release where it is empty. */
export async function rowsIn<D extends AnyDefinition>(
  definition: D,
  text: (path: string) => Promise<string>,
  { files }: Pick<Manifest, 'files'>,
): Promise<RowOf<D>[]> {
  const path = fileOf(definition);
  return files.some((file) => file.path === path) ? rowsOf(definition, await text(path)) : [];
}

/** The tables of an analysis as CSV files, with a data dictionary of their columns. */
export function tableFiles(tables: readonly Table[]): ReleaseFile[] {
  return [...tables.map(tableFile), tableFile(tableOf(dictionary, tables.flatMap(entriesOf)))];
}

function entriesOf({ definition: { name, title }, columns }: Table): RowOf<typeof dictionary>[] {
  return columns.map(({ id, type, title: of, unit, note }) => ({
    table: name,
    table_en: title.en,
    table_zh: title.zh,
    column: id,
    type,
    title_en: of.en,
    title_zh: of.zh,
    unit_en: unit?.en ?? '',
    unit_zh: unit?.zh ?? '',
    note_en: note?.en ?? '',
    note_zh: note?.zh ?? '',
  }));
}

/** The data dictionary of the tables of an analysis. */
export const dictionary = defineTable({
  name: 'dictionary',
  title: { en: 'Meaning of the columns', zh: '各列含义' },
  columns: {
    table: column.string('Table', '表'),
    table_en: column.string('Title of the table, English', '表的英文标题'),
    table_zh: column.string('Title of the table, Chinese', '表的中文标题'),
    column: column.string('Column', '列'),
    type: column.string('string, integer or number', 'string 文本、integer 整数、number 数值'),
    title_en: column.string('Meaning, English', '含义（英文）'),
    title_zh: column.string('Meaning, Chinese', '含义（中文）'),
    unit_en: column.string('Unit, English', '单位（英文）'),
    unit_zh: column.string('Unit, Chinese', '单位（中文）'),
    note_en: column.string('Note, English', '说明（英文）'),
    note_zh: column.string('Note, Chinese', '说明（中文）'),
  },
  key: ['table', 'column'],
});

/** Writes tables as the folder `out`, all or nothing. */
export async function writeTables(out: string, release: string, tables: readonly Table[]): Promise<void> {
  await publishFolder(out, `${release}-analysis`, tableFiles(tables));
}
