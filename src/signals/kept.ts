import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Partials } from '../sql/index.js';
import type { CountedRow } from './engine.js';
import type { KnownFile } from './hash.js';

/** What may be kept, by its kind. */
interface Kinds {
  /** Of a record file, one for each query. A key says all that they follow from: the engine, the queries and the bytes of the file. */
  partials: readonly Partials[];
  /** Of record files that have dates in common: how many different values there are. */
  counts: readonly CountedRow[];
  /** Of the files of a name, by their paths. */
  hashes: ReadonlyMap<string, KnownFile>;
}

/** What was worked out in earlier runs. */
export interface Kept {
  /** What was kept under a key; undefined where nothing was, or its file is damaged. */
  find<K extends keyof Kinds>(kind: K, key: string): Kinds[K] | undefined;
  keep<K extends keyof Kinds>(kind: K, key: string, value: Kinds[K]): Promise<void>;
}

/** Keeps in a folder, a file each: its hash, then the value as Node writes values. Two processes may keep the same at once. */
export function keptIn(folder: string): Kept {
  const pathOf = (kind: string, key: string) => join(folder, `${sha256(key).toString('hex')}.${kind}`);
  return {
    find: (kind, key) => {
      const path = pathOf(kind, key);
      if (!existsSync(path)) return undefined;
      const bytes = readFileSync(path);
      const [hash, written] = [bytes.subarray(0, 32), bytes.subarray(32)];
      return sha256(written).equals(hash) ? readable(written) : undefined;
    },
    keep: async (kind, key, value) => {
      const [path, written] = [pathOf(kind, key), serialize(value)];
      await mkdir(folder, { recursive: true });
      await writeFile(`${path}.${process.pid}`, Buffer.concat([sha256(written), written]));
      await rename(`${path}.${process.pid}`, path);
    },
  };
}

/** A later Node may have written what this one does not know. */
function readable<T>(written: Uint8Array): T | undefined {
  try {
    return deserialize(written) as T;
  } catch {
    return undefined;
  }
}

function sha256(of: string | Uint8Array): Buffer {
  return createHash('sha256').update(of).digest();
}
