import { describe, expect, it } from 'vitest';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import type { DataError, Plan } from '../../edition/index.js';
import { dataErrorShare } from './dataNoise.js';
import { runStudy, type Study } from './study.js';
import { isSurelyAbove } from './together.js';

const codes = Array.from({ length: 12 }, (_, c) => `u${c}`);
const tree = { k0: 3, k1: 1 };

const variantsOf = (plan: Plan) => ({ imputations: 1, treatments: 1, normalisations: 1, plans: [plan] });

function studyOf(error: DataError | null, method: object = {}): Study {
  const made = planOf({ units: codes, periods: ['2020'], method, tree });
  const plan: Plan = { ...made, indicators: made.indicators.map((i, k) => (k === 0 ? { ...i, error } : i)) };
  const panel = panelOf(plan, { k0: [codes.map((_, c) => 100 + 10 * c)], k1: [codes.map((_, c) => 50 + c)] });
  return {
    ...{ plan, panel, period: 0, aggregates: [], dropIndicators: false, sensitivity: false, target: -1 },
    variants: variantsOf(plan),
    weights: { kind: 'noise', noise: plan.nodes.map(() => 0) },
    ...{ replicates: 4096, seed: 3, tops: [], pairs: [[11, 10] as const], sources: true },
  };
}

/** Ranges of an index of one indicator that counts records. */
async function rangesOfCounts(counts: readonly number[]) {
  const plan = planOf({
    units: codes,
    periods: ['2020'],
    tree: { k0: 1 },
    indicators: { k0: { error: 'counts' } },
  });
  const panel = panelOf(plan, { k0: [[...counts]] });
  return (await runStudy({ ...studyOf(null), plan, panel, variants: variantsOf(plan), pairs: [] })).intervals;
}

/** The chance that a normal number is below z. */
const below = (z: number) => 0.5 * (1 + erf(z / Math.SQRT2));
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const tail =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.sign(x) * (1 - tail * Math.exp(-x * x));
}

describe('errors of the data in the ranges of ranks', () => {
  it('put a unit above the next as often as the normal distribution says', async () => {
    const found = await runStudy(studyOf({ by: 'amount', size: 8 }));
    // Each unit 10 above the next; the difference of two has 2 × 64.
    expect(found.pairs.at(-1)!.above).toBeCloseTo(below((10 * 1 + 1 / 3) / Math.hypot(8, 8)), 1);
    expect(found.intervals[5]!.high - found.intervals[5]!.low).toBeGreaterThan(1);
  });
  it('do the same where every leaf is drawn, as for a median', async () => {
    const [means, medians] = await Promise.all(
      ['arithmetic', 'copeland'].map((aggregate) =>
        runStudy(studyOf({ by: 'amount', size: 10 }, { aggregate })),
      ),
    );
    const width = (of: typeof means) => of!.intervals.reduce((sum, i) => sum + i.high - i.low, 0);
    expect(width(medians)).toBeGreaterThan(0.5 * width(means));
  });
  it('widen nothing where they are zero or not known', async () => {
    for (const error of [null, { by: 'amount', size: 0 } as const])
      for (const { low, high, rank } of (await runStudy(studyOf(error))).intervals)
        expect([low, high]).toEqual([rank, rank]);
  });
  it('are the source of what moves when nothing else varies', async () => {
    const [sure] = (await runStudy(studyOf(null))).intervals;
    expect(sure!.sources).toEqual({ weights: Number.NaN, structure: Number.NaN, data: Number.NaN });
    const [moved] = (await runStudy(studyOf({ by: 'amount', size: 8 }))).intervals;
    expect(moved!.sources).toEqual({ weights: 0, structure: 0, data: 1 });
  });
  it('tell the data’s own range and the orders that hold together', async () => {
    const { intervals } = await runStudy(studyOf({ by: 'amount', size: 8 }));
    const [first, second] = intervals.slice(-2).map(({ data }) => data!);
    // Three quarters of the weight err by 8 and lie on a scale on which the first indicator’s sum is 100.
    expect(first!.error / second!.error).toBeCloseTo(1, 1);
    expect(first!.threshold).toBeGreaterThan(3);
    expect(isSurelyAbove(second!, first!)).toBe(false);
    expect(isSurelyAbove(second!, intervals[0]!.data!)).toBe(true);
    expect(intervals.every(({ low, high, data }) => low <= data!.low && data!.high <= high)).toBe(true);
  });
  it('of a place without records are as wide as of one with a record', async () => {
    const found = await rangesOfCounts([0, 1, 0, 2, 1, 3, 0, 1, 5, 2, 9, 14]);
    const width = (c: number) => found[c]!.high - found[c]!.low;
    for (const none of [0, 2, 6])
      for (const one of [1, 4, 7]) expect(width(none)).toBeGreaterThanOrEqual(width(one) - 3);
    expect(width(0)).toBeGreaterThan(3);
    expect(found[0]!.high).toBe(12);
  });
  it('are known for a share of the weight', () => {
    expect(dataErrorShare(studyOf({ by: 'share', size: 0.1 }).plan)).toBeCloseTo(0.75, 12);
    expect(dataErrorShare(studyOf(null).plan)).toBe(0);
  });
});
