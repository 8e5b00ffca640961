import { expect } from 'vitest';
import { indicatorGroups } from '../../src/engine/steps/indicatorGroups.js';
import { availability } from '../../src/engine/steps/screen.js';
import type { Coin } from '../helpers/coin.js';
import { coinOf } from '../helpers/coin.js';
import { asem, asemTable, columnOf, everyEntry, expectFrame, own } from '../helpers/entries.js';
import { expectAgreement, type Frame, goldenTable } from '../helpers/golden.js';

interface Screening {
  ScreenedData: Frame;
  DataSummary: Frame;
  RemovedUnits: string[];
}

type Tables = [Record<string, string>[], Record<string, string>[], string];

const tables = {
  asem: (): Tables => [asemTable('ASEM_iData'), asemTable('ASEM_iMeta'), 'EurAsia_group'],
  own: (): Tables => [goldenTable('coinr-own/iData.csv'), goldenTable('coinr-own/iMeta.csv'), 'Region'],
};

function coin(which: keyof typeof tables, more: object): Coin {
  return coinOf(...tables[which](), { denominate: false, normalise: { method: 'min-max' }, ...more });
}

/** Screens the raw data by these limits and compares what is left, what was removed and the shares of both. */
function screened(which: keyof typeof tables, units: object) {
  return ({ ScreenedData, DataSummary, RemovedUnits }: Screening) => {
    const ours = coin(which, { screen: { units } });
    const { plan, index } = ours;
    const codes = plan.units.map((u) => u.code);
    const removed = index.screened.units.map(({ unit }) => codes[unit]);
    expect(removed).toEqual([RemovedUnits].flat());
    expectFrame(ScreenedData, plan.units, columnOf(ours, index.panel));
    for (const { unit, present, nonZero } of index.screened.units) {
      const row = DataSummary.data['uCode']!.findIndex((code) => String(code) === codes[unit]);
      expectAgreement(
        [present, nonZero],
        [DataSummary.data['Dat_Avail']![row]!, DataSummary.data['Non_Zero']![row]!],
      );
    }
    const root = index.values.subarray(0, index.units);
    codes.forEach((code, c) => {
      if (removed.includes(code)) expect(root[c]).toBeNaN();
    });
  };
}

everyEntry<Screening>('02_screen', own, {
  'byNA_0.8': screened('own', { 'min-present': 0.8 }),
  'byzeros_0.7': screened('own', { 'min-non-zero': 0.7 }),
  both: screened('own', { 'min-present': 0.8, 'min-non-zero': 0.7 }),
});

everyEntry<Screening>('04_screen', asem, {
  'byNA_0.9': screened('asem', { 'min-present': 0.9 }),
  'byNA_0.95': screened('asem', { 'min-present': 0.95 }),
  'byzeros_0.95': screened('asem', { 'min-non-zero': 0.95 }),
  byNAandzeros: screened('asem', { 'min-present': 0.9, 'min-non-zero': 0.9 }),
  force: screened('asem', { 'min-present': 0.95, include: ['BRN'], exclude: ['GBR'] }),
});

interface Available {
  Summary: Frame;
  ByGroup: Frame;
}

/** Shares of present and of non-zero figures of every unit, over all indicators and below every node. */
function available(more: object) {
  return ({ Summary, ByGroup }: Available) => {
    const { plan, index } = coin('asem', more);
    const of = (indicators: readonly number[]) =>
      plan.units.map((_, c) =>
        availability(
          index.panel,
          indicators.map((k) => k * index.units + c),
        ),
      );
    const all = of(indicatorGroups(plan, 'all')[0]!.indicators);
    const summary: Record<string, number[]> = {
      Dat_Avail: all.map((a) => a.present),
      Non_Zero: all.map((a) => a.nonZero),
      N_missing: all.map((a) => Math.round((1 - a.present) * 49)),
      N_zero: all.map((a) => Math.round((1 - a.nonZero) * a.present * 49)),
      N_miss_or_zero: all.map((a) => Math.round((1 - a.present * a.nonZero) * 49)),
    };
    expectFrame(Summary, plan.units, (column) => summary[column]!);
    const groups = [1, 2, 3].flatMap((within) => indicatorGroups(plan, within));
    expectFrame(ByGroup, plan.units, (column) => {
      const id = column === 'Index' ? 'root' : column.toLowerCase();
      return of(groups.find((g) => g.id === id)!.indicators).map((a) => a.present);
    });
  };
}

everyEntry<Available>('05_data_avail', asem, {
  Raw: available({}),
  Imputed: available({ denominate: true, impute: { method: 'mean', by: 'group' } }),
});
