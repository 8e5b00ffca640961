import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import { seeded } from '../../../test/helpers/random.js';
import { stepsBetween } from '../../../test/helpers/steps.js';
import { rowsIn } from '../../../test/helpers/tables.js';
import { buildIndex } from '../../engine/index.js';
import { contradictions } from '../../tables/index.js';
import type { Analysed, Family } from '../tidy.js';
import { balanceFamilies } from './balance.js';
import { classesBy, classLimits } from './classes.js';
import { convergence } from './convergence.js';
import { dagum } from './dagum.js';
import { bandwidthOf, densityAt } from './density.js';
import { decompose, entropies } from './entropy.js';
import { gapChange, gapsToLeaders } from './leaders.js';
import { localMoran } from './lisa.js';
import { giniFromLorenz, lorenzAt, lorenzCurve } from './lorenz.js';
import { atkinson, inequality, measures } from './measures.js';
import { fieldOf, frameOf, moran, permutationP, permutationsOf } from './moran.js';
import { rankSize } from './rankSize.js';
import { sampleOf } from './sample.js';
import { among, fromLists, inverseDistance, lagOf, nearestNeighbours } from './spatialWeights.js';
import { mobilityOf, spatialMobility } from './transitions.js';
import { judgedPairs } from './verdict.js';

const no = Number.NaN;
const balanceTables = (of: Analysed) =>
  (balanceFamilies as readonly Family[]).flatMap(({ make }) => make(of));
/** Below 1e-300 a double has too few digits left for two sums to agree; such sizes are zero. */
const size = fc.double({ min: 0, max: 1e6, noNaN: true }).map((x) => (x < 1e-300 ? 0 : x));
const sizes = fc.array(size, { minLength: 2, maxLength: 40 });
const positive = fc.array(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 40 });

describe('measures of inequality', () => {
  it('are 0 where all are equal, ratios 1 and the Herfindahl index 1/n', () => {
    const equal = new Array(12).fill(7);
    const found = measures.map((m) => inequality(m, equal).value);
    expect(found.map((x) => Number(x.toFixed(12)))).toEqual([
      0, 0, 0, 0, 0, 0, 0, 0, 1, 0.833333333333, 0.083333333333, 0, 0,
    ]);
  });
  it('are largest where one has all', () => {
    const one = [0, 0, 0, 0, 10];
    expect(inequality('gini', one).value).toBeCloseTo(0.8, 12);
    expect(inequality('hoover', one).value).toBeCloseTo(0.8, 12);
    expect(inequality('hhi', one).value).toBeCloseTo(1, 12);
    expect(inequality('theil-t', one).value).toBeCloseTo(Math.log(5), 12);
    expect(inequality('atkinson-1', one).value).toBe(1);
    expect(atkinson(one, 2).value).toBe(1);
  });
  it('say why they have no value', () => {
    const why = (values: number[]) => measures.map((m) => inequality(m, values).why);
    expect(new Set(why([]))).toEqual(new Set(['no-units']));
    expect(new Set(why([no, no]))).toEqual(new Set(['no-units']));
    expect(new Set(why([3, no]))).toEqual(new Set(['one-unit']));
    expect(new Set(why([0, 0, 0]))).toEqual(new Set(['sum-zero', undefined]));
    expect(inequality('sd', [0, 0]).value).toBe(0);
    expect(inequality('gini', [-1, 2]).why).toBe('negative-values');
    expect(inequality('sd', [-1, 1]).value).toBeCloseTo(Math.SQRT2, 12);
    expect(inequality('theil-l', [0, 1]).why).toBe('zero-under-log');
    expect(inequality('sd-log', [0, 1]).why).toBe('zero-under-log');
    expect(inequality('p90-p10', [0, 0, 0, 5]).why).toBe('lowest-tenth-zero');
    expect(inequality('top-10-share', [1, 2, 3]).why).toBe('few-units');
    expect(inequality('gap-to-leaders', [1, 2, 3, 4]).why).toBe('few-units');
  });
  it('do not depend on the order, on missing values, or on the unit of measurement', () => {
    fc.assert(
      fc.property(positive, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (x, times) => {
        for (const m of measures.filter((name) => name !== 'sd')) {
          const [a, b] = [inequality(m, x), inequality(m, [no, ...x.toReversed().map((v) => v * times)])];
          expect(b.why).toBe(a.why);
          if (!a.why) expect(Math.abs(b.value - a.value)).toBeLessThan(1e-7 * Math.max(1, a.value));
        }
      }),
    );
  });
  it('keep their digits for huge and near-equal values', () => {
    expect(inequality('gini', [1e300, 3e300]).value).toBeCloseTo(0.25, 12);
    expect(inequality('cv', [1 + 1e-9, 1 - 1e-9]).value / 1e-9).toBeCloseTo(1, 6);
  });
  it('have one Gini by two formulas, which Dagum’s parts add up to', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 2, max: 4 }), (x, k) => {
        const gini = inequality('gini', x);
        if (gini.why) return;
        expect(giniFromLorenz(lorenzCurve(sampleOf(x)))).toBeCloseTo(gini.value, 10);
        const parts = dagum(
          sampleOf(x),
          x.map((_, c) => c % k),
          k,
        );
        if (parts.why) return;
        expect(parts.within + parts.between + parts.transvariation).toBeCloseTo(gini.value, 10);
        for (const part of [parts.within, parts.between, parts.transvariation]) {
          expect(part).toBeGreaterThan(-1e-12);
        }
      }),
    );
  });
  it('add up from within and between groups', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 2, max: 4 }), (x, k) => {
        const parts = decompose(
          sampleOf(x),
          x.map((_, c) => c % k),
          k,
        );
        for (const entropy of entropies) {
          const { total, within, between, why } = parts[entropy];
          if (!why) expect(Math.abs(within + between - total)).toBeLessThan(1e-9 * Math.max(1, total));
        }
      }),
    );
  });
});

