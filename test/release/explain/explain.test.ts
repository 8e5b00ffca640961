import { beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../../src/edition/index.js';
import { explain, type Receipt } from '../../../src/release/explain/explain.js';
import { findSubject, subjectsOf } from '../../../src/release/find.js';
import type { Release } from '../../../src/release/readRelease.js';
import { chinaOverTime } from '../../helpers/chinaOverTime.js';
import { chinaRelease, example, exampleWith, releaseOf } from '../../helpers/editions.js';

const sum = (list: readonly (number | null)[]) => list.reduce<number>((s, x) => s + (x ?? 0), 0);
const receipt = (release: Release, unit: string, period?: string, node?: string) =>
  explain(release, findSubject(release.plan, unit), period, node);

/** What a reader can work out from a receipt alone, and does not come to its value. */
function faults(r: Receipt): string[] {
  const where = `${r.unit.level} ${r.unit.code} ${r.period} ${r.node}`;
  const near = (x: number) => Math.abs(x - r.value!) <= 1e-9 * Math.max(1, Math.abs(r.value!));
  if (r.value === null) {
    const said = r.rank === null && ['missing', 'screened'].includes(r.status);
    return said ? [] : [`${where}: rank of nothing`];
  }
  const members = r.members.map((m) => m.value);
  const wrong = [
    r.parts.length > 0 && r.aggregate === 'arithmetic' && !near(sum(r.parts.map((p) => p.points))),
    r.parts.some((p) => p.value !== null && p.points !== p.weight! * p.value),
    r.rollUp === 'sum' && !near(sum(members)),
    r.rollUp === 'mean' && !near(sum(members) / members.length),
    r.rollUp === null && r.raw === null && r.parts.length === 0,
    r.raw !== null && r.raw.base !== null && !near((r.raw.value! * r.raw.scale) / r.raw.base),
  ];
  return wrong.flatMap((bad, i) => (bad ? [`${where}: rule ${i}`] : []));
}

const allFaults = (release: Release, periods: readonly string[]) =>
  subjectsOf(release.plan).flatMap((subject) =>
    periods.flatMap((period) =>
      release.plan.nodes.flatMap((n) => faults(explain(release, subject, period, n.id))),
    ),
  );

describe('every receipt can be worked out from what it shows', () => {
  it.each([
    ['as it is', {}],
    ['with sums', { 'edition.yaml': [['roll-up: mean', 'roll-up: sum']] }],
    ['with absent parts adding nothing', { 'edition.yaml': [['weights: reweight', 'weights: keep']] }],
    [
      'with weights that reach the indicators',
      { 'edition.yaml': [['weights: reweight', 'weights: leaves']] },
    ],
    [
      'with weights by period and group',
      {
        'edition.yaml': [
          [
            '      weight: 0.6\n',
            `      weight: 0.6
      weigh:
        by: given
        cases:
          - { to: 2021, weights: { broadband: 3, mobile: 1 } }
          - { groups: { by: province, of: [North] }, from: 2022, weights: { broadband: 0, mobile: 1 } }
`,
          ],
        ],
      },
    ],
    ['with geometric means', { 'edition.yaml': [['aggregate: arithmetic', 'aggregate: geometric']] }],
    [
      'with z-scores and gaps filled',
      {
        'edition.yaml': [
          [
            '{ method: min-max, range: [0, 100], over: all-periods }',
            '{ method: z-score, over: all-periods }',
          ],
          ['method:\n', 'method:\n  impute: { method: linear, ends: hold }\n'],
        ],
        'data/values.csv': [['B1,2022,30.4', 'B1,2022,']],
      },
    ],
  ] as [string, Parameters<typeof exampleWith>[0]][])('of the example %s', async (_, changes) => {
    const release = await releaseOf(exampleWith(changes));
    expect(allFaults(release, ['2021', '2022'])).toEqual([]);
  });

  it('of the cities of China', async (test) => {
    const release = await chinaRelease();
    if (typeof release === 'string') return test.skip(release);
    expect(allFaults(release, ['2021'])).toEqual([]);
  });
});

describe('a receipt of the example', () => {
  let release: Release;
  beforeAll(async () => {
    release = await releaseOf(example);
  });

  it('is of the last period and the whole index when nothing else is asked', () => {
    const plain = receipt(release, 'A1');
    expect(plain).toMatchObject({ period: '2022', node: 'index', rank: 1, of: 6 });
    expect(plain.value).toBeCloseTo(100, 10);
  });

  it('compares with the base period, and in the base period with nothing', () => {
    expect(receipt(release, 'A1').base).toMatchObject({ period: '2021', rank: 1 });
    expect(receipt(release, 'A1', '2021').base).toBeNull();
  });

  it('shows weights reweighted over the available', () => {
    const { parts, status } = receipt(release, 'B1', '2021', 'use');
    expect(parts.map((p) => [p.node, p.weight, p.value === null])).toEqual([
      ['online-services', 0, true],
      ['waiting-time', 1, false],
    ]);
    expect(status).toBe('partial');
  });

  it('shows a raw figure as it was observed, whichever way its indicator points', () => {
    expect(receipt(release, 'A1', '2022', 'waiting-time').raw).toMatchObject({
      value: 5.2,
      reason: 'observed',
    });
    expect(receipt(release, 'A1', '2022', 'broadband').raw).toMatchObject({ value: 33, reason: 'observed' });
    expect(receipt(release, 'B1', '2021', 'online-services').raw).toMatchObject({
      value: null,
      reason: 'not-observed',
    });
  });

  it('shows the mean of the raw figures for a group that is a mean', () => {
    expect(receipt(release, 'North', '2022', 'waiting-time').raw?.value).toBeCloseTo((5.2 + 6 + 7.9) / 3, 12);
  });

  it('has the members of a group, largest first, and leaves out parts that do not make its value', () => {
    const south = receipt(release, 'South', '2021', 'use');
    expect(south.members.map((m) => m.code)).toEqual(['B1', 'B2', 'B3']);
    expect(south.parts).toEqual([]);
    expect(receipt(release, 'North', '2021', 'use').parts.length).toBe(2);
  });

  it.each([
    ['A1', '1999', undefined, '2021, 2022'],
    ['A1', '', undefined, '2021, 2022'],
    ['A1', '2022', 'acess', 'did you mean “access”?'],
  ])('of %s in “%s” at %s does not exist, and it is said what does', (unit, period, node, said) => {
    expect(() => receipt(release, unit, period, node)).toThrow(UserError);
    expect(() => receipt(release, unit, period, node)).toThrow(said);
  });
});

describe('a receipt of the cities of China over time', () => {
  let release: Release | undefined;
  beforeAll(async () => {
    const made = await chinaOverTime({
      periods: '{ frequency: year, base: 2019, first: 2019, last: 2022 }',
      impute: '{ method: linear, ends: hold }',
      without: ['ipv4-2020-10'],
    });
    if (typeof made !== 'string') release = made;
  }, 120_000);

  it('names the observed periods a figure on a straight line was made of', (test) => {
    if (!release) return test.skip('no records here');
    const { raw, status } = receipt(release, 'Guangzhou', '2020', 'fixed-addresses');
    expect(status).toBe('imputed');
    expect(raw?.reason).toBe('imputed:linear');
    expect(raw?.between.map((b) => [b.period, b.observed])).toEqual([
      ['2019', '2019-11-23'],
      ['2021', '2021-03-08'],
    ]);
    const [a, b] = raw!.between.map((x) => x.value);
    expect(raw!.value).toBeCloseTo((a! + b!) / 2, 6);
    expect(raw?.sources.map((s) => s.id)).toEqual(['ipv4-2019-11', 'ipv4-2021-03']);
  });

  it('names the observation a held figure repeats', (test) => {
    if (!release) return test.skip('no records here');
    const { raw } = receipt(release, 'Guangzhou', '2022', 'fixed-addresses');
    expect(raw).toMatchObject({
      reason: 'imputed:hold',
      between: [{ period: '2021', observed: '2021-03-08' }],
    });
    expect(raw!.value).toBe(raw!.between[0]!.value);
    expect(raw?.sources.map((s) => s.id)).toEqual(['ipv4-2021-03']);
  });

  it('counts the records of an observed figure and names the files that hold them, with their hashes', (test) => {
    if (!release) return test.skip('no records here');
    const { raw } = receipt(release, 'Tianshui', '2021', 'fixed-addresses');
    expect(raw?.records).toBeGreaterThan(0);
    expect(raw?.sources.map((s) => s.from)).toEqual(['npm:ip2region@2.2.0/data/ip2region.db']);
    expect(raw?.sources[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });
});
