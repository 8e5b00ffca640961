import type { DuckDBConnection } from '@duckdb/node-api';
import type { Signal } from '../edition/index.js';
import { identifier } from '../sql/index.js';
import { type OpenFiles, openFiles } from './open/openFiles.js';
import { recordFiles } from './recordFiles.js';

/** The record files below a folder: found and opened once, however many signals read them. */
export interface RecordFolder {
  connections: readonly DuckDBConnection[];
  /** The connection for the records of a name: those of different names may be read at the same time. */
  connectionOf(from: string): DuckDBConnection;
  folder: string;
  /** Folder for converted copies. */
  scratch: string;
  /** The files of a name (`from`), below the folder. */
  filesOf(from: string): Promise<string[]>;
  opened(from: string): Promise<OpenFiles>;
  /** Whether all dates of a name that this column has are known to be days as they are, without a time. */
  shortDates: Set<string>;
  /** The dates in each file, where its partials were kept: by how signals read the records (`readAs`), then by path. */
  dates: Map<string, ReadonlyMap<string, ReadonlySet<string>>>;
  /** In the same way, the place names in each file (`placeKeys`). */
  names: Map<string, (path: string) => ReadonlySet<string>>;
}

/** Signals with the same key read the same places and dates. */
export const readAs = ({ from, unit, period }: Signal) =>
  JSON.stringify([from, unit, period.column, period.zone, period.format]);

/** @param connections names take them in turn */
export function recordFolder(
  connections: readonly DuckDBConnection[],
  folder: string,
  scratch: string,
): RecordFolder {
  let names = 0;
  const connectionOf = memoizeByName(() => connections[names++ % connections.length]!);
  const filesOf = memoizeByName((from) => recordFiles(connectionOf(from), folder, from));
  const opened = memoizeByName(async (from) =>
    openFiles(connectionOf(from), folder, await filesOf(from), scratch),
  );
  return {
    connections,
    connectionOf,
    folder,
    scratch,
    filesOf,
    opened,
    shortDates: new Set(),
    dates: new Map(),
    names: new Map(),
  };
}

/** Memoizes work by its argument. */
export function memoizeByName<T>(work: (name: string) => T): (name: string) => T {
  const begun = new Map<string, T>();
  return (name) => {
    const known = begun.get(name) ?? work(name);
    begun.set(name, known);
    return known;
  };
}

/** The key of a name and date column in `shortDates`. */
export const datesKey = (from: string, column: string) => JSON.stringify([from, column.toLowerCase()]);

/** The date column of a signal as a dialect lists it (`shortDates`), where its dates are known to be days as they are. */
export function knownShortDates({ shortDates }: RecordFolder, { from, period }: Signal): string[] {
  const areShort = period.format === undefined && shortDates.has(datesKey(from, period.column));
  return areShort ? [identifier(period.column)] : [];
}