describe('decompositions', () => {
  it('leave out units without a group, and give a group of one nothing within', () => {
    const sample = sampleOf([1, 2, 9, 4]);
    const found = dagum(sample, [0, 0, -1, 1], 3);
    expect(found.units).toBe(3);
    expect([...found.groups]).toEqual([expect.closeTo(1 / 6, 12), 0, no]);
    expect(found.pairs()).toHaveLength(1);
    expect(found.total).toBeCloseTo(inequality('gini', [1, 2, 4]).value, 12);
  });
  it('say why there is none', () => {
    const why = (values: number[], of: number[]) => [
      dagum(sampleOf(values), of, 2).why,
      decompose(sampleOf(values), of, 2)['theil-l'].why,
    ];
    expect(why([1, 2], [0, 0])).toEqual(['one-group', 'one-group']);
    expect(why([1, 2], [-1, -1])).toEqual(['no-units', 'no-units']);
    expect(why([1, no], [0, 1])).toEqual(['one-unit', 'one-unit']);
    expect(why([0, 0], [0, 1])).toEqual(['sum-zero', 'sum-zero']);
    expect(why([-1, 2], [0, 1])).toEqual(['negative-values', 'negative-values']);
    expect(why([0, 2], [0, 1])).toEqual([undefined, 'zero-under-log']);
  });
});

describe('Lorenz curves', () => {
  it('go from nothing to all, below the straight line', () => {
    const curve = lorenzCurve(sampleOf([1, 3]));
    expect([0, 0.25, 0.5, 1].map((p) => lorenzAt(curve, p))).toEqual([0, 0.125, 0.25, 1]);
    expect(lorenzAt(lorenzCurve(sampleOf([0, 0])), 0.5)).toBeNaN();
    expect(lorenzAt(lorenzCurve(sampleOf([-1, 3])), 0.5)).toBeNaN();
  });
});

describe('verdicts', () => {
  it('are about the period of headlines with the first and with the one before', () => {
    expect([0, 1, 2, 35].map(judgedPairs)).toEqual([
      [],
      [[0, 1]],
      [
        [0, 2],
        [1, 2],
      ],
      [
        [0, 35],
        [34, 35],
      ],
    ]);
  });
});

