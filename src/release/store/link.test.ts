import { mkdirSync, readdirSync, readlinkSync, renameSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/helpers/folders.js';
import { linkTarget, makeLink, moveLink } from './link.js';

/** A folder with a set of files in it, `sets/one`. */
function folderWithSet(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'sets', 'one'), { recursive: true });
  writeFileSync(join(folder, 'sets', 'one', 'a.txt'), 'a');
  return folder;
}

describe.each(['linux', 'win32'])('A link to a folder, made as on %s,', (platform) => {
  it('says where it leads from where it stands', async () => {
    const folder = folderWithSet();
    await makeLink(join('sets', 'one'), join(folder, 'now'), undefined, platform);
    expect(readdirSync(join(folder, 'now'))).toEqual(['a.txt']);
    expect(isAbsolute(readlinkSync(join(folder, 'now')))).toBe(platform === 'win32');
    expect(await linkTarget(join(folder, 'now'))).toBe(join('sets', 'one'));
  });

  it('may be made elsewhere, and takes the place of an older one', async () => {
    const folder = folderWithSet();
    const [part, now] = [join(folder, 'sets', 'part'), join(folder, 'now')];
    await makeLink('sets', now, undefined, platform);
    await makeLink(join('sets', 'one'), part, now, platform);
    await moveLink(part, now, platform);
    expect(readdirSync(now)).toEqual(['a.txt']);
    expect(await linkTarget(now)).toBe(join('sets', 'one'));
  });

  it('leads to its folder when the folder it was made in is renamed', async () => {
    const folder = folderWithSet();
    mkdirSync(join(folder, 'part'));
    await makeLink(
      join('..', 'sets', 'one'),
      join(folder, 'part', '1'),
      join(folder, 'state', '1'),
      platform,
    );
    await makeLink('1', join(folder, 'part', 'latest'), join(folder, 'state', 'latest'), platform);
    renameSync(join(folder, 'part'), join(folder, 'state'));
    expect(readdirSync(join(folder, 'state', 'latest'))).toEqual(['a.txt']);
    expect(await linkTarget(join(folder, 'state', 'latest'))).toBe('1');
  });
});

describe('A folder that is no link', () => {
  it('leads nowhere', async () => {
    expect(await linkTarget(temporaryFolder())).toBeUndefined();
  });
});
