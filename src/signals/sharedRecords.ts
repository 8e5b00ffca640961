import type { DuckDBConnection } from '@duckdb/node-api';
import {
  type Place,
  type Problem,
  problems,
  type RecordSource,
  type SharedColumns,
  sharedExpressions,
  sharedNumbers,
  sharedOf,
  UserError,
} from '../edition/index.js';
import {
  belongsNowhere,
  columnsShared,
  duckdbFor,
  foldName,
  literal,
  numberColumns,
  numberFault,
  parseCondition,
  sharedColumnsQuery,
  sharedTypes,
} from '../sql/index.js';
import { errorMessage } from './duckdb.js';
import { findIn } from './findRecords.js';
import { checkColumns, openFiles } from './open/openFiles.js';

/** To be increased whenever the same definition gives other columns. */
export const sharedVersion = 1;

/**
 * Writes the records of a source as Parquet, in their order, each with what it shares with those it belongs to.
 *
 * @param path the Parquet file to write
 * @throws UserError for absent columns, names that the records have already, records that belong to nothing, and numbers that are none
 */
export async function writeSharedRecords(
  connection: DuckDBConnection,
  folder: string,
  source: RecordSource,
  scratch: string,
  path: string,
): Promise<void> {
  const shared = sharedOf(source)!;
  const at = { file: 'sources.yaml', path: source.id };
  const files = await openFiles(connection, folder, [source.file], scratch);
  checkColumns(files, columnsShared(shared));
  const place = { connection, folder, scratch };
  const wrong = [
    ...namesTaken(at, shared, files.columns),
    ...(await belongingNowhere(place, at, source.file, shared)),
    ...(await badNumbers(place, at, source.file, shared)),
  ];
  if (wrong.length > 0) throw new UserError(wrong);
  const dialect = duckdbFor([...files.columns, ...sharedTypes(shared)]);
  const query = sharedColumnsQuery(files.table, shared, dialect);
  try {
    await connection.run(`COPY (${query}) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd)`);
  } catch (error) {
    const written = Object.values(shared.columns).flatMap(sharedExpressions).join('; ');
    const isMisfit = /^(Binder|Conversion|Invalid Input) Error/.test(errorMessage(error));
    throw isMisfit ? new UserError([problems.misfitCondition(at, written)]) : error;
  }
}

interface Folder {
  connection: DuckDBConnection;
  folder: string;
  scratch: string;
}

function namesTaken(at: Place, { columns }: SharedColumns, known: readonly { name: string }[]): Problem[] {
  const taken = new Set(known.map(({ name }) => foldName(name)));
  return Object.keys(columns).flatMap((name) =>
    taken.has(foldName(name)) ? [problems.columnTaken(at, name)] : [],
  );
}

async function belongingNowhere(
  place: Folder,
  at: Place,
  file: string,
  shared: SharedColumns,
): Promise<Problem[]> {
  const holds = (d: Parameters<typeof belongsNowhere>[1]) => belongsNowhere(shared, d);
  const found = await findIn(place, file, [file], { column: shared.each[0]!, holds });
  return found.count > 0 ? [problems.belongsNowhere(at, shared.each, found)] : [];
}

/** Texts in columns of the file that are read as numbers. */
async function badNumbers(place: Folder, at: Place, file: string, shared: SharedColumns): Promise<Problem[]> {
  const own = new Set(columnsShared(shared).map(foldName));
  const read = Object.values(shared.columns).flatMap((column) => [
    ...sharedExpressions(column).flatMap((one) => numberColumns(parseCondition(one), 'number')),
    ...[sharedNumbers(column)].filter((one) => one !== undefined),
  ]);
  const found: Problem[] = [];
  for (const column of new Set(read.filter((name) => own.has(foldName(name))))) {
    const bad = await findIn(place, file, [file], {
      column,
      holds: (d) => numberFault(d.identifier(column), d)['not-a-number'],
    });
    if (bad.count > 0) found.push(problems.badNumber(at, column, bad, 'not-a-number'));
  }
  return found;
}
