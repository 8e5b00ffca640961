import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { temporaryFolder } from './folders.js';

/** A file system in a file, mounted. */
export interface Image {
  file: string;
  folder: string;
  unmount(): void;
}

function run(command: string, ...args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command}: ${stderr || error?.message}`);
  return stdout.trim();
}

/**
 * What a power cut takes most easily: metadata are written without waiting for the content of files, and a file that replaces another
 * is not flushed on its own.
 */
const harsh = 'loop,data=writeback,noauto_da_alloc';

/** Mounts a file system that is in a file. */
function mounted(file: string): Image {
  const folder = join(temporaryFolder(), 'disk');
  mkdirSync(folder);
  run('mount', '-o', harsh, file, folder);
  return { file, folder, unmount: () => run('umount', folder) };
}

/** An empty file system of some megabytes. @throws Error where it cannot be mounted: that needs Linux and root */
export function emptyImage(): Image {
  const file = join(temporaryFolder(), 'image');
  run('truncate', '-s', '48M', file);
  run('mkfs.ext4', '-q', '-F', '-J', 'size=4', file);
  return mounted(file);
}

/** Why no file system can be mounted here; empty where it can. */
export function whyNoImage(): string {
  try {
    emptyImage().unmount();
    return '';
  } catch (error) {
    return `a file system in a file cannot be mounted here (needs Linux and root): ${(error as Error).message.trim()}`;
  }
}

/** Writes that the kernel has finished and that are under way on the device of an image. */
function writes({ file }: Image): string {
  const device = basename(run('losetup', '-n', '-O', 'NAME', '-j', file).split('\n')[0]!.trim());
  const counts = readFileSync(`/sys/block/${device}/stat`, 'utf8').trim().split(/\s+/);
  return `${counts[4]} ${counts[8]}`;
}

/** The bytes that are on a disk at one instant, as a file: a copy during which nothing was written. */
export function cut(image: Image): string {
  const copy = join(temporaryFolder(), 'image');
  for (let tries = 0; tries < 1000; tries++) {
    const before = writes(image);
    run('cp', '--sparse=always', image.file, copy);
    if (writes(image) === before && before.endsWith(' 0')) return copy;
  }
  throw new Error('the disk is never quiet');
}

/** The file system after a power cut: what was on the disk at that instant, mounted again; the one before is given up. */
export function afterPowerCut(image: Image, copy: string): Image {
  image.unmount();
  return mounted(copy);
}
