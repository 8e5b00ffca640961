import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { chmod, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { replace } from '../disk/index.js';
import { limits, parseYaml } from '../edition/index.js';
import type { EditFolder } from '../server/index.js';
import { decodeText, leadingOut } from '../signals/index.js';

const main = 'edition.yaml';

/** A text of an edition as it is on the disk. */
interface OnDisk {
  bytes: Buffer;
  /** Absent where it is no UTF-8: it can be read, and is not written again. */
  text: string;
  isUtf8: boolean;
}

/**
 * The texts of an edition that the editor reads: edition.yaml, its tables, its data files and its map.
 *
 * @param withData whether the figures of `data/` are among them
 */
export function editFolder(folder: string, withData: boolean): Omit<EditFolder, 'measured'> {
  const path = (name: string) => join(folder, name);
  const texts = () => textsOf(folder, withData);
  return {
    async read() {
      const found = texts();
      const files = Object.fromEntries([...found].map(([name, { text }]) => [name, text]));
      return { name: basename(resolve(folder)), files, stamps: stampsOf(found) };
    },
    async stamps() {
      return stampsOf(texts());
    },
    async write(files, stamps) {
      const before = texts();
      const names = Object.keys(files);
      const strange = names.filter((name) => !before.has(name) || !before.get(name)!.isUtf8);
      if (strange.length > 0) return { refused: refusal(strange) };
      const now = stampsOf(before);
      const changed = names.filter((name) => now[name] !== stamps[name]);
      if (changed.length > 0) return { changed };
      await writeAll(names.map((name) => ({ path: path(name), text: files[name]! })));
      return { stamps: Object.fromEntries(names.map((name) => [name, stampOf(Buffer.from(files[name]!))])) };
    },
  };
}

const refusal = (names: readonly string[]) =>
  `Only texts of the edition in UTF-8 are written: ${names.join(', ')}. Save them as UTF-8 first.\n只能写入版本中以 UTF-8 编码的文件：${names.join('、')}。请先另存为 UTF-8。\n`;

const stampOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const stampsOf = (texts: ReadonlyMap<string, OnDisk>) =>
  Object.fromEntries([...texts].map(([name, { bytes }]) => [name, stampOf(bytes)]));

function textsOf(folder: string, withData: boolean): Map<string, OnDisk> {
  const found = new Map<string, OnDisk>();
  const take = (name: string, most: number) => {
    if (leadingOut(folder, [name]).length > 0) return;
    const text = textAt(join(folder, name), most);
    if (text) found.set(name, text);
  };
  take(main, limits.yamlSize.most);
  for (const name of tablesIn(folder)) take(name, limits.tableSize.most);
  if (withData) for (const name of tablesIn(join(folder, 'data'))) take(`data/${name}`, mostData);
  const map = mapOf(found.get(main)?.text ?? '');
  if (map !== undefined) take(map, limits.mapSize.most);
  return found;
}

/** The largest data file that is edited in a page. */
export const mostData = 16 * 1024 * 1024;

function mapOf(yaml: string): string | undefined {
  const { text } = parseYaml(main, yaml);
  const { map } = (text?.value ?? {}) as { map?: unknown };
  return typeof map === 'string' ? map : undefined;
}

function tablesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.csv$/i.test(name))
      .sort();
  } catch {
    return [];
  }
}

function textAt(path: string, most: number): OnDisk | undefined {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (!entry?.isFile() || entry.size > most) return undefined;
  const bytes = readFileSync(path);
  const decoded = decodeText(bytes);
  if ('unread' in decoded) return undefined;
  const isUtf8 = decoded.encoding === 'utf-8';
  // The mark at the beginning is part of the text here: it is written again.
  return { bytes, text: isUtf8 ? bytes.toString('utf8') : decoded.text, isUtf8 };
}

/** Writes files so that each is the old or the new one at any time; none is renamed before all are on the disk. */
async function writeAll(files: readonly { path: string; text: string }[]): Promise<void> {
  const parts = files.map(({ path, text }) => {
    const target = realpathSync(path);
    return { target, text, part: join(dirname(target), `.${basename(target)}.iplus-part`) };
  });
  try {
    for (const { part, target, text } of parts) {
      await writeFile(part, text);
      await chmod(part, statSync(target).mode & 0o777);
    }
    for (const { part, target } of parts) await replace(part, target);
  } finally {
    for (const { part } of parts) await rm(part, { force: true });
  }
}
