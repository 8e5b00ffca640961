import type { Figures } from './errors.js';

/** What stands in published tables, and the periods that are wrong. */
const cases: Record<string, { row: number[]; periods: number[] }> = {
  'software of Inner Mongolia': {
    row: [27.8, 29.5, 30.1, 28, 15.7, 11.7, 6.26, 14.4, 278, 8.12, 9.42],
    periods: [8],
  },
  'websites of Shanghai': {
    row: [31.7, 31.4, 37.2, 10, 41.5, 37.8, 33.2, 28.6, 34.2, 30.6, 33.4],
    periods: [3],
  },
  'software of Hebei': { row: [134, 150, 184, 210, 238, 264, 327, 170, 443, 537, 657], periods: [7] },
  'GDP of a province': {
    row: [80_100, 89_900, 93_100, 102_808, 21_372, 22_464, 128_222, 135_000],
    periods: [4, 5],
  },
  'life expectancy': { row: [48.9, 49.4, 50.6, 40.3, 18.8, 57.4, 58.1, 58.9], periods: [4] },
  'a prevalence': { row: [9.9, 10.1, 10.4, 10.7, 1.19, 11.59, 11.9, 12.1], periods: [4] },
};

/** The cases in which every wrong period is found, each beside twenty other series. */
export function realCases(
  others: (periods: number) => Figures,
  findings: (figures: Figures) => { unit?: number; period?: number; until?: number }[],
): string[] {
  const missed = Object.entries(cases).flatMap(([name, { row, periods }]) => {
    const seen = findings([...others(row.length), row]).filter(({ unit }) => unit === 20);
    const isSeen = (t: number) => seen.some(({ period, until }) => period! <= t && t <= (until ?? period!));
    return periods.every(isSeen) ? [] : [name];
  });
  const count = Object.keys(cases).length;
  return ['real cases', `${count - missed.length} of ${count}`, ...missed];
}
