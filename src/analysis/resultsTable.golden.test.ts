import { describe, expect, it } from 'vitest';
import { asemCoin, asemMethod, nodeOf } from '../../test/helpers/asem.js';
import { type Coin, coinOf } from '../../test/helpers/coin.js';
import {
  coinr,
  doubles,
  expectAgreement,
  type Frame,
  goldenTable,
  joinedWhereEqual,
} from '../../test/helpers/golden.js';
import { asemFolder, ownFolder, walkGolden } from '../../test/helpers/walk.js';
import { line } from '../edition/index.js';
import { buildIndex, rankLines } from '../engine/index.js';
import { planWithout } from './planWithout.js';
import { orientedColumn, orientedColumns, strengthsOf } from './rankings/strengths.js';
import { ranksWithin, resultsTable, type ShownFigures, unitSummary } from './resultsTable.js';

interface Entry extends Frame {
  columns: string[];
  Strengths: Frame;
  Weaknesses: Frame;
}
const words = (frame: Frame, name: string) => frame.data[name] as unknown as string[];
const codesOf = (coin: Coin, rows: readonly { unit: number }[]) =>
  rows.map((r) => coin.plan.units[r.unit]!.code);

/** A table with the columns of theirs: same units in the same order, same figures. */
function expectTable(coin: Coin, entry: Entry, shown: ShownFigures, orderBy = 'Index', digits?: number) {
  const names = entry.columns.filter((name) => !['uCode', 'Rank', 'GDP_group'].includes(name));
  const nodes = names.map((name) => nodeOf(coin, name));
  const rows = resultsTable(coin.plan, coin.index, 0, nodes, shown, nodeOf(coin, orderBy));
  expect(codesOf(coin, rows)).toEqual(words(entry, 'uCode'));
  names.forEach((name, j) => {
    const ours = rows.map((row) => row.figures[j]!);
    if (digits !== undefined) {
      expectAgreement(
        ours.map((x) => Number(x.toFixed(digits))),
        entry.data[name]!,
      );
    } else expectAgreement(ours, entry.data[name]!);
  });
  if (entry.data['Rank']) expect(rows.map((r) => r.rank)).toEqual(entry.data['Rank']);
}

const scores = (entry: Entry) => expectTable(asemCoin(), entry, 'scores');
/** The same index with the countries grouped by the size of their economy, which its imputation does not see. */
const gdp = (): Coin => {
  const coin = asemCoin();
  return { ...coin, plan: { ...coin.plan, groupings: asemCoin(asemMethod, 'GDP_group').plan.groupings } };
};

const leafNames = (names: readonly string[]) =>
  names.filter((name) => (asemCoin().plan.nodes[nodeOf(asemCoin(), name)]?.indicator ?? -1) >= 0);

/** COINr's order of the indicators, in which it lists equal ranks. */
const inTheirOrder = () => words(coinr('01_new_coin', asemFolder!)['iMeta']!, 'iCode');

function expectStrengths(
  unit: string,
  columnOf: (name: string) => ArrayLike<number>,
  rules: Parameters<typeof strengthsOf>[2],
) {
  const { plan } = asemCoin();
  const columns = leafNames(inTheirOrder()).map((name) =>
    orientedColumn(nodeOf(asemCoin(), name), columnOf(name)),
  );
  const c = plan.units.findIndex((u) => u.code === unit);
  const found = strengthsOf(columns, c, rules);
  return { found, id: (s: { node: number }) => plan.nodes[s.node]!.id, columns, c };
}

const raw = (name: string) => {
  const { plan } = asemCoin();
  const { direction } = plan.indicators[plan.nodes[nodeOf(asemCoin(), name)]!.indicator]!;
  return doubles(coinr('02_example_pipeline', asemFolder!)['Raw']!.data[name]!).map((x) => x * direction);
};

