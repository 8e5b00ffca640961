import type { DuckDBConnection } from '@duckdb/node-api';
import { limits, overLimit, type Problem, problems, UserError } from '../../edition/index.js';
import {
  foldName,
  groupBy,
  identifier,
  literal,
  ownColumns,
  placeText,
  type RecordColumn,
} from '../../sql/index.js';
import { plainGlob } from '../duckdb.js';
import { isAccepted } from '../ingest/folder.js';
import { fileProblems } from '../unreadable.js';
import { openCsvFile } from './csv.js';
import { openJsonFiles } from './json.js';
import { openParquetFiles } from './parquet.js';
import { type Partitions, partitionsOf } from './partitions.js';
import { countedRow, type RecordFile } from './recordFile.js';

/** Opened record files. */
export interface OpenFiles {
  files: RecordFile[];
  /** All files as one table: an SQL expression. */
  table: string;
  /** Records to sample before a query: the first file where all files are alike, otherwise all of them. */
  sample: string;
  /** Columns of the table. Names that differ only in case are one column. */
  columns: RecordColumn[];
  /** Columns that folders name. */
  partitions: Partitions;
}

/**
 * Opens record files for a build, an ingest, or the records behind a figure. CSV and JSON columns are texts, without
 * type detection; Parquet columns have their declared types. Folders named `column=value` are columns. A column whose
 * type differs between files is read as text, so that no value is rounded.
 *
 * @param files below the edition, at least one
 * @throws UserError with all files that cannot be read, or whose columns are ambiguous
 */
export async function openFiles(
  connection: DuckDBConnection,
  folder: string,
  files: readonly string[],
  scratch: string,
): Promise<OpenFiles> {
  const partitions = partitionsOf(files);
  const looked = await openByFormat(connection, folder, files, scratch);
  const wrong = looked.flatMap((one) => wrongColumns(one, partitions.of(one.file)));
  if (wrong.length > 0) throw new UserError(wrong);
  const opened = looked.map((one) => ({ ...one, columns: [...one.columns, ...partitions.of(one.file)] }));
  return { files: opened, ...combineReaders(opened, partitions), partitions };
}

/** Opens files of one format together, which is faster; where one of them cannot be read, each separately, to name them all. */
async function openByFormat(
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
          wrong.push(...(await fileProblems(folder, file, own))),
        );
      }
      if (wrong.length === before) throw error;
    }
  }
  if (wrong.length > 0) throw new UserError(wrong);
  return found;
}

function wrongColumns({ file, columns }: RecordFile, partitions: readonly RecordColumn[]): Problem[] {
  if (columns.length > limits.columns.most) return [overLimit({ file, line: 1 }, 'columns', columns.length)];
  const names = columns.map((c) => c.name);
  const first = new Map<string, string>();
  const found: Problem[] = [];
  names.forEach((name, i) => {
    const known = first.get(foldName(name));
    if (name === '') found.push(problems.namelessColumn(file, i + 1));
    else if (known !== undefined) found.push(problems.sameColumns(file, known, name));
    else if (ownColumns.test(name) && !isAccepted(file)) found.push(problems.reservedColumn(file, name));
    first.set(foldName(name), name);
  });
  const inBoth = partitions.filter(({ name }) => first.has(foldName(name)));
  return [...found, ...inBoth.map(({ name }) => problems.partitionColumn(file, name))];
}

