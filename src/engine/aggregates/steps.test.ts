import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { aggregations } from '../../../test/conformance/choices.js';
import { planOf } from '../../../test/helpers/plan.js';
import type { AggregateChoice } from '../../edition/index.js';
import { loadSolver, type Solve } from '../solver.js';
import { doubtScorer, doubtWeights } from '../steps/doubt.js';
import { Evaluation } from './evaluate.js';
import { aggregateRows, aggregates } from './index.js';

let solve: Solve;
beforeAll(async () => {
  solve = await loadSolver();
});

const choices = Object.values(aggregations)
  .flat()
  .filter((how) => typeof how === 'string' || !('levels' in how))
  .map((aggregate): [string, AggregateChoice] => {
    const tree = { access: 1, b: 2, c: 3 };
    const plan = planOf({ units: ['u'], periods: ['2020'], tree, method: { aggregate } as never });
    return [JSON.stringify(aggregate), plan.nodes[0]!];
  });

const near = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
const weights = [1 / 6, 1 / 3, 1 / 2];
const children = [1, 2, 3];
const score = fc.double({ min: 1, max: 100, noNaN: true });
const gap = fc.oneof({ weight: 4, arbitrary: score }, { weight: 1, arbitrary: fc.constant(Number.NaN) });
const tables = (cell: fc.Arbitrary<number>) =>
  fc.array(fc.tuple(cell, cell, cell), { minLength: 2, maxLength: 8 });

describe('the steps of every way to aggregate', () => {
  it.each(choices.filter(([, { details }]) => details?.of !== 'conditional'))(
    'of %s come to the scores of the engine',
    (_, choice) => {
      const { compares, steps } = aggregates[choice.aggregate];
      fc.assert(
        fc.property(tables(compares ? score : gap), (rows) => {
          const present = rows.filter((row) => row.some((x) => x === x));
          const enough = present.map(() => true);
          const scoreByDoubt = doubtScorer(solve)(0);
          const scores = aggregateRows(choice, { rows: present, enough, children, weights, scoreByDoubt });
          const members = present.map((row) => {
            const here = [0, 1, 2].filter((k) => row[k] === row[k]);
            const { details } = choice;
            return {
              values: here.map((k) => row[k]!),
              weights: here.map((k) => weights[k]!),
              children: here.map((k) => children[k]!),
              best: () => {
                if (details?.of !== 'benefit-of-the-doubt') return [];
                const { weights: own, frontier } = doubtWeights(present, row, details, solve);
                return details.step > 0 ? [...own, frontier] : own;
              },
            };
          });
          const evaluation = new Evaluation(steps!(choice), members);
          const found = scores.map((_, u) => evaluation.result('aggregate', u));
          // Without a distance to divide by the engine has no score where 0 / 0 or 1 / 0 stands here.
          const unlike = found.findIndex(
            (x, u) => !(Number.isFinite(x) ? near(x, scores[u]!) : Number.isNaN(scores[u]!)),
          );
          expect(unlike < 0 ? [] : [found[unlike], scores[unlike]]).toEqual([]);
        }),
        { numRuns: choice.aggregate === 'benefit-of-the-doubt' ? 10 : 100 },
      );
    },
  );
  it('are there for each but the conditional one, which has those of the way in force, and a formula, which is its own step', () => {
    const without = Object.entries(aggregates).flatMap(([name, { steps }]) => (steps ? [] : [name]));
    expect(without).toEqual(['conditional', 'formula']);
  });
});