walkGolden<Entry>('20_results', asemFolder, {
  Summ: scores,
  Aggs: scores,
  Full: scores,
  Full_ranks: (entry) => {
    // Three countries have the same score of TolMin but for its last bit: COINr ranks one of them below the other two.
    const scored = coinr<Record<string, Entry>>('20_results', asemFolder!)['Full']!;
    expect(words(entry, 'uCode')).toEqual(words(scored, 'uCode'));
    const names = entry.columns.filter((name) => name !== 'uCode');
    const together = names.map((name) => joinedWhereEqual(entry.data[name]!, scored.data[name]!, Math.min));
    const moved = names.filter((name, j) => together[j]!.some((x, i) => x !== entry.data[name]![i]));
    expect(moved).toEqual(['TolMin']);
    const data = { ...entry.data, ...Object.fromEntries(names.map((name, j) => [name, together[j]!])) };
    expectTable(asemCoin(), { ...entry, data }, 'ranks');
  },
  Aggs_groupranks_GDP: (entry) => {
    const coin = gdp();
    const { groups, memberOf } = coin.plan.groupings[0]!;
    const codes = words(entry, 'uCode');
    const units = codes.map((code) => coin.plan.units.findIndex((u) => u.code === code));
    expect(units.map((c) => groups[memberOf[c]!]!.code)).toEqual(words(entry, 'GDP_group'));
    const names = entry.columns.slice(2);
    const nodes = names.map((name) => nodeOf(coin, name));
    const rows = resultsTable(coin.plan, coin.index, 0, nodes, { ranksWithin: 0 });
    const byUnit = new Map(rows.map((row) => [row.unit, row.figures]));
    names.forEach((name, j) => {
      expect(units.map((c) => byUnit.get(c)![j])).toEqual(entry.data[name]);
    });
  },
  order_by_Conn: (entry) => expectTable(asemCoin(), entry, 'scores', 'Conn'),
  Full_with_raw_indicators: (entry) => {
    const coin = asemCoin();
    const rows = resultsTable(coin.plan, coin.index, 0, []);
    expect(codesOf(coin, rows)).toEqual(words(entry, 'uCode'));
    for (const name of leafNames(entry.columns)) {
      const k = coin.plan.nodes[nodeOf(coin, name)]!.indicator;
      expectAgreement(
        rows.map((r) => coin.panel.values[k * coin.panel.units + r.unit]!),
        entry.data[name]!,
      );
    }
  },
  default_round2: (entry) => expectTable(asemCoin(), entry, 'scores', 'Index', 2),
  unit_summary_AUT: (entry) => {
    const coin = asemCoin();
    const unit = coin.plan.units.findIndex((u) => u.code === 'AUT');
    const nodes = words(entry, 'Code').map((name) => nodeOf(coin, name));
    const found = unitSummary(coin.index, 0, unit, nodes);
    expectAgreement(
      found.map((s) => s.score),
      entry.data['Score']!,
    );
    expect(found.map((s) => s.rank)).toEqual(entry.data['Rank']);
    expect(new Set(found.map((s) => s.of))).toEqual(new Set([51]));
  },
  str_weak_GBR_Raw: (entry) => {
    const { found, id, columns, c } = expectStrengths('GBR', raw, {});
    expect(found.strengths.map(id)).toEqual(words(entry.Strengths, 'Code').map((x) => x.toLowerCase()));
    expect(found.strengths.map((s) => s.rank)).toEqual(entry.Strengths.data['Rank']);
    // COINr drops the indicators in which Britain is last from the weaknesses, too.
    const isLast = (s: { node: number }) => {
      const { values } = columns.find((column) => column.node === s.node)!;
      const ranks = rankLines(Float64Array.from(values), values.length);
      return ranks[c] === Math.max(...ranks);
    };
    const all = strengthsOf(columns, c, { weaknesses: 40 }).weaknesses;
    const theirs = all.filter((s) => !isLast(s)).slice(-5);
    expect(theirs.map(id)).toEqual(words(entry.Weaknesses, 'Code').map((x) => x.toLowerCase()));
    expect(theirs.map((s) => s.rank)).toEqual(entry.Weaknesses.data['Rank']);
  },
  str_weak_CHN_Norm: (entry) => {
    const normalised = (name: string) => line(asemCoin().index, nodeOf(asemCoin(), name), 0);
    const rules = { strengths: 7, weaknesses: 3, leastDifferent: 0.2, lastMayBeStrength: true };
    const { found, id } = expectStrengths('CHN', normalised, rules);
    for (const [ours, theirs] of [
      [found.strengths, entry.Strengths],
      [found.weaknesses, entry.Weaknesses],
    ] as const) {
      expect(ours.map(id)).toEqual(words(theirs, 'Code').map((x) => x.toLowerCase()));
      expect(ours.map((s) => s.rank)).toEqual(theirs.data['Rank']);
    }
  },
});

