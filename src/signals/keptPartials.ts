import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Partials } from '../sql/index.js';

/** Partials of files that were read before. */
export interface KeptPartials {
  /** The partials kept under a key, one for each query; undefined where there are none, or their file is damaged. */
  find(key: string): Partials[] | undefined;
  keep(key: string, partials: readonly Partials[]): Promise<void>;
}

/**
 * Keeps partials in a folder, a file each: its hash, then the partials as Node writes values. A key says all that they follow from:
 * the engine, the queries and the bytes of the record file. Two processes may keep the same at once.
 */
export function keptPartials(folder: string): KeptPartials {
  const pathOf = (key: string) => join(folder, `${sha256(key).toString('hex')}.partials`);
  return {
    find: (key) => {
      const path = pathOf(key);
      if (!existsSync(path)) return undefined;
      const bytes = readFileSync(path);
      const [hash, written] = [bytes.subarray(0, 32), bytes.subarray(32)];
      return sha256(written).equals(hash) ? readable(written) : undefined;
    },
    keep: async (key, partials) => {
      const [path, written] = [pathOf(key), serialize(partials)];
      await mkdir(folder, { recursive: true });
      await writeFile(`${path}.${process.pid}`, Buffer.concat([sha256(written), written]));
      await rename(`${path}.${process.pid}`, path);
    },
  };
}

/** A later Node may have written what this one does not know. */
function readable(written: Uint8Array): Partials[] | undefined {
  try {
    return deserialize(written) as Partials[];
  } catch {
    return undefined;
  }
}

function sha256(of: string | Uint8Array): Buffer {
  return createHash('sha256').update(of).digest();
}
