import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { problemText, UserError } from '../../src/edition/index.js';
import { buildRelease } from '../../src/pipeline/buildRelease.js';
import { explain, findSubject, openRelease, type Release, verifyRelease } from '../../src/release/index.js';
import { companyEdition, type Made, made } from '../helpers/companyRecords.js';
import { temporaryFolder } from '../helpers/folders.js';

const key = '5f'.repeat(32);
const asked = 'complete: true, noise: { epsilon: 0.5 }';

afterEach(() => vi.unstubAllEnvs());

interface Released {
  records?: readonly Made[];
  rules?: string;
  earlier?: Release;
  value?: string;
  key?: string;
}

async function released({
  records = made,
  rules = asked,
  earlier,
  value = '{ count: true }',
  ...given
}: Released = {}) {
  vi.stubEnv('IPLUS_NOISE_KEY', given.key ?? key);
  const out = join(temporaryFolder(), 'release');
  await buildRelease(companyEdition(records, rules, value), out, undefined, undefined, earlier);
  return openRelease(out);
}

/** The orders of the cities in 2020. */
function ordersOf({ plan, panel }: Release): number[] {
  const k = plan.indicators.findIndex((i) => i.id === 'orders');
  const from = (k * panel.periods + plan.periods.indexOf('2020')) * panel.units;
  return [...panel.values.subarray(from, from + panel.units)];
}

/** The problems of an edition, in English. */
async function complaint(how: Released): Promise<string> {
  const error: unknown = await released(how).then(
    () => undefined,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(UserError);
  return (error as UserError).problems.map((p) => problemText(p, 'en')).join('\n');
}

describe('Noise on a count', () => {
  let release: Release;
  beforeAll(async () => {
    release = await released();
  });

  it('changes it by integers, never below 0, and states its distribution', async () => {
    const orders = ordersOf(release);
    expect(orders).not.toEqual(orders.map(() => 24));
    for (const x of orders) {
      expect(Number.isInteger(x)).toBe(true);
      expect(Math.abs(x - 24)).toBeLessThan(40);
    }
    expect(release.noise).toEqual([
      expect.objectContaining({
        indicator: 'orders',
        period: '2020',
        epsilon: 0.5,
        draws: 1,
        budget: 0.5,
        within90: 5,
      }),
    ]);
    const few = await released({
      records: [['a1', 2020, 'x', 1, 1]],
      rules: 'complete: true, noise: { epsilon: 0.05 }',
    });
    expect(Math.min(...ordersOf(few))).toBe(0);
  });

  it('is the same in every release of the same edition, and different under another key', async () => {
    expect((await released()).manifest.id).toBe(release.manifest.id);
    expect(ordersOf(await released({ key: '60'.repeat(32) }))).not.toEqual(ordersOf(release));
  });

  it('is drawn once for all vintages, and again for as many as the budget allows', async () => {
    const more: Made[] = [...made, ['a1', 2020, 'v', 500, 1]];
    const second = await released({ records: more, earlier: release });
    expect(ordersOf(second)).toEqual(ordersOf(release));
    expect(second.noise[0]).toMatchObject({ draws: 1 });
    const rules = 'complete: true, noise: { epsilon: 0.5, budget: 1 }';
    const rich = await released({ rules });
    const anew = await released({ rules, records: more, earlier: rich });
    expect(ordersOf(anew)[0]).toBeGreaterThan(400);
    expect(anew.noise[0]).toMatchObject({ draws: 2, budget: 1 });
    const spent = await released({ rules, records: made, earlier: anew });
    expect(ordersOf(spent)).toEqual(ordersOf(anew));
  });

  it('leaves nothing in the release that reveals the figure: no number of records, no geocoding, no place name', async () => {
    const text = (name: string) => readFileSync(join(release.folder, name), 'utf8');
    expect(text('geocoding.csv')).not.toContain('orders');
    expect(text('place-names.csv').trim().split('\n')).toHaveLength(1);
    const k = release.plan.indicators.findIndex((i) => i.id === 'orders');
    const { panel } = release;
    const counts = release.records.subarray(
      k * panel.periods * panel.units,
      (k + 1) * panel.periods * panel.units,
    );
    expect([...counts].every(Number.isNaN)).toBe(true);
    expect(text('raw.json')).not.toContain(key);
  });

  it('works with suppression rules, which look at the true figures', async () => {
    const few: Made[] = [...made.filter(([city]) => city !== 'a1'), ['a1', 2020, 'x', 4, 10]];
    const release = await released({ records: few, rules: `${asked}, suppress-below: 10` });
    const orders = ordersOf(release);
    expect(orders[0]).toBeNaN();
    const province = release.totals.find((t) => t.level === 'province' && t.code === 'b');
    expect(province?.value).toBe(orders[3]! + orders[4]!);
  });

  it('is stated in the receipt, and such a release can be recalculated', async () => {
    const receipt = await explain(release, findSubject(release.plan, 'a1'), '2020', 'orders');
    expect(receipt.raw?.noise).toMatchObject({ epsilon: 0.5, within90: 5 });
    const { recomputed } = await verifyRelease(release.folder);
    expect(recomputed).toContain('noise.csv');
  });

  it('needs a key, complete records, and integer figures', async () => {
    expect(await complaint({ key: '' })).toContain('IPLUS_NOISE_KEY');
    expect(await complaint({ key: 'short' })).toContain('not a key');
    expect(await complaint({ rules: 'noise: { epsilon: 1 }' })).toContain('not complete');
    expect(await complaint({ value: '{ mean: amount }' })).toContain('noise on mean');
    const half: Made[] = [...made, ['a1', 2020, 'x', 1, 0.5]];
    expect(await complaint({ records: half, value: '{ sum: amount }' })).toContain('276.5');
  });
});
