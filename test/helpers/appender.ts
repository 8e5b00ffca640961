import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SecretKey } from '../../src/release/index.js';
import { temporaryFolder } from './folders.js';

/**
 * The arguments of node for a program that appends entries, named by their number, to a log until it is killed; started by `fork` it
 * sends the number of each entry that it was told is in the log.
 */
export function appender(log: string, key: SecretKey, name: string, times: number): string[] {
  const at = (path: string) => JSON.stringify(new URL(`../../dist/release/${path}`, import.meta.url).href);
  const script = join(temporaryFolder(), 'append.mjs');
  writeFileSync(
    script,
    `import { appendEntry } from ${at('trust/log/log.js')};
     import { secretKeyOf } from ${at('trust/ed25519.js')};
     const bytes = (hex) => Buffer.from(hex, 'hex');
     const key = secretKeyOf(bytes('${key.id.toString('hex')}'), bytes('${key.seed.toString('hex')}'));
     for (let i = 0; i < ${times}; i++) {
       const how = { key, keys: [], origin: 'example.org/log' };
       await appendEntry(${JSON.stringify(log)}, Buffer.from('${name}-' + i), how);
       process.send?.(i);
     }`,
  );
  return [script];
}
