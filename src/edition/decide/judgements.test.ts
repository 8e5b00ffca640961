import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { golden } from '../../../test/helpers/golden.js';
import {
  ahpWeights,
  budgetWeights,
  judgementOf,
  meanJudgements,
  pairwiseWeights,
  readJudgements,
} from './judgements.js';

interface Mcdm {
  ahp: { matrix: number[][]; weights: number[]; lambda_max: number; 'CR_with_RI_0.90': number };
}
const theirs = golden<Mcdm>('analysis/weights-mcdm.json');

function near(ours: readonly number[], want: readonly number[]): void {
  want.forEach((x, i) => {
    expect(ours[i]! / x).toBeCloseTo(1, 9);
  });
}

describe('weights that people give', () => {
  it('AHP gives the principal eigenvector and the consistency ratio', () => {
    const ours = ahpWeights(theirs.ahp.matrix);
    near(ours.weights, theirs.ahp.weights);
    expect(ours.lambdaMax).toBeCloseTo(theirs.ahp.lambda_max, 9);
    expect(ours.ratio).toBeCloseTo(theirs.ahp['CR_with_RI_0.90'], 9);
  });
  it('AHP names the judgement that contradicts the others', () => {
    const ours = ahpWeights([
      [1, 2, 1 / 9],
      [1 / 2, 1, 2],
      [9, 1 / 2, 1],
    ]);
    expect(ours.ratio).toBeGreaterThan(0.1);
    expect(ours.worst).toEqual([0, 2]);
  });
  it('AHP of one or two criteria is always consistent', () => {
    expect(ahpWeights([[1]])).toMatchObject({ weights: [1], ratio: 0 });
    expect(
      ahpWeights([
        [1, 4],
        [0.25, 1],
      ]).weights,
    ).toEqual([0.8, 0.2]);
  });
  it('budget allocation is the mean of the experts’ shares', () => {
    near(
      budgetWeights([
        [50, 50],
        [1, 3],
      ]),
      [0.375, 0.625],
    );
  });
});

describe('tables of judgements', () => {
  const table = (header: string[], ...rows: string[][]) => ({
    file: 'ahp.csv',
    header,
    rows: rows.map((cells, i) => ({ line: i + 2, cells })),
  });
  it('may name rows and columns in any order', () => {
    const written = table(['id', 'b', 'a'], ['b', '1', '3'], ['a', '1/3', '1']);
    const { judgements, problems } = readJudgements(written, 'ahp', ['a', 'b']);
    expect(problems).toEqual([]);
    expect(judgements.rows).toEqual([
      [1, 1 / 3],
      [3, 1],
    ]);
    expect(judgements.at(0, 1)).toEqual({ file: 'ahp.csv', line: 3, column: 'b' });
  });
  it('must have a column for every child and no other', () => {
    const { problems } = readJudgements(table(['a', 'c'], ['1', '1'], ['1', '1']), 'ahp', ['a', 'b']);
    expect(problems.map((p) => p.found.en).join()).toMatch(/“b”.*“c”/);
  });
  it('hold numbers above zero, or points of zero and more', () => {
    const zero = table(['a', 'b'], ['0', '4']);
    expect(readJudgements(zero, 'budget').problems).toEqual([]);
    expect(readJudgements(zero, 'ahp').problems).toHaveLength(1);
    expect(readJudgements(table(['a'], ['x']), 'budget').problems).toHaveLength(1);
    expect(judgementOf('')).toBeNaN();
  });
  it('judge both ways alike', () => {
    const rows = [
      [1, 4],
      [4, 1],
    ];
    const { problems } = pairwiseWeights({ ids: ['a', 'b'], rows, at: () => ({ file: 'x' }) });
    expect(problems[0]!.found.en).toContain('4');
  });
});

describe('the judgements of several experts', () => {
  it('count together as their geometric mean: of consistent ones, the weights are the normalised geometric means', () => {
    const weights = fc.array(fc.double({ min: 0.2, max: 5, noNaN: true }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(weights, { minLength: 1, maxLength: 5 }), (experts) => {
        const matrices = experts.map((w) => w.map((a) => w.map((b) => a / b)));
        const { weights: together, ratio } = ahpWeights(meanJudgements(matrices));
        const means = [0, 1, 2].map((k) =>
          Math.exp(experts.reduce((sum, w) => sum + Math.log(w[k]!), 0) / experts.length),
        );
        const whole = means.reduce((a, b) => a + b, 0);
        for (const [k, mean] of means.entries()) expect(together[k]).toBeCloseTo(mean / whole, 9);
        expect(ratio).toBeLessThan(1e-6);
      }),
    );
  });
});
