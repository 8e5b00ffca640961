import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { replace } from '../disk/index.js';
import { limits, parseYaml, schemaFile, schemaText } from '../edition/index.js';
import { recipeFile } from '../office/index.js';
import type { EditFolder } from '../server/index.js';
import { linksOutside } from '../signals/index.js';
import { decodeText } from '../spreadsheet/index.js';

const main = 'edition.yaml';

/** A text of an edition as it is on the disk. */
interface OnDisk {
  stamp: string;
  text: string;
  /** A text in another encoding can be read, and is not written again. */
  isUtf8: boolean;
}

/**
 * The texts of an edition that the editor reads: edition.yaml, its tables, its data files and its map.
 *
 * @param withData whether the figures of `data/` are among them
 */
export function editFolder(folder: string, withData: boolean): Omit<EditFolder, 'measured'> {
  const known = new KnownTexts();
  const texts = () => textsOf(folder, withData, known);
  return {
    async read() {
      const found = texts();
      const files = Object.fromEntries([...found].map(([name, { text }]) => [name, text]));
      const path = resolve(folder);
      return { name: basename(path), path, files, stamps: stampsOf(found) };
    },
    async stamps() {
      return stampsOf(texts());
    },
    async write(files, stamps) {
      const before = texts();
      const names = Object.keys(files);
      const isNew = before.size === 0;
      const strange = names.filter(
        (name) => !(before.get(name)?.isUtf8 ?? (isNew ? isOfEdition(name) : isNewFile(folder, name))),
      );
      const foreign = strange.filter((name) => !before.has(name) && existsSync(join(folder, name)));
      if (foreign.length > 0) return { refused: foreignFiles(foreign) };
      if (strange.length > 0) return { refused: refusal(strange) };
      const now = stampsOf(before);
      const changed = names.filter((name) => (now[name] ?? '') !== (stamps[name] ?? ''));
      if (changed.length > 0) return { changed };
      // What edition.yaml names in its first line, for editors with YAML support.
      const schema = isNew ? [{ path: join(folder, schemaFile), text: schemaText() }] : [];
      try {
        if (isNew) await mkdir(join(folder, 'data'), { recursive: true });
        await writeAll([
          ...names.map((name) => ({ path: join(folder, name), text: files[name]! })),
          ...schema,
        ]);
      } catch (error) {
        return { refused: notWritten(error) };
      }
      return { stamps: Object.fromEntries(names.map((name) => [name, stampOf(Buffer.from(files[name]!))])) };
    },
  };
}

/** A map, or a data file that a spreadsheet of another year makes, in a folder of data that is there; over no other file. */
const isNewFile = (folder: string, name: string) =>
  (name === recipeFile || isMapFile(name) || (isDataFile(name) && existsSync(join(folder, 'data')))) &&
  !existsSync(join(folder, name));

/** A file of an edition that is made of a spreadsheet, in a folder where nothing was. */
const isOfEdition = (name: string) =>
  name === main || name === recipeFile || /^[\w-]+\.csv$/.test(name) || isDataFile(name) || isMapFile(name);

const isDataFile = (name: string) => /^data\/[\w-]+\.csv$/.test(name);
const isMapFile = (name: string) => /^[\w-]+\.(geo|topo)json$/.test(name);

const refusal = (names: readonly string[]) =>
  `Only texts of the edition in UTF-8 are written: ${names.join(', ')}. Save them as UTF-8 first.\n只能写入版本中以 UTF-8 编码的文件：${names.join('、')}。请先另存为 UTF-8。\n`;

const foreignFiles = (names: readonly string[]) =>
  `In the folder there is already ${names.join(', ')}, which the edition does not use: rename it there, or undo and put yours in under another name.\n文件夹中已有 ${names.join('、')}，但该版本并未使用：请在文件夹中将其改名，或撤销后换一个文件名放入。\n`;

/** Why the disk took nothing. @throws what is no fault of the disk */
function notWritten(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (!/^E[A-Z]+$/.test(code)) throw error;
  const isFull = ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code);
  return isFull
    ? 'The disk is full: nothing was written, and the files are as they were. Make room, then save again.\n磁盘已满，未写入任何内容，原文件不变。请腾出空间后再次保存。\n'
    : `The folder cannot be written (${message}): the files are as they were.\n无法写入该文件夹（${message}），原文件不变。\n`;
}

const stampOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const stampsOf = (texts: ReadonlyMap<string, OnDisk>) =>
  Object.fromEntries([...texts].map(([name, { stamp }]) => [name, stamp]));

function textsOf(folder: string, withData: boolean, known: KnownTexts): Map<string, OnDisk> {
  const found = new Map<string, OnDisk>();
  if (!existsSync(folder)) return found;
  const take = (name: string, most: number) => {
    if (linksOutside(folder, [name]).length > 0) return;
    const text = known.at(join(folder, name), most);
    if (text) found.set(name, text);
  };
  take(main, limits.yamlSize.most);
  take(recipeFile, limits.yamlSize.most);
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
  const file = typeof map === 'object' && map !== null && 'file' in map ? map.file : map;
  return typeof file === 'string' && file !== 'dots' && !/\.zip$/i.test(file) ? file : undefined;
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

/** Milliseconds after which a file that is written again no longer looks the same. */
const settledAfter = 2000;

/** Texts as they were read last: pages ask every two seconds whether one has changed. */
class KnownTexts {
  readonly #known = new Map<string, { look: string; text: OnDisk | undefined }>();

  /** The text of a file; undefined where there is none that can be read. */
  at(path: string, most: number): OnDisk | undefined {
    const entry = statSync(path, { throwIfNoEntry: false, bigint: true });
    if (!entry?.isFile() || entry.size > most) return undefined;
    const look = [entry.ino, entry.size, entry.mtimeNs, entry.ctimeNs].join();
    const known = this.#known.get(path);
    if (known?.look === look && Date.now() - Number(entry.ctimeMs) > settledAfter) return known.text;
    const text = textOf(readFileSync(path));
    this.#known.set(path, { look, text });
    return text;
  }
}

function textOf(bytes: Buffer): OnDisk | undefined {
  const decoded = decodeText(bytes);
  if ('unread' in decoded) return undefined;
  const isUtf8 = decoded.encoding === 'utf-8';
  // The mark at the beginning is part of the text here: it is written again.
  return { stamp: stampOf(bytes), text: isUtf8 ? bytes.toString('utf8') : decoded.text, isUtf8 };
}

/** Writes files so that each is the old or the new one at any time; none is renamed before all are on the disk. */
async function writeAll(files: readonly { path: string; text: string }[]): Promise<void> {
  const parts = files.map(({ path, text }) => {
    const target = existsSync(path) ? realpathSync(path) : path;
    return { target, text, part: join(dirname(target), `.${basename(target)}.iplus-part`) };
  });
  try {
    for (const { part, target, text } of parts) {
      await writeFile(part, text);
      const old = statSync(target, { throwIfNoEntry: false });
      if (old) await chmod(part, old.mode & 0o777);
    }
    for (const { part, target } of parts) await replace(part, target);
  } finally {
    for (const { part } of parts) await rm(part, { force: true });
  }
}
