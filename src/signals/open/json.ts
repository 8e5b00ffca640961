import { resolve } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { type Problem, problems, UserError } from '../../edition/index.js';
import { literal } from '../../sql/index.js';
import { plainGlob } from '../duckdb.js';
import { readableText } from '../readableText.js';
import type { RecordFile } from './recordFile.js';

/**
 * JSON files, an array of records or one after the other. Every value is a text, a number the very digits that stand there, and a
 * key that a record lacks is null; the keys are those of all records, not of the first ones.
 *
 * @throws UserError for a file without a record, a value that is none, and a record with a key twice; or what the engine says
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
    alike: 'json',
    read: (written, folders) => jsonTable(written, folders, all),
  }));
}

/** The keys of all records by file, in the order in which they come. */
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

/** A number that the engine's reader of JSON could round or write anew: more than fifteen digits, or an exponent. */
const long = '[0-9.]{16}|[0-9][eE]';
const number = '-?(?:[0-9][-+.0-9eE]*|(?i:nan|inf(?:inity)?))';
const string = '"(?:[^"\\\\]|\\\\.)*"';

/**
 * Records with long numbers are read with quotes around every number. No text of JSON has the characters 1 and 2 in it: they mark where
 * quotes go.
 */
function jsonTable(paths: string, folders: string, names: readonly string[]): string {
  const marked = `regexp_replace(CAST(json AS VARCHAR), ${literal(`(${string})|(${number})`)}, concat('\\1', chr(1), '\\2', chr(2)), 'g')`;
  const quoted = `replace(replace(replace(${marked}, concat(chr(1), chr(2)), ''), chr(1), '"'), chr(2), '"')`;
  const record = `CASE WHEN regexp_matches(CAST(json AS VARCHAR), ${literal(long)}) THEN CAST(${quoted} AS JSON) ELSE json END`;
  const types = literal(JSON.stringify(Object.fromEntries(names.map((name) => [name, 'VARCHAR']))));
  return `(SELECT unnest(json_transform(${record}, ${types})), * EXCLUDE (json) FROM read_json_objects(${paths}, ${folders}))`;
}
