import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf, changedPanel, valueAt } from '../../src/analysis/whatIf/cells.js';
import { sizeOf } from '../../src/analysis/whatIf/search.js';
import { searchSpace } from '../../src/analysis/whatIf/searchSpace.js';
import { buildIndex } from '../../src/engine/index.js';
import type { Sketch } from '../helpers/plan.js';
import { ask, posts, rankAfter, sketched } from '../helpers/whatIf.js';

describe('on random indices', () => {
  const cell = fc.double({ min: 1, max: 99, noNaN: true });
  const column = (n: number) => fc.array(cell, { minLength: n, maxLength: n });
  const cases = fc
    .record({ n: fc.integer({ min: 2, max: 6 }), m: fc.integer({ min: 1, max: 4 }) })
    .chain(({ n, m }) =>
      fc.record({
        rows: fc.array(column(n), { minLength: m, maxLength: m }),
        weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: m, maxLength: m }),
        how: fc.constantFrom('arithmetic', 'geometric', 'harmonic', 'minimum'),
        polarity: fc.constantFrom('higher-is-better' as const, 'higher-is-worse' as const),
        first: fc.constantFrom('best', 'best', 'worst'),
        /** Whether the last indicators stand below a node of the other polarity. */
        mixed: fc.boolean(),
        normalise: fc.constantFrom(posts.normalise, { method: 'min-max' }, { method: 'z-score' }),
        rank: fc.integer({ min: 1, max: n }),
        spread: fc.boolean(),
        others: fc.array(column(m), { minLength: 10, maxLength: 10 }),
      }),
    );
  type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;
  const otherPolarity = {
    'higher-is-better': 'higher-is-worse',
    'higher-is-worse': 'higher-is-better',
  } as const;
  const treeOf = ({ weights, mixed, polarity }: Case): Sketch['tree'] => {
    const leaves = (from: number) =>
      Object.fromEntries(weights.map((w, k) => [`k${k}`, w] as const).slice(from));
    if (!mixed || weights.length < 2) return leaves(0);
    return { k0: weights[0]!, part: { weight: 5, polarity: otherPolarity[polarity], children: leaves(1) } };
  };
  const made = (c: Case) => {
    const { rows, how, normalise, polarity, first } = c;
    return sketched(
      {
        units: rows[0]!.map((_, u) => `u${u}`),
        polarity,
        method: {
          normalise,
          aggregate: normalise.method === 'z-score' ? 'arithmetic' : how,
          rank: { first },
        },
        tree: treeOf(c),
        indicators: Object.fromEntries(rows.map((_, k) => [`k${k}`, { direction: 1 }])),
      },
      Object.fromEntries(rows.map((row, k) => [`k${k}`, [row]])),
    );
  };
  /** Whether a rank is as good as the one asked for: not behind it, or where the worst come first not before it. */
  const suffices = ({ first, rank }: Case, reached: number) =>
    reached > 0 && (first === 'best' ? reached <= rank : reached >= rank);

  it('an answer has its rank when the index is built again, and no random change that has it is smaller', () => {
    fc.assert(
      fc.property(cases, (c) => {
        const { plan, panel } = made(c);
        const answer = ask({ plan, panel }, c);
        if (answer.status !== 'reached') return;
        expect(suffices(c, rankAfter({ plan, panel }, answer))).toBe(true);
        if (Number.isNaN(answer.least)) return;
        const space = searchSpace(
          plan,
          panel,
          buildIndex(plan, panel),
          answer,
          cellsOf(plan, panel, buildIndex(plan, panel), answer),
        );
        for (const shares of c.others) {
          const point = space.at(space.reach.map((r, i) => (r * shares[i]!) / 99));
          if (point.reached) expect(sizeOf(point.moves, c.spread)).toBeGreaterThan(answer.size * (1 - 1e-6));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('impossible means that everything at its best does not reach the rank, nor anything between', () => {
    fc.assert(
      fc.property(cases, (c) => {
        const { plan, panel } = made(c);
        const answer = ask({ plan, panel }, { ...c, only: [0] });
        if (answer.status !== 'impossible') return;
        const cells = cellsOf(plan, panel, buildIndex(plan, panel), answer);
        for (const share of [0.25, 0.5, 0.75, 1]) {
          const changed = changedPanel(
            plan,
            panel,
            answer,
            cells,
            cells.map((x) => valueAt(x, share)),
          );
          expect(suffices(c, buildIndex(plan, changed).ranks(0)[0]!)).toBe(false);
        }
      }),
      { numRuns: 100 },
    );
  });
});
