import type { DuckDBConnection } from '@duckdb/node-api';
import { UserError } from '../../edition/index.js';
import { keyProblems, readColumns } from '../../sql/index.js';
import { checkColumns, type OpenFiles, openFiles } from '../open/openFiles.js';
import type { Pass } from './passes.js';

/**
 * Opens a record file to be judged.
 *
 * @param file below the edition
 * @throws UserError for a file that lacks a column which the contract or a signal needs, or that no contract can be checked on; or
 * what the engine says of it
 */
export async function inputTable(
  connection: DuckDBConnection,
  { folder, scratch }: { folder: string; scratch: string },
  file: string,
  { needed, signals, contract }: Pass,
): Promise<OpenFiles> {
  const opened = await openFiles(connection, folder, [file], scratch);
  checkColumns(opened, [...new Set([...needed, ...readColumns(signals)])]);
  const wrong = keyProblems(file, opened.columns, contract);
  if (wrong.length > 0) throw new UserError(wrong);
  return opened;
}
