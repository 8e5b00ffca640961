import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { aggregations, keysOf } from '../../../test/conformance/choices.js';
import { panelOf, planOf, type Sketch } from '../../../test/helpers/plan.js';
import { type Plan, Reason } from '../../edition/index.js';
import { buildIndex, type Index } from '../build.js';
import { loadSolver, type Solve } from '../solver.js';
import { aggregateFlags, statusName } from '../status.js';

const units = ['a', 'b', 'c', 'd', 'e', 'f'];

/** Ways to aggregate the root, which has children of these names. */
const ways = keysOf(aggregations).flatMap((name) =>
  (aggregations[name] as readonly unknown[]).map((way) =>
    way !== null && typeof way === 'object' && 'levels' in way ? { child: 'access' } : way,
  ),
);

function sketchOf(way: unknown, weights: 'keep' | 'reweight', rescale: boolean): Sketch {
  const scaled = rescale ? { rescale: { method: 'min-max', range: [1, 100] } } : {};
  const own = { aggregate: way as object };
  return {
    units: Object.fromEntries(units.map((code, i) => [code, { side: i % 2 ? 'east' : 'west' }])),
    periods: ['2020'],
    method: {
      normalise: { method: 'min-max', range: [1, 100] },
      missing: { 'min-present': 0.3, weights },
    },
    tree: {
      access: { ...scaled, children: { x1: 1, x2: 1 } },
      other: { ...own, ...scaled, children: { y2: 1, y3: 2, z: { ...own, children: { v: 1, w: 1, u: 3 } } } },
    },
  };
}

/** A way that names a child of its node, made to fit a node below. */
const fitted = (way: unknown, child: string): unknown =>
  way !== null && typeof way === 'object' && 'child' in way ? { child } : way;

/** The mark of a node by words: of whatever it is made of, imputed where any part is, partial where any is absent or partial. */
function markOf(
  plan: Plan,
  index: Index,
  reasons: (k: number, u: number) => number,
  g: number,
  u: number,
): Set<string> {
  const { indicator, children } = plan.nodes[g]!;
  if (Number.isNaN(index.values[g * units.length + u]!)) return new Set(['missing']);
  if (indicator >= 0) return new Set(reasons(indicator, u) === Reason.observed ? [] : ['imputed']);
  const marks = new Set<string>();
  for (const h of children)
    for (const mark of markOf(plan, index, reasons, h, u)) marks.add(mark === 'missing' ? 'partial' : mark);
  return marks;
}

const nameOf = (marks: Set<string>) =>
  marks.has('missing')
    ? 'missing'
    : ['imputed', 'partial'].filter((m) => marks.has(m)).join('+') || 'observed';

const figures = fc.record({
  values: fc.array(
    fc.array(fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 1, max: 99 }) }, fc.constant(Number.NaN)), {
      minLength: units.length,
      maxLength: units.length,
    }),
    { minLength: 7, maxLength: 7 },
  ),
  filled: fc.array(fc.boolean(), { minLength: 42, maxLength: 42 }),
});

describe('what is filled in or lacks a part is marked in everything made of it', () => {
  let solve: Solve;
  beforeAll(async () => {
    solve = await loadSolver();
  });
  it.each(ways.map((way) => [JSON.stringify(way), way] as const))('%s', (_, way) => {
    const plans = (['keep', 'reweight'] as const).flatMap((weights) =>
      [false, true].map((rescale) => {
        const sketch = sketchOf(fitted(way, 'y2'), weights, rescale);
        const { other } = sketch.tree as unknown as { other: { children: { z: { aggregate: unknown } } } };
        other.children.z.aggregate = fitted(way, 'v');
        return planOf(sketch);
      }),
    );
    fc.assert(
      fc.property(figures, fc.constantFrom(...plans), ({ values, filled }, plan) => {
        const named = Object.fromEntries(plan.indicators.map(({ id }, k) => [id, [values[k]!]]));
        // A level for each indicator, so that each has some figure and two different ones.
        for (const list of Object.values(named)) [list[0]![0], list[0]![1]] = [1, 99];
        const panel = panelOf(plan, named);
        filled.forEach((is, at) => {
          if (is && !Number.isNaN(panel.values[at]!)) panel.reasons[at] = Reason.imputedMean;
        });
        const index = buildIndex(plan, panel, solve);
        const at = (k: number, u: number) => panel.reasons[k * units.length + u]!;
        plan.nodes.forEach(({ id }, g) => {
          const flags = units.map((_, u) => index.flags?.[g * units.length + u] ?? 0);
          const marks = units.map((_, u) => markOf(plan, index, at, g, u));
          expect(
            flags.map((f) => statusName(f)),
            id,
          ).toEqual(marks.map(nameOf));
          const together = new Set(
            marks.flatMap((m) => [...m].map((mark) => (mark === 'missing' ? 'partial' : mark))),
          );
          expect(statusName(aggregateFlags(flags)), `all of ${id}`).toBe(nameOf(together));
        });
      }),
      { numRuns: 25 },
    );
  });
});
