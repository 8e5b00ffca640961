import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { headlinePeriod } from '../../../src/analysis/index.js';
import { openRelease, verifyRelease } from '../../../src/release/index.js';
import { filesBelow, put } from '../../helpers/folders.js';
import { livePlatform, visit, withoutFloor } from '../../helpers/livePlatform.js';

type Live = Awaited<ReturnType<typeof livePlatform>>;
let live: Live | undefined;
afterEach(async () => {
  await live?.platform.close();
  live = undefined;
});

/** A month of three cities with four hospitals each, and the month before. */
const beginning = ['110100', '110200', '310100'].flatMap((city, c) =>
  ['2026-10-05', '2026-11-01'].flatMap((day) =>
    ['a', 'b', 'c', 'd'].map((hospital, h) => visit(city, hospital, 1009 * (c + 1) + 101 * h, day)),
  ),
);

/** The figure of a city in a release; NaN where it has none. */
async function figure(folder: string, city: string, period = '2026-11'): Promise<number> {
  const { panel, plan } = await openRelease(folder);
  const [c, t] = [plan.units.findIndex(({ code }) => code === city), plan.periods.indexOf(period)];
  return panel.values[t * panel.units + c]!;
}

/** Every number in every text file of a release. */
function numbersIn(folder: string): Set<number> {
  const texts = filesBelow(folder)
    .filter((name) => /\.(csv|json)$/.test(name) && !name.endsWith('sbom.cdx.json'))
    .map((name) => readFileSync(join(folder, name), 'utf8').replace(/[0-9a-f]{32,}/g, ''));
  return new Set(texts.flatMap((text) => text.match(/\d+(?:\.\d+)?/g) ?? []).map(Number));
}

/** Whether an attacker with all files of some vintages finds an amount: in a figure, or between two. */
function finds(vintages: readonly string[], secret: number): boolean {
  const sets = vintages.map(numbersIn);
  return sets.some(
    (own) =>
      own.has(secret) || sets.some((other) => [...own].some((x) => x > secret && other.has(x - secret))),
  );
}

