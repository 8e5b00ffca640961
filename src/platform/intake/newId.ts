import { randomFillSync } from 'node:crypto';

/** Random bytes of an id, and ids for which they are drawn together: drawing takes as long for one as for all. */
const [idBytes, together] = [15, 256];

const random = Buffer.alloc(idBytes * together);
let used = random.length;

/** An id that nobody can guess; each random byte is used once. */
export function newId(prefix: 'rcp' | 'rpl' | 'act' | 'era' | 'pub' | 'hook' | 'test'): string {
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  const text = random.toString('base64url', used, used + idBytes);
  random.fill(0, used, used + idBytes);
  used += idBytes;
  return `${prefix}_${text}`;
}