/** Combines readers: files that are alike share one. */
function combineReaders(
  files: readonly RecordFile[],
  partitions: Partitions,
): Pick<OpenFiles, 'table' | 'sample' | 'columns'> {
  const groups = new Map<string, RecordFile[]>();
  for (const one of files) {
    const key = JSON.stringify([one.readerKey, one.columns]);
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

/** Records of files that are read together. */
export interface NumberedRecords {
  /** SQL expression for the records with the number of their file among those opened, from 0, and of the record in it, from 1 (`__file`, `__row`). */
  sql: string;
  columns: RecordColumn[];
}

/**
 * The records of some of the opened files, numbered. Files whose reader numbers their records are read together where they are alike,
 * which takes a query for many files far less long to plan.
 * @param wanted the numbers of these files
 * @param byFolders whether records may be sought by columns that folders name
 */
export function numberedRecords(
  opened: OpenFiles,
  wanted: readonly number[],
  byFolders: boolean,
): NumberedRecords[] {
  const alike = groupBy(wanted, (i) => {
    const { readerKey, columns, rowNumber } = opened.files[i]!;
    const isTaken = columns.some(({ name }) => ['filename', 'file_index'].includes(foldName(name)));
    const isAlone = rowNumber === countedRow || isTaken;
    return JSON.stringify([readerKey, columns, rowNumber, isAlone ? i : '']);
  });
  return [...alike.values()].map((numbers) => {
    const files = numbers.map((i) => opened.files[i]!);
    const [{ columns, rowNumber }] = files as [RecordFile];
    // By their folders the engine may tell that files hold nothing that is sought; it does not count them then.
    const isCounted = !byFolders || opened.partitions.of(files[0]!.file).length === 0;
    const number = isCounted ? countedFile(numbers) : listedFile(files, numbers);
    const table = tableOf(files, opened.partitions);
    const names = columns.map(({ name }) => identifier(name));
    return {
      columns,
      sql: `(SELECT ${[`${number} AS __file`, `${rowNumber} AS __row`, ...names].join(', ')} FROM ${table})`,
    };
  });
}

/** The number of the file of a record, as SQL, by the number that the engine gives it. */
function countedFile(numbers: readonly number[]): string {
  const own = 'CAST(file_index AS BIGINT)';
  if (numbers.length === 1) return `${numbers[0]}`;
  return numbers.every((number, i) => number === i) ? own : `[${numbers.join(', ')}][${own} + 1]`;
}

/** The same by its name. */
function listedFile(files: readonly RecordFile[], numbers: readonly number[]): string {
  if (numbers.length === 1) return `${numbers[0]}`;
  const paths = files.map(({ path }) => literal(path)).join(', ');
  return `[${numbers.join(', ')}][list_position([${paths}], filename)]`;
}

/** All records of some of the opened files, numbered, with the columns of all: an SQL expression. */
export function allNumberedRecords(opened: OpenFiles, wanted: readonly number[]): string {
  const parts = numberedRecords(opened, wanted, true).map(
    ({ sql, columns }) =>
      `SELECT ${['__file', '__row', selectOf(columns, opened.columns)].join(', ')} FROM ${sql}`,
  );
  return `(${parts.join('\nUNION ALL ')}) AS numbered`;
}

/** The columns that one of the files has itself, without those that its folders name. */
export function ownColumnsOf({ partitions }: OpenFiles, { file, columns }: RecordFile): string[] {
  return columns.slice(0, columns.length - partitions.of(file).length).map(({ name }) => name);
}

const integerTypes = /^(U?(TINY|SMALL)|BIG)INT$|^U?INTEGER$/;

/** The columns of all parts, with types that hold the values of each part. */
function commonColumns(parts: readonly (readonly RecordColumn[])[]): RecordColumn[] {
  const types = new Map<string, { name: string; types: Set<string> }>();
  for (const { name, type } of parts.flat()) {
    const known = types.get(foldName(name)) ?? { name, types: new Set() };
    known.types.add(type);
    types.set(foldName(name), known);
  }
  return [...types.values()].map(({ name, types: all }) => {
    const [only, ...others] = [...all];
    if (others.length === 0) return { name, type: only! };
    return { name, type: [...all].every((type) => integerTypes.test(type)) ? 'BIGINT' : 'VARCHAR' };
  });
}

function selectOf(own: readonly RecordColumn[], all: readonly RecordColumn[]): string {
  const byName = new Map(own.map((c) => [foldName(c.name), c]));
  return all
    .map(({ name, type }) => {
      const here = byName.get(foldName(name));
      const as = identifier(name);
      if (!here) return `CAST(NULL AS ${type === 'NESTED' ? 'VARCHAR' : type}) AS ${as}`;
      if (here.type === type) return `${identifier(here.name)} AS ${as}`;
      return type === 'VARCHAR'
        ? `${placeText(identifier(here.name), here.type)} AS ${as}`
        : `CAST(${identifier(here.name)} AS ${type}) AS ${as}`;
    })
    .join(', ');
}

/**
 * @param needed columns that every file must have
 * @throws UserError naming, for each absent column, the files that lack it
 */
export function checkColumns({ files }: Pick<OpenFiles, 'files'>, needed: readonly string[]): void {
  const names = new Map(
    files.map(({ file, columns }) => [file, new Set(columns.map((c) => foldName(c.name)))]),
  );
  const found = needed.flatMap((name) => {
    const without = files.filter(({ file }) => !names.get(file)!.has(foldName(name))).map(({ file }) => file);
    return without.length === 0 ? [] : [problems.lackingColumn(without, name, files.length)];
  });
  if (found.length > 0) throw new UserError(found);
}
