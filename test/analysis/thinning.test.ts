import { describe, expect, it } from 'vitest';
import { inequalitySeries } from '../../src/analysis/balance/inequalitySeries.js';
import { lineOf } from '../../src/analysis/balance/lines.js';
import { thinnedIndices } from '../../src/analysis/balance/thinning.js';
import { levelsOf } from '../../src/analysis/levels.js';
import { seededRandom } from '../../src/analysis/robustness/random.js';
import type { DataError } from '../../src/edition/index.js';
import { buildIndex } from '../../src/engine/index.js';
import { panelOf, planOf } from '../helpers/plan.js';

const codes = Array.from({ length: 200 }, (_, c) => `u${c}`);

/** Counts of one indicator in two years; their expected shares are the same. */
function analysed([before, after]: [number, number], error: DataError | null, method: object = {}) {
  const made = planOf({ units: codes, periods: ['2020', '2021'], method, tree: { k: 1 } });
  const plan = { ...made, indicators: made.indicators.map((i) => ({ ...i, error })) };
  const random = seededRandom(9);
  const count = (mean: number) => Array.from({ length: 40 * mean }).filter(() => random() < 0.025).length;
  const panel = panelOf(plan, { k: [before, after].map((mean) => codes.map(() => count(mean))) });
  return { plan, panel, index: buildIndex(plan, panel) };
}
const counts: DataError = { by: 'records', lot: 1 };
const atMost: DataError = { by: 'records', lot: 1, isMost: true };
const thinnedIndex = (of: Parameters<typeof thinnedIndices>[0], periods: readonly number[]) =>
  thinnedIndices(of, periods)?.[0];
const spread = (line: ArrayLike<number>) => {
  const x = Array.from(line);
  const mean = x.reduce((a, b) => a + b, 0) / x.length;
  return Math.sqrt(x.reduce((a, v) => a + (v - mean) ** 2, 0) / x.length) / mean;
};

describe('records that grow', () => {
  it('are thinned in the richer year, so that chance makes units as unequal in both, and keep their total', () => {
    const of = analysed([10, 90], counts);
    const thinned = thinnedIndex(of, [0, 1])!;
    const lines = (index: typeof of.index) =>
      [0, 1].map((t) => index.values.subarray(t * 200, t * 200 + 200));
    const [before, after] = lines(of.index);
    expect(spread(before!)).toBeGreaterThan(2.5 * spread(after!));
    const [same, fewer] = lines(thinned);
    expect([...same!]).toEqual([...before!]);
    expect(Math.abs(spread(fewer!) / spread(before!) - 1)).toBeLessThan(0.15);
    const total = (line: Float64Array) => line.reduce((a, b) => a + b, 0);
    expect(total(fewer!) / total(after!)).toBeCloseTo(1, 1);
    expect([...thinnedIndex(analysed([10, 90], counts), [0, 1])!.values]).toEqual([...thinned.values]);
  });
  it('give no verdict by chance, and did before', () => {
    const verdictOf = (error: DataError | null) => {
      const of = analysed([10, 90], error);
      const { changes } = inequalitySeries(lineOf(of, levelsOf(of.plan, of.index)[0]!, 0));
      return changes.find((c) => c.measure === 'gini')!;
    };
    expect(verdictOf(null)).toMatchObject({ verdict: 'narrowed', isThinned: false });
    expect(verdictOf(counts)).toMatchObject({ verdict: 'not-distinguishable', isThinned: true });
  });
  it('are thinned in the periods that have some, where an indicator starts later', () => {
    const of = analysed([10, 90], counts);
    const late = planOf({ units: codes, periods: ['2019', '2020', '2021'], tree: { k: 3, other: 1 } });
    const plan = { ...late, indicators: late.indicators.map((i) => ({ ...i, error: counts })) };
    const [before, after] = [0, 1].map((t) => [...of.panel.values.subarray(t * 200, t * 200 + 200)]);
    const many = codes.map((_, c) => 1000 + c);
    const panel = panelOf(plan, {
      k: [codes.map(() => Number.NaN), before!, after!],
      other: [many, many, many],
    });
    const index = buildIndex(plan, panel);
    const thinned = thinnedIndex({ plan, panel, index }, [0, 1, 2])!;
    const changed = (t: number) => {
      const line = (of: typeof index) => [...of.values.subarray(t * 200, t * 200 + 200)];
      return line(thinned).filter((x, c) => x !== line(index)[c]).length;
    };
    expect([0, 1].map(changed)).toEqual([0, 0]);
    expect(changed(2)).toBeGreaterThan(150);
  });
  it('cannot be compared where they carry noise', () => {
    expect(thinnedIndex(analysed([10, 90], { ...counts, noise: 3 }), [0, 1])).toBeUndefined();
    const many = analysed([300, 900], { ...counts, noise: 3 });
    expect(thinnedIndex(many, [0, 1])).toBe(many.index);
  });
  it('may be fewer or more than the figures say, so that both must have the same verdict', () => {
    const of = analysed([10, 90], atMost);
    const [asIs, fewer, ...more] = thinnedIndices(of, [0, 1])!;
    expect(asIs).toBe(of.index);
    expect([...fewer!.values]).toEqual([...thinnedIndices(analysed([10, 90], counts), [0, 1])![0]!.values]);
    expect(more).toEqual([]);
    const { changes } = inequalitySeries(lineOf(of, levelsOf(of.plan, of.index)[0]!, 0));
    expect(changes.find((c) => c.measure === 'gini')).toMatchObject({
      verdict: 'not-distinguishable',
      isThinned: true,
    });
  });
  it('stay as they are where they are many, alike, no counts, or cannot be built again', () => {
    for (const of of [
      analysed([300, 900], counts),
      analysed([50, 52], counts),
      analysed([10, 90], null),
      analysed([10, 90], { by: 'share', size: 0.1 }),
    ])
      expect(thinnedIndex(of, [0, 1])).toBe(of.index);
  });
});
