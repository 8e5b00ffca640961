import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  coinr,
  doubles,
  expectAgreement,
  type Frame,
  inExactOrder,
  sharedGolden,
} from '../../../test/helpers/golden.js';
import { copelandScores, dominance, outranking } from './outranking.js';

interface Outranking {
  OutRankMatrix: { values: number[][] };
  nDominant: number;
  fracDominant: number;
}

const no = Number.NaN;

function expectSame(columns: readonly Float64Array[], theirs: Outranking, weights?: number[]) {
  const units = columns[0]!.length;
  const share = outranking(columns, weights);
  expectAgreement(share, theirs.OutRankMatrix.values.flat());
  const { pairs, share: of } = dominance(share, units);
  expect(pairs).toBe(theirs.nDominant);
  expect(of).toBeCloseTo(theirs.fracDominant, 12);
}

const columnsOf = (frame: Frame, names: readonly string[]) => names.map((n) => doubles(frame.data[n]!));

it('outranking agrees with COINr on 40 cities', () => {
  const { outrank_first40 } = coinr<Record<string, Outranking>>('08_audit');
  const columns = columnsOf(coinr('01_pipeline')['Aggregated']!, ['Mobile', 'Internet', 'Settlement']);
  expectSame(
    columns.map((c) => c.slice(0, 40)),
    outrank_first40!,
  );
});

const asem = sharedGolden('coinr-asem');
const pillars = 'Physical ConEcFin Political Instit P2P Environ Social SusEcFin'.split(' ');

describe.skipIf(!asem)('outranking agrees with COINr on ASEM (16_outranking; needs ../shared)', () => {
  const golden = <T>(name: string) => coinr<Record<string, T>>('16_outranking', asem!)[name]!;
  const aggregated = () => coinr('02_example_pipeline', asem!)['Aggregated']!;
  it('has four entries', () => {
    expect(Object.keys(coinr('16_outranking', asem!)).sort()).toEqual([
      'copeland',
      'indicators_with_NA',
      'pillars',
      'pillars_w',
    ]);
  });
  it('pillars', () => {
    expectSame(columnsOf(aggregated(), pillars), golden('pillars'));
  });
  it('pillars_w', () => {
    expectSame(columnsOf(aggregated(), pillars), golden('pillars_w'), [1, 2, 3, 4, 1, 2, 3, 4]);
  });
  it('copeland', () => {
    const columns = columnsOf(aggregated(), pillars);
    expect(copelandScores(outranking(columns), 51)).toEqual(golden<number[]>('copeland'));
  });
  // COINr divides by the weight of all columns, whoever has a gap, above the diagonal, and takes the rest to 1 below
  // it: who stands first in the table loses. We divide by the weight of the columns both have.
  it('indicators_with_NA: the same where nobody has a gap, and COINr’s figure over the common weight elsewhere', () => {
    const frame = coinr('11_aggregate', asem!)['input_raw_minmax_1_100_with_NA']!;
    const columns = columnsOf(
      frame,
      Object.keys(frame.data).filter((name) => name !== 'uCode'),
    ).map(inExactOrder);
    const ours = outranking(columns);
    const theirs = golden<Outranking>('indicators_with_NA').OutRankMatrix.values;
    let gaps = 0;
    for (let a = 0; a < 51; a++) {
      for (let b = a + 1; b < 51; b++) {
        const common = columns.filter((c) => c[a] === c[a] && c[b] === c[b]).length / columns.length;
        if (common < 1) gaps++;
        expect(ours[a * 51 + b]! * common).toBeCloseTo(theirs[a]![b]!, 12);
        expect(ours[a * 51 + b]! + ours[b * 51 + a]!).toBeCloseTo(1, 12);
      }
    }
    expect(gaps).toBeGreaterThan(100);
    expect(dominance(ours, 51).pairs).toBe(golden<Outranking>('indicators_with_NA').nDominant);
  });
});

describe('outranking', () => {
  it('counts ties half and weighs', () => {
    expect([...outranking([Float64Array.of(2, 1), Float64Array.of(3, 3)], [3, 1])]).toEqual([
      0,
      0.875,
      1 - 0.875,
      0,
    ]);
  });
  it('leaves out what one of the two lacks, and has no figure where nothing is left', () => {
    const [, ab, ba] = outranking([Float64Array.of(2, 1), Float64Array.of(no, 9)]);
    expect([ab, ba]).toEqual([1, 0]);
    expect([...outranking([Float64Array.of(2, no), Float64Array.of(no, 9)])]).toEqual([0, no, no, 0]);
  });
  it('of one unit, and of none, is empty of pairs', () => {
    expect([...outranking([Float64Array.of(4)])]).toEqual([0]);
    expect([...outranking([])]).toEqual([]);
    expect(copelandScores(outranking([Float64Array.of(4)]), 1)).toEqual([0]);
  });
  it('of equal units is half and half, whatever the size', () => {
    expect([...outranking([Float64Array.of(1e300, 1e300), Float64Array.of(-5, -5)])]).toEqual([
      0, 0.5, 0.5, 0,
    ]);
  });
  it('a draw stays a draw when sums of weights differ by rounding', () => {
    const rows = [Float64Array.of(2, 1), Float64Array.of(2, 1), Float64Array.of(1, 2)];
    expect(copelandScores(outranking(rows, [0.1, 0.2, 0.3]), 2)).toEqual([0, 0]);
  });
  it('is the same whatever the order of the units', () => {
    const cell = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constant(no));
    const table = fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(table, (columns) => {
        const turned = outranking(columns.map((c) => c.toReversed()));
        const share = outranking(columns);
        for (let a = 0; a < 4; a++) {
          for (let b = 0; b < 4; b++) {
            const [x, y] = [share[a * 4 + b]!, turned[(3 - a) * 4 + (3 - b)]!];
            if (Number.isNaN(x)) expect(y).toBeNaN();
            else expect(y).toBeCloseTo(x, 12);
          }
        }
      }),
    );
  });
});
