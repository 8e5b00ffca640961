import { resolve } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { type Problem, problems, UserError } from '../../edition/index.js';
import { literal } from '../../sql/index.js';
import { plainGlob } from '../duckdb.js';
import { readableText } from '../readableText.js';
import { countedRow, type RecordFile } from './recordFile.js';

/**
 * Opens JSON files, each an array of records or a sequence of records. Every value is read as text, numbers with their
 * original digits; keys that a record lacks are null; the columns are the keys of all records, not only of the first
 * ones. Of what RFC 8259 excludes, a comma after the last value is accepted, and NaN and Infinity, which are then
 * values that are no number.
 *
 * @throws UserError for a file without records, a value that is not a record, and a record with a duplicate key; or
 * errors of the engine
 */
export async function openJsonFiles(
  connection: DuckDBConnection,
  folder: string,
  files: readonly string[],
  scratch: string,
): Promise<RecordFile[]> {
  const paths: string[] = [];
  for (const file of files) paths.push((await readableText(resolve(folder, file), file, scratch)).path);
  const keys = await keysOf(connection, files, paths);
  const all = [...new Set([...keys.values()].flatMap((names) => [...names]))];
  return files.map((file, i) => ({
    file,
    path: paths[i]!,
    columns: [...keys.get(file)!].map((name) => ({ name, type: 'VARCHAR' })),
    rowNumber: countedRow,
    readerKey: 'json',
    read: (written, folders) => jsonTable(written, folders, all),
  }));
}

/** The keys of all records by file, in order of first occurrence. */
async function keysOf(
  connection: DuckDBConnection,
  files: readonly string[],
  paths: readonly string[],
): Promise<Map<string, string[]>> {
  const list = paths.map((path) => literal(plainGlob(path))).join(', ');
  const records = `SELECT filename, CASE json_type(json) WHEN 'OBJECT' THEN json_keys(json) ELSE [NULL] END AS names FROM read_json_objects([${list}], filename = true, hive_partitioning = false)`;
  const named = `SELECT filename, unnest(list_transform(names, lambda n, i: {'name': n, 'place': i, 'again': list_position(names, n) < i}), recursive := true) FROM (${records})`;
  const rows = await connection.runAndReadAll(
    `SELECT filename, name, bool_or(again), min(place) AS first FROM (${named}) GROUP BY filename, name ORDER BY filename, first, name`,
  );
  const keys = new Map(files.map((file) => [file, [] as string[]]));
  const wrong: Problem[] = [];
  for (const [path, name, again] of rows.getRows()) {
    const file = files[paths.indexOf(String(path))]!;
    if (name === null) wrong.push(problems.notAnObject(file));
    else if (again) wrong.push(problems.keyTwice(file, String(name)));
    else keys.get(file)!.push(String(name));
  }
  const empty = files.filter(
    (file) => keys.get(file)!.length === 0 && !wrong.some((p) => p.at.file === file),
  );
  wrong.push(...empty.map((file) => problems.emptyTable(file, { en: 'records', zh: '记录' })));
  if (wrong.length > 0) throw new UserError(wrong);
  return keys;
}

/** Numbers that DuckDB's JSON reader could round or rewrite: more than fifteen digits, or an exponent. */
const long = '[0-9.]{16}|[0-9][eE]';
const number = '-?(?:[0-9][-+.0-9eE]*|(?i:nan|inf(?:inity)?))';
const string = '"(?:[^"\\\\]|\\\\.)*"';

/**
 * Records with such numbers are read with quotes put around every number. The control characters 1 and 2, which never
 * occur in JSON texts, mark where the quotes go.
 */
function jsonTable(paths: string, folders: string, names: readonly string[]): string {
  const marked = `regexp_replace(CAST(json AS VARCHAR), ${literal(`(${string})|(${number})`)}, concat('\\1', chr(1), '\\2', chr(2)), 'g')`;
  const quoted = `replace(replace(replace(${marked}, concat(chr(1), chr(2)), ''), chr(1), '"'), chr(2), '"')`;
  const record = `CASE WHEN regexp_matches(CAST(json AS VARCHAR), ${literal(long)}) THEN CAST(${quoted} AS JSON) ELSE json END`;
  const types = literal(JSON.stringify(Object.fromEntries(names.map((name) => [name, 'VARCHAR']))));
  return `(SELECT unnest(json_transform(${record}, ${types})), * EXCLUDE (json) FROM read_json_objects(${paths}, ${folders}))`;
}
