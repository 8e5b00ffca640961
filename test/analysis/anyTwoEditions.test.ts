import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedCells } from '../../src/analysis/revision/cells.js';
import { hybrid } from '../../src/analysis/revision/hybrid.js';
import { planChanges } from '../../src/analysis/revision/planChanges.js';
import { revisionOf } from '../../src/analysis/revision/revision.js';
import { buildIndex } from '../../src/engine/index.js';
import type { Sketch } from '../helpers/plan.js';
import { analysed, expectSums, valueIn } from '../helpers/revision.js';
import { times } from '../helpers/thorough.js';

const said = (cause: unknown) => JSON.stringify(cause);

const methods = [
  { normalise: { method: 'min-max', over: 'each-period' } },
  { normalise: { method: 'min-max', range: [1, 100] }, aggregate: 'geometric' },
  { normalise: { method: 'z-score' }, impute: { method: 'mean' } },
  { normalise: { method: 'rank' }, aggregate: 'copeland' },
  {
    normalise: { method: 'min-max', range: [1, 100] },
    aggregate: 'mazziotta-pareto',
    impute: { method: 'linear' },
  },
];
const edition = fc
  .record({
    method: fc.constantFrom(...methods),
    weights: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })),
    down: fc.boolean(),
    units: fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e', 'f'], { minLength: 3 }),
    extra: fc.boolean(),
    cells: fc.array(
      fc.oneof(
        { weight: 9, arbitrary: fc.integer({ min: 1, max: 9 }) },
        { weight: 1, arbitrary: fc.constant(Number.NaN) },
      ),
      {
        minLength: 36,
        maxLength: 36,
      },
    ),
  })
  .map(({ method, weights: [w, v], down, units, extra, cells }) => {
    const rows = (k: number) => [0, 1].map((t) => units.map((_, c) => cells[(k * 2 + t) * 6 + c]!));
    const tree: Sketch['tree'] = { p: { weight: w, children: { x: v, y: 1 } }, ...(extra ? { z: 2 } : {}) };
    return analysed(
      { units, periods: ['2020', '2021'], method, tree, indicators: { y: down ? { direction: -1 } : {} } },
      { x: rows(0), y: rows(1), z: rows(2) },
    );
  });

describe('between any two editions', () => {
  it('the effects add up to the change of every value', () => {
    fc.assert(
      fc.property(edition, edition, (before, after) => {
        for (const node of ['root', 'p']) expectSums(revisionOf(before, after, node));
      }),
      { numRuns: times(15, 50) },
    );
  });

  it('the mixture with nothing of the later is the earlier, with everything the later', () => {
    fc.assert(
      fc.property(edition, edition, (before, after) => {
        for (const [all, of] of [
          [false, before],
          [true, after],
        ] as const) {
          const { plan, panel } = hybrid(before, after, () => all);
          const index = buildIndex(plan, panel);
          expect(index.values).toEqual(of.index.values);
        }
      }),
      { numRuns: times(20, 60) },
    );
  });

  it('the causes turned round have the opposite effects', () => {
    fc.assert(
      fc.property(edition, edition, (before, after) => {
        const [there, back] = [revisionOf(before, after, 'root'), revisionOf(after, before, 'root')];
        expect(new Set(back.causes.map(said))).toEqual(new Set(there.causes.map(said)));
        for (const v of there.values) {
          const w = valueIn(back, v.unit, v.period);
          expect([w.from, w.to, w.rankFrom, w.rankTo]).toEqual([v.to, v.from, v.rankTo, v.rankFrom]);
        }
      }),
      { numRuns: times(15, 50) },
    );
  });

  it('every difference of data and method is found in one direction as in the other', () => {
    fc.assert(
      fc.property(edition, edition, (before, after) => {
        expect(changedCells(before, after).length).toBe(changedCells(after, before).length);
        expect(planChanges(before.plan, after.plan).length).toBe(planChanges(after.plan, before.plan).length);
      }),
    );
  });
});