describe('convergence', () => {
  const before = Array.from({ length: 20 }, (_, c) => 1 + c);
  it('is what it was made to be', () => {
    const after = before.map((x) => x * Math.exp(3 * (0.1 - 0.02 * Math.log(x))));
    expect(convergence(before, after, 3)).toMatchObject({
      slope: expect.closeTo(-0.02, 12),
      r2: expect.closeTo(1, 9),
    });
  });
  it('leaves out zeros and gaps and counts them', () => {
    const after = before.map((x, c) => (c === 0 ? 0 : c === 1 ? no : x * (1 + (c % 3) / 10)));
    expect(convergence(before, after, 1)).toMatchObject({ units: 18, leftOut: 2 });
  });
  it('says why it cannot be told', () => {
    const why = (x: number[]) =>
      convergence(
        x,
        x.map((v) => v * 2),
        1,
      ).why;
    expect(why([])).toBe('no-units');
    expect(why([3])).toBe('one-unit');
    expect(why([1, 2, 3])).toBe('few-units');
    expect(why(new Array(12).fill(2))).toBe('all-equal');
    const groups = before.map((_, c) => (c < 10 ? 0 : 1));
    const apart = before.map((_, c) => (c < 10 ? 2 : 5));
    const grown = apart.map((x, c) => x + (c % 2));
    expect(convergence(apart, grown, 1, groups).why).toBe('collinear');
  });
  it('to the leaders counts who came nearer', () => {
    const gaps = (x: number[]) => gapsToLeaders(x);
    const found = gapChange(gaps([8, 8, 8, 8, 2, 4]), gaps([8, 8, 8, 8, 4, 3]));
    expect(found).toMatchObject({ units: 6, narrowed: 1 / 6 });
    expect(found.change).toBeCloseTo((-Math.log(2) + Math.log(4 / 3)) / 6, 12);
    expect(gapChange(gaps([1, 2]), gaps([1, 2])).why).toBe('few-units');
    expect(gapChange(gaps([8, 8, 8, 8, 2]), gaps([8, 8, 8, 8, 0])).units).toBe(4);
    expect(gapChange(gaps([8, 8, 8, 8, 2]), gaps([8, 8, 8, 8, 4]), [4])).toMatchObject({
      narrowed: 1,
    });
  });
});

describe('neighbours', () => {
  const line = Array.from({ length: 12 }, (_, c) => ({ lon: 100 + c + (c * c) / 100, lat: 30 }));
  it('are the nearest that have a place', () => {
    const { neighbours } = nearestNeighbours([...line.slice(0, 4), undefined], 2);
    expect(neighbours.map((list) => [...list])).toEqual([[1, 2], [0, 2], [1, 3], [2, 1], []]);
    expect(nearestNeighbours([undefined], 5).neighbours[0]).toHaveLength(0);
  });
  it('within reach weigh by their distance, and a unit alone is an island', () => {
    const { neighbours, weights } = inverseDistance([...line.slice(0, 3), { lon: 0, lat: 0 }], 200);
    expect(neighbours.map((list) => list.length)).toEqual([2, 2, 2, 0]);
    expect([...weights[0]!]).toEqual([expect.closeTo(2.04 / 3.05, 3), expect.closeTo(1.01 / 3.05, 3)]);
    expect(lagOf({ neighbours, weights }, [1, 2, 3, 4])[3]).toBeNaN();
  });
  it('without values take no part, and islands are left out and counted', () => {
    const weights = fromLists([[1], [0, 2], [1, 3], [2], []]);
    expect(among(weights, [0, 1, 3, 4]).units).toEqual([0, 1]);
    const values = [1, 2, no, 3, 4];
    expect(moran(fieldOf(values, frameOf(values, weights)))).toMatchObject({ why: 'few-units', islands: 2 });
  });
  it('that are alike have a high I, a chequered pattern a low one', () => {
    const weights = fromLists(line.map((_, c) => [c - 1, c + 1].filter((j) => j >= 0 && j < line.length)));
    const of = (values: number[]) => fieldOf(values, frameOf(values, weights));
    expect(moran(of(line.map((_, c) => c))).i).toBeGreaterThan(0.7);
    const chequered = of(line.map((_, c) => c % 2));
    expect(moran(chequered).i).toBeCloseTo(-1, 12);
    expect(permutationP(chequered, permutationsOf(12, 999))).toBeLessThan(0.05);
    expect(localMoran(of(line.map((_, c) => c)))[0]!.quadrant).toBe('LL');
    const equal = of(line.map(() => 3));
    expect(moran(equal).why).toBe('all-equal');
    expect(localMoran(equal)).toEqual([]);
    expect(permutationP(equal, permutationsOf(12, 9))).toBeNaN();
  });
});

