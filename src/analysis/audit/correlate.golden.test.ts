import { describe, expect, it } from 'vitest';
import { asemCoin, idOf, nodeOf } from '../../../test/helpers/asem.js';
import {
  coinr,
  doubles,
  expectAgreement,
  type Frame,
  goldenTable,
  inExactOrder,
} from '../../../test/helpers/golden.js';
import { asemFolder, walkGolden } from '../../../test/helpers/walk.js';
import { correlate, type SortedValues, sortColumn } from './correlate.js';
import {
  correlationsBetween,
  correlationsWithAncestors,
  correlationsWithDenominators,
  correlationsWithinGroups,
  nodeColumns,
} from './relations.js';

interface Entry extends Frame {
  columns: string[];
  colnames: string[];
  values: number[][];
}
type Kind = 'pearson' | 'spearman' | 'kendall';
type Pair = { a: string; b: string; pearson: number };

const names = (entry: Frame, column: string) => (entry.data[column] as unknown as string[]).map(idOf);
const directions = () =>
  new Map(asemCoin().plan.indicators.map(({ id, direction }) => [id, direction] as const));

/** A raw column by COINr's name, with its direction applied on request. */
function rawColumn(name: string, direction = 1, kind: Kind = 'pearson'): SortedValues {
  const values = doubles(coinr('02_example_pipeline', asemFolder!)['Raw']!.data[name]!);
  const turned = values.map((x) => x * direction);
  return sortColumn({ id: name, values: kind === 'pearson' ? turned : inExactOrder(turned) });
}

/** A whole matrix of raw indicators, row after row. */
const matrix =
  (kind: Kind, turn = false, level = Number.POSITIVE_INFINITY) =>
  ({ columns, data }: Entry) => {
    const turned = directions();
    const all = columns.map((name) => rawColumn(name, turn ? turned.get(idOf(name))! : 1, kind));
    for (const b of all) {
      const found = all.map((a) => correlate(a, b));
      expectAgreement(
        found.map((c) => (c.a !== c.b && c.p[kind] > level ? Number.NaN : c[kind])),
        data[b.id]!,
      );
    }
  };

/** Pairs in a long table, whichever of the two is named first. */
function expectPairs(ours: readonly Pair[], entry: Frame, a: string, b: string, r: string) {
  const [first, second] = [names(entry, a), names(entry, b)];
  const key = (x: string, y: string) => [x, y].sort().join(' ');
  const known = new Map(ours.map((p) => [key(p.a, p.b), p.pearson]));
  const theirs = new Map(first.map((x, i) => [key(x, second[i]!), entry.data[r]![i]!]));
  for (const k of theirs.keys()) if (k.split(' ')[0] === k.split(' ')[1]) theirs.delete(k);
  expect([...known.keys()].sort()).toEqual([...theirs.keys()].sort());
  for (const [k, want] of theirs) expectAgreement([known.get(k)!], [want]);
}

/** p-values of every pair of pillars, relative to their own size. */
const probabilities =
  (kind: Kind) =>
  ({ colnames, values }: Entry) => {
    const { plan, index } = asemCoin();
    const all = nodeColumns(plan, index, 0);
    colnames.forEach((a, i) => {
      colnames.forEach((b, j) => {
        if (i === j) return;
        const { p } = correlate(all[nodeOf(asemCoin(), a)]!, all[nodeOf(asemCoin(), b)]!);
        expect(Math.abs(p[kind] - values[i]![j]!)).toBeLessThanOrEqual(1e-9 * values[i]![j]!);
      });
    });
  };

let made: ReturnType<typeof nodeColumns> | undefined;
const columns = () => {
  made ??= nodeColumns(asemCoin().plan, asemCoin().index, 0);
  return made;
};
const leaves = () => asemCoin().plan.nodes.flatMap((n, g) => (n.indicator >= 0 ? [g] : []));
const atDepth = (depth: number) =>
  asemCoin().plan.nodes.flatMap((n, g) => (n.depth === depth && n.indicator < 0 ? [g] : []));
