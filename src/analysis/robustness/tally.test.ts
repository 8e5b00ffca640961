import { describe, expect, it } from 'vitest';
import { RankTally } from './tally.js';

function tallyOf(units: number, replicates: readonly number[][], pairs: [number, number][] = []): RankTally {
  const tally = new RankTally(units, pairs, replicates.length);
  for (const ranks of replicates) tally.add(Int32Array.from(ranks));
  return tally;
}

describe('rank intervals', () => {
  it('are ranks that occurred', () => {
    const replicates = Array.from({ length: 100 }, (_, i) => [i < 4 ? 3 : i < 50 ? 1 : 2, 1, 2]);
    const tally = tallyOf(3, replicates, [[0, 1]]);
    const [first, second] = tally.intervals(Int32Array.of(2, 1, 3), [1, 2]);
    expect(first).toMatchObject({
      rank: 2,
      mean: 1.58,
      low: 1,
      median: 2,
      high: 2,
      top: [0.46, 0.96],
      ranked: 1,
    });
    expect(second).toMatchObject({ low: 1, median: 1, high: 1, top: [1, 1] });
    expect(tally.pairs()[0]!.above).toBe(0.23); // 46 ties count half
  });
  it('leave out replicates without a rank, and say nothing of a unit never ranked', () => {
    const tally = tallyOf(
      2,
      [
        [1, 0],
        [0, 0],
      ],
      [[0, 1]],
    );
    const [unit, never] = tally.intervals(Int32Array.of(1, 0), [10]);
    expect(unit).toMatchObject({ low: 1, high: 1, top: [1], ranked: 0.5 });
    expect(never).toMatchObject({ rank: 0, low: 0, high: 0, top: [0], ranked: 0 });
    expect(never!.mean).toBeNaN();
    expect(tally.pairs()[0]!.above).toBeNaN();
  });
  it('of the data alone end where another stands above or below in nine draws of ten; a tie is neither', () => {
    const replicates = Array.from({ length: 100 }, (_, i) => [
      i < 4 ? 3 : i < 50 ? 1 : 2,
      i < 95 ? 4 : 1,
      2,
      5,
    ]);
    expect(tallyOf(4, replicates).sets(Int32Array.of(2, 1, 3, 4))).toEqual([
      { low: 1, high: 2 },
      { low: 1, high: 3 },
      { low: 1, high: 3 },
      { low: 4, high: 4 },
    ]);
  });
  it('hold the rank as published, however rarely it occurred', () => {
    const replicates = Array.from({ length: 100 }, (_, i) => [i < 2 ? 3 : 1, 2, i < 2 ? 1 : 3]);
    const [down, same, up] = tallyOf(3, replicates).intervals(Int32Array.of(3, 2, 1), []);
    expect([down!.low, down!.high]).toEqual([1, 3]);
    expect([same!.low, same!.high]).toEqual([2, 2]);
    expect([up!.low, up!.high]).toEqual([1, 3]);
  });
  it('of no replicates are nothing', () => {
    const [only] = tallyOf(1, []).intervals(Int32Array.of(1), [1]);
    expect(only).toMatchObject({ median: 0, ranked: 0, top: [0] });
  });
  it('are the same however the replicates come', () => {
    const all = Array.from({ length: 60 }, (_, i) => [1 + (i % 3), 1 + ((i + 1) % 3), 1 + ((i + 2) % 3)]);
    const one = new RankTally(3, [], 60);
    one.add(Int32Array.from(all.flat()));
    const nominal = Int32Array.of(1, 2, 3);
    expect(one.intervals(nominal, [1])).toEqual(tallyOf(3, all.reverse()).intervals(nominal, [1]));
  });
});
