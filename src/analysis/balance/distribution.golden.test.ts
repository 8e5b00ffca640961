import { describe, expect, it } from 'vitest';
import { expectAgreement, golden, goldenTable } from '../../../test/helpers/golden.js';
import { bandwidthOf, densityAt } from './density.js';
import { rankSize } from './rankSize.js';

interface File {
  fisher_jenks_5: object;
  rank_size: {
    variable: string;
    all: { slope: number; r2: number };
    top100: { slope: number; se_gi: number };
  };
  kernel_density: { variable: string; kernel: string; bw_nrd0: number; at: number[]; exact: number[] };
}

const file = golden<File>('analysis/distribution.json');
const rows = goldenTable('analysis/cities.csv');

describe('distributions in R', () => {
  const checks: { [Key in keyof File]: ((want: File[Key]) => void) | string } = {
    fisher_jenks_5: 'checked with the tiers',
    rank_size: ({ variable, all, top100 }) => {
      const x = rows.map((r) => Number(r[variable]));
      const [whole, first] = [rankSize(x), rankSize(x, 100)];
      expectAgreement([-whole.exponent, whole.r2], [all.slope, all.r2]);
      expectAgreement([-first.exponent], [top100.slope]);
    },
    kernel_density: ({ variable, kernel, bw_nrd0, at, exact }) => {
      expect([variable, kernel]).toEqual(['ln(mobile_blocks_2022)', 'gaussian']);
      const x = rows.map((r) => Math.log(Number(r['mobile_blocks_2022'])));
      expectAgreement([bandwidthOf(x)], [bw_nrd0]);
      densityAt(x, at).forEach((d, i) => {
        expect(d / exact[i]!).toBeCloseTo(1, 9);
      });
    },
  };
  it('has no entry without a check', () => {
    expect(Object.keys(checks).sort()).toEqual(Object.keys(file).sort());
  });
  for (const [name, check] of Object.entries(checks)) {
    if (typeof check === 'string') it(name, (test) => test.skip(check));
    else {
      it(name, () => {
        check(file[name as keyof File] as never);
      });
    }
  }
});
