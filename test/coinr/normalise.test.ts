import { expect } from 'vitest';
import type { ScaleName } from '../../src/edition/index.js';
import { extentOf } from '../../src/engine/index.js';
import { fitScale, type ScaleParameters } from '../../src/engine/scales/index.js';
import { coinOf } from '../helpers/coin.js';
import { asem, asemTable, everyEntry, expectFrame, own } from '../helpers/entries.js';
import {
  coinr,
  doubles,
  expectAgreement,
  type Frame,
  goldenTable,
  joinedWhereEqual,
} from '../helpers/golden.js';
import { lineOf } from '../helpers/plan.js';
import { plainScale } from '../helpers/scale.js';

type Rows = Record<string, string>[];

/** A data set of COINr as the raw table of an edition of its own, with the framework and directions of the metadata. */
function indexOf(frame: Frame, iMeta: Rows, group: string, iData: Rows, method: object) {
  const rows = frame.data['uCode']!.map((code, i) => ({
    ...iData.find((row) => row['uCode'] === String(code))!,
    ...Object.fromEntries(
      Object.entries(frame.data).map(([name, x]) => [name, x[i] === null ? '' : String(x[i])]),
    ),
  }));
  return coinOf(rows, iMeta, group, { denominate: false, ...method });
}

const treatedAsem = () => coinr('02_example_pipeline', asem!)['Treated']!;
const rawAsem = () => coinr('02_example_pipeline', asem!)['Raw']!;

/**
 * Normalises a data set as an edition says and compares every indicator. Where an indicator, turned, has no such scale
 * COINr divides by zero; ours is missing, with a warning.
 */
function normalised(
  data: () => Frame,
  method: object,
  iMeta: () => Rows = () => asemTable('ASEM_iMeta'),
  noScale: (turned: Float64Array) => boolean = () => false,
) {
  return (frame: Frame) => {
    const { plan, index } = indexOf(data(), iMeta(), 'EurAsia_group', asemTable('ASEM_iData'), method);
    const ours = (column: string) => lineOf(plan, index, column.toLowerCase());
    const columns = Object.keys(frame.data).filter((name) => name !== 'uCode');
    const without = columns.filter((name) => {
      const { direction } = plan.indicators.find((i) => i.id === name.toLowerCase())!;
      return noScale(doubles(data().data[name]!).map((x) => direction * x));
    });
    expectFrame(
      frame,
      plan.units,
      ours,
      columns.filter((name) => !without.includes(name)),
    );
    for (const name of without) expect(ours(name).every(Number.isNaN)).toBe(true);
    expect(index.warnings).toHaveLength(without.length);
  };
}

const maximumZero = (turned: Float64Array) => extentOf(turned)[1] === 0;
const unitIsLowest = (n: number) => (turned: Float64Array) => turned[n - 1] === extentOf(turned)[0];

const by = (method: string, more: object = {}) => ({ normalise: { method, ...more } });
type NoScale = (turned: Float64Array) => boolean;
const treated = (method: object, noScale?: NoScale) => normalised(treatedAsem, method, undefined, noScale);
const raw = (method: object, noScale?: NoScale) => normalised(rawAsem, method, undefined, noScale);

/**
 * Ranks and what is made of them, as COINr would have them if it took 5.1 and 5.1000000000000005 for one figure. Only
 * “Tolerance for minorities” has such figures: all other columns are compared as they are.
 */
const ranking =
  (data: () => Frame, method: object, join: (...said: number[]) => number = Math.min) =>
  (frame: Frame) => {
    const figures = data().data;
    expect(frame.data['uCode']).toEqual(figures['uCode']);
    const columns = Object.entries(frame.data).filter(([name]) => name !== 'uCode');
    const together = columns.map(
      ([name, said]) => [name, joinedWhereEqual(said, figures[name]!, join)] as const,
    );
    const moved = together.filter(([name, said]) => said.some((x, i) => x !== frame.data[name]![i]));
    expect(moved.map(([name]) => name)).toEqual(['TolMin']);
    normalised(data, method)({ ...frame, data: { ...frame.data, ...Object.fromEntries(moved) } });
  };
const mean = (...said: number[]) => said.reduce((a, b) => a + b) / said.length;

const percent = { range: [0, 100] };
const codeOf = (n: number) => String(treatedAsem().data['uCode']![n - 1]);

