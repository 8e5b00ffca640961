import type { DuckDBConnection } from '@duckdb/node-api';
import { type Problem, problems, UserError } from '../../edition/index.js';
import { identifier, literal, ownColumns, type RecordColumn, sameName, wordOf } from '../../sql/index.js';
import { mostColumns } from '../dataFiles.js';
import { plainGlob } from '../duckdb.js';
import { isAccepted } from '../ingest/folder.js';
import { complaints } from '../unreadable.js';
import { openCsvFile } from './csv.js';
import { openJsonFiles } from './json.js';
import { openParquetFiles } from './parquet.js';
import { type Partitions, partitionsOf } from './partitions.js';
import type { RecordFile } from './recordFile.js';

/** Record files, opened. */
export interface OpenFiles {
  files: RecordFile[];
  /** All of them as one table: an SQL expression. */
  table: string;
  /** Records to look at before a question is asked: the first file where all files are alike, else all of them. */
  sample: string;
  /** Of the table. A name that is written in capitals in some files is one column. */
  columns: RecordColumn[];
}

/**
 * Opens record files, the one way there is: for a build, an ingest, and to show the records behind a figure. CSV and JSON are texts and
 * nothing is guessed from a sample; Parquet has the types it says. Folders named `column=value` are columns. A column whose type differs
 * between files becomes the text of its values, so that none is rounded to fit the others.
 *
 * @param files below the edition, at least one
 * @throws UserError with all files that cannot be read, or whose columns cannot be told apart
 */
export async function openFiles(
  connection: DuckDBConnection,
  folder: string,
  files: readonly string[],
  scratch: string,
): Promise<OpenFiles> {
  const partitions = partitionsOf(files);
  const looked = await lookAt(connection, folder, files, scratch);
  const wrong = looked.flatMap((one) => wrongColumns(one, partitions.of(one.file)));
  if (wrong.length > 0) throw new UserError(wrong);
  const opened = looked.map((one) => ({ ...one, columns: [...one.columns, ...partitions.of(one.file)] }));
  return { files: opened, ...together(opened, partitions) };
}

/** Files of one kind together where that is quicker; where one of them cannot be read, each by itself, to name them all. */
async function lookAt(
  connection: DuckDBConnection,
  folder: string,
  files: readonly string[],
  scratch: string,
): Promise<RecordFile[]> {
  const kinds: [form: RegExp, open: (files: readonly string[]) => Promise<RecordFile[]>][] = [
    [/\.parquet$/i, (all) => openParquetFiles(connection, folder, all)],
    [/\.csv(\.gz)?$/i, (all) => Promise.all(all.map((file) => openCsvFile(folder, file, scratch)))],
    [/\.(json|jsonl|ndjson)(\.gz)?$/i, (all) => openJsonFiles(connection, folder, all, scratch)],
  ];
  const found: RecordFile[] = [];
  const wrong: Problem[] = files
    .filter((file) => !kinds.some(([form]) => form.test(file)))
    .map((file) => problems.notRecords(file));
  for (const [form, open] of kinds) {
    const those = files.filter((file) => form.test(file));
    if (those.length === 0) continue;
    try {
      found.push(...(await open(those)));
    } catch (error) {
      const before = wrong.length;
      for (const file of those) {
        await open([file]).catch(async (own: unknown) =>
          wrong.push(...(await complaints(folder, file, own))),
        );
      }
      if (wrong.length === before) throw error;
    }
  }
  if (wrong.length > 0) throw new UserError(wrong);
  return found;
}

function wrongColumns({ file, columns }: RecordFile, partitions: readonly RecordColumn[]): Problem[] {
  if (columns.length > mostColumns) return [problems.tooManyColumns(file, columns.length, mostColumns)];
  const names = columns.map((c) => c.name);
  const first = new Map<string, string>();
  const found: Problem[] = [];
  names.forEach((name, i) => {
    const known = first.get(sameName(name));
    if (name === '') found.push(problems.namelessColumn(file, i + 1));
    else if (known !== undefined) found.push(problems.sameColumns(file, known, name));
    else if (ownColumns.test(name) && !isAccepted(file)) found.push(problems.reservedColumn(file, name));
    first.set(sameName(name), name);
  });
  const inBoth = partitions.filter(({ name }) => first.has(sameName(name)));
  return [...found, ...inBoth.map(({ name }) => problems.partitionColumn(file, name))];
}

/** Files that are alike in one reader, and readers side by side. */
function together(
  files: readonly RecordFile[],
  partitions: Partitions,
): Pick<OpenFiles, 'table' | 'sample' | 'columns'> {
  const groups = new Map<string, RecordFile[]>();
  for (const one of files) {
    const key = JSON.stringify([one.alike, one.columns]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const parts = [...groups.values()].map((group) => ({
    columns: group[0]!.columns,
    table: tableOf(group, partitions),
    sample: tableOf(group.slice(0, 1), partitions),
  }));
  if (parts.length === 1) return parts[0]!;
  const columns = commonColumns(parts.map((p) => p.columns));
  const selects = parts.map((part) => `SELECT ${selectOf(part.columns, columns)} FROM ${part.table}`);
  const table = `(${selects.join('\nUNION ALL ')})`;
  return { columns, table, sample: table };
}

function tableOf(group: readonly RecordFile[], partitions: Partitions): string {
  const [first] = group as [RecordFile];
  const paths = group.map(({ path }) => literal(plainGlob(path))).join(', ');
  return first.read(`[${paths}]`, partitions.options(partitions.of(first.file)));
}

const wholes = /^(U?(TINY|SMALL)|BIG)INT$|^U?INTEGER$/;

/** Every column of any of the parts, with a type that holds what each part says. */
function commonColumns(parts: readonly (readonly RecordColumn[])[]): RecordColumn[] {
  const types = new Map<string, { name: string; types: Set<string> }>();
  for (const { name, type } of parts.flat()) {
    const known = types.get(sameName(name)) ?? { name, types: new Set() };
    known.types.add(type);
    types.set(sameName(name), known);
  }
  return [...types.values()].map(({ name, types: all }) => {
    const [only, ...others] = [...all];
    if (others.length === 0) return { name, type: only! };
    return { name, type: [...all].every((type) => wholes.test(type)) ? 'BIGINT' : 'VARCHAR' };
  });
}

function selectOf(own: readonly RecordColumn[], all: readonly RecordColumn[]): string {
  const byName = new Map(own.map((c) => [sameName(c.name), c]));
  return all
    .map(({ name, type }) => {
      const here = byName.get(sameName(name));
      const as = identifier(name);
      if (!here) return `CAST(NULL AS ${type === 'NESTED' ? 'VARCHAR' : type}) AS ${as}`;
      if (here.type === type) return `${identifier(here.name)} AS ${as}`;
      return type === 'VARCHAR'
        ? `${wordOf(identifier(here.name), here.type)} AS ${as}`
        : `CAST(${identifier(here.name)} AS ${type}) AS ${as}`;
    })
    .join(', ');
}

/**
 * @param needed columns that every file must have
 * @throws UserError naming for each column that is absent somewhere the files that lack it
 */
export function checkColumns({ files }: Pick<OpenFiles, 'files'>, needed: readonly string[]): void {
  const names = new Map(
    files.map(({ file, columns }) => [file, new Set(columns.map((c) => sameName(c.name)))]),
  );
  const found = needed.flatMap((name) => {
    const without = files.filter(({ file }) => !names.get(file)!.has(sameName(name))).map(({ file }) => file);
    return without.length === 0 ? [] : [problems.lackingColumn(without, name, files.length)];
  });
  if (found.length > 0) throw new UserError(found);
}
