import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import {
  access,
  copyFile,
  lstat,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { type FileToWrite, makeFolder, replace, sync, syncFolder, writeFiles } from '../../disk/index.js';
import { problems, UserError } from '../../edition/index.js';
import { attestationNames } from './attestations.js';
import { linkTarget, makeLink, moveLink } from './link.js';

/** A file of a release before it is written. */
export type ReleaseFile = FileToWrite;

/** Errors of a folder that its owner can fix. */
const mendable = [
  'ENOENT',
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'EDQUOT',
  'ENOTDIR',
  'ENAMETOOLONG',
  'EIO',
  'EXDEV',
  'EMFILE',
  'ENFILE',
];

/**
 * Publishes a set of files as the folder `out`, all or nothing.
 *
 * The files are written and synced in a folder next to `out` (`.<name>/<id>`); only then `out`, a symbolic link, is replaced to
 * point there. If killed at any moment, `out` is the old set or the new one. Published sets are never changed; publishing the same
 * id again changes nothing, except that a set with damaged files is replaced as a whole.
 *
 * @param id name of the set, a hash of its content
 * @param links symbolic links that are part of the set: targets by path
 * @param check checks the written set before it replaces the old one; where it throws, the old one is kept
 * @throws UserError when the folder cannot be written or `out` holds something else
 */
export async function publishFolder(
  out: string,
  id: string,
  files: readonly ReleaseFile[],
  links: Readonly<Record<string, string>> = {},
  check: (folder: string) => Promise<void> = async () => {},
): Promise<void> {
  const contents = new Map(files.map(({ path, content }) => [path, content]));
  const holdsAll = (folder: string) => holds(folder, contents.keys(), (path) => contents.get(path)!);
  await publishing(out, async (part, finalOf) => {
    const final = finalOf(id);
    if (await holdsAll(final)) await check(final);
    else {
      await writeFiles(part, files);
      for (const [path, to] of Object.entries(links)) await makeLink(to, join(part, path), join(final, path));
      await syncFolder(part);
      await check(part);
      await putInPlace(part, final, () => holdsAll(final));
    }
    return id;
  });
}

/** Where the files of a set are put while it is being made. */
export interface FileSink {
  put(file: ReleaseFile): Promise<void>;
  /** The path of a scratch file, which is not part of the set and is removed before publication. */
  notes: string;
}

/**
 * The same for a set too large to be held in memory: its files are written as they are made.
 *
 * @param make writes every file, each path once, and returns the name of the set, a hash of its content
 */
export async function publishFiles(out: string, make: (making: FileSink) => Promise<string>): Promise<void> {
  await publishing(out, async (part, finalOf) => {
    await makeFolder(part);
    const folders = new Set<string>();
    const paths: string[] = [];
    const put = async ({ path, content }: ReleaseFile) => {
      const folder = dirname(join(part, path));
      if (!folders.has(folder)) await mkdir(folder, { recursive: true });
      folders.add(folder);
      await writeFile(join(part, path), content);
      paths.push(path);
    };
    const notes = `${part}-notes`;
    const final = finalOf(await make({ put, notes }));
    await rm(notes, { force: true });
    await sync(part);
    await putInPlace(part, final, () => holds(final, paths, (path) => readFile(join(part, path))));
    return basename(final);
  });
}

/**
 * Makes a set in a folder of its own and points `out` to it.
 *
 * @param work puts the set in its final place, by its name, and returns the name
 */
async function publishing(
  out: string,
  work: (part: string, finalOf: (id: string) => string) => Promise<string>,
): Promise<void> {
  const target = resolve(out);
  const store = join(dirname(target), `.${basename(target)}`);
  const part = join(store, `part-${process.pid}`);
  const link = join(store, `link-${process.pid}`);
  try {
    await makeRoom(target);
    await makeFolder(store);
    await access(store, constants.W_OK);
    await sweep(store, 'set');
    await rm(part, { recursive: true, force: true });
    const id = await work(part, (name) => join(store, name));
    await syncFolder(store);
    const goal = join(basename(store), id);
    if ((await linkTarget(target)) === goal) return;
    await rm(link, { force: true });
    await makeLink(goal, link, target);
    await moveLink(link, target);
    await syncFolder(dirname(target));
  } catch (error) {
    for (const left of [part, `${part}-notes`, link]) {
      await rm(left, { recursive: true, force: true }).catch(() => {});
    }
    throw mendableFault(out, error);
  }
}

/** The error of a folder as a user error; any other error unchanged. */
export function mendableFault(path: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  return code !== undefined && mendable.includes(code)
    ? new UserError([problems.unwritable(path, code)])
    : error;
}

/** Renames a written set; a damaged set of that name is replaced, one just written by another process is kept. */
async function putInPlace(part: string, final: string, isHeld: () => Promise<boolean>): Promise<void> {
  const old = `${part}-old`;
  try {
    await rename(part, final);
  } catch (error) {
    if (!(await exists(final))) throw error;
    if (await isHeld()) await rm(part, { recursive: true });
    else {
      await keepAttestations(final, part);
      await sync(part);
      await rename(final, old);
      await rename(part, final);
      await rm(old, { recursive: true });
    }
  }
}

/** Copies the attestations of a damaged set: the repaired one has the same name and therefore the same bytes. */
async function keepAttestations(from: string, to: string): Promise<void> {
  for (const name of attestationNames) {
    await copyFile(join(from, name), join(to, name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
  }
}

/** Whether a folder has these files, byte by byte. */
async function holds(
  folder: string,
  paths: Iterable<string>,
  contentOf: (path: string) => ReleaseFile['content'] | Promise<Buffer>,
): Promise<boolean> {
  for (const path of paths) {
    const found = await readFile(join(folder, path)).catch(() => undefined);
    if (!found || Buffer.compare(found, Buffer.from(await contentOf(path))) !== 0) return false;
  }
  return true;
}

/** `out` may be absent, an empty folder, or a link this program made; anything else is not touched. */
async function makeRoom(target: string): Promise<void> {
  const found = await lstat(target).catch(() => undefined);
  if (!found) return;
  if (found.isSymbolicLink()) {
    if (dirname((await linkTarget(target)) ?? '') === `.${basename(target)}`) return;
  } else if (found.isDirectory() && (await readdir(target)).length === 0) {
    await rmdir(target);
    return;
  }
  throw new UserError([problems.occupied(target)]);
}

/**
 * Renames a folder of finished files in one step, synced to disk.
 *
 * @param to a free name in the same file system
 * @throws UserError when it cannot be written
 */
export async function putFolder(folder: string, to: string): Promise<void> {
  try {
    await makeFolder(dirname(to));
    await replace(folder, to);
  } catch (error) {
    throw mendableFault(to, error);
  }
}

/** Files that this process began to write: one for a folder and one for its neighbour may be in progress at the same time. */
let parts = 0;

/**
 * Writes one file below a folder atomically, replacing an older one. The temporary file is next to the folder, so that a killed
 * process leaves nothing in it.
 *
 * @throws UserError when it cannot be written
 */
export async function putFile(folder: string, { path, content }: ReleaseFile): Promise<void> {
  const [target, parent] = [join(folder, path), dirname(resolve(folder))];
  const part = join(parent, `.iplus-part-${process.pid}-${++parts}`);
  try {
    await sweep(parent, 'file');
    await makeFolder(dirname(target));
    await writeFile(part, content);
    await replace(part, target);
  } catch (error) {
    await rm(part, { force: true }).catch(() => {});
    throw mendableFault(target, error);
  }
}

/** Names of unfinished sets, links and single files, with their process. */
const unfinishedNames = {
  set: /^(?:part|link)-(\d+)(?:-old|-notes)?$/,
  file: /^\.iplus-part-(\d+)(?:-\d+)?$/,
} as const;

/** Removes unfinished files of processes that no longer exist. */
async function sweep(store: string, kind: keyof typeof unfinishedNames): Promise<void> {
  for (const name of await readdir(store)) {
    const pid = Number(unfinishedNames[kind].exec(name)?.[1]);
    if (pid && pid !== process.pid && !isAlive(pid))
      await rm(join(store, name), { recursive: true, force: true });
  }
}

/** Whether a process of this machine still runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** SHA-256 as hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
