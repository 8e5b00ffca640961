// The setup for every command of this repository, each step only if needed: Node 20.19 or later, the exact packages of
// package-lock.json, and the compiled program in dist/.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

export function setUp() {
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
  run(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-b']);
  run(process.execPath, [`${root}scripts/bundle.mjs`]);
  // Tests that are started from here may run it: see test/compiled.ts.
  process.env.IPLUS_COMPILED = '1';
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
