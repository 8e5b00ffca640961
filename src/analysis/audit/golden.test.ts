import { describe, expect, it } from 'vitest';
import { coinr, doubles, expectAgreement, type Frame } from '../../../test/helpers/golden.js';
import { nodeStats } from './audit.js';
import { correlate, sorted } from './correlate.js';
import { univariate } from './univariate.js';

interface Components {
  iCodes: string[];
  sdev: number[];
  rotation: { values: number[][] };
}

const { Raw, Normalised, Aggregated } = coinr('01_pipeline');
const golden = coinr<Record<string, Frame & { columns: string[] }>>('08_audit');
const column = (frame: Frame, name: string) => doubles(frame.data[name]!);
const dimensions = {
  Mobile: ['MobileEarly', 'MobileLate'],
  Internet: ['IpEarly', 'IpMid', 'IpLate'],
  Settlement: ['Communities', 'Villages', 'Streets', 'Towns'],
};
const statsOf = (node: string, ids: readonly string[], frame: Frame) =>
  nodeStats(
    node,
    ids.map((id) => ({ id, values: column(frame, id) })),
  );

describe('the audit agrees with COINr', () => {
  it('in every univariate statistic and flag', () => {
    const { iCode, ...theirs } = golden['stats_raw']!.data;
    const ours = iCode!.map((name) => univariate(column(Raw!, String(name))));
    const pairs = {
      Min: 'min',
      Max: 'max',
      Mean: 'mean',
      Median: 'median',
      Std: 'sd',
      Skew: 'skew',
      Kurt: 'kurtosis',
      'N.Avail': 'n',
      'Frc.Same': 'sameShare',
      'Frc.Unique': 'uniqueShare',
    } as const;
    for (const [name, key] of Object.entries(pairs)) {
      expectAgreement(
        ours.map((s) => s[key]),
        theirs[name]!,
      );
    }
    expectAgreement(
      ours.map((s) => 1 - s.zeroShare),
      theirs['Frc.NonZero']!,
    );
    expectAgreement(
      ours.map((s) => s.n / (s.n + s.missing)),
      theirs['Frc.Avail']!,
    );
    const flags = {
      'Flag.Avail': 'gaps',
      'Flag.NonZero': 'zeros',
      'Flag.Unique': 'few-different',
      'Flag.SkewKurt': 'outliers',
    } as const;
    for (const [name, flag] of Object.entries(flags)) {
      const raised = (theirs[name] as unknown as string[]).map((word) => word !== 'ok');
      expect(ours.map((s) => s.flags.includes(flag))).toEqual(raised);
    }
  });

  it.each(['pearson', 'spearman', 'kendall'] as const)('in %s’s correlation of every pair', (name) => {
    const { columns, data } = golden[name]!;
    for (const a of columns) {
      const sortedOf = (id: string) => sorted({ id, values: column(Raw!, id) });
      const ours = columns.map((b) => correlate(sortedOf(a), sortedOf(b))[name]);
      expectAgreement(ours, data[a]!);
    }
  });

  it.each(Object.entries(dimensions))('in Cronbach’s α of %s', (node, ids) => {
    const theirs = coinr<{ cronbach: Record<string, number> }>('08_audit').cronbach[node]!;
    expectAgreement([statsOf(node, ids, Normalised!).alpha], [theirs]);
  });

  it.each(Object.keys(dimensions))('in the eigenvalues and the first component of %s', (node) => {
    const { iCodes, sdev, rotation } = coinr<{ pca: Record<string, Components> }>('08_audit').pca[node]!;
    const { eigenvalues, loadings, components, explained } = statsOf(node, iCodes, Aggregated!).principal!;
    expectAgreement(
      eigenvalues,
      sdev.map((s) => s ** 2),
    );
    const first = rotation.values.map((row) => row[0]!);
    const sign = Math.sign(first.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a)));
    expectAgreement(
      loadings,
      first.map((x) => sign * x * sdev[0]!),
    );
    expect(components).toBe(sdev.filter((s) => s > 1).length);
    expect(explained).toBeCloseTo(sdev[0]! ** 2 / iCodes.length, 12);
  });
});
