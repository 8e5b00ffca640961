import { coinOf } from '../helpers/coin.js';
import { asem, asemTable, columnOf, everyEntry, expectFrame, own } from '../helpers/entries.js';
import { type Frame, goldenTable } from '../helpers/golden.js';

const tables = {
  asem: () => [asemTable('ASEM_iData'), asemTable('ASEM_iMeta')] as const,
  own: () => [goldenTable('coinr-own/iData.csv'), goldenTable('coinr-own/iMeta.csv')] as const,
};

/** Fills the raw data, whose groups are in a column, and compares every cell. */
function imputed(which: keyof typeof tables, group: string, impute: object) {
  return (frame: Frame) => {
    const coin = coinOf(...tables[which](), group, {
      denominate: false,
      impute,
      normalise: { method: 'min-max' },
    });
    expectFrame(frame, coin.plan.units, columnOf(coin, coin.index.panel));
  };
}

everyEntry('03_impute', own, {
  mean: imputed('own', 'Region', { method: 'mean' }),
  median: imputed('own', 'Region', { method: 'median' }),
  mean_by_region: imputed('own', 'Region', { method: 'mean', by: 'group' }),
  median_by_geo7: imputed('own', 'Geo7', { method: 'median', by: 'group' }),
  row_mean_within_pillar: imputed('own', 'Region', { method: 'row-mean', within: 1 }),
});

everyEntry('06_impute', asem, {
  mean: imputed('asem', 'EurAsia_group', { method: 'mean' }),
  median: imputed('asem', 'EurAsia_group', { method: 'median' }),
  mean_grp_EurAsia: imputed('asem', 'EurAsia_group', { method: 'mean', by: 'group' }),
  median_grp_GDPpc: imputed('asem', 'GDPpc_group', { method: 'median', by: 'group' }),
  row_mean_within_pillar: imputed('asem', 'EurAsia_group', { method: 'row-mean', within: 1 }),
  row_median_within_subindex: imputed('asem', 'EurAsia_group', { method: 'row-median', within: 2 }),
  row_mean_all: imputed('asem', 'EurAsia_group', { method: 'row-mean', within: 'all' }),
});
