import { beforeAll, describe, expect, it } from 'vitest';
import { example, releaseOf } from '../../../test/helpers/editions.js';
import { buildIndex, loadSolver, type Solve } from '../../engine/index.js';
import type { Release } from '../../release/index.js';
import { offeredMethods } from '../../words/index.js';
import { Bench, planWith, weightsWith } from './bench.js';
import { aggregateNamed, type Settings, unchanged } from './settings.js';

let release: Release;
let bench: Bench;
let solve: Solve;
const offered = offeredMethods();
beforeAll(async () => {
  release = await releaseOf(example);
  solve = await loadSolver();
  bench = new Bench(release.plan, release.panel, solve);
});

/** The root in the last period as the engine builds it from a plan with these settings. */
function built(settings: Settings) {
  const { plan, panel } = release;
  const index = buildIndex(planWith(plan, settings), panel, solve);
  const line = (of: Float64Array | Int32Array) => [
    ...of.slice((index.periods - 1) * index.units, index.periods * index.units),
  ];
  return { values: line(index.values), ranks: line(index.ranks(0)) };
}

describe('the index of the weight lab', () => {
  it('has the figures of the release where nothing is changed', () => {
    const { values, ranks, ownValues, ownRanks, agreement } = bench.outcome(unchanged);
    expect([...values]).toEqual([...ownValues]);
    expect([...ranks]).toEqual([...ownRanks]);
    expect(agreement).toBeCloseTo(1, 12);
  });
  it('gives for every change what the engine builds from a plan with that change', () => {
    const { plan } = release;
    const [first, second] = plan.nodes[0]!.children.map((h) => plan.nodes[h]!.id) as [string, string];
    const leaf = plan.nodes.find((n) => n.indicator >= 0)!.id;
    const changes: Partial<Settings>[] = [
      { weights: { [first]: 0.9, [second]: 0.1 } },
      { dropped: [first] },
      { dropped: [leaf] },
      ...offered.aggregates.map(({ choice }) => ({ aggregate: choice })),
      ...offered.scales.map(({ choice }) => ({ scale: choice, weights: { [first]: 0.25 } })),
    ];
    for (const change of changes) {
      const settings = { ...unchanged, ...change };
      const { values, ranks } = bench.outcome(settings);
      expect({ values: [...values], ranks: [...ranks] }).toEqual(built(settings));
    }
  });
  it('distributes the remaining weight among the other siblings', () => {
    const { plan } = release;
    const children = plan.nodes[0]!.children;
    const weights = weightsWith(plan, { ...unchanged, weights: { [plan.nodes[children[0]!]!.id]: 1 } });
    expect(children.reduce((sum, h) => sum + weights[h]!, 0)).toBeCloseTo(1, 12);
  });
  it('replaces an unknown period by the last one', () => {
    expect(bench.outcome({ ...unchanged, period: '1900' }).period).toBe(release.plan.periods.at(-1));
  });
});

describe('the closest weights for an order', () => {
  const inRank = (rank: number) => bench.outcome(unchanged).ranks.indexOf(rank);

  it('are found for a pair, and produce the order', () => {
    const count = bench.outcome(unchanged).ranks.length - 1;
    const pairs = Array.from({ length: count }, (_, i) => [inRank(i + 2), inRank(i + 1)] as const);
    const found = pairs.flatMap((pair) => {
      const { status, weights, says, text } = bench.nearest(unchanged, pair, 'en', solve);
      if (status !== 'found') return [];
      const { ranks } = bench.outcome({ ...unchanged, weights });
      expect(ranks[pair[0]]!).toBeLessThan(ranks[pair[1]]!);
      expect(says).toMatch(/The nearest weights: .* → .*rank \d+ → \d+/);
      expect(text).toContain('Distance');
      return [pair];
    });
    expect(found.length).toBeGreaterThan(0);
  });
  it('are the current ones where the order holds already', () => {
    const { status, says } = bench.nearest(unchanged, [inRank(1), inRank(2)], 'zh', solve);
    expect([status, says]).toEqual(['already', '现有权重下已是此顺序。']);
  });
  it('do not exist where the other unit is at least as good in every indicator, which is stated', () => {
    const last = Math.max(...bench.outcome(unchanged).ranks);
    const { status, says, weights } = bench.nearest(unchanged, [inRank(last), inRank(1)], 'en', solve);
    expect([status, weights]).toEqual(['impossible', {}]);
    expect(says).toMatch(/Not even weights of single indicators.*at least as good on every part/);
  });
  it('are refused with the reason where they cannot be computed', () => {
    const { status, says } = bench.nearest(
      { ...unchanged, aggregate: aggregateNamed(offered, 'median') },
      [inRank(2), inRank(1)],
      'en',
      solve,
    );
    expect(status).toBe('unsuitable');
    expect(says).toContain('not linear in the weights');
  });
});

describe('the rank stability of the weight lab', () => {
  it('is the same for the same settings, and its interval contains the displayed rank', () => {
    const settings = { ...unchanged, aggregate: aggregateNamed(offered, 'geometric') };
    const { ranks } = bench.outcome(settings);
    const { low, high, held } = bench.stability(settings);
    expect(bench.stability(settings)).toEqual({ low, high, held });
    for (const [c, rank] of ranks.entries()) {
      if (held[c]! > 0.1) expect(low[c]! <= rank && rank <= high[c]!).toBe(true);
      expect(held[c]! >= 0 && held[c]! <= 1).toBe(true);
    }
  });

  it('is certain with a single indicator, whose weight cannot vary', () => {
    const { nodes } = release.plan;
    const leaf = nodes.findIndex((n) => n.indicator >= 0);
    const chain = new Set<number>();
    for (let g = leaf; g >= 0; g = nodes[g]!.parent) chain.add(g);
    const dropped = nodes.flatMap((n, g) => (!chain.has(g) && chain.has(n.parent) ? [n.id] : []));
    const { low, high, held } = bench.stability({ ...unchanged, dropped });
    expect([...low]).toEqual([...high]);
    expect(held.every((share) => share === 1)).toBe(true);
  });
});