describe('figures from the platform', () => {
  it('follow what was stored, and each key counts once', async () => {
    live = await livePlatform();
    await live.send(...beginning);
    const first = await live.build();
    expect(await figure(first, '110100')).toBe(4 * 1009 + 606);
    const more = ['a', 'b', 'c'].map((hospital) => visit('110100', hospital, 500));
    await live.send(...more, more[0]!, { ...more[1]!, visits: 9 }, 'no record', {
      ...more[2]!,
      id: 'wrong',
      visits: -1,
    });
    const second = await live.build();
    expect(await figure(second, '110100')).toBe(4 * 1009 + 606 + 1500);
    expect(await figure(second, '110200')).toBe(await figure(first, '110200'));
  });

  it('do not move by what would show the records of one contributor', async () => {
    live = await livePlatform();
    await live.send(...beginning);
    const vintages = [await live.build()];
    const secret = 86_243;
    await live.send(visit('110200', 'a', secret));
    vintages.push(await live.build());
    expect(await figure(vintages[1]!, '110200')).toBe(await figure(vintages[0]!, '110200'));
    // Others move, so that the totals do.
    await live.send(...['a', 'b', 'c'].map((hospital) => visit('310100', hospital, 700)));
    vintages.push(await live.build(), await live.build(true));
    expect(finds(vintages, secret)).toBe(false);
    // Once enough stand behind the change, it is in the figure.
    await live.send(visit('110200', 'b', 81_000), visit('110200', 'c', 71_000));
    const last = await live.build();
    expect(await figure(last, '110200')).toBe((await figure(vintages[0]!, '110200')) + secret + 152_000);
    expect(finds([...vintages, last], secret)).toBe(false);
  });

  it('would show them without the rule', async () => {
    live = await livePlatform('');
    await live.send(...beginning);
    const first = await live.build();
    const secret = 86_243;
    await live.send(visit('110200', 'a', secret));
    expect(finds([first, await live.build()], secret)).toBe(true);
  });

  it('never show a city with too few contributors, not even through totals and days', async () => {
    live = await livePlatform();
    const secret = 86_243;
    await live.send(
      ...beginning.filter(({ city, day }) => city !== '110200' || day < '2026-11'),
      visit('110200', 'a', secret),
      visit('110200', 'b', 91_193, '2026-11-03'),
    );
    const vintages = [await live.build(), await live.build(true)];
    expect(await figure(vintages[0]!, '110200')).toBeNaN();
    for (const amount of [secret, 91_193, secret + 91_193]) expect(finds(vintages, amount)).toBe(false);
  });

  it('do not show a record to another partner that sends contributors of its own beside it', async () => {
    live = await livePlatform();
    const others = beginning.filter(({ city, day }) => city !== '110200' || day < '2026-11');
    const secret = 86_243;
    await live.send(...others, visit('110200', 'a', secret));
    const vintages = [await live.build()];
    let own = 0;
    for (const amount of [40_009, 30_011, 20_021, 10_037]) {
      await live.sendAs('south', visit('110200', `x${amount}`, amount));
      own += amount;
      vintages.push(await live.build());
    }
    expect(await figure(vintages[1]!, '110200')).toBeNaN();
    // From three of its own on, the figure is that of its own records alone, which it knows.
    expect(await figure(vintages.at(-1)!, '110200')).toBeLessThanOrEqual(own);
    for (const known of [0, 40_009, 70_020, 90_041, own]) expect(finds(vintages, secret + known)).toBe(false);
  });

  it('are provisional after the last final period, which headlines and dated vintages keep to', async () => {
    live = await livePlatform();
    await live.send(...beginning);
    const flash = await openRelease(await live.build());
    const dated = await openRelease(await live.build(true));
    expect(flash.plan.periods).toEqual(['2026-10', '2026-11']);
    expect(flash.plan.headline.final).toBe('2026-10');
    expect(headlinePeriod(flash)).toBe(0);
    expect(dated.plan.periods).toEqual(['2026-10']);
  });

  it('can be computed again from the release, which names what they come from and nothing of a partner', async () => {
    live = await livePlatform();
    await live.send(...beginning);
    const folder = await live.build();
    expect((await verifyRelease(folder)).from).toBe('panel');
    const { manifest } = await openRelease(folder);
    expect(manifest.platform).toMatchObject({
      contracts: [{ contract: 'visits', versions: ['1.0.0'], records: beginning.length, batches: 1 }],
      cutOff: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    const text = filesBelow(folder)
      .filter((name) => /\.(csv|json)$/.test(name))
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('');
    expect(text).not.toContain(live.folder);
    expect(text).not.toContain('north');
    expect(manifest.inputs.some(({ path }) => path.includes('platform'))).toBe(false);
  });

  it('are the same whether batches were taken one by one or together', async () => {
    live = await livePlatform();
    const later = ['a', 'b', 'c', 'a', 'b', 'c'].map((hospital, i) => visit('110100', hospital, 50 + i));
    await live.send(...beginning);
    for (const one of later) {
      await live.send(one);
      await live.take();
    }
    const step = await figure(await live.build(), '110100');
    const other = await livePlatform();
    await other.send(...beginning);
    for (const one of later) await other.send(one);
    const once = await figure(await other.build(), '110100');
    await other.platform.close();
    expect(step).toBe(once);
  });

  it('take what a replay stored later', async () => {
    live = await livePlatform('');
    await live.send(...beginning);
    const first = await figure(await live.build(), '110100');
    // A batch with one record in quarantine, which a mended contract then takes.
    const wrong = visit('110100', 'a', 200_000);
    await live.send(visit('110100', 'b', 10), wrong);
    expect(await figure(await live.build(), '110100')).toBe(first + 10);
    const mended = withoutFloor('visits').replace('1.0.0', '2.0.0').replace('100000', '1000000');
    put(live.folder, 'contracts/visits-2.yaml', mended);
    await expect.poll(() => live!.platform.judges.current('visits')?.version).toBe('2.0.0');
    await live.platform.replay('visits');
    expect((await live.take()).facts.contracts[0]).toMatchObject({ records: beginning.length + 2 });
    expect((await live.take()).facts.contracts[0]).toMatchObject({ records: beginning.length + 2 });
  });
});
