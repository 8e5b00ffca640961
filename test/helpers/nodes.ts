import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { root } from './editions.js';
import { sharedFolder } from './folders.js';

/** The oldest supported Node, and one of every later line with long-term support. */
export const nodeVersions = ['20.19.0', '22.23.3', '24.21.0'] as const;

/** The folder of a Node version from the package registry, or why it is not available. */
export function nodeFolder(version: string): { folder: string } | { absent: string } {
  const name = `node-${process.platform}-${process.arch}`;
  const found = cachedPackage('nodes', name, version);
  return 'absent' in found ? found : { folder: join(found.folder, 'bin') };
}

/**
 * The folder of a package that tests need and `npm ci` does not install, or why it is not available. It is kept in
 * `.cache/KIND/VERSION/`. One process of a run fetches it, while the others wait.
 */
export function cachedPackage(
  kind: string,
  name: string,
  version: string,
): { folder: string } | { absent: string } {
  const kept = join(root, '.cache', kind, version);
  const folder = join(kept, 'node_modules', name);
  const lock = join(sharedFolder(), `${kind}-${version}`);
  const failed = `${lock}.txt`;
  for (let waited = 0; !existsSync(folder) && !existsSync(failed); ) {
    try {
      mkdirSync(lock);
    } catch {
      pause(200);
      waited += 200;
      // A process that was killed leaves its lock.
      if (waited > 2 * patience) rmSync(lock, { recursive: true, force: true });
      continue;
    }
    const why = existsSync(folder) ? '' : fetched(`${name}@${version}`, kept);
    if (why) writeFileSync(failed, why);
    rmSync(lock, { recursive: true });
  }
  if (existsSync(folder)) return { folder };
  return { absent: `${name} ${version} cannot be had here: ${readFileSync(failed, 'utf8')}` };
}

/** Installs a package into a folder, which is there when it is whole. @returns why it could not, else nothing */
function fetched(what: string, kept: string): string {
  const part = `${kept}-${process.pid}`;
  mkdirSync(part, { recursive: true });
  writeFileSync(join(part, 'package.json'), '{ "private": true }'); // otherwise npm would use the enclosing project
  const flags = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, stderr } = npm(['install', what, ...flags], part);
  try {
    if (status === 0) renameSync(part, kept);
  } catch {} // a process of another run was first
  rmSync(part, { recursive: true, force: true });
  return existsSync(kept) ? '' : stderr.trim().split('\n')[0] || 'npm was stopped';
}

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** How many milliseconds npm may take. */
const patience = 150_000;

/** Runs npm with the Node in the given folder, for so many milliseconds at most. */
export function npm(
  args: readonly string[],
  cwd: string,
  { node = dirname(process.execPath), timeout = patience } = {},
) {
  const env = { ...process.env, PATH: `${node}${delimiter}${process.env['PATH']}`, NO_UPDATE_NOTIFIER: '1' };
  // On Windows npm is a script of the shell.
  const shell = process.platform === 'win32';
  return spawnSync('npm', args, { cwd, encoding: 'utf8', env, shell, timeout });
}
