import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { expect } from 'vitest';
import { root } from './editions.js';
import { sharedFolder } from './folders.js';

/** The compiled command. */
export const main = join(root, 'dist', 'cli', 'main.js');

export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** Runs `iplus` as a process of its own and captures its output (so that stderr is not a terminal). */
export const iplusProcess = (args: readonly string[], setting?: Setting) =>
  scriptProcess(main, args, setting);

/** The same of any script. */
export function scriptProcess(
  script: string,
  args: readonly string[],
  { cwd = root, env = {}, before = [], node = process.execPath }: Setting = {},
): Ran {
  const [command, ...rest] = [...before, node, script, ...args];
  const { status, stdout, stderr } = spawnSync(command!, rest, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, ...plain, ...env },
  });
  return { code: status, out: stdout, err: stderr };
}

/**
 * Runs `iplus` in a thread of this process that has loaded the compiled program: the same as a process of its own, in a
 * fraction of the time.
 */
export function iplus(args: readonly string[], { cwd = root, env = {} }: InThread = {}): Ran {
  const here = process.cwd();
  process.chdir(cwd);
  try {
    thread ??= startThread();
    const { port, done } = thread;
    const id = ++calls;
    port.postMessage({ id, args, env });
    for (;;) {
      if (Atomics.wait(done, 0, 0, longest) === 'timed-out') throw new Error(`iplus ${args.join(' ')} hangs`);
      Atomics.store(done, 0, 0);
      // An answer to an earlier call, which was given up, is passed over.
      for (let found = receiveMessageOnPort(port); found; found = receiveMessageOnPort(port))
        if (found.message.id === id) return found.message as Ran;
    }
  } finally {
    process.chdir(here);
  }
}

/** What `iplus` prints where it ends well and complains of nothing. */
export function succeeds(...args: readonly string[]): string {
  const { code, err, out } = iplus(args);
  expect(err).toBe('');
  expect(code).toBe(0);
  return out;
}

const plain = { LANG: 'C', LC_ALL: '', LC_MESSAGES: '' };
const longest = 200_000;
let calls = 0;
let thread: { port: MessagePort; done: Int32Array } | undefined;

function startThread() {
  const { port1, port2 } = new MessageChannel();
  const done = new Int32Array(new SharedArrayBuffer(4));
  const run = pathToFileURL(join(root, 'dist', 'cli', 'run.js')).href;
  const worker = new Worker(new URL('./iplusThread.mjs', import.meta.url), {
    workerData: { port: port2, done, run },
    transferList: [port2],
    execArgv: [],
    env: { ...process.env, ...plain },
  });
  worker.unref();
  port1.unref();
  return { port: port1, done };
}

export type InThread = Pick<Setting, 'cwd' | 'env'>;

export interface Setting {
  cwd?: string;
  env?: Record<string, string>;
  /** A prefix of the command, such as `taskset -c 0`. */
  before?: readonly string[];
  /** Another Node than the one that runs the tests. */
  node?: string;
}

/** Starts node; `ended` resolves at its end. Its temporary files are removed after the run. */
export function started(
  args: readonly string[],
  out: 'ignore' | 'pipe' = 'ignore',
): { child: ChildProcess; ended: Promise<number | null> } {
  const env = { ...process.env, TMPDIR: sharedFolder() };
  const child = spawn(process.execPath, args, { stdio: ['ignore', out, 'ignore'], env });
  return { child, ended: new Promise((resolve) => child.once('exit', (code) => resolve(code))) };
}
