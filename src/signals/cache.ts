import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Partials } from '../sql/index.js';
import type { DistinctCountRow } from './engine.js';
import type { KnownFile } from './hash.js';
import type { FoundSamples } from './samples/candidates.js';
import type { FileRow } from './samples/fileRows.js';

/** The cached values, by kind. */
interface CachedValues {
  /**
   * Of a record file, one for each query. The key contains all that they depend on: the engine, the queries and the
   * hash of the file.
   */
  partials: readonly Partials[];
  /** Exact distinct counts of record files that have dates in common. */
  counts: readonly DistinctCountRow[];
  /** Sample records in a record file. */
  samples: FoundSamples;
  /** Rows of a record file that were samples, by number. */
  rows: ReadonlyMap<number, FileRow>;
  /** Of the files that a pattern names, by path. */
  hashes: ReadonlyMap<string, KnownFile>;
}

/** Results of earlier runs. */
export interface ResultCache {
  /** The cached value; undefined where there is none, or its file is damaged. */
  find<K extends keyof CachedValues>(kind: K, key: string): CachedValues[K] | undefined;
  store<K extends keyof CachedValues>(kind: K, key: string, value: CachedValues[K]): Promise<void>;
}

/**
 * A cache in a folder, with a file per value: its hash, then the value in Node's serialization format. Safe for
 * concurrent processes.
 *
 * @param byFile names of partials begin with the hash of their record file, so that those of files that are gone can be removed
 */
export function cacheIn(folder: string, byFile = false): ResultCache {
  const pathOf = (kind: string, key: string) => {
    const file = byFile && kind === 'partials' ? `${key.slice(0, 64)}-` : '';
    return join(folder, `${file}${sha256(key).toString('hex')}.${kind}`);
  };
  return {
    find: (kind, key) => {
      const path = pathOf(kind, key);
      if (!existsSync(path)) return undefined;
      const bytes = readFileSync(path);
      const [hash, written] = [bytes.subarray(0, 32), bytes.subarray(32)];
      return sha256(written).equals(hash) ? deserialized(written) : undefined;
    },
    store: async (kind, key, value) => {
      const [path, written] = [pathOf(kind, key), serialize(value)];
      await mkdir(folder, { recursive: true });
      // Two queries of one process may store the same value: that of two files with the same bytes.
      const part = `${path}.${randomUUID()}`;
      await writeFile(part, Buffer.concat([sha256(written), written]));
      await rename(part, path);
    },
  };
}

/** A newer Node may have written a format that this one cannot read. */
function deserialized<T>(written: Uint8Array): T | undefined {
  try {
    return deserialize(written) as T;
  } catch {
    return undefined;
  }
}

function sha256(of: string | Uint8Array): Buffer {
  return createHash('sha256').update(of).digest();
}
