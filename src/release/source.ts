import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { problems, type Text, UserError } from '../edition/index.js';

/** The largest size of release.json and of an attestation, in bytes. */
export const listLimit = 16 << 20;

/** A source of published files: a folder, or an address below which they are served. */
export interface Source {
  name: string;
  /**
   * A file; undefined where there is none, or where a folder has something else of that name: no regular file, or one of
   * more than `limit` bytes.
   * @throws UserError where it cannot be read, or an address sends more than `limit` bytes
   */
  read(path: string, limit: number): Promise<Buffer | undefined>;
}

/** Timeouts for a response, and for the transfer of one file (milliseconds). */
export interface Timeouts {
  answer: number;
  file: number;
}

const defaultTimeouts: Timeouts = { answer: 30_000, file: 600_000 };

export const isUrl = (text: string): boolean => /^https?:\/\//i.test(text);

/** The folder or address of that name. */
export function sourceOf(name: string, wait: Timeouts = defaultTimeouts): Source {
  return isUrl(name) ? addressSource(name, wait) : folderSource(name);
}

const absent = ['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP', 'ENXIO'];

/**
 * Reads a regular file of at most `limit` bytes; undefined for anything else, since a device or a pipe might never end.
 */
async function regularFile(path: string, limit: number): Promise<Buffer | undefined> {
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = await handle.stat();
    return found.isFile() && found.size <= limit ? await handle.readFile() : undefined;
  } finally {
    await handle.close();
  }
}

function folderSource(folder: string): Source {
  return {
    name: folder,
    read: (path, limit) =>
      regularFile(join(folder, path), limit).catch((error: NodeJS.ErrnoException) => {
        if (absent.includes(error.code ?? '')) return undefined;
        throw unreachable(join(folder, path), { en: String(error.code), zh: String(error.code) });
      }),
  };
}

const unreachable = (url: string, why: Text) => new UserError([problems.unreachable(url, why)]);

function addressSource(address: string, wait: Timeouts): Source {
  const base = address.endsWith('/') ? address : `${address}/`;
  return { name: address, read: (path, limit) => download(base, path, limit, wait) };
}

async function download(base: string, path: string, limit: number, wait: Timeouts) {
  const url = base + path.split('/').map(encodeURIComponent).join('/');
  const giveUp = new AbortController();
  let timer = setTimeout(() => giveUp.abort(), wait.answer);
  try {
    const response = await fetch(url, { redirect: 'manual', signal: giveUp.signal });
    clearTimeout(timer);
    timer = setTimeout(() => giveUp.abort(), wait.file);
    if (response.status === 404 || response.status === 410) {
      await response.body?.cancel();
      return undefined;
    }
    if (response.status !== 200) {
      await response.body?.cancel();
      throw unreachable(url, refused(response));
    }
    return await readLimited(url, response, limit);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw unreachable(url, giveUp.signal.aborted ? tooSlow : noConnection(error));
  } finally {
    clearTimeout(timer);
  }
}

/** Why an address gave nothing: it took too long, or could not be reached. */
export const tooSlow = { en: 'no answer in time', zh: '未在限定时间内应答' };

export function noConnection(error: unknown): Text {
  const { cause, message } = error as Error;
  const why = (cause as NodeJS.ErrnoException | undefined)?.code ?? message;
  return { en: `no connection (${why})`, zh: `无法连接（${why}）` };
}

function refused({ status, headers }: Response): Text {
  const to = headers.get('location');
  if (to) return { en: `it redirects to ${to}: use that address`, zh: `已转到 ${to}：请直接使用该地址` };
  return { en: `status ${status}`, zh: `应答状态 ${status}` };
}

/** Reads a decompressed stream, and stops as soon as the limit is exceeded. */
async function readLimited(url: string, response: Response, limit: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > limit) {
      throw unreachable(url, {
        en: `more than ${limit} bytes, the limit`,
        zh: `超过上限 ${limit} 字节`,
      });
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}
