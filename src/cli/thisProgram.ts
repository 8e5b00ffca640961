import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { packageRoot, version } from '../package/index.js';
import { type Code, sha256 } from '../release/index.js';

/** Describes the running program: its version, lock file, commit, and Node. */
export function thisProgram(): Omit<Code, 'recomputed'> {
  const lockfile = new URL('package-lock.json', packageRoot);
  return {
    version,
    node: process.versions.node,
    ...(existsSync(lockfile) ? { lockfile: sha256(readFileSync(lockfile)) } : {}),
    commit: commitOf(realpathSync(fileURLToPath(packageRoot))),
  };
}

/** The commit of a folder that is a Git checkout without changes. */
function commitOf(folder: string): string | undefined {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  try {
    if (realpathSync(git('rev-parse', '--show-toplevel')) !== folder) return undefined;
    return git('status', '--porcelain') === '' ? git('rev-parse', 'HEAD') : undefined;
  } catch {
    return undefined;
  }
}
