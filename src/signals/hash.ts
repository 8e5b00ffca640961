import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';

/** Below so many bytes a file is read at once: a stream takes longer to open than that. */
const small = 2 ** 20;

/** Size and hash of a file, read as a stream where it is not small: it may be larger than memory. */
export async function hashFile(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  if (statSync(path).size < small) {
    const whole = readFileSync(path);
    return { bytes: whole.length, sha256: hash.update(whole).digest('hex') };
  }
  let bytes = 0;
  for await (const part of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(part as Buffer);
    bytes += (part as Buffer).length;
  }
  return { bytes, sha256: hash.digest('hex') };
}