describe('moves between classes', () => {
  it('are counted, and their long run stays as it is', () => {
    const found = mobilityOf(
      stepsBetween([
        [0, 0, 1, 1, -1],
        [0, 1, 1, 1, 0],
        [0, 0, 1, 0, 0],
      ]),
      2,
    );
    expect(found.counts).toEqual([
      [3, 1],
      [2, 3],
    ]);
    expect(found.shorrocks).toBeCloseTo(2 - 0.75 - 0.6, 12);
    const [a, b] = found.ergodic as [number, number];
    expect(a * 0.75 + b * 0.4).toBeCloseTo(a, 12);
    expect(a + b).toBeCloseTo(1, 12);
  });
  it('lead into a class that is never left', () => {
    expect(
      mobilityOf(
        stepsBetween([
          [0, 0, 1],
          [0, 1, 1],
        ]),
        2,
      ).ergodic,
    ).toEqual([0, 1]);
  });
  it('have no long run that is independent of the start, where nobody moves', () => {
    expect(
      mobilityOf(
        stepsBetween([
          [0, 1],
          [0, 1],
        ]),
        2,
      ),
    ).toMatchObject({ shorrocks: 0, why: 'several-closed-classes' });
    expect(
      mobilityOf(
        stepsBetween([
          [0, 0],
          [0, 1],
        ]),
        2,
      ).why,
    ).toBe('empty-class');
    expect(mobilityOf(stepsBetween([[0, 1]]), 2).why).toBe('one-period');
  });
  it('can be told apart by the neighbours', () => {
    const apart = spatialMobility(
      stepsBetween([
        [0, 0],
        [1, 0],
      ]),
      [[0, 1]],
      2,
    );
    expect(apart.map((m) => m.counts)).toEqual([
      [
        [0, 1],
        [0, 0],
      ],
      [
        [1, 0],
        [0, 0],
      ],
    ]);
  });
  it('go over limits that all periods share; a value on a limit stays below', () => {
    const limits = classLimits(
      [
        [1, 2, 3],
        [4, 5, 6, no],
      ],
      5,
    );
    expect(limits).toEqual([2, 3, 4, 5].map((x) => expect.closeTo(x, 12)));
    expect([...classesBy([2, 3], [1, 2, 2.5, 9, no])]).toEqual([0, 0, 1, 2, -1]);
  });
});

describe('rank, size and shape', () => {
  it('of Zipf’s law has an exponent near 1', () => {
    const zipf = Array.from({ length: 500 }, (_, i) => 1e6 / (i + 0.5));
    expect(rankSize(zipf)).toMatchObject({
      exponent: expect.closeTo(1, 9),
      r2: expect.closeTo(1, 9),
      units: 500,
    });
  });
  it('say why there is none', () => {
    expect([[], [1], [1, 2], [2, 2, 2]].map((x) => rankSize(x).why)).toEqual([
      'no-units',
      'one-unit',
      'few-units',
      'all-equal',
    ]);
    expect(rankSize([0, no, 1, 2, 4]).units).toBe(3);
    expect(densityAt([1], [1])).toEqual([no]);
    expect(densityAt([2, 2], [2])).toEqual([no]);
    expect(bandwidthOf([0, 1, 1, 1, 1, 9])).toBeGreaterThan(0);
  });
  it('the density adds up to 1', () => {
    const points = Array.from({ length: 400 }, (_, i) => -10 + i / 20);
    const sum = densityAt([1, 2, 2.5, no, 4], points).reduce((a, d) => a + d / 20, 0);
    expect(sum).toBeCloseTo(1, 6);
  });
});