/** COINr’s n_scaled knows nothing of directions: it divides −x by the bounds of x. With directions, ours is 100 lower. */
function scaledAsem(frame: Frame): void {
  const bounds = { low: 0, high: 100, range: [0, 100] };
  const { plan, index } = indexOf(
    treatedAsem(),
    asemTable('ASEM_iMeta'),
    'EurAsia_group',
    asemTable('ASEM_iData'),
    by('scaled', bounds),
  );
  expectFrame(frame, plan.units, (column) => {
    const { direction } = plan.indicators.find((i) => i.id === column.toLowerCase())!;
    return lineOf(plan, index, column.toLowerCase()).map((x) => (direction === 1 ? x : x - 100));
  });
}

everyEntry('09_normalise_treated', asem, {
  minmax_0_100: treated(by('min-max', percent)),
  minmax_1_100: treated(by('min-max', { range: [1, 100] })),
  zscore_0_1: treated(by('z-score')),
  zscore_10_2: treated(by('z-score', { mean: 10, sd: 2 })),
  rank: ranking(treatedAsem, by('rank')),
  rank_average: ranking(treatedAsem, by('rank', { ties: 'average' }), mean),
  borda: ranking(treatedAsem, by('borda')),
  prank: ranking(treatedAsem, by('percentile-rank')),
  dist2max: treated(by('distance-to-max')),
  fracmax: treated(by('fraction-of-max'), maximumZero),
  scaled_0_100: scaledAsem,
  dist2ref_unit1: (frame) =>
    treated(by('distance-to-reference', { unit: codeOf(1) }), unitIsLowest(1))(frame),
  dist2ref_unit10_cap: (frame) =>
    treated(by('distance-to-reference', { unit: codeOf(10), cap: true }), unitIsLowest(10))(frame),
  none: treated(by('none')),
});

everyEntry('09b_normalise_raw_with_NA', asem, {
  minmax_0_100: raw(by('min-max', percent)),
  zscore: raw(by('z-score')),
  rank: ranking(rawAsem, by('rank')),
  borda: ranking(rawAsem, by('borda')),
  prank: ranking(rawAsem, by('percentile-rank')),
  dist2max: raw(by('distance-to-max')),
  fracmax: raw(by('fraction-of-max'), maximumZero),
});

/** Another choice for every indicator, from the columns of COINr’s table of parameters. */
function perIndicator(choice: (row: (name: string) => number) => object) {
  const rows = asemTable('ASEM_iMeta_normparams').filter((row) => row['Type'] === 'Indicator');
  return {
    ...by('none'),
    'per-indicator': Object.fromEntries(
      rows.map((row) => [row['iCode']!.toLowerCase(), { normalise: choice((name) => Number(row[name])) }]),
    ),
  };
}

const parameters = () => asemTable('ASEM_iMeta_normparams');
const withParameters = (choice: (row: (name: string) => number) => object) => (frame: Frame) =>
  normalised(rawAsem, perIndicator(choice), parameters)(frame);

everyEntry('09c_normalise_use_iMeta', asem, {
  minmax: withParameters((of) => ({ method: 'min-max', range: [of('minmax_lower'), of('minmax_upper')] })),
  zscore: withParameters((of) => ({ method: 'z-score', mean: of('zscore_mean'), sd: of('zscore_sd') })),
  scaled: withParameters((of) => ({
    method: 'scaled',
    low: of('scaled_lower'),
    high: of('scaled_upper'),
    range: [0, of('scale_factor')],
  })),
  dist2targ_cap: withParameters((of) => ({ method: 'distance-to-target', target: of('Target'), cap: true })),
  goalposts_trunc: withParameters((of) => ({
    method: 'goalposts',
    low: of('goalpost_lower'),
    high: of('goalpost_upper'),
    range: [0, of('goalpost_scale')],
  })),
});

/** One column on a scale, in the turned direction. */
function column(name: string, turn: 1 | -1, scale: ScaleName, more: Partial<ScaleParameters>) {
  const values = doubles(rawAsem().data[name]!).map((x) => turn * x);
  return values.map(fitScale(scale, values, { ...plainScale, ...more })!);
}

/** The metadata with every direction 1. */
const upwards = () => asemTable('ASEM_iMeta').map((row) => ({ ...row, Direction: '1' }));

type Entry = Frame & (number | null)[];

