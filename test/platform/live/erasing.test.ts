import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { withPlatform } from '../../../src/cli/withPlatform.js';
import { compareAnew, publishAll } from '../../../src/platform/index.js';
import { openRelease } from '../../../src/release/index.js';
import { openEdition } from '../../../src/signals/index.js';
import { confidential, livePlatform, visit } from '../../helpers/livePlatform.js';

type Live = Awaited<ReturnType<typeof livePlatform>>;
let live: Live | undefined;
afterEach(async () => {
  await live?.platform.close();
  live = undefined;
});

const whose = { partner: 'north', contract: 'visits' };

/** The figure of Alpha in November; NaN where there is none. */
async function figure(folder: string): Promise<number> {
  const { panel, plan } = await openRelease(folder);
  return panel.values[plan.periods.indexOf('2026-11') * panel.units] ?? Number.NaN;
}

/** Something in the base period, so that there is an index. */
const base = ['a', 'b', 'c', 'd'].map((one) => visit('110100', one, 500, '2026-10-05'));

it('What was taken step by step is compared with the log alone, and a record file that was changed is noticed', async () => {
  live = await livePlatform();
  const { folder, edition, platform } = live;
  const compare = () =>
    compareAnew(folder, openEdition(edition), ({ publications }) => publishAll(platform, publications));
  await live.send(...base);
  await live.take();
  const receipt = await live.send(...[10, 10, 10, 12].map((n, i) => visit('110100', `${i}`, n)));
  await live.take();
  await live.platform.erasing.erase(whose, { receipt, line: 4 });
  await live.send(visit('110200', 'a', 7));
  expect(await compare()).toMatchObject({ differs: [] });
  await live.send(visit('110200', 'b', 8));
  expect(await compare()).toMatchObject({ differs: [] });
  const file = join(folder, 'live/live-test/visits', readdirSync(join(folder, 'live/live-test/visits'))[0]!);
  writeFileSync(file, readFileSync(file, 'utf8').replace('500', '501'));
  expect(await compare()).toMatchObject({ differs: ['visits'] });
  const build = (compares: boolean) =>
    withPlatform(
      edition,
      { platform: [folder], compares, publish: () => Promise.resolve() },
      false,
      async () => 'built',
    );
  await expect(build(true)).rejects.toThrow('not those of the log (["visits"])');
  await expect(build(false), 'nothing is published until the folder is removed').rejects.toThrow('not those');
  rmSync(join(folder, 'live/live-test'), { recursive: true });
  expect(await build(true)).toBe('built');
});

describe('records that were erased', () => {
  for (const rule of ['', confidential])
    it(`count no longer, and once when they are sent again (${rule || 'no rule'})`, async () => {
      live = await livePlatform(rule);
      await live.send(...base);
      const sent = ['a', 'b', 'c'].map((one) => visit('110100', one, 100));
      const receipt = await live.send(...sent);
      expect(await figure(await live.build())).toBe(300);
      await live.platform.erasing.erase(whose, { receipt });
      const without = await live.take();
      expect(without.facts.contracts[0]).toMatchObject({ records: 4 });
      await live.send(...sent);
      const again = await live.build();
      expect(await figure(again)).toBe(300);
      rmSync(join(live.folder, 'live'), { recursive: true });
      const anew = await live.build();
      expect((await openRelease(anew)).manifest.id).toBe((await openRelease(again)).manifest.id);
    });

  it('take with them what was published together with them, and the rest does not tell them', async () => {
    live = await livePlatform();
    await live.send(...base);
    const receipt = await live.send(...[10, 10, 10, 12].map((visits, i) => visit('110100', `${i}`, visits)));
    expect(await figure(await live.build())).toBe(42);
    await live.platform.erasing.erase(whose, { receipt, line: 4 });
    expect(await figure(await live.build())).toBeNaN();
    // Others of the partner would tell it by what is missing; those of another partner do not.
    await live.send(...[1, 2, 3].map((_, i) => visit('110100', `${i}`, 20)));
    const { facts } = await live.take();
    expect(facts).toMatchObject({ withheld: 1 });
    expect(await figure(await live.build())).toBeNaN();
    await live.sendAs('south', ...['x', 'y', 'z'].map((one) => visit('110100', one, 50)));
    expect(await figure(await live.build())).toBe(150);
  });
});
