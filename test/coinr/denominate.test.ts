import { expect } from 'vitest';
import { denominate } from '../../src/engine/steps/denominate.js';
import { type Coin, coinOf } from '../helpers/coin.js';
import { asem, asemTable, columnOf, everyEntry, expectFrame } from '../helpers/entries.js';
import { coinr, type Frame } from '../helpers/golden.js';
import { panelOf, planOf } from '../helpers/plan.js';

/** Columns of ASEM’s data by denominators of a table, each per so many. */
function ratios(
  columns: Record<string, { denominator: string; per: number }>,
  denominators = asemTable('ASEM_iData'),
): (frame: Frame) => void {
  const data = asemTable('ASEM_iData');
  const units = data.map((row) => row['uCode']!);
  const below = new Map(denominators.map((row) => [row['uCode'], row]));
  const names = [...new Set(Object.values(columns).map((c) => c.denominator))];
  const ids = Object.fromEntries(
    Object.entries(columns).map(([name, { denominator, per }]) => [
      name.toLowerCase(),
      { denominator: denominator.toLowerCase(), per },
    ]),
  );
  const plan = planOf({
    units,
    periods: ['2018'],
    tree: Object.fromEntries(Object.keys(ids).map((id) => [id, 1])),
    indicators: { ...ids, ...Object.fromEntries(names.map((name) => [name.toLowerCase(), {}])) },
  });
  const number = (cell: string | undefined) =>
    cell === undefined || cell === '' || cell === 'NA' ? Number.NaN : Number(cell);
  const panel = panelOf(
    plan,
    Object.fromEntries([
      ...Object.keys(columns).map((name) => [name.toLowerCase(), [data.map((row) => number(row[name]))]]),
      ...names.map((name) => [name.toLowerCase(), [units.map((code) => number(below.get(code)?.[name]))]]),
    ]),
  );
  const divided = denominate(plan, panel);
  return (frame) => expectFrame(frame, plan.units, columnOf({ plan } as Coin, divided), Object.keys(columns));
}

everyEntry<Frame>('03_denominate', asem, {
  coin_default: (frame) => {
    const coin = coinOf(asemTable('ASEM_iData'), asemTable('ASEM_iMeta'), 'EurAsia_group', {
      normalise: { method: 'min-max' },
    });
    expectFrame(frame, coin.plan.units, columnOf(coin, coin.index.panel));
  },
  df_scaled: (frame) =>
    ratios({
      Goods: { denominator: 'GDP', per: 1000 },
      Services: { denominator: 'GDP', per: 1 },
      Flights: { denominator: 'Population', per: 10 },
    })(frame),
  df_WorldDenoms: (frame) =>
    ratios(
      {
        Goods: { denominator: 'GDP', per: 1e9 },
        Flights: { denominator: 'Population', per: 1e6 },
      },
      asemTable('WorldDenoms'),
    )(frame),
  // A function of one’s own (n / √d) cannot be said in an edition: it is a ratio to no quantity anybody publishes.
  // The ratio itself agrees: theirs is ours times √d.
  f_denom_custom: (frame) => {
    const data = asemTable('ASEM_iData');
    const { df_scaled } = coinr('03_denominate', asem!);
    const ratio = new Map(
      df_scaled!.data['uCode']!.map((code, i) => [String(code), df_scaled!.data['Goods']![i]! / 1000]),
    );
    frame.data['uCode']!.forEach((code, i) => {
      const d = Number(data.find((row) => row['uCode'] === String(code))!['GDP']);
      expect(frame.data['Goods']![i]! / (ratio.get(String(code))! * Math.sqrt(d))).toBeCloseTo(1, 9);
    });
  },
});
