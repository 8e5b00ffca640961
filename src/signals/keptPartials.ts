import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Answer } from './partials.js';

/** Partials of files that were read before. */
export interface KeptPartials {
  /** The answer kept under a key; undefined where there is none, or its file is damaged. */
  find(key: string): Promise<Answer | undefined>;
  keep(key: string, answer: Answer): Promise<void>;
}

/**
 * Keeps partials in a folder, a file each: its hash, then the answer. A key says all that the answer follows from: the engine, the
 * query and the bytes of the record file. Two processes may keep the same at once.
 */
export function keptPartials(folder: string): KeptPartials {
  const pathOf = (key: string) => join(folder, `${sha256(key)}.json`);
  return {
    find: async (key) => {
      const path = pathOf(key);
      const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
      const [hash, answer] = [text.slice(0, 64), text.slice(65)];
      return answer !== '' && sha256(answer) === hash ? (JSON.parse(answer) as Answer) : undefined;
    },
    keep: async (key, { names, length, columns }) => {
      const lists = columns.map((column) => Array.from(column));
      const [path, text] = [pathOf(key), JSON.stringify({ names, length, columns: lists })];
      await mkdir(folder, { recursive: true });
      await writeFile(`${path}.${process.pid}`, `${sha256(text)}\n${text}`);
      await rename(`${path}.${process.pid}`, path);
    },
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
