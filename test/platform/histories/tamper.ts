import { hash } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

/**
 * Changes a text in the log to another of the same length, as somebody could who may write to the disk and knows how it is kept:
 * checksums and seals are right again. Says whether the text was found.
 *
 * @param receipt the request in which it stands
 */
export function tamper(folder: string, receipt: string, from: string, to: string): boolean {
  const segments = join(folder, 'segments');
  for (const name of readdirSync(segments).filter((one) => one.endsWith('.log'))) {
    const path = join(segments, name);
    const bytes = readFileSync(path);
    const at = bytes.indexOf(from, Math.max(0, bytes.indexOf(`"${receipt}"`)));
    if (!bytes.includes(`"${receipt}"`) || at < 0) continue;
    bytes.write(to, at);
    for (let offset = 0; offset + 8 < bytes.length; ) {
      const next = offset + 8 + bytes.readUInt32LE(offset);
      bytes.writeUInt32LE(crc32(bytes.subarray(offset + 8, next)), offset + 4);
      offset = next;
    }
    chmodSync(path, 0o600);
    writeFileSync(path, bytes);
    for (const end of ['seal', 'erased']) {
      const said = path.replace(/\.log$/, `.${end}.json`);
      if (!existsSync(said)) continue;
      const before = JSON.parse(readFileSync(said, 'utf8')) as object;
      chmodSync(said, 0o600);
      writeFileSync(said, JSON.stringify({ ...before, sha256: hash('sha256', bytes, 'hex') }));
    }
    return true;
  }
  return false;
}
