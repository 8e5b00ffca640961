import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { root } from './editions.js';
import { sharedFolder } from './folders.js';
import { onceARun } from './once.js';

/** The oldest supported Node, and one of every later line with long-term support. */
export const nodeVersions = ['20.19.0', '22.23.3', '24.21.0'] as const;

/** The folder of a Node version from the package registry, or why it is not available. */
export async function nodeFolder(version: string): Promise<{ folder: string } | { absent: string }> {
  const name = `node-${process.platform}-${process.arch}`;
  const found = await cachedPackage('nodes', name, version);
  return 'absent' in found ? found : { folder: join(found.folder, 'bin') };
}

/**
 * The folder of a package that tests need and `npm ci` does not install, or why it is not available. It is kept in
 * `.cache/KIND/VERSION/`.
 */
export async function cachedPackage(
  kind: string,
  name: string,
  version: string,
): Promise<{ folder: string } | { absent: string }> {
  const kept = join(root, '.cache', kind, version);
  const why = await onceARun(join(sharedFolder(), kind, version), () =>
    existsSync(kept) ? '' : fetched(`${name}@${version}`, kept),
  );
  if (why) return { absent: `${name} ${version} cannot be had here: ${why}` };
  return { folder: join(kept, 'node_modules', name) };
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
