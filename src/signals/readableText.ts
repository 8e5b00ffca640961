import { isUtf8 } from 'node:buffer';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { problems, UserError } from '../edition/index.js';
import { decodeText } from '../spreadsheet/index.js';

/** Number of bytes read to detect the encoding. */
const headBytes = 1 << 20;

/**
 * A text file in a form that DuckDB can read: the file itself when it is UTF-8, or a UTF-8 copy of one in GB 18030 or
 * gzip; and its first bytes. A copy has no byte order mark: DuckDB misreads one before a quoted name with a line break. Every byte is checked, because invalid UTF-8 crashes DuckDB.
 *
 * @param name below the edition; copies have the same name below `scratch`, so that partition folders keep their names
 * @throws UserError for a text in another encoding, and for a gzip file that cannot be unpacked
 */
export async function readableText(
  path: string,
  name: string,
  scratch: string,
): Promise<{ path: string; head: string }> {
  if (/\.gz$/i.test(name)) {
    const unpacked = await copyTo(join(scratch, 'unpacked', name.slice(0, -3)));
    await pipeline(createReadStream(path), createGunzip(), createWriteStream(unpacked)).catch(() => {
      throw new UserError([problems.notPacked(name)]);
    });
    return readableText(unpacked, name.slice(0, -3), scratch);
  }
  const handle = await open(path);
  const bytes = new Uint8Array(headBytes);
  const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0).finally(() => handle.close());
  const decoded = decodeText(bytes.subarray(0, bytesRead), bytesRead < bytes.length);
  if ('unread' in decoded) throw new UserError([problems.encoding(name, decoded.unread)]);
  const { encoding, text: head } = decoded;
  const strange = new UserError([
    problems.encoding(name, {
      en: 'bytes that are neither UTF-8 nor GB 18030',
      zh: '既非 UTF-8 也非 GB 18030 的字节',
    }),
  ]);
  if (encoding === 'utf-8' && !(startsWithBom(bytes) && /^"[^"]*[\r\n]/.test(head))) {
    if (bytesRead === bytes.length && !(await allUtf8(path))) throw strange;
    return { path, head };
  }
  const copy = await copyTo(join(scratch, name));
  const source = (parts: AsyncIterable<Uint8Array>) => recode(parts, encoding);
  await pipeline(createReadStream(path), source, createWriteStream(copy)).catch((error: unknown) => {
    throw error instanceof TypeError ? strange : error;
  });
  return { path: copy, head };
}

const startsWithBom = ([a, b, c]: Uint8Array) => a === 0xef && b === 0xbb && c === 0xbf;

async function copyTo(path: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  return path;
}

async function* recode(source: AsyncIterable<Uint8Array>, encoding: string): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const part of source) yield decoder.decode(part, { stream: true });
  yield decoder.decode();
}

/** Checks chunk by chunk; a character split between two chunks is checked with the second. */
async function allUtf8(path: string): Promise<boolean> {
  let rest: Uint8Array = new Uint8Array();
  for await (const part of createReadStream(path, { highWaterMark: headBytes })) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, part as Buffer]) : (part as Buffer);
    const whole = bytes.length - unfinished(bytes);
    if (!isUtf8(bytes.subarray(0, whole))) return false;
    rest = Uint8Array.from(bytes.subarray(whole));
  }
  return isUtf8(rest);
}

/** Number of bytes at the end that begin an incomplete character. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}