const pairsAt = (depth: number, of: readonly number[]) =>
  correlationsWithinGroups(asemCoin().plan, columns(), of, depth);

walkGolden<Entry>('13_correlations', asemFolder, {
  raw_pearson: matrix('pearson'),
  raw_spearman: matrix('spearman'),
  raw_kendall: matrix('kendall'),
  agg_ind_vs_pillar_withparent: (entry) => {
    const family = correlationsWithAncestors(asemCoin().plan, columns(), leaves());
    const parents = family.filter((p) =>
      atDepth(2)
        .map((g) => columns()[g]!.id)
        .includes(p.b),
    );
    expect(parents).toHaveLength(49);
    expectPairs(parents, entry, 'Var1', 'Var2', 'Correlation');
  },
  agg_family_L1: (entry) => {
    const { plan } = asemCoin();
    const levels = ['root', 'sub-index', 'pillar'];
    const levelOf = (id: string) => levels[plan.nodes.find((n) => n.id === id)!.depth]!;
    const family = correlationsWithAncestors(plan, columns(), leaves()).map((p) => ({
      ...p,
      b: levelOf(p.b),
    }));
    expectPairs(family, entry, 'Var1', 'Var2', 'Correlation');
  },
  agg_L2: ({ columns: theirs, data }) => {
    for (const b of theirs) {
      const ours = correlationsBetween(
        columns(),
        theirs.map((a) => nodeOf(asemCoin(), a)),
        [nodeOf(asemCoin(), b)],
      );
      expectAgreement(
        ours.map((c) => c.pearson),
        data[b]!,
      );
    }
  },
  agg_L3_vs_L4: (entry) => {
    expectPairs(
      correlationsWithAncestors(asemCoin().plan, columns(), atDepth(1)),
      entry,
      'Var1',
      'Var2',
      'Correlation',
    );
  },
  grouped_L1: (entry) => {
    expectPairs(pairsAt(2, leaves()), entry, 'Var1', 'Var2', 'Correlation');
  },
  'pval_0.05': matrix('pearson', false, 0.05),
  with_directions: matrix('pearson', true),
  pvals_L2_pearson: probabilities('pearson'),
  pvals_L2_spearman: probabilities('spearman'),
  pvals_L2_kendall: probabilities('kendall'),
  'flags_high_0.7': (entry) => {
    const flagged = pairsAt(2, leaves()).filter((p) => p.pearson > 0.7);
    expectPairs(flagged, entry, 'Ind1', 'Ind2', 'Corr');
    expect(new Set(flagged.map((p) => p.under))).toEqual(new Set(names(entry, 'Group')));
  },
  'flags_low_m0.2': (entry) => {
    const flagged = pairsAt(2, leaves()).filter((p) => p.pearson < -0.2);
    expectPairs(flagged, entry, 'Ind1', 'Ind2', 'Corr');
  },
  denom_corr: (entry) => {
    const { plan, panel } = asemCoin();
    const found = correlationsWithDenominators(plan, panel, 0, 0.6);
    expectPairs(found, entry, 'Ind', 'Denom', 'Corr');
    const meta = goldenTable('ASEM_iMeta.csv', asemFolder!);
    const divisor = new Map(meta.map((row) => [idOf(row['iCode']!), idOf(row['Denominator']!)]));
    const divided = found.filter((p) => p.divided);
    expect(divided).toHaveLength(6);
    expect(divided).toEqual(found.filter((p) => divisor.get(p.a) === p.b));
  },
});

describe('correlations of some units', () => {
  it.skipIf(!asemFolder)('are those of the columns cut down to them (needs ../shared)', () => {
    const { plan, index } = asemCoin();
    const units = plan.groupings[0]!.memberOf.flatMap((group, c) => (group === 0 ? [c] : []));
    const some = nodeColumns(plan, index, 0, units);
    expect(some[0]!.values).toHaveLength(units.length);
    expect(correlationsWithAncestors(plan, some, atDepth(1))[0]!.n).toBe(units.length);
  });
});