describe.skipIf(!asemFolder)('what enters the index (needs ../shared)', () => {
  it('is what strengths are told by: divided, filled, turned', () => {
    const { plan, index } = asemCoin();
    const columns = orientedColumns(plan, index, 0);
    expect(columns).toHaveLength(49);
    const denominated = coinr('02_example_pipeline', asemFolder!)['Imputed']!.data;
    const co2 = columns.find((c) => plan.nodes[c.node]!.id === 'co2')!;
    expectAgreement(
      Float64Array.from(co2.values).map((x) => -x),
      denominated['CO2']!,
    );
  });
});

walkGolden<Frame>('24_utilities', asemFolder, {
  rank_df: (entry) => expectRawRanks(entry),
  rank_df_grp: (entry) => expectRawRanks(entry, 'Pop_group'),
  signif3: 'rounding belongs to the page alone (words/numbers/numbers.ts)',
  round1: 'rounding belongs to the page alone (words/numbers/numbers.ts)',
  names_to_codes: 'an edition’s codes are written by its maker, never made up',
  compare_df: 'two versions of a table are compared by version control, of a release by its hashes',
});

function expectRawRanks({ data }: Frame, group?: string) {
  const codes = data['uCode'] as unknown as string[];
  const iData = new Map(goldenTable('ASEM_iData.csv', asemFolder!).map((row) => [row['uCode'], row]));
  const rows = codes.map((code) => iData.get(code)!);
  const groups = [...new Set(rows.map((row) => row[group ?? 'Time']!))];
  const memberOf = rows.map((row) => groups.indexOf(row[group ?? 'Time']!));
  for (const name of ['LPI', 'Flights', 'Ship']) {
    const ranks = rankLines(
      Float64Array.from(rows, (row) => Number(row[name])),
      rows.length,
    );
    expect([...ranksWithin(ranks, memberOf)]).toEqual(data[name]);
  }
}

const own = (): Coin =>
  coinOf(goldenTable('coinr-own/iData.csv'), goldenTable('coinr-own/iMeta.csv'), 'Region', asemMethod);

interface Removed {
  Scores: Frame;
  Ranks: Frame;
  RankDiffs: Frame;
  RankAbsDiffs: Frame;
  MeanAbsDiff: Record<string, number>;
}

const removed = (entry: Removed) => {
  const coin = own();
  const names = Object.keys(entry.MeanAbsDiff).filter((name) => name !== 'Nominal');
  expect(words(entry.Scores, 'uCode')).toEqual(coin.plan.units.map((u) => u.code));
  expectAgreement(line(coin.index, 0, 0), entry.Scores.data['Nominal']!);
  names.forEach((name) => {
    const index = buildIndex(planWithout(coin.plan, [nodeOf(coin, name)]), coin.panel);
    const ranks = index.ranks(0);
    expectAgreement(line(index, 0, 0), entry.Scores.data[name]!);
    expect([...ranks]).toEqual(entry.Ranks.data[name]);
    const shifts = entry.Ranks.data['Nominal']!.map((r, c) => Math.abs(r! - ranks[c]!));
    expect(shifts).toEqual(entry.RankAbsDiffs.data[name]);
    expectAgreement([shifts.reduce((a, b) => a + b) / shifts.length], [entry.MeanAbsDiff[name]!]);
    const diffs = entry.Ranks.data['Nominal']!.map((r, c) => r! - ranks[c]!);
    expect(diffs).toEqual(entry.RankDiffs.data[name]);
  });
};

walkGolden<Entry & Removed>('09_results', ownFolder, {
  ranks: (entry) => expectTable(own(), entry, 'ranks'),
  remove_L1: removed,
  remove_L2: removed,
});
