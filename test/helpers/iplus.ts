import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './editions.js';
import { temporaryFolder } from './folders.js';

const scratch = temporaryFolder();

/** The compiled command. */
export const main = join(root, 'dist', 'cli', 'main.js');

export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** Runs `iplus` as a process of its own and captures its output (so that stderr is not a terminal). */
export function iplus(
  args: readonly string[],
  { cwd = root, env = {}, before = [], node = process.execPath }: Setting = {},
): Ran {
  const [command, ...rest] = [...before, node, main, ...args];
  const { status, stdout, stderr } = spawnSync(command!, rest, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, LANG: 'C', LC_ALL: '', LC_MESSAGES: '', ...env },
  });
  return { code: status, out: stdout, err: stderr };
}

export interface Setting {
  cwd?: string;
  env?: Record<string, string>;
  /** A prefix of the command, such as `taskset -c 0`. */
  before?: readonly string[];
  /** Another Node than the one that runs the tests. */
  node?: string;
}

/** Starts node; `ended` resolves at its end. Its temporary files are removed afterwards. */
export function started(args: readonly string[]): { child: ChildProcess; ended: Promise<number | null> } {
  const env = { ...process.env, TMPDIR: scratch };
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'ignore'], env });
  return { child, ended: new Promise((resolve) => child.once('exit', (code) => resolve(code))) };
}
