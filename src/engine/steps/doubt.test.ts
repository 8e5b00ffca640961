import { describe, expect, it } from 'vitest';
import { expectAgreement, golden, sharedGolden } from '../../../test/helpers/golden.js';
import type { Doubt } from '../../edition/index.js';
import { loadSolver } from '../solver.js';
import { benefitOfTheDoubt, doubtScorer } from './doubt.js';

const solve = await loadSolver();
const free: Doubt = { of: 'benefit-of-the-doubt', shares: [0, 1], weights: [0, 1], step: 0 };
const scores = (rows: number[][], doubt: Partial<Doubt> = {}) =>
  benefitOfTheDoubt(rows, { ...free, ...doubt }, solve);

const folder = sharedGolden('coinr-asem');
interface Compind {
  input_X: { data: Record<string, number[]> };
  results: {
    bod: { ci_bod_est: number[] };
    'bod_constr_.05_.30': { ci_bod_constr_est: number[] };
    bod_dir: { ci_bod_dir_est: number[] };
  };
}

// Two results of Compind are not ours to agree with: its robust scores compare each unit with peers drawn at random, and
// its geometric ones take the weights at the optimum, of which units on the frontier have many.
describe.skipIf(!folder)(
  'benefit of the doubt agrees with Compind on the ASEM pillars (needs ../shared)',
  () => {
    const { input_X, results } = folder
      ? golden<Compind>('25_compind.json', folder)
      : ({ input_X: { data: {} } } as unknown as Compind);
    const columns = Object.entries(input_X.data).filter(([name]) => name !== 'uCode');
    const rows = columns[0]?.[1].map((_, c) => columns.map(([, column]) => column[c]!)) ?? [];
    it('free', () => {
      expectAgreement(scores(rows), results.bod.ci_bod_est);
    });
    it('with each pillar making between 5 and 30% of the score', () => {
      expectAgreement(scores(rows, { shares: [0.05, 0.3] }), results['bod_constr_.05_.30'].ci_bod_constr_est);
    });
    it('directional, in steps of a hundred points of every pillar', () => {
      expectAgreement(scores(rows, { step: 100 }), results.bod_dir.ci_bod_dir_est);
    });
  },
);

describe('benefit of the doubt', () => {
  it('gives every unit the weights that are best for it', () => {
    // The frontier is the line from (4, 1) to (2, 3): x + y = 5.
    expect(
      scores([
        [4, 1],
        [2, 3],
        [2, 2],
        [1, 0],
      ]),
    ).toEqual([1, 1, 0.8, 0.25].map((x) => expect.closeTo(x, 12)));
  });
  it('gives a dominated unit its share of the one it is compared with', () => {
    expect(
      scores([
        [2, 4],
        [1, 2],
        [1, 1],
      ]),
    ).toEqual([1, 0.5, 0.5].map((x) => expect.closeTo(x, 12)));
  });
  it('gives the same to those who tie, and 1 to all where all are equal', () => {
    expect(
      scores([
        [3, 5],
        [3, 5],
        [3, 5],
      ]),
    ).toEqual([1, 1, 1]);
    const [a, b] = scores([
      [1, 2],
      [1, 2],
      [4, 4],
    ]);
    expect(a).toBe(b);
  });
  it('gives an only unit 1, and a single child its share of the best', () => {
    expect(scores([[3, 5]])).toEqual([1]);
    expect(scores([[3], [6], [0]])).toEqual([0.5, 1, 0]);
  });
  it('does not depend on the unit of a child', () => {
    const rows = [
      [4, 1],
      [2, 3],
      [2, 2],
      [1, 0.5],
    ];
    const scaled = scores(rows.map(([x, y]) => [x! * 1e6, y! * 1e-3]));
    scores(rows).forEach((x, c) => {
      expect(scaled[c]).toBeCloseTo(x, 9);
    });
  });
  it('gives nothing to who has nothing, and no score to anybody where nobody has anything', () => {
    expect(
      scores([
        [0, 0],
        [1, 2],
      ]),
    ).toEqual([0, 1]);
    expect(
      scores([
        [0, 0],
        [0, 0],
      ]),
    ).toEqual([Number.NaN, Number.NaN]);
  });
  it('has no score for a negative child, which is nobody’s peer', () => {
    expect(
      scores([
        [100, -1],
        [2, 4],
        [1, 2],
      ]),
    ).toEqual([Number.NaN, 1, expect.closeTo(0.5, 12)]);
  });
  it('with a least share, a child of zero leaves nothing', () => {
    expect(
      scores(
        [
          [4, 0],
          [2, 3],
        ],
        { shares: [0.1, 0.9] },
      )[0],
    ).toBeCloseTo(0, 12);
  });
  it('with all shares fixed, lets each child of a unit count the same', () => {
    // w = (½/x, ½/y) · score: the score is 1 / max over units of ½ xj/x + ½ yj/y.
    const rows = [
      [4, 1],
      [2, 3],
      [2, 2],
    ];
    scores(rows, { shares: [0.5, 0.5] }).forEach((score, c) => {
      const worst = Math.max(...rows.map(([x, y]) => x! / rows[c]![0]! / 2 + y! / rows[c]![1]! / 2));
      expect(score).toBeCloseTo(1 / worst, 12);
    });
  });
  it('with all weights fixed, is the mean as a share of the best mean', () => {
    const rows = [
      [4, 1],
      [2, 3],
      [1, 2],
    ];
    expect(scores(rows, { weights: [0.5, 0.5] })).toEqual([1, 1, 0.6].map((x) => expect.closeTo(x, 12)));
  });
  it('is never higher with narrower bounds, and never above 1', () => {
    const rows = Array.from({ length: 40 }, (_, c) => [1, 2, 3].map((k) => 1 + ((c * 37 + k * 101) % 89)));
    const [wide, narrow] = [scores(rows), scores(rows, { shares: [0.2, 0.5] })];
    narrow.forEach((x, c) => {
      expect(x).toBeLessThanOrEqual(wide[c]! + 1e-12);
      expect(wide[c]).toBeLessThanOrEqual(1);
    });
    expect(Math.max(...wide)).toBe(1);
  });
  it('in steps, is 1 on the frontier and ½ one step away from it', () => {
    expect(
      scores(
        [
          [10, 10],
          [5, 5],
          [10, 2],
        ],
        { step: 5 },
      ),
    ).toEqual([1, 0.5, 1].map((x) => expect.closeTo(x, 12)));
  });
  it('says that it needs a solver', () => {
    expect(() => doubtScorer(undefined)(0)([[1]], free)).toThrow('solver');
  });
  it('asks the solver once for the same rows of a node', () => {
    let asked = 0;
    const counting = doubtScorer((program) => {
      asked++;
      return solve(program);
    })(0);
    const first = counting(
      [
        [1, 2],
        [2, 1],
      ],
      free,
    );
    const before = asked;
    expect(
      counting(
        [
          [1, 2],
          [2, 1],
        ],
        free,
      ),
    ).toBe(first);
    expect(asked).toBe(before);
    counting(
      [
        [1, 2],
        [2, 2],
      ],
      free,
    );
    expect(asked).toBeGreaterThan(before);
  });
});