describe('the tables', () => {
  const built = (x: number[][], places = true, method = {}): Analysed => {
    const units = Object.fromEntries(x[0]!.map((_, c) => [`u${c}`, { region: c % 3 === 0 ? 'a' : 'b' }]));
    const sketch = planOf({ units, periods: x.map((_, t) => String(2018 + t)), tree: { x: 1 }, method });
    const plan = {
      ...sketch,
      units: sketch.units.map((u, c) => (places ? { ...u, coordinates: { lon: 100 + c, lat: 30 } } : u)),
    };
    const panel = panelOf(plan, { x });
    return { plan, panel, index: buildIndex(plan, panel) };
  };
  const random = seeded(3);
  const some = Array.from({ length: 4 }, () => Array.from({ length: 15 }, () => 1 + 9 * random()));

  it('have a cell for every column, no NaN, and a name each', () => {
    const cases = [
      some,
      some.slice(0, 1),
      [[1]],
      [[1, 1, 1]],
      [
        [1, 0],
        [1, 2],
      ],
      [
        [1, no, 3],
        [no, 2, 3],
      ],
    ];
    for (const tables of cases.flatMap((x) => [balanceTables(built(x)), balanceTables(built(x, false))])) {
      expect(new Set(tables.map((t) => t.definition.name)).size).toBe(tables.length);
      expect(tables.flatMap(contradictions)).toEqual([]);
    }
  });
  it('have the tiers of each period as groups, whose parts add up and lie mostly between them', () => {
    const parts = rowsIn(balanceTables(built(some)), 'inequality-parts', { grouping: 'tier' });
    expect(new Set(parts.map((r) => r['period'])).size).toBe(some.length);
    for (const { total, within, between, transvariation } of parts as Record<string, number>[]) {
      expect(within! + between! + (transvariation ?? 0)).toBeCloseTo(total!, 12);
      expect(between!).toBeGreaterThan(0.5 * total!);
    }
    const changes = rowsIn(balanceTables(built(some)), 'inequality-parts-changes');
    expect(changes.map((r) => r['grouping'])).toContain('tier');
  });
  it('have a reason in place of a value', () => {
    const one = balanceTables(built([[1]]));
    expect(new Set(rowsIn(one, 'inequality').map((r) => r['reason']))).toEqual(new Set(['one-unit']));
    expect(rowsIn(one, 'balance-verdicts')).toEqual([]);
    expect(rowsIn(balanceTables(built(some, false)), 'moran')).toEqual([]);
  });
  it('give a verdict on what was observed of twenty units or more', () => {
    const verdicts = (x: number[][]) =>
      rowsIn(balanceTables(built(x)), 'balance-verdicts', { level: 'city', measure: 'sd-log' }).map(
        (r) => r['verdict'],
      );
    const wide = Array.from({ length: 24 }, () => 1 + 9 * random());
    const equal = wide.map((_, c) => 5 + c / 1000);
    expect(verdicts([wide, equal])).toEqual(['narrowed']);
    expect(verdicts([equal, wide])).toEqual(['widened']);
    expect(verdicts([wide, wide])).toEqual(['not-distinguishable']);
    expect(verdicts([wide.slice(0, 19), equal.slice(0, 19)])).toEqual(['undefined:few-units']);
  });
  it('say of a trend that logarithms have no zero', () => {
    const some = Array.from({ length: 24 }, () => 1 + 9 * random());
    const zeros = some.map((x, c) => (c === 3 ? 0 : x));
    const rows = rowsIn(balanceTables(built([some, zeros, some])), 'sigma-convergence', { level: 'city' });
    expect(rows.filter((r) => r['measure'] === 'sd-log')[0]!['verdict']).toBe('undefined:zero-under-log');
    expect(rows.filter((r) => r['measure'] === 'gini')[0]!['units']).toBe(24);
  });
  it('give no verdict where an end is imputed, and use the measured periods of a trend', () => {
    const wide = Array.from({ length: 24 }, () => 1 + 9 * random());
    const narrower = (t: number) => wide.map((x) => 5 * (x / 5) ** (1 - t / 5));
    const missing = wide.map(() => no);
    const of = (x: number[][]) =>
      balanceTables(built(x, true, { impute: { method: 'linear', ends: 'hold' } }));
    const verdicts = (x: number[][]) =>
      rowsIn(of(x), 'balance-verdicts', { level: 'city', measure: 'gini' }).map((r) => r['verdict']);
    expect(verdicts([wide, missing, narrower(3)])).toEqual(['narrowed', 'undefined:imputed']);
    // A period that is imputed at the end is provisional.
    expect(verdicts([wide, narrower(1), missing])).toEqual(['narrowed']);
    const [trend] = rowsIn(of([wide, narrower(1), missing, narrower(3), narrower(4)]), 'sigma-convergence', {
      level: 'city',
      measure: 'sd-log',
    });
    expect(trend).toMatchObject({ periods: 4, units: 24, verdict: 'narrowed' });
  });
});
