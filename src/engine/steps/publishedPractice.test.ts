import { describe, expect, it } from 'vitest';
import { panelOf, planOf, type Sketch } from '../../../test/helpers/plan.js';
import { seeded } from '../../../test/helpers/random.js';
import { buildIndex } from '../build.js';

// Indices as others publish them, rebuilt in whole numbers: every score and every rank must agree.

const n = 3142;
const codes = Array.from({ length: n }, (_, i) => `c${i}`);

/** Tenths with many ties, as whole numbers; the figure is a tenth of it. */
function tenths(seed: number, most: number): number[] {
  const random = seeded(seed);
  return codes.map(() => Math.floor(random() * random() * most));
}

type Ties = 'lowest' | 'average' | 'highest';

/** Twice the number of smaller values, equals as `ties` says, for each value of a list of whole numbers. */
function twiceBelow(list: readonly number[], ties: Ties): number[] {
  const sorted = [...list].sort((a, b) => a - b);
  const first = new Map<number, number>();
  const count = new Map<number, number>();
  sorted.forEach((x, i) => {
    if (!first.has(x)) first.set(x, i);
    count.set(x, (count.get(x) ?? 0) + 1);
  });
  const others = { lowest: 0, average: 1, highest: 2 }[ties];
  return list.map((x) => 2 * first.get(x)! + others * (count.get(x)! - 1));
}

/** a/b to whole steps, half up. */
const divided = (a: number, b: number) => Math.floor((2 * a + b) / (2 * b));

/** Percentile ranks in steps of 10^-digits. */
const percentile = (list: readonly number[], ties: Ties, digits: number) =>
  twiceBelow(list, ties).map((twice) => divided(twice * 10 ** digits, 2 * (n - 1)));

const ranksOf = (list: readonly number[]) => {
  const sorted = [...list].sort((a, b) => b - a);
  const place = new Map<number, number>();
  sorted.forEach((x, i) => {
    if (!place.has(x)) place.set(x, i + 1);
  });
  return list.map((x) => place.get(x)!);
};

const build = (sketch: Sketch, raw: Record<string, number[]>) => {
  const plan = planOf(sketch);
  const figures = Object.fromEntries(
    Object.entries(raw).map(([id, list]) => [id, [list.map((x) => x / 10)]]),
  );
  return { plan, index: buildIndex(plan, panelOf(plan, figures)) };
};

describe('a percentile index of 3,142 counties in two levels', () => {
  const raw = Object.fromEntries(
    Array.from({ length: 8 }, (_, k) => [`x${k}`, tenths(k + 1, [40, 900, 300, 12, 2000, 77, 150, 500][k]!)]),
  );
  const sketch = (ties: Ties): Sketch => {
    const rescale = { method: 'percentile-rank', ties };
    const theme = (ids: string[]) => ({
      rescale,
      round: 4,
      children: Object.fromEntries(ids.map((id) => [id, 1])),
    });
    return {
      units: codes,
      periods: ['2020'],
      method: { normalise: { method: 'percentile-rank', ties }, round: { indicators: 4 } },
      indicators: { x1: { direction: -1 }, x6: { direction: -1 } },
      tree: { one: theme(['x0', 'x1', 'x2']), two: theme(['x3', 'x4']), three: theme(['x5', 'x6', 'x7']) },
    };
  };
  it.each(['lowest', 'average', 'highest'] as const)('ties: %s', (ties) => {
    const { plan, index } = build(sketch(ties), raw);
    const turned = (id: string) => raw[id]!.map((x) => (id === 'x1' || id === 'x6' ? -x : x));
    const sum = (lists: number[][]) => codes.map((_, u) => lists.reduce((s, list) => s + list[u]!, 0));
    const themes = [
      ['x0', 'x1', 'x2'],
      ['x3', 'x4'],
      ['x5', 'x6', 'x7'],
    ].map((ids) => percentile(sum(ids.map((id) => percentile(turned(id), ties, 4))), ties, 4));
    const of = (id: string) => {
      const g = plan.nodes.findIndex((node) => node.id === id);
      return { values: [...index.values.subarray(g * n, (g + 1) * n)], ranks: [...index.ranks(g)] };
    };
    ['one', 'two', 'three'].forEach((id, i) => {
      expect(of(id).values).toEqual(themes[i]!.map((steps) => steps / 1e4));
      expect(of(id).ranks).toEqual(ranksOf(themes[i]!));
    });
    expect(of('root').ranks).toEqual(ranksOf(sum(themes)));
  });
  it('an indicator that points down takes its lowest where more is better; the other end is `highest`', () => {
    const { index } = build(
      {
        units: codes,
        periods: ['2020'],
        indicators: { x: { direction: -1 } },
        method: { normalise: { method: 'percentile-rank', ties: 'highest' } },
        tree: { x: 1 },
      },
      { x: raw['x3']! },
    );
    const published = twiceBelow(raw['x3']!, 'lowest').map((twice) => 1 - twice / 2 / (n - 1));
    expect([...index.values.subarray(n, 2 * n)].every((x, u) => Math.abs(x - published[u]!) < 1e-12)).toBe(
      true,
    );
  });
});

it('an index in ten steps, each rounded before the next takes it', () => {
  const leaves = Array.from({ length: 11 }, (_, k) => tenths(k + 20, 1000));
  let tree: Sketch['tree'] = { x0: 1, x1: 1 };
  for (let k = 2; k < 11; k++) tree = { [`n${k - 1}`]: { weight: 1, children: tree }, [`x${k}`]: 3 };
  const { index } = build(
    { units: codes, periods: ['2020'], method: { normalise: { method: 'none' }, round: { nodes: 1 } }, tree },
    Object.fromEntries(leaves.map((list, k) => [`x${k}`, list])),
  );
  // In tenths: (a + b)/2, then (before + 3 next)/4.
  let now = leaves[0]!.map((x, u) => divided(x + leaves[1]![u]!, 2));
  for (const list of leaves.slice(2)) now = now.map((x, u) => divided(x + 3 * list[u]!, 4));
  expect([...index.values.subarray(0, n)]).toEqual(now.map((x) => x / 10));
  expect([...index.ranks(0)]).toEqual(ranksOf(now));
});
