import { existsSync, readFileSync, statSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/helpers/folders.js';
import { makeFolder, replace, syncFolder, writeDurably, writeFiles } from './index.js';

/** Lets every sync of a file or folder fail with an error of the system. */
async function withFault(code: string, work: () => Promise<void>): Promise<void> {
  const handle = await open('/dev/null');
  const prototype = Object.getPrototypeOf(handle) as Pick<FileHandle, 'sync'>;
  const real = prototype.sync;
  await handle.close();
  prototype.sync = async () => {
    throw Object.assign(new Error(code), { code });
  };
  try {
    await work();
  } finally {
    prototype.sync = real;
  }
}

describe('a disk that fails', () => {
  it.each(['EIO', 'ENOSPC', 'EDQUOT', 'EPERM'])('is never passed over in silence (%s)', async (code) => {
    const folder = temporaryFolder();
    await writeFiles(folder, [{ path: 'part', content: 'a' }]);
    await withFault(code, async () => {
      await expect(syncFolder(folder)).rejects.toThrow(code);
      await expect(makeFolder(join(folder, 'a/b'))).rejects.toThrow(code);
      await expect(writeDurably(join(folder, 'new'), 'a', { flag: 'wx' })).rejects.toThrow(code);
      await expect(writeFiles(join(folder, 'c'), [])).rejects.toThrow(code);
      await expect(replace(join(folder, 'part'), join(folder, 'final'))).rejects.toThrow(code);
    });
    expect(existsSync(join(folder, 'final')), 'no name leads to what may be lost').toBe(false);
    expect(existsSync(join(folder, 'new')), 'a new file that failed may be tried again').toBe(false);
  });

  it('is another thing than a file or system that knows no sync', async () => {
    const folder = temporaryFolder();
    for (const code of ['EINVAL', 'ENOTSUP']) {
      await withFault(code, () => writeDurably(join(folder, 'a'), 'a'));
    }
    await withFault('EPERM', () => syncFolder(folder, 'win32'));
    await withFault('EIO', () => expect(syncFolder(folder, 'win32')).rejects.toThrow('EIO'));
    await expect(syncFolder(join(folder, 'none'))).rejects.toThrow('ENOENT');
  });
});

describe('a file', () => {
  it('is written where it stands, through a link too, with the permissions that were asked for', async () => {
    const file = join(temporaryFolder(), 'key');
    await writeDurably(file, 'secret', { flag: 'wx', mode: 0o600 });
    expect(readFileSync(file, 'utf8')).toBe('secret');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await expect(writeDurably(file, 'other', { flag: 'wx' })).rejects.toThrow('EEXIST');
    expect(readFileSync(file, 'utf8')).toBe('secret');
    await writeDurably('/dev/null', 'a');
  });
});
