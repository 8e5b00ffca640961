import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { buildRelease, readEdition } from '../../src/pipeline/index.js';
import { openRelease, type Release } from '../../src/release/index.js';
import { companyEdition, type Made } from '../helpers/companyRecords.js';
import { editionWith } from '../helpers/complaints.js';
import { temporaryFolder } from '../helpers/folders.js';

afterEach(() => vi.unstubAllEnvs());

const cities = ['a1', 'a2', 'a3', 'b1', 'b2', 'c1'];
const rules = 'contributors: { column: company }';
/** In every city, twenty companies of its own with ten orders of 3 each. */
const many = cities.flatMap((city) =>
  Array.from({ length: 20 }, (_, i): Made => [city, 2020, `${city}-${i}`, 10, 3]),
);

async function released(records: readonly Made[], how: string, value?: string): Promise<Release> {
  const out = join(temporaryFolder(), 'release');
  await buildRelease(companyEdition(records, how, value), out);
  return openRelease(out);
}

const errorIn = ({ plan }: Release) => plan.indicators.find((i) => i.id === 'orders')!.error;
const planIn = ({ folder }: Release) => readFileSync(join(folder, 'plan.json'), 'utf8');

describe('The sampling error of a signal', () => {
  it('is that of its contributors, whose squared amounts add up', async () => {
    expect(errorIn(await released(many, rules))).toEqual({ by: 'records', lot: 30 });
    expect(errorIn(await released(many, rules, '{ count: true }'))).toEqual({ by: 'records', lot: 10 });
  });

  it('comes from published figures alone: no withheld amount changes the plan of a release', async () => {
    const with1 = (amount: number) =>
      released([...many.filter(([city]) => city !== 'a1'), ['a1', 2020, 'x', 1, amount]], rules);
    const [one, other] = await Promise.all([7_654_321, 1_234_567].map(with1));
    expect(errorIn(one!)).toEqual({ by: 'records', lot: 30 });
    expect(planIn(one!)).toBe(planIn(other!));
  });

  it('is not told where one contributor makes more than a tenth of it, in whatever cities', async () => {
    const big = cities.map((city): Made => [city, 2020, 'x', 1, 80]);
    expect(errorIn(await released([...many, ...big], rules))).toBeNull();
  });

  it('of counts with noise is that of persons who contribute the most, and the noise, whatever the contributors', async () => {
    vi.stubEnv('IPLUS_NOISE_KEY', '5f'.repeat(32));
    const noise = 'complete: true, noise: { epsilon: 0.5, per-person: 2 }';
    const counted = await released(many, `${noise}, ${rules}`, '{ count: true }');
    expect(errorIn(counted)).toEqual({ by: 'records', lot: 2, isMost: true, noise: counted.noise[0]!.sd });
    expect(counted.noise[0]!.sd).toBeCloseTo((2 * Math.SQRT2) / 0.5, 0);
    expect(errorIn(await released(many, `${noise}, ${rules}`))).toBeNull();
  });

  it('is at most that of one date for the mean of several, which may count the same things', async () => {
    const signal = '{ indicator: orders, from: records/r.csv, unit: { code: city }';
    const rows = ['2020-01', '2020-02', '2020-03'].flatMap((month) => [`bj,${month}`, `sh,${month}`]);
    const edition = editionWith({
      'data/values.csv': null,
      'records/r.csv': ['city,month', ...rows, ''].join('\n'),
      'signals/s.yaml': `- ${signal}, period: { column: month, take: mean }, value: { count: true } }\n- ${signal.replace('orders', 'users')}, period: { column: month }, value: { count: true } }\n`,
    });
    const { plan } = await readEdition(edition);
    expect(plan.indicators.map((i) => i.error)).toEqual([
      { by: 'records', lot: 1, isMost: true },
      { by: 'records', lot: 1 },
    ]);
  });
});
