import { expect } from 'vitest';
import { asemCoin, asemMethod, idOf, nodeOf } from '../../test/helpers/asem.js';
import type { Coin } from '../../test/helpers/coin.js';
import { expectAgreement, type Frame } from '../../test/helpers/golden.js';
import { lineOf } from '../../test/helpers/plan.js';
import { asemFolder, walkGolden } from '../../test/helpers/walk.js';
import { buildIndex } from '../engine/index.js';
import { compareIndices, compareNodes, type NamedIndex } from './compareIndices.js';
import { planWithout } from './planWithout.js';

/** The same countries under another method, or without some indicators: a plan changed and built again. */
const without = (coin: Coin, names: readonly string[]): Coin => {
  const plan = planWithout(
    coin.plan,
    names.map((name) => nodeOf(coin, name)),
  );
  return { ...coin, plan, index: buildIndex(plan, coin.panel) };
};
const coins = {
  Nominal: () => asemCoin(),
  GMean: () =>
    asemCoin({
      ...asemMethod,
      normalise: { method: 'min-max', range: [1, 100] },
      aggregate: 'geometric',
    }),
  Zscore: () => asemCoin({ ...asemMethod, normalise: { method: 'z-score', mean: 10, sd: 2 } }),
  NoTreat: () => {
    const { treat, ...rest } = asemMethod;
    expect(treat.winsorise).toBe(5);
    return asemCoin(rest);
  },
  Drop3: () => without(asemCoin(), ['LPI', 'Flights', 'Forest']),
};
const named = (name: keyof typeof coins): NamedIndex => ({ name, ...coins[name](), t: 0 });
const all = () => (Object.keys(coins) as (keyof typeof coins)[]).map(named);
const words = (frame: Frame, name: string) => frame.data[name] as unknown as string[];

/** Two indices, in the order of their table. */
const pair = (other: keyof typeof coins, by: 'ranks' | 'scores') => (entry: Frame) => {
  const { rows } = compareIndices([named('Nominal'), named(other)], 'root', by);
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const ours = words(entry, 'uCode').map((code) => byCode.get(code)!);
  expect(ours).toHaveLength(rows.length);
  expectAgreement(
    ours.map((r) => r.values[0]!),
    entry.data['coin.1']!,
  );
  expectAgreement(
    ours.map((r) => r.values[1]!),
    entry.data['coin.2']!,
  );
  // COINr takes the second from the first; we say by how much the second differs from the first.
  expectAgreement(
    ours.map((r) => -r.differences[1]!),
    entry.data['Diff']!,
  );
  expectAgreement(
    ours.map((r) => Math.abs(r.differences[1]!)),
    entry.data['Abs.diff']!,
  );
};

walkGolden<Frame>('21_compare', asemFolder, {
  ranks_nominal_vs_gmean: pair('GMean', 'ranks'),
  scores_nominal_vs_z: pair('Zscore', 'scores'),
  multi_values: (entry) => {
    const { names, rows } = compareIndices(all(), 'root');
    const byCode = new Map(rows.map((row) => [row.code, row.values]));
    names.forEach((name, i) => {
      expect(words(entry, 'uCode').map((code) => byCode.get(code)![i])).toEqual(entry.data[name]);
    });
  },
  multi_absdiff: (entry) => {
    const { names, rows } = compareIndices(all(), 'root');
    const byCode = new Map(rows.map((row) => [row.code, row.differences]));
    names.forEach((name, i) => {
      const ours = words(entry, 'uCode').map((code) => Math.abs(byCode.get(code)![i]!));
      expect(ours).toEqual(entry.data[name]);
    });
  },
  corr: (entry) => {
    const nodes = words(entry, 'iCode').map(idOf);
    const found = compareNodes(named('Nominal'), named('GMean'), nodes, 'ranks');
    expectAgreement(
      found.map((n) => n.correlation),
      entry.data['Correlation']!,
    );
    expect(found.map((n) => n.units)).toEqual([51, 51, 51]);
  },
});

/** Every column of a whole index. */
const wholeIndex = (coin: () => Coin) => (entry: Frame) => {
  const { plan, index } = coin();
  const names = Object.keys(entry.data).filter((name) => name !== 'uCode');
  expect(words(entry, 'uCode')).toEqual(plan.units.map((u) => u.code));
  for (const name of names) expectAgreement(lineOf(plan, index, idOf(name)), entry.data[name]!);
};

walkGolden<Frame>('23_adjust', asemFolder, {
  drop3_Aggregated: wholeIndex(coins.Drop3),
  gmean_1_100_Aggregated: wholeIndex(coins.GMean),
  zscore_Aggregated: wholeIndex(coins.Zscore),
  notreat_Aggregated: wholeIndex(coins.NoTreat),
  readd: wholeIndex(() => without(asemCoin(), ['Flights', 'Forest'])),
});
