import { hash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AnalysisName, type AnalysisNamed, analyses } from '../../analysis/index.js';
import { csvCell, type InputFile, rowsInOrder } from '../../edition/index.js';
import {
  type AnyDefinition,
  columnsOf,
  fileOf,
  type RowOf,
  type Table,
  type TableColumn,
} from '../../tables/index.js';
import type { Manifest } from '../manifest.js';
import type { StoredTable } from './releaseTables.js';
import { ContradictoryFile, dictionary, rowsOf } from './tables.js';

/**
 * Reads the tables of the analysis of a release from its folder, each once, when it is first asked for; where a node is named, only
 * the lines about it, since most of the time goes into making rows of lines. A table is undefined where its file is absent, differs
 * from the manifest, has other columns than the definition, or is so long that its rows may be in another order.
 */
export function storedTables(folder: string, { files }: Pick<Manifest, 'files'>): StoredTable {
  const listed = new Map(files.map((file) => [file.path, file]));
  const known = new Map<string, Table | undefined>();
  const textIn = (definition: AnyDefinition) => {
    const file = listed.get(fileOf(definition));
    return file && textOf(folder, file);
  };
  let words: string | undefined;
  const saidOf = new Map<string, readonly TableColumn[]>();
  const columnsIn = (definition: AnyDefinition) => {
    words ??= textIn(dictionary) ?? '';
    const columns = saidOf.get(definition.name) ?? columnsBy(words, definition);
    saidOf.set(definition.name, columns);
    return columns;
  };
  const tableOf = (definition: AnyDefinition, node: string | undefined): Table | undefined => {
    const text = textIn(definition);
    if (text === undefined || countOf(text, '\n') > rowsInOrder + 1) return undefined;
    const rows = rowsWhereRead(definition, node === undefined ? text : linesWith(text, node));
    if (!rows) return undefined;
    return {
      definition,
      rows,
      get columns() {
        return columnsIn(definition);
      },
    };
  };
  return <N extends AnalysisName>(name: N, node?: string) => {
    const definition: AnyDefinition = analyses[name];
    const isWhole = node === undefined || !('node' in definition.columns) || known.has(name);
    const key = isWhole ? name : JSON.stringify([name, node]);
    if (!known.has(key)) known.set(key, tableOf(definition, isWhole ? undefined : node));
    return known.get(key) as Table<AnalysisNamed<N>> | undefined;
  };
}

/**
 * The header of a CSV text, every row with this cell, and perhaps other rows. That is the whole text where a cell goes on in a next
 * line, which leaves a line with an odd number of quotation marks.
 */
export function linesWith(text: string, cell: string): string {
  const lines = text.split('\n');
  if (text.includes('"') && lines.some((line) => countOf(line, '"') % 2 === 1)) return text;
  const written = csvCell(cell);
  return `${lines.filter((line, at) => at === 0 || line.includes(written)).join('\n')}\n`;
}

const countOf = (text: string, sign: string) => text.split(sign).length - 1;

/** The columns of a table as the data dictionary has them: an edition may add to their words. */
function columnsBy(words: string, definition: AnyDefinition): readonly TableColumn[] {
  const read = rowsWhereRead(dictionary, linesWith(words, definition.name)) ?? [];
  const own = read.filter(({ table }) => table === definition.name);
  if (own.length === 0) return columnsOf(definition);
  return own.map((word) => ({
    ...definition.columns[word.column],
    id: word.column,
    type: word.type as TableColumn['type'],
    title: { en: word.title_en, zh: word.title_zh },
    ...(word.unit_en && { unit: { en: word.unit_en, zh: word.unit_zh } }),
    ...(word.note_en && { note: { en: word.note_en, zh: word.note_zh } }),
  }));
}

function rowsWhereRead<D extends AnyDefinition>(definition: D, text: string): RowOf<D>[] | undefined {
  try {
    return rowsOf(definition, text);
  } catch (error) {
    if (error instanceof ContradictoryFile) return undefined;
    throw error;
  }
}

/** Reads a file synchronously; undefined unless it is a regular file with the listed bytes. */
function textOf(folder: string, { path, bytes, sha256 }: InputFile): string | undefined {
  let file: number;
  try {
    file = openSync(join(folder, path), constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch {
    return undefined;
  }
  try {
    const found = fstatSync(file);
    if (!found.isFile() || found.size !== bytes) return undefined;
    const content = readFileSync(file);
    return hash('sha256', content, 'hex') === sha256 ? content.toString('utf8') : undefined;
  } catch {
    return undefined;
  } finally {
    closeSync(file);
  }
}
