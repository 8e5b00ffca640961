import { hash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AnalysisName, type AnalysisNamed, analyses } from '../../analysis/index.js';
import { type InputFile, rowsInOrder } from '../../edition/index.js';
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
import { Contradicted, dictionary, rowsOf } from './tables.js';

/**
 * Reads the tables of the analysis of a release from its folder, each once, when it is first asked for. A table is
 * undefined where its file is absent, differs from the manifest, has other columns than the definition, or is so long
 * that its rows may be in another order.
 */
export function storedTables(folder: string, { files }: Pick<Manifest, 'files'>): StoredTable {
  const listed = new Map(files.map((file) => [file.path, file]));
  const known = new Map<AnalysisName, Table | undefined>();
  const rowsIn = <D extends AnyDefinition>(definition: D) => {
    const file = listed.get(fileOf(definition));
    const text = file && textOf(folder, file);
    return text === undefined ? undefined : rowsWhereRead(definition, text);
  };
  let words: readonly Word[] | undefined;
  const tableOf = (definition: AnyDefinition): Table | undefined => {
    const rows = rowsIn(definition);
    if (!rows || rows.length > rowsInOrder) return undefined;
    return {
      definition,
      rows,
      get columns() {
        words ??= rowsIn(dictionary) ?? [];
        return columnsBy(words, definition);
      },
    };
  };
  return <N extends AnalysisName>(name: N) => {
    if (!known.has(name)) known.set(name, tableOf(analyses[name]));
    return known.get(name) as Table<AnalysisNamed<N>> | undefined;
  };
}

/** A column in the data dictionary of a release. */
type Word = RowOf<typeof dictionary>;

/** The columns of a table as the data dictionary has them: an edition may add to their words. */
function columnsBy(words: readonly Word[], definition: AnyDefinition): readonly TableColumn[] {
  const own = words.filter(({ table }) => table === definition.name);
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
    if (error instanceof Contradicted) return undefined;
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
