import { describe, expect, it } from 'vitest';
import { seeded } from '../../../test/helpers/random.js';
import { spikesIn } from './spikes.js';

/** Figures of units that grow by 2 to 10% a year, with 10% of chance. */
function grown(units: number, periods: number): number[][] {
  const random = seeded(3);
  return Array.from({ length: units }, (_, c) =>
    Array.from(
      { length: periods },
      (_, t) => 100 * (c + 1) * (1.02 + (c % 9) / 100) ** t * (0.95 + random() / 10),
    ),
  );
}

describe('A search inside series', () => {
  it('finds spikes of one or two periods in every place of a series of eleven, and only these', () => {
    const of = (times: number, length: number, first: number, unit: number) => {
      const rows = grown(20, 11);
      for (let t = first; t < first + length; t++) rows[unit]![t]! *= times;
      const said = spikesIn(rows).map((one) => [one.unit, ...one.cells.map(({ period }) => period)]);
      expect(said).toEqual([[unit, ...Array.from({ length }, (_, i) => first + i)]]);
    };
    for (const times of [3, 1 / 3, 10_000])
      for (const length of [1, 2])
        for (const first of [0, 1, 5, 11 - length]) of(times, length, first, (first * 7) % 20);
  });

  it('finds a spike in a steady series, however fast it grew long before', () => {
    const random = seeded(5);
    // Growth by up to twenty times a year, then by a few per cent.
    const begun = Array.from({ length: 20 }, () => {
      let x = 0.1;
      return Array.from({ length: 18 }, (_, t) => {
        x *= t < 6 ? 1.2 * 15 ** random() : 1 + random() / 10;
        return x;
      });
    });
    for (const unit of [0, 5, 11])
      for (const t of [11, 12, 14]) {
        const rows = begun.map((row, c) => row.map((x, s) => (c === unit && s === t ? x / 3 : x)));
        const said = spikesIn(rows).map((one) => [one.unit, ...one.cells.map(({ period }) => period)]);
        expect(said).toContainEqual([unit, t]);
      }
  });

  it('finds a spike among five provinces and four years', () => {
    for (let t = 0; t < 4; t++) {
      const rows = Array.from({ length: 5 }, (_, c) =>
        Array.from({ length: 4 }, (_, t) => 100 * (c + 1) * 1.08 ** t),
      );
      rows[2]![t]! *= 20;
      expect(spikesIn(rows).map(({ unit, cells }) => [unit, cells.map(({ period }) => period)])).toEqual([
        [2, [t]],
      ]);
    }
  });

  it('finds a tenfold figure in any cell of five units and four periods that vary', () => {
    for (let cell = 0; cell < 20; cell++) {
      const rows = grown(5, 4);
      const [c, t] = [cell % 5, Math.floor(cell / 5)];
      rows[c]![t]! *= 10;
      expect(spikesIn(rows).map(({ unit, cells }) => [unit, cells.map(({ period }) => period)])).toEqual([
        [c, [t]],
      ]);
    }
  });

  it('finds what stands in official tables, beside series that grow alike', () => {
    const odd = {
      'software of Inner Mongolia': [[27.8, 29.5, 30.1, 28, 15.7, 11.7, 6.26, 14.4, 278, 8.12, 9.42], [8]],
      'software of Hebei': [[134, 150, 184, 210, 238, 264, 327, 170, 443, 537, 657], [7]],
      'websites of Shanghai': [[31.7, 31.4, 37.2, 10, 41.5, 37.8, 33.2, 28.6, 34.2, 30.6, 33.4], [3]],
      'two years of GDP': [
        [80_100, 89_900, 93_100, 102_808, 21_372, 22_464, 128_222, 135_000],
        [4, 5],
      ],
      'life expectancy': [[48.9, 49.4, 50.6, 40.3, 18.8, 57.4, 58.1, 58.9], [4]],
      'a prevalence': [[9.9, 10.1, 10.4, 10.7, 1.19, 11.59, 11.9, 12.1], [4]],
    } satisfies Record<string, [number[], number[]]>;
    for (const [what, [row, periods]] of Object.entries(odd)) {
      const found = spikesIn([...grown(20, row!.length), row!]).filter(({ unit }) => unit === 20);
      const seen = found.flatMap(({ cells }) => cells.map(({ period }) => period));
      expect(seen, what).toEqual(expect.arrayContaining(periods!));
    }
  });

  it('knows a change of one unit that lasts, and finds none where all change alike', () => {
    const rows = grown(20, 11);
    const shifted = (unit: number) =>
      rows.map((row, c) => row.map((x, t) => (t >= 6 && (c === unit || unit < 0) ? 2.8 * x : x)));
    expect(spikesIn(shifted(7)).map(({ unit, cells }) => [unit, cells[0]!.period, cells.length])).toEqual([
      [7, 6, 5],
    ]);
    expect(spikesIn(shifted(-1))).toEqual([]);
  });

  it('finds a figure beside a gap that is a hundred times what it would be, at either end', () => {
    for (const t of [0, 11])
      for (const missing of [1, 2, 3]) {
        const rows = grown(20, 12);
        rows[4]![t]! *= 100;
        for (let i = 1; i <= missing; i++) rows[4]![Math.abs(t - i)] = Number.NaN;
        expect(spikesIn(rows).map(({ unit, cells }) => [unit, cells.map(({ period }) => period)])).toEqual([
          [4, [t]],
        ]);
      }
  });

  it('finds two years at the end of series that grew tenfold when they began', () => {
    const rows = grown(20, 14).map((row, c) => row.map((x, t) => x / (1 + 200 * 0.2 ** (t + (c % 3)))));
    for (const times of [3, 1 / 3]) {
      const wrong = rows.map((row, c) => row.map((x, t) => (c === 6 && t >= 12 ? times * x : x)));
      const cells = spikesIn(wrong).flatMap((one) => one.cells.map(({ period }) => [one.unit, period]));
      expect(cells).toEqual([
        [6, 12],
        [6, 13],
      ]);
    }
  });

  it('finds two errors of one series, neither of which hides the other', () => {
    const rows = grown(20, 11);
    rows[3]![2]! *= 10;
    rows[3]![7]! /= 10;
    const found = spikesIn(rows).map(({ unit, cells }) => [unit, cells.map(({ period }) => period)]);
    expect(found.sort()).toEqual([
      [3, [2]],
      [3, [7]],
    ]);
  });
});
