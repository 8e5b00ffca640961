import { expect } from 'vitest';
import { asemCoin, idOf } from '../../../test/helpers/asem.js';
import { coinr, doubles, expectAgreement, type Frame } from '../../../test/helpers/golden.js';
import { lineOf } from '../../../test/helpers/plan.js';
import { asemFolder, walkGolden } from '../../../test/helpers/walk.js';
import { type Limits, thresholds } from './thresholds.js';
import { univariate } from './univariate.js';

type Words = Record<string, string[]>;

const dataset = (name: string) => coinr('02_example_pipeline', asemFolder!)[name]!.data;

/**
 * Every column of `get_stats`. Its flags of zeros and of different values divide by the number of units, missing or
 * not, where its manual (and its columns Frc.NonZero and Frc.Unique) divide by the values that are there: so do we,
 * and the flags are held against those columns.
 */
function checkStats(values: (name: string) => Float64Array, limits: Limits = thresholds) {
  return ({ data }: Frame) => {
    const names = data['iCode'] as unknown as string[];
    const ours = names.map((name) => univariate(values(name), limits));
    const columns: Record<string, (s: (typeof ours)[number]) => number> = {
      Min: (s) => s.min,
      Max: (s) => s.max,
      Mean: (s) => s.mean,
      Median: (s) => s.median,
      Std: (s) => s.sd,
      Skew: (s) => s.skew,
      Kurt: (s) => s.kurtosis,
      'N.Avail': (s) => s.n,
      'N.NonZero': (s) => s.n - Math.round(s.zeroShare * s.n),
      'N.Unique': (s) => Math.round(s.uniqueShare * s.n),
      'N.Same': (s) => Math.round(s.sameShare * s.n),
      'Frc.Avail': (s) => s.n / (s.n + s.missing),
      'Frc.NonZero': (s) => 1 - s.zeroShare,
      'Frc.Unique': (s) => s.uniqueShare,
      'Frc.Same': (s) => s.sameShare,
    };
    for (const [column, of] of Object.entries(columns)) expectAgreement(ours.map(of), data[column]!);
    const flags: Record<string, (i: number) => boolean> = {
      gaps: (i) => (data as unknown as Words)['Flag.Avail']![i] === 'LOW',
      zeros: (i) => data['Frc.NonZero']![i]! < 1 - limits.zeros,
      'few-different': (i) => data['Frc.Unique']![i]! < limits.unique,
      outliers: (i) => (data as unknown as Words)['Flag.SkewKurt']![i] === 'OUT',
    };
    for (const [flag, raised] of Object.entries(flags)) {
      expect(names.filter((_, i) => ours[i]!.flags.includes(flag as 'gaps'))).toEqual(
        names.filter((_, i) => raised(i)),
      );
    }
    expect(Object.keys(data).length).toBe(1 + Object.keys(columns).length + Object.keys(flags).length);
  };
}

const stored = (name: string) => (column: string) => doubles(dataset(name)[column]!);
const strict = { ...thresholds, skew: 1, kurtosis: 2, available: 0.98, zeros: 0.1, unique: 0.9 };

walkGolden<Frame>('12_stats', asemFolder, {
  Raw: checkStats(stored('Raw')),
  Denominated: checkStats(stored('Denominated')),
  Treated: checkStats(stored('Treated')),
  Aggregated: checkStats((name) => {
    const { plan, index } = asemCoin();
    return Float64Array.from(lineOf(plan, index, idOf(name)));
  }),
  Raw_default_3sf: (entry) => {
    const names = entry.data['iCode'] as unknown as string[];
    const rounded = (x: number) => Number(x.toPrecision(3));
    expectAgreement(
      names.map((name) => rounded(univariate(stored('Raw')(name)).mean)),
      entry.data['Mean']!,
    );
  },
  Raw_thresholds: checkStats(stored('Raw'), strict),
});
