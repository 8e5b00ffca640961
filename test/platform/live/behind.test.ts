import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { keepFlash } from '../../../src/cli/flash.js';
import { Standing } from '../../../src/cli/standing.js';
import { openRelease } from '../../../src/release/index.js';
import { type Served, serveReleases } from '../../../src/server/index.js';
import { freePort } from '../../../src/server/node/freePort.js';
import { livePage } from '../../../src/site/pages/livePage.js';
import { livePlatform, visit } from '../../helpers/livePlatform.js';

it('A live index that cannot be built says since when it is behind, and why, until it is built again', async () => {
  const live = await livePlatform('');
  const [ending, shown, said]: [AbortController, Served[], string[]] = [new AbortController(), [], []];
  const running = keepFlash({
    edition: live.edition,
    platform: live.platform,
    show: ([release]) => shown.push(release!),
    onProblem: (text) => said.push(text.en),
    signal: ending.signal,
  });
  await live.send(visit('110100', 'a', 100, '2026-10-05'));
  await expect.poll(() => shown.length, { timeout: 20_000 }).toBe(1);
  expect(shown[0]!.flash!.behind).toBeUndefined();
  const file = join(live.edition, 'edition.yaml');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, 'edition: [');
  await live.send(visit('110100', 'a', 100));
  await expect.poll(() => shown.at(-1)!.flash!.behind?.why, { timeout: 20_000 }).toBe('failed');
  const old = shown.at(-1)!;
  expect(old.manifest.id, 'the figures are those of before').toBe(shown[0]!.manifest.id);
  const { since } = old.flash!.behind!;
  expect(since - Date.UTC(2026, 11, 1), 'when the first batch came that is not in it').toBeLessThan(60_000);
  expect(said).toHaveLength(1);
  expect(livePage(old, 'en')).toContain(
    'Behind since 2026-12-01 08:00 (Beijing time): the next figures could not',
  );
  expect(livePage(old, 'zh')).toContain('自北京时间 2026-12-01 08:00 起未更新：');
  writeFileSync(file, text);
  await live.send(visit('110100', 'a', 100));
  await expect.poll(() => shown.at(-1)!.manifest.id, { timeout: 20_000 }).not.toBe(old.manifest.id);
  expect(shown.at(-1)!.flash!.behind).toBeUndefined();
  ending.abort();
  await running;
  await live.platform.close();
}, 90_000);

it('/healthz and the metrics say it, too', async () => {
  const live = await livePlatform('');
  await live.send(visit('110100', 'a', 100, '2026-10-05'));
  const release = await openRelease(await live.build());
  const port = await freePort(0, '127.0.0.1');
  const site = await serveReleases([release], {
    port: 0,
    metrics: { host: '127.0.0.1', port },
    now: () => Date.UTC(2026, 11, 1, 1),
    log: 'silent',
  });
  const health = async () => (await fetch(`${site.url}healthz`)).json();
  const seconds = async () => {
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    return /^iplus_live_behind_seconds (\S+)/m.exec(text)?.[1];
  };
  expect([await health(), await seconds()]).toEqual([{ status: 'ok' }, '0']);
  site.setBehind({ since: Date.UTC(2026, 11, 1), why: 'failed' });
  expect(await health()).toMatchObject({
    status: 'ok',
    live: { status: 'behind', since: '2026-12-01T00:00:00.000Z', because: expect.stringContaining('log') },
  });
  expect(await seconds()).toBe('3600');
  site.setBehind(undefined);
  expect([await health(), await seconds()]).toEqual([{ status: 'ok' }, '0']);
  await site.close();
  await live.platform.close();
}, 60_000);

it('it is behind as soon as a build fails or differs, and no longer once all is shown', () => {
  const told: unknown[] = [];
  let now = 100;
  const standing = new Standing(
    (behind) => told.push(behind),
    () => now,
  );
  standing.waits(50);
  standing.waits(60);
  expect(standing.behind).toBeUndefined();
  standing.is('failed');
  standing.is('failed');
  now = 200;
  standing.is('differs');
  standing.caughtUp();
  standing.caughtUp();
  standing.end();
  expect(told).toEqual([{ since: 50, why: 'failed' }, { since: 50, why: 'differs' }, undefined]);
});
