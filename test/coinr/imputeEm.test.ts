import { expect } from 'vitest';
import { coinOf } from '../helpers/coin.js';
import { asem, asemTable, columnOf, everyEntry, expectFrame } from '../helpers/entries.js';
import type { Frame } from '../helpers/golden.js';

const filled = () =>
  coinOf(asemTable('ASEM_iData'), asemTable('ASEM_iMeta'), 'EurAsia_group', {
    denominate: false,
    impute: { method: 'em', within: 1 },
    normalise: { method: 'min-max' },
  });

everyEntry<Frame & Record<string, { imputed: Frame }>>('06b_impute_EM', asem, {
  EM_conditional_mean_by_pillar: (pillars) => {
    const coin = filled();
    expect(Object.keys(pillars)).toHaveLength(8);
    for (const { imputed } of Object.values(pillars)) {
      expectFrame(imputed, coin.plan.units, columnOf(coin, coin.index.panel));
    }
  },
  // COINr’s i_EM draws each figure from the fitted distribution; ours is its mean, so 200 draws lie around it.
  Amelia_200draws_by_pillar: (draws) => {
    const coin = filled();
    const codes = coin.plan.units.map((u) => u.code);
    const column = columnOf(coin, coin.index.panel);
    const z = draws.data['mean']!.map((mean, i) => {
      const ours = column(String(draws.data['iCode']![i]))[codes.indexOf(String(draws.data['uCode']![i]))]!;
      return (ours - mean!) / (draws.data['sd']![i]! / Math.sqrt(200));
    });
    expect(z).toHaveLength(63);
    expect(z.filter((x) => Math.abs(x) > 3).length).toBeLessThanOrEqual(2);
  },
});
