import { appendFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { keepFlash } from '../../../src/cli/flash.js';
import { openIntake } from '../../../src/cli/openIntake.js';
import type { Served } from '../../../src/server/index.js';
import { livePlatform, visit } from '../../helpers/livePlatform.js';

it('A flash vintage follows what was judged, and says what came and what moved', async () => {
  const live = await livePlatform();
  const ending = new AbortController();
  const shown: Served[] = [];
  const said: string[] = [];
  const running = keepFlash({
    edition: live.edition,
    platform: live.platform,
    show: ([release]) => shown.push(release!),
    onProblem: (text) => said.push(text.en),
    signal: ending.signal,
  });
  const cities = ['110100', '110200', '310100'];
  const hospitals = ['a', 'b', 'c'];
  const next = async (n: number) => {
    await expect.poll(() => shown.length).toBeGreaterThanOrEqual(n);
    return shown[n - 1]!;
  };
  await live.send(
    ...cities.flatMap((city) =>
      hospitals.flatMap((one) => [visit(city, one, 1000, '2026-10-01'), visit(city, one, 1200)]),
    ),
  );
  const first = await next(1);
  expect(first.flash).toMatchObject({
    sums: { received: 18, stored: 18, counted: 18 },
    arrived: [{ records: 18 }],
    before: undefined,
  });
  await live.send(...hospitals.map((one) => visit('310100', one, 300)), visit('110100', 'a', 500));
  const second = await next(2);
  expect(second.flash!.sums).toEqual({ received: 22, stored: 22, counted: 21 });
  const now = second.index.values.slice(-6);
  expect(second.flash!.before!.scores).toHaveLength(3);
  expect(now).not.toEqual(first.index.values.slice(-6));
  expect(second.manifest.id).not.toBe(first.manifest.id);
  expect(said).toEqual([]);
  ending.abort();
  await running;
  const again = async (touch: boolean) => {
    if (touch) appendFileSync(join(live.edition, 'edition.yaml'), '\n');
    const stop = new AbortController();
    const seen: Served[] = [];
    const keeping = keepFlash({
      edition: live.edition,
      platform: live.platform,
      show: ([release]) => seen.push(release!),
      onProblem: () => {},
      signal: stop.signal,
    });
    if (!touch) await expect.poll(() => seen.length).toBeGreaterThan(0);
    // What is built needlessly would be shown by then.
    await setTimeout(touch ? 300 : 2000);
    stop.abort();
    await keeping;
    return seen;
  };
  const [shownAgain, ...built] = await again(false);
  expect(shownAgain!.manifest.id, 'after a start the last one is shown, before another is built').toBe(
    second.manifest.id,
  );
  expect(built, 'and none where nothing was judged since').toEqual([]);
  const vintages = readdirSync(join(live.folder, 'flash', 'live-test')).sort();
  expect(vintages).toEqual(['2', 'shown.json']);
  expect(await again(true), 'not where the edition is another one').toEqual([]);
  await live.platform.close();
}, 120_000);

it('A platform that is opened again goes on with the record files that it has', async () => {
  const live = await livePlatform();
  await live.send(...['a', 'b', 'c'].map((one) => visit('110100', one, 70)));
  const { facts } = await live.take();
  await live.platform.close();
  const { platform } = await openIntake(live.folder, undefined);
  expect((await live.take()).facts).toEqual(facts);
  expect(existsSync(join(live.folder, 'live', 'live-test', 'visits', '000000001.csv'))).toBe(true);
  await platform.close();
});
