import { describe, expect, it } from 'vitest';
import { coinr, golden, goldenCities } from '../../../test/helpers/golden.js';
import { plainScale } from '../../../test/helpers/scale.js';
import { copeland, mazziottaPareto, topsis } from '../aggregates/compromise.js';
import { fitScale } from '../scales/index.js';
import { firstComponent } from './factors.js';
import { criticWeights, entropyWeights, variationWeights } from './spreads.js';

interface Mcdm {
  variables: string[];
  entropy_weights_on_shares: Record<string, number>;
  critic_weights_minmax: Record<string, number>;
  cv_weights_sample: Record<string, number>;
  topsis_entropy: Record<string, number>;
  mpi_negative_penalty: Record<string, number>;
  mpi_positive_penalty: Record<string, number>;
}
const theirs = golden<Mcdm>('analysis/weights-mcdm.json');
const { codes, columns } = goldenCities(theirs.variables);
const rows = codes.map((_, i) => columns.map((c) => c[i]!));

function near(ours: readonly number[], want: readonly number[]): void {
  want.forEach((x, i) => {
    expect(ours[i]! / x).toBeCloseTo(1, 9);
  });
}

describe('weights that the data give', () => {
  it('entropy, CRITIC and coefficient of variation agree with R', () => {
    near(entropyWeights(columns), Object.values(theirs.entropy_weights_on_shares));
    near(criticWeights(columns), Object.values(theirs.critic_weights_minmax));
    near(variationWeights(columns), Object.values(theirs.cv_weights_sample));
  });
  it('the first principal component agrees with COINr up to its arbitrary sign', () => {
    const { pca } = coinr<{ pca: Record<string, { iCodes: string[]; wts: number[]; sdev: number[] }> }>(
      '08_audit',
    );
    const aggregated = coinr('01_pipeline')['Aggregated']!.data;
    for (const { iCodes, wts, sdev } of Object.values(pca)) {
      const list = iCodes.map((c) => Float64Array.from(aggregated[c] as number[]));
      const { loadings, explained } = firstComponent(list);
      const sign = Math.sign(wts[0]! * loadings[0]!);
      near(
        loadings,
        wts.map((w) => sign * w),
      );
      expect(explained).toBeCloseTo(sdev[0]! ** 2 / list.length, 9);
    }
  });
});

describe('aggregations that compare units', () => {
  it('TOPSIS with entropy weights agrees with R', () => {
    const scores = topsis(rows, entropyWeights(columns));
    for (const [code, want] of Object.entries(theirs.topsis_entropy)) {
      if (codes.includes(code)) expect(scores[codes.indexOf(code)]! / want).toBeCloseTo(1, 9);
    }
  });
  it('Mazziotta-Pareto on z-scores of mean 100 and sd 10 (n in the denominator) agrees with R', () => {
    const n = codes.length;
    const sd = 10 * Math.sqrt(n / (n - 1));
    const p = { ...plainScale, mean: 100, sd };
    const scored = columns.map((c) => c.map(fitScale('z-score', c, p)!));
    for (const [code, want] of Object.entries(theirs.mpi_negative_penalty)) {
      const at = codes.indexOf(code);
      if (at < 0) continue;
      const scores = scored.map((c) => c[at]!);
      expect(mazziottaPareto(scores, true) / want).toBeCloseTo(1, 9);
      expect(mazziottaPareto(scores, false) / theirs.mpi_positive_penalty[code]!).toBeCloseTo(1, 9);
    }
  });
  it('two units that tie everywhere have Copeland zero; all equal has no TOPSIS', () => {
    expect(
      copeland(
        [
          [1, 2],
          [1, 2],
        ],
        [1, 1],
      ),
    ).toEqual([0, 0]);
    expect(topsis([[1], [1]], [1])).toEqual([Number.NaN, Number.NaN]);
  });
});
