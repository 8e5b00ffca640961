import { stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { type Problem, problems, UserError } from '../edition/index.js';
import { literal } from '../sql/index.js';
import { errorMessage, plainGlob } from './duckdb.js';
import { linksOutside } from './inside.js';

/** The record files that a pattern matches, in order, and the problems of those that must not be read. */
export interface FoundFiles {
  /** Relative to the edition. */
  files: string[];
  refused: Problem[];
}

/**
 * The record files of a signal, relative to the edition, in order.
 * @throws UserError for anything that is not a file, and for a link out of the edition
 */
export async function recordFiles(
  connection: DuckDBConnection,
  folder: string,
  from: string,
): Promise<string[]> {
  const { files, refused } = await findRecordFiles(connection, folder, from);
  if (refused.length > 0) throw new UserError(refused);
  return files;
}

/** The same, but returns problems instead of throwing them. */
export async function findRecordFiles(
  connection: DuckDBConnection,
  folder: string,
  from: string,
): Promise<FoundFiles> {
  const all = await filesMatching(connection, folder, from);
  const found: FoundFiles = { files: [], refused: linksOutside(folder, all) };
  const outside = found.refused.map(({ at }) => at.file!);
  for (const file of all) {
    if (outside.some((name) => file === name || file.startsWith(`${name}/`))) continue;
    const wrong = await fault(folder, file);
    if (wrong) found.refused.push(wrong);
    else found.files.push(file);
  }
  return found;
}

async function filesMatching(connection: DuckDBConnection, folder: string, from: string): Promise<string[]> {
  const out = linksOutside(folder, [fixedPart(from)]);
  if (out.length > 0) throw new UserError(out);
  const path = literal(`${plainGlob(resolve(folder))}/${from}`);
  try {
    const rows = await connection.runAndReadAll(`SELECT file FROM glob(${path}) ORDER BY file`);
    const start = resolve(folder).length + 1;
    return rows.getRows().map(([file]) => String(file).slice(start).replaceAll(sep, '/'));
  } catch (error) {
    // DuckDB refuses paths through a link to another folder.
    if (/^Permission Error/.test(errorMessage(error))) throw new UserError([problems.outsideEdition(from)]);
    throw error;
  }
}

/** The folders of a pattern before the first wildcard; the whole of a plain name. */
export function fixedPart(from: string): string {
  const parts = from.split('/');
  const several = parts.findIndex((part) => /[*?[{]/.test(part));
  return parts.slice(0, several < 0 ? parts.length : several).join('/');
}

/** Refuses special files, since a pipe would block. */
async function fault(folder: string, file: string): Promise<Problem | undefined> {
  try {
    return (await stat(join(folder, file))).isFile() ? undefined : problems.unreadable(file, 'EINVAL');
  } catch (error) {
    return problems.unreadable(file, (error as NodeJS.ErrnoException).code ?? errorMessage(error));
  }
}
