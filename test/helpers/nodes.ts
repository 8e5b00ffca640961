import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { root } from './editions.js';

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
 * `.cache/KIND/VERSION/`; safe for concurrent processes.
 */
export function cachedPackage(
  kind: string,
  name: string,
  version: string,
): { folder: string } | { absent: string } {
  const kept = join(root, '.cache', kind, version);
  const folder = join(kept, 'node_modules', name);
  if (existsSync(folder)) return { folder };
  const part = `${kept}-${process.pid}`;
  mkdirSync(part, { recursive: true });
  writeFileSync(join(part, 'package.json'), '{ "private": true }'); // otherwise npm would use the enclosing project
  const flags = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, stderr } = npm(['install', `${name}@${version}`, ...flags], part);
  try {
    if (status === 0) renameSync(part, kept);
  } catch {} // another process was first
  rmSync(part, { recursive: true, force: true });
  if (existsSync(folder)) return { folder };
  return { absent: `${name} ${version} cannot be had here: ${stderr.trim().split('\n')[0]}` };
}

/** Runs npm with the Node in the given folder, for so many milliseconds at most. */
export function npm(
  args: readonly string[],
  cwd: string,
  { node = dirname(process.execPath), patience = 150_000 } = {},
) {
  const env = { ...process.env, PATH: `${node}${delimiter}${process.env['PATH']}`, NO_UPDATE_NOTIFIER: '1' };
  // On Windows npm is a script of the shell.
  const shell = process.platform === 'win32';
  return spawnSync('npm', args, { cwd, encoding: 'utf8', env, shell, timeout: patience });
}
