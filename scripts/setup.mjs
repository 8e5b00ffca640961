// The setup for every command of this repository, each step only if needed: Node 20.19 or later, the exact packages of
// package-lock.json, and the compiled program in dist/.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Sets up all of it. Returns what `meanwhile` started when the packages were there, to run while the program is compiled. */
export function setUp(meanwhile = () => undefined) {
  install();
  const started = meanwhile();
  run(process.execPath, [tsc, '-b']);
  run(process.execPath, [bundler]);
  // Tests that are started from here may run it: see test/compiled.ts.
  process.env.IPLUS_COMPILED = '1';
  return started;
}

const tsc = `${root}node_modules/typescript/bin/tsc`;
const bundler = `${root}scripts/bundle.mjs`;

/**
 * Sets up what runs, without checking its types. Returns when it is compiled; the scripts of the pages are there when the promise
 * it returns is kept.
 */
export function setUpToRun() {
  install();
  const dist = `${root}dist/`;
  const isBuilt =
    existsSync(dist) && readdirSync(dist).some((floor) => existsSync(`${dist}${floor}/.tsbuildinfo`));
  // In a fresh clone without declarations of types, in half of the time. What -b has built, it alone knows the state of.
  const how = isBuilt
    ? ['-b', '--noCheck', 'src/cli', 'src/web', 'src/worker']
    : ['-p', 'tsconfig.start.json'];
  run(process.execPath, [tsc, ...how]);
  return start(process.execPath, [bundler]).then(({ code, out, err }) => {
    if (code === 0) return;
    console.error((out + err).trim());
    process.exit(1);
  });
}

/** Node and the packages of package-lock.json. */
function install() {
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
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.error('Installing packages (once) … 正在安装依赖（仅一次）…');
  run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, lock);
}

/** Starts a command; its exit code and output when it has ended. One in the background takes what others leave of the processors. */
export async function start(command, args, { background = false } = {}) {
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (background && child.pid) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  const ended = new Promise((resolve) => child.on('error', resolve).on('close', resolve));
  const said = [child.stdout, child.stderr].map((stream) => text(stream).catch(() => ''));
  const [code, out, err] = await Promise.all([ended, ...said]);
  return { code, out, err };
}

/** Starts the linter, which needs nothing compiled. */
export const startLint = (...options) =>
  start(
    process.execPath,
    [
      `${root}node_modules/@biomejs/biome/bin/biome`,
      'check',
      '--error-on-warnings',
      `--colors=${process.stderr.isTTY ? 'force' : 'off'}`,
      ...options,
    ],
    { background: true },
  );

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
