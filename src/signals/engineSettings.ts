import { readdirSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { contractOf } from '../edition/index.js';
import { linksOutside } from './inside.js';
import { isOnCluster } from './recordEngine.js';
import { fixedPart } from './recordFiles.js';

/**
 * A query takes a third less processor time in one thread, since each thread makes a table of all places and dates. Up to the first
 * size it ends as soon; up to the second the queries of several names have room in memory at the same time.
 */
const smallBytes = { alone: 16 * 2 ** 20, together: 64 * 2 ** 20 };

/** As many queries as Node runs at the same time. */
const mostConnections = 4;

/** How records are read. */
export interface EngineSettings {
  /** Queries of one connection run one after the other. */
  connections: number;
  settings: Readonly<Record<string, string>>;
}

/**
 * Where the records of each name are few, or far fewer than all together, several names are read at the same time, each by one thread;
 * otherwise one after the other, each by all threads.
 */
export function engineSettings(folder: string, names: ReadonlySet<string>): EngineSettings {
  const sizes = [...names].map((from) =>
    isInFolder(from) ? bytesOf(folder, from) : Number.POSITIVE_INFINITY,
  );
  const share = sizes.reduce((sum, size) => sum + size, 0) / (2 * availableParallelism());
  const most = Math.max(smallBytes.alone, Math.min(share, smallBytes.together));
  return sizes.length > 0 && sizes.every((size) => size <= most)
    ? { connections: Math.min(sizes.length, mostConnections), settings: { threads: '1' } }
    : { connections: 1, settings: {} };
}

/** Whether records are files below the edition. */
export const isInFolder = (from: string) => !isOnCluster(from) && contractOf(from) === undefined;

/** The bytes of the files that a pattern may match: all below its fixed part. What cannot be read is told when it is opened. */
function bytesOf(folder: string, from: string): number {
  const below = fixedPart(from);
  if (linksOutside(folder, [below]).length > 0) return 0;
  const path = join(folder, below);
  try {
    if (!statSync(path).isDirectory()) return statSync(path).size;
    const files = readdirSync(path, { recursive: true, encoding: 'utf8' });
    return files.reduce((sum, name) => sum + statSync(join(path, name)).size, 0);
  } catch {
    return 0;
  }
}
