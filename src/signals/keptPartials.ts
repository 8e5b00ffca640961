import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Partials of files that were read before. */
export interface KeptPartials {
  /** The rows kept under a key; undefined where there are none, or their file is damaged. */
  find(key: string): Promise<unknown[][] | undefined>;
  keep(key: string, rows: readonly (readonly unknown[])[]): Promise<void>;
}

/**
 * Keeps partials in a folder, a file each: its hash, then the rows. A key says all that the rows follow from: the engine, the
 * query and the bytes of the record file. Two processes may keep the same at once.
 */
export function keptPartials(folder: string): KeptPartials {
  const pathOf = (key: string) => join(folder, `${sha256(key)}.json`);
  return {
    find: async (key) => {
      const text = await readFile(pathOf(key), 'utf8').catch(() => '');
      const [hash, rows] = [text.slice(0, 64), text.slice(65)];
      return rows !== '' && sha256(rows) === hash ? (JSON.parse(rows) as unknown[][]) : undefined;
    },
    keep: async (key, rows) => {
      const [path, text] = [pathOf(key), JSON.stringify(rows)];
      await mkdir(folder, { recursive: true });
      await writeFile(`${path}.${process.pid}`, `${sha256(text)}\n${text}`);
      await rename(`${path}.${process.pid}`, path);
    },
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
