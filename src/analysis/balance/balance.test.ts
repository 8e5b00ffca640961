import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import { seeded } from '../../../test/helpers/random.js';
import { rowsIn } from '../../../test/helpers/tables.js';
import { buildIndex } from '../../engine/index.js';
import { contradictions } from '../../tables/index.js';
import type { Analysed, Family } from '../tidy.js';
import { balanceFamilies } from './balance.js';
import { classesBy, classLimits } from './classes.js';
import { convergence, trendOfSpread } from './convergence.js';
import { dagum } from './dagum.js';
import { bandwidthOf, densityAt } from './density.js';
import { decompose, entropies } from './entropy.js';
import { gapChange, gapsToLeaders } from './leaders.js';
import { localMoran } from './lisa.js';
import { giniFromLorenz, lorenzAt, lorenzCurve } from './lorenz.js';
import { atkinson, inequality, measures } from './measures.js';
import { fieldOf, frameOf, moran, permutationP, permutationsOf } from './moran.js';
import { rankSize } from './rankSize.js';
import { intervalOf, resamples } from './resample.js';
import { sampleOf } from './sample.js';
import { among, fromLists, inverseDistance, lagOf, nearestNeighbours } from './spatialWeights.js';
import { mobilityOf, spatialMobility } from './transitions.js';
import { judgedPairs, verdictOf } from './verdict.js';

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
  it('do not hang on the order, on missing values, or on the unit of measurement', () => {
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
  it('lie where the interval lies', () => {
    expect([verdictOf(-2, -1), verdictOf(1, 2), verdictOf(-1, 1), verdictOf(0, 0)]).toEqual([
      'narrowed',
      'widened',
      'not-distinguishable',
      'not-distinguishable',
    ]);
    expect(verdictOf(no, no, 'one-unit')).toBe('undefined:one-unit');
  });
  it('are about the first and last, and the last two periods', () => {
    expect([1, 2, 3, 36].map(judgedPairs)).toEqual([
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
  it('rest on samples that draw as many units as there are, the same every time', () => {
    const counts = resamples(30);
    expect(new Set(counts.map((times) => times.reduce((a, b) => a + b, 0)))).toEqual(new Set([30]));
    expect(resamples(30)).toBe(counts);
    const values = Array.from({ length: 199 }, (_, i) => (i * 37) % 199);
    expect(intervalOf(values)).toEqual([4, 194]);
    expect(intervalOf([1, no])).toEqual([no, no]);
  });
  it('hold the truth in about 95 of 100 cases', () => {
    const random = seeded(5);
    let held = 0;
    for (let i = 0; i < 200; i++) {
      const x = Float64Array.from({ length: 80 }, () => -Math.log(1 - random())); // Gini ½
      const sample = sampleOf(x);
      const drawn = resamples(80).map((counts) => {
        const again = [...sample.units].flatMap((c) => new Array<number>(counts[c]!).fill(x[c]!));
        return inequality('gini', again).value;
      });
      const [low, high] = intervalOf(drawn);
      if (low <= 0.5 && 0.5 <= high) held++;
    }
    expect(held / 200).toBeGreaterThan(0.85);
    expect(held / 200).toBeLessThan(0.99);
  });
});

describe('convergence', () => {
  const before = Array.from({ length: 20 }, (_, c) => 1 + c);
  it('is what it was made to be, with its half-life', () => {
    const after = before.map((x) => x * Math.exp(3 * (0.1 - 0.02 * Math.log(x))));
    const { terms, speed, halfLife, verdict } = convergence(before, after, 3);
    expect(terms.map((t) => t.estimate)).toEqual([expect.closeTo(0.1, 12), expect.closeTo(-0.02, 12)]);
    expect(speed).toBeCloseTo(-Math.log(1 - 0.06) / 3, 12);
    expect(halfLife).toBeCloseTo(Math.LN2 / speed, 9);
    expect(verdict).toBe('narrowed');
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
      ).verdict;
    expect(why([])).toBe('undefined:no-units');
    expect(why([3])).toBe('undefined:one-unit');
    expect(why([1, 2, 3])).toBe('undefined:few-units');
    expect(why(new Array(12).fill(2))).toBe('undefined:all-equal');
    const same = convergence(
      before,
      before.map((x, c) => x + (c % 2)),
      1,
      { controls: [before.map(Math.log)] },
    );
    expect(same.verdict).toBe('undefined:collinear');
  });
  it('of the spread is a slope over the periods with a value', () => {
    const years = [0, 1, 2, 3, 4];
    expect(trendOfSpread([5, 4.1, 3, 1.9, 1], years).verdict).toBe('narrowed');
    expect(trendOfSpread([5, 5.1, 4.9, 5.1, 4.9], years).verdict).toBe('not-distinguishable');
    expect(trendOfSpread([5, no, no, 4, 3], years).verdict).toBe('undefined:few-periods');
    expect(trendOfSpread([5], [0]).verdict).toBe('undefined:one-period');
  });
  it('to the leaders counts who came nearer', () => {
    const gaps = (x: number[]) => gapsToLeaders(x);
    const found = gapChange(gaps([8, 8, 8, 8, 2, 4]), gaps([8, 8, 8, 8, 4, 3]));
    expect(found).toMatchObject({ units: 6, narrowed: 1 / 6, verdict: 'not-distinguishable' });
    expect(found.change).toBeCloseTo((-Math.log(2) + Math.log(4 / 3)) / 6, 12);
    expect(gapChange(gaps([1, 2]), gaps([1, 2])).verdict).toBe('undefined:few-units');
    expect(gapChange(gaps([8, 8, 8, 8, 2]), gaps([8, 8, 8, 8, 0])).units).toBe(4);
    expect(gapChange(gaps([8, 8, 8, 8, 2]), gaps([8, 8, 8, 8, 4]), [4])).toMatchObject({
      narrowed: 1,
      verdict: 'undefined:one-unit',
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
      [
        [0, 0, 1, 1, -1],
        [0, 1, 1, 1, 0],
        [0, 0, 1, 0, 0],
      ],
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
        [
          [0, 0, 1],
          [0, 1, 1],
        ],
        2,
      ).ergodic,
    ).toEqual([0, 1]);
  });
  it('have no long run that does not hang on the start, where nobody moves', () => {
    expect(
      mobilityOf(
        [
          [0, 1],
          [0, 1],
        ],
        2,
      ),
    ).toMatchObject({ shorrocks: 0, why: 'several-closed-classes' });
    expect(
      mobilityOf(
        [
          [0, 0],
          [0, 1],
        ],
        2,
      ).why,
    ).toBe('empty-class');
    expect(mobilityOf([[0, 1]], 2).why).toBe('one-period');
  });
  it('can be told apart by the neighbours', () => {
    const apart = spatialMobility(
      [
        [0, 0],
        [1, 0],
      ],
      [
        [0, 1],
        [0, 1],
      ],
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
  const built = (x: number[][], places = true): Analysed => {
    const units = Object.fromEntries(x[0]!.map((_, c) => [`u${c}`, { region: c % 3 === 0 ? 'a' : 'b' }]));
    const sketch = planOf({ units, periods: x.map((_, t) => String(2018 + t)), tree: { x: 1 } });
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
  it('say why in place of a value', () => {
    const one = balanceTables(built([[1]]));
    expect(new Set(rowsIn(one, 'inequality').map((r) => r['reason']))).toEqual(new Set(['one-unit']));
    expect(rowsIn(one, 'balance-verdicts')).toEqual([]);
    expect(rowsIn(balanceTables(built(some, false)), 'moran')).toEqual([]);
  });
  it('give a verdict where there are ten units, and none below', () => {
    const verdicts = (x: number[][]) =>
      rowsIn(balanceTables(built(x)), 'balance-verdicts', { level: 'city', measure: 'gini' }).map(
        (r) => r['verdict'],
      );
    const equal = new Array(15).fill(5).map((v, c) => v + c / 1000);
    expect(verdicts([some[0]!, equal])).toEqual(['narrowed']);
    expect(verdicts([equal, some[0]!])).toEqual(['widened']);
    expect(verdicts([some[0]!, some[0]!])).toEqual(['not-distinguishable']);
    expect(verdicts([some[0]!.slice(0, 9), equal.slice(0, 9)])).toEqual(['undefined:few-units']);
  });
});
