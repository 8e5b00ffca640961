import { exp, log, median } from '../../engine/index.js';
import { seededRandom } from '../robustness/random.js';
import type { Line, TestedValues } from './lines.js';
import { isMeasured } from './spreadTest.js';

/** Where no more than this share of the places has a value in one of two periods alone, they change no verdict. */
const fewLost = 0.05;

/** How many standard deviations the places that are missing in one period grew more than the median. */
const growths = [-1, 0, 1];

/**
 * The values of two periods with the places that have one in only one of them: those that fall behind may be those that vanish, which
 * makes a gap look narrower than it is. What they lack is filled in three ways: as if they had grown by the median, and by a standard
 * deviation (1.4826 times the median absolute deviation) less and more, each with the deviation of another place. None where at most a
 * twentieth of the places is missing.
 *
 * @param way the values of the places that have both
 */
export function withLostPlaces(line: Line, periods: readonly number[], way: TestedValues): TestedValues[] {
  if (periods.length !== 2) return [];
  const ends = periods.map((t) => line.columns[t]);
  const both = placesWhere(way.columns, (a, b) => a > 0 && b > 0);
  const lost = placesWhere(ends, (a, b) => a > 0 !== b > 0 && (Number.isNaN(a) || Number.isNaN(b))).filter(
    (c) => periods.some((t) => line.columns[t][c] > 0 && isMeasured(line.observed[t][c])),
  );
  if (both.length === 0 || lost.length <= fewLost * (both.length + lost.length)) return [];
  const grew = Float64Array.from(both, (c) => log(way.columns[1][c] / way.columns[0][c]));
  const middle = median(grew);
  const sd = 1.4826 * median(grew.map((x) => Math.abs(x - middle)));
  return growths.map((times) => {
    const random = seededRandom(lost.length);
    const columns = way.columns.map((column) => column.slice());
    const observed = way.observed.map((shares) => shares.slice());
    for (const c of lost) {
      const change = exp(grew[Math.floor(random() * grew.length)] + times * sd);
      const [a, b] = [ends[0][c], ends[1][c]];
      [columns[0][c], columns[1][c]] = a > 0 ? [a, a * change] : [b / change, b];
      for (const shares of observed) shares[c] = 1;
    }
    return { ...way, columns, observed };
  });
}

function placesWhere(ends: readonly Float64Array[], is: (a: number, b: number) => boolean): number[] {
  return Array.from(ends[0].keys()).filter((c) => is(ends[0][c], ends[1][c]));
}
