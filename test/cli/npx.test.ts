import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { example, releaseOf, root } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { main } from '../helpers/iplus.js';

/** Runs the command of this repository as its users do, without a network. */
function npx(...args: readonly string[]) {
  const PATH = `${dirname(process.execPath)}${delimiter}${process.env['PATH']}`;
  const env = { ...process.env, PATH, npm_config_cache: temporaryFolder(), NO_UPDATE_NOTIFIER: '1' };
  return spawn('npx', ['--offline', 'iplus', ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    // A group of its own, as a terminal starts it.
    detached: true,
  });
}

it.each([
  ['SIGTERM', 'the process of npx'],
  ['SIGHUP', 'the process of npx'],
  ['SIGKILL', 'the process of npx'],
  ['SIGINT', 'all of them, as by Ctrl-C'],
  ['SIGHUP', 'all of them, as where the terminal is closed'],
] as const)('ends a server that npx started on %s to %s', async (signal, to) => {
  const { folder } = await releaseOf(example);
  const child = npx('serve', folder, '--port', '0', '--json');
  try {
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    const { url } = JSON.parse(String(said)) as { url: string };
    expect((await fetch(`${url}healthz`)).status).toBe(200);
    process.kill(to === 'the process of npx' ? child.pid! : -child.pid!, signal);
    const isThere = () =>
      fetch(`${url}healthz`).then(
        () => true,
        () => false,
      );
    await expect.poll(isThere, { timeout: 20_000 }).toBe(false);
  } finally {
    try {
      process.kill(-child.pid!, 'SIGKILL');
    } catch {} // none of them is left
  }
});

it('may be executed where it was compiled anew', () => {
  chmodSync(main, 0o644);
  const { status } = spawnSync(process.execPath, [join(root, 'scripts', 'bundle.mjs')]);
  expect([status, statSync(main).mode & 0o111]).toEqual([0, 0o111]);
});
