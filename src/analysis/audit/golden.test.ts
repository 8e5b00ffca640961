import { expect } from 'vitest';
import { coinOf } from '../../../test/helpers/coin.js';
import { coinr, doubles, expectAgreement, type Frame, goldenTable } from '../../../test/helpers/golden.js';
import { lineOf } from '../../../test/helpers/plan.js';
import { ownFolder, walkGolden } from '../../../test/helpers/walk.js';
import { type Audit, audit, nodeStats } from './audit.js';
import { correlate, sortColumn } from './correlate.js';
import { univariate } from './univariate.js';

interface Components {
  iCodes: string[];
  wts: number[];
  sdev: number[];
  rotation: { values: number[][] };
}
type Entry = Frame & { columns: string[] } & Record<string, number> & Record<string, Components>;

const { Raw, Normalised, Aggregated } = coinr('01_pipeline');
const column = (frame: Frame, name: string) => doubles(frame.data[name]!);
const children: Record<string, string[]> = {
  Mobile: ['MobileEarly', 'MobileLate'],
  Internet: ['IpEarly', 'IpMid', 'IpLate'],
  Settlement: ['Communities', 'Villages', 'Streets', 'Towns'],
};
const statsOf = (node: string, ids: readonly string[], frame: Frame) =>
  nodeStats(
    node,
    ids.map((id) => ({ id, values: column(frame, id) })),
  );
const signOf = (vector: readonly number[]) =>
  Math.sign(vector.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a)));

const correlations =
  (kind: 'pearson' | 'spearman' | 'kendall') =>
  ({ columns, data }: Entry) => {
    const all = columns.map((id) => sortColumn({ id, values: column(Raw!, id) }));
    for (const a of all) {
      expectAgreement(
        all.map((b) => correlate(a, b)[kind]),
        data[a.id]!,
      );
    }
  };

walkGolden<Entry>('08_audit', ownFolder, {
  stats_raw: (entry) => {
    const { iCode, ...theirs } = entry.data;
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
  },
  pearson: correlations('pearson'),
  spearman: correlations('spearman'),
  kendall: correlations('kendall'),
  cronbach: (entry) => {
    for (const [node, ids] of Object.entries(children)) {
      expectAgreement([statsOf(node, ids, Normalised!).alpha], [entry[node] as number]);
    }
  },
  pca: (entry) => {
    for (const node of Object.keys(children)) {
      const { iCodes, wts, sdev, rotation } = entry[node] as Components;
      const { eigenvalues, loadings, weights, components, explained } = statsOf(node, iCodes, Aggregated!)
        .principal!;
      expectAgreement(
        eigenvalues,
        sdev.map((s) => s ** 2),
      );
      sdev.forEach((s, j) => {
        const vector = rotation.values.map((row) => row[j]!);
        expectAgreement(
          loadings.map((row) => row[j]!),
          vector.map((x) => signOf(vector) * x * s),
        );
      });
      expectAgreement(
        weights,
        wts.map((w) => signOf(wts) * w),
      );
      expect(components).toBe(sdev.filter((s) => s > 1).length);
      expect(explained).toBeCloseTo(sdev[0]! ** 2 / iCodes.length, 12);
    }
  },
  outrank_first40: 'in engine/stats/outranking.test.ts',
});

/** The audit of the whole pipeline on our own cities. */
function ownAudit(): Audit {
  const { plan, panel, index } = coinOf(
    goldenTable('coinr-own/iData.csv'),
    goldenTable('coinr-own/iMeta.csv'),
    'Region',
    {
      impute: { method: 'mean', by: 'group' },
      treat: { winsorise: 5, skew: 2, kurtosis: 3.5, transform: 'log-ct' },
      normalise: { method: 'min-max', range: [0, 100] },
    },
  );
  expectAgreement(lineOf(plan, index, 'root'), Aggregated!.data['Index']!);
  return audit(plan, panel, index, 0);
}

/** Children of a level in COINr are those nodes whose weight its PCA replaced. */
const weightsOfLevel = (level: number) => (entry: Entry) => {
  const found = ownAudit();
  const { iCode, Level, Weight } = entry.data as unknown as Record<string, (number | string)[]>;
  const known = new Map(iCode!.map((name, i) => [String(name).toLowerCase(), Number(Weight![i])]));
  const levelOf = new Map(iCode!.map((name, i) => [String(name).toLowerCase(), Level![i]]));
  const nodes = found.nodes.filter((n) => n.principal && levelOf.get(n.children[0]!) === level);
  expect(nodes.length).toBeGreaterThan(0);
  for (const { children: ids, principal } of nodes) {
    const theirs = ids.map((id) => known.get(id)!);
    const sign = Math.sign(theirs.reduce((sum, w, i) => sum + w * principal!.weights[i]!, 0));
    expectAgreement(
      principal!.weights,
      theirs.map((w) => sign * w),
    );
  }
};

walkGolden<Entry>('06_weights', ownFolder, {
  original: ({ data }) => {
    const found = ownAudit();
    const theirs = new Map(
      (data['iCode'] as unknown as string[]).map((name, i) => [name.toLowerCase(), data['Weight']![i]!]),
    );
    for (const { node } of found.nodes) {
      const below = found.weights.filter((w) => w.parent === node);
      const whole = below.reduce((sum, w) => sum + theirs.get(w.node)!, 0);
      expectAgreement(
        below.map((w) => w.nominal),
        below.map((w) => theirs.get(w.node)! / whole),
      );
    }
  },
  // What COINr calls an effective weight is the nominal weight in the whole index.
  effective: ({ data }) => {
    const share = new Map(ownAudit().weights.map((w) => [w.node, w.nominalOfIndex]));
    (data['iCode'] as unknown as string[]).forEach((name, i) => {
      const ours = name === 'Index' ? 1 : share.get(name.toLowerCase())!;
      expectAgreement([ours], [data['EffWeight']![i]!]);
    });
  },
  PCA_L1: weightsOfLevel(1),
  PCA_L2: weightsOfLevel(2),
});
