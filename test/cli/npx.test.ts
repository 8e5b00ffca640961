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
  });
}

it.each(['SIGTERM', 'SIGHUP', 'SIGKILL'] as const)(
  'ends a server that npx started when the process of npx gets %s',
  async (signal) => {
    const { folder } = await releaseOf(example);
    const child = npx('serve', folder, '--port', '0', '--json');
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    const { url } = JSON.parse(String(said)) as { url: string };
    expect((await fetch(`${url}healthz`)).status).toBe(200);
    child.kill(signal);
    const isThere = () =>
      fetch(`${url}healthz`).then(
        () => true,
        () => false,
      );
    await expect.poll(isThere, { timeout: 20_000 }).toBe(false);
  },
);

it('may be executed where it was compiled anew', () => {
  chmodSync(main, 0o644);
  const { status } = spawnSync(process.execPath, [join(root, 'scripts', 'bundle.mjs')]);
  expect([status, statSync(main).mode & 0o111]).toEqual([0, 0o111]);
});
