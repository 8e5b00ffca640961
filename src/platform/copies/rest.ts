import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { create, extract } from 'tar';
import { makeFolder } from '../../disk/index.js';
import { cached, copyRest } from '../intake/backup.js';

/** All small files that do not follow from the segments, packed into one; the same bytes as long as nothing changes. */
export async function packRest(folder: string): Promise<{ bytes: Uint8Array; state: string }> {
  const at = await mkdtemp(join(tmpdir(), 'iplus-copy-'));
  try {
    await copyRest(folder, at, cached);
    if (existsSync(join(folder, 'log'))) await copyRest(join(folder, 'log'), join(at, 'log'));
    const packed = await buffer(create({ cwd: at, portable: true, noMtime: true }, ['.']));
    return { bytes: gzipSync(packed), state: hash('sha256', packed, 'hex') };
  } finally {
    await rm(at, { recursive: true, force: true });
  }
}

export async function unpackRest(bytes: Uint8Array, folder: string): Promise<void> {
  await makeFolder(folder);
  const file = join(folder, 'rest.part');
  await writeFile(file, bytes);
  await extract({ file, cwd: folder, strict: true });
  await rm(file);
}
