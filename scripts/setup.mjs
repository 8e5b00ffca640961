// The setup for every command of this repository, each step only if needed: Node 20.19 or later, the exact packages of
// package-lock.json, and the compiled program in dist/.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Returns what `meanwhile` started when the packages were there, to run while the program is compiled. Whoever only runs the program
 * leaves out checking its types (`check: false`), which takes two thirds of the time.
 */
export function setUp(meanwhile = () => undefined, { check = true } = {}) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(
      `found: Node ${process.versions.node}\nexpected: Node 20.19 or later\nto mend: install it from nodejs.org`,
    );
    process.exit(2);
  }
  const stamp = `${root}node_modules/.iplus-installed`;
  const lock = createHash('sha256')
    .update(readFileSync(`${root}package-lock.json`))
    .digest('hex');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
    console.error('Installing packages (once) … 正在安装依赖（仅一次）…');
    run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
    writeFileSync(stamp, lock);
  }
  const started = meanwhile();
  const compile = check ? [] : ['--noCheck', 'src/cli', 'src/web', 'src/worker'];
  run(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-b', ...compile]);
  run(process.execPath, [`${root}scripts/bundle.mjs`]);
  // Tests that are started from here may run it: see test/compiled.ts.
  process.env.IPLUS_COMPILED = '1';
  return started;
}

/** Starts a command; its exit code and output when it has ended. */
export async function start(command, args) {
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32' && command === 'npm',
  });
  const ended = new Promise((resolve) => child.on('error', resolve).on('close', resolve));
  const said = [child.stdout, child.stderr].map((stream) => text(stream).catch(() => ''));
  const [code, out, err] = await Promise.all([ended, ...said]);
  return { code, out, err };
}

/** Starts the linter, which needs nothing compiled. */
export const startLint = (...options) =>
  start(process.execPath, [
    `${root}node_modules/@biomejs/biome/bin/biome`,
    'check',
    '--error-on-warnings',
    `--colors=${process.stderr.isTTY ? 'force' : 'off'}`,
    ...options,
  ]);

/** Shows what the linter found; ends this process where that is a fault. */
export function showLint({ code, out, err }) {
  console.error((out + err).trim());
  if (code !== 0) process.exit(1);
}

/** Runs a command with its output on stderr; on failure exits with the same code. */
export function run(command, args, options = {}) {
  try {
    execFileSync(command, args, {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32' && command === 'npm',
      ...options,
    });
  } catch (error) {
    process.exit(error.status ?? 1);
  }
}