everyEntry<Entry>('09d_normalise_mixed_indiv', asem, {
  indiv: treated({
    ...by('z-score', { mean: 10, sd: 2 }),
    'per-indicator': {
      lpi: { normalise: { method: 'min-max', range: [0, 1] } },
      flights: { normalise: { method: 'percentile-rank' } },
      co2: { normalise: { method: 'rank' } },
    },
  }),
  no_directions_df: (frame) => {
    const codes = treatedAsem().data['uCode']!;
    normalised(
      treatedAsem,
      by('min-max', percent),
      upwards,
    )({ ...frame, data: { uCode: codes, ...frame.data } });
  },
  directions_override: (frame) => normalised(treatedAsem, by('min-max', percent), upwards)(frame),
  vec_dist2targ_pos: (want) => expectAgreement(column('LPI', 1, 'distance-to-target', { target: 4 }), want),
  vec_dist2targ_neg_cap: (want) =>
    expectAgreement(column('CO2', -1, 'distance-to-target', { target: -5, cap: true }), want),
  vec_goalposts: (want) =>
    expectAgreement(column('LPI', 1, 'goalposts', { low: 2, high: 4, range: [0, 10], cap: true }), want),
  // The call turns the values and the goalposts, and direction −1 turns them again: less is worse once more, the
  // complement of ours. Where COINr's Normalise turns the values itself (09c) the two agree.
  vec_goalposts_neg_notrunc: (want) => {
    const scores = column('CO2', -1, 'goalposts', { low: -15, high: -2, cap: false });
    expectAgreement(
      scores.map((x) => 1 - x),
      want,
    );
  },
  qNormalise: treated(by('z-score')),
});

/** Our own 338 cities, raw, with gaps. */
function cities(method: object) {
  return (frame: Frame) => {
    const { plan, index } = indexOf(
      coinr('01_pipeline')['Raw']!,
      goldenTable('coinr-own/iMeta.csv'),
      'Region',
      goldenTable('coinr-own/iData.csv'),
      method,
    );
    expectFrame(frame, plan.units, (name) => lineOf(plan, index, name.toLowerCase()));
  };
}

/** One of its columns, by an edition whose method for that indicator is another. */
function city(name: string, normalise: object) {
  return (want: (number | null)[]) => {
    const codes = coinr('01_pipeline')['Raw']!.data['uCode']!;
    const id = name.toLowerCase();
    cities({ ...by('none'), 'per-indicator': { [id]: { normalise } } })({
      nrow: codes.length,
      data: { uCode: codes, [name]: want },
    });
  };
}

everyEntry<Entry>('05_normalise', own, {
  minmax_0_100: cities(by('min-max', percent)),
  minmax_1_100: cities(by('min-max', { range: [1, 100] })),
  zscore: cities(by('z-score')),
  zscore_10_2: cities(by('z-score', { mean: 10, sd: 2 })),
  rank: cities(by('rank')),
  rank_average: cities(by('rank', { ties: 'average' })),
  borda: cities(by('borda')),
  prank: cities(by('percentile-rank')),
  dist2max: cities(by('distance-to-max')),
  fracmax: cities(by('fraction-of-max')),
  dist2ref_1: (frame) => {
    const unit = String(coinr('01_pipeline')['Raw']!.data['uCode']![0]);
    cities(by('distance-to-reference', { unit }))(frame);
  },
  scaled: (frame) => {
    // n_scaled divides −x by the bounds of x where less is better: 100 below ours.
    const negative = ['villages', 'towns'];
    const rise = (name: string, x: number | null) =>
      x !== null && negative.includes(name.toLowerCase()) ? x + 100 : x;
    const data = Object.fromEntries(
      Object.entries(frame.data).map(([name, column_]) => [
        name,
        name === 'uCode' ? column_ : column_.map((x) => rise(name, x)),
      ]),
    );
    cities(by('scaled', { low: 0, high: 1000, range: [0, 100] }))({ ...frame, data });
  },
  goalposts_MobileLate: city('MobileLate', { method: 'goalposts', low: 100, high: 5000, range: [0, 10] }),
  dist2targ_Communities: city('Communities', { method: 'distance-to-target', target: 1000 }),
  dist2targ_neg_cap_Towns: city('Towns', { method: 'distance-to-target', target: 20, cap: true }),
});
