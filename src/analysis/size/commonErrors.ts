import { square } from '../../engine/index.js';
import { type FieldColumn, ranges, type Square, weighedCovariances } from '../balance/alike.js';
import type { Working } from './clusterErrors.js';
import type { PreparedRegression } from './panel.js';

/** Fewer places of one period say nothing of how alike neighbours are. */
const fewestPlaces = 8;

/** With effects of places, shocks that reach over the whole map were missed otherwise (docs/coverage.md). */
const farther = 1.6;

/**
 * What the errors of a regression have in common among neighbours and periods: for places the exponential covariances of the errors of
 * all periods (`weighedCovariances`), for periods the mean product of the residuals. The periods count as many times as
 * they are independent. Undefined where too few places have coordinates, or the line is exact.
 *
 * @param distances kilometres between places by group, NaN where one has no coordinates
 * @param residuals one for each row
 */
export function commonErrors(
  { rows }: PreparedRegression,
  residuals: readonly number[],
  distances: Square,
): Working | undefined {
  const here = [...distances.keys()].filter((g) => distances[g][g] === 0);
  const number = new Map(here.map((g, i) => [g, i]));
  const times = [...new Set(rows.map(({ time }) => time))];
  const byTime = times.map((time) => rows.flatMap((row, i) => (row.time === time ? [{ ...row, i }] : [])));
  const columns = byTime.flatMap((all): FieldColumn[] => {
    const some = all.filter(({ group }) => number.has(group));
    if (some.length < fewestPlaces) return [];
    const of = (value: (row: (typeof some)[number]) => number) => Float64Array.from(some, value);
    const design = [of(() => 1), of(({ x }) => x)];
    return [{ at: some.map(({ group }) => number.get(group)!), values: of(({ i }) => residuals[i]), design }];
  });
  if (columns.length === 0 || residuals.every((e) => Math.abs(e) < 1e-12)) return undefined;
  const over = productsOf(byTime, residuals);
  const trace = over.reduce((sum, row, t) => sum + row[t], 0);
  const squares = over.reduce((sum, row) => sum + row.reduce((all, x) => all + square(x), 0), 0);
  const among = here.map((a) => Float64Array.from(here, (b) => distances[a][b]));
  const independent = square(trace) / squares;
  const found = weighedCovariances(among, columns, { ranges: [...ranges, farther], independent });
  if (found.length === 0) return undefined;
  const all = found.reduce((sum, { weight, variance }) => sum + weight * variance, 0);
  const mixed = among.map((row, i) =>
    row.map(
      (_, j) =>
        found.reduce((sum, { weight, variance, like }) => sum + weight * variance * like[i][j], 0) / all,
    ),
  );
  const at = new Map(times.map((time, t) => [time, t]));
  return {
    places: (a, b) => {
      if (a === b) return 1;
      const [i, j] = [number.get(a), number.get(b)];
      return i === undefined || j === undefined ? 0 : mixed[i][j];
    },
    periods: (s, t) => over[at.get(s)!][at.get(t)!],
  };
}

type AtTime = readonly { group: number; i: number }[];

/** The mean product of the residuals of two periods over the places that have both. */
function productsOf(byTime: readonly AtTime[], residuals: readonly number[]): number[][] {
  const of = byTime.map((all) => new Map(all.map(({ group, i }) => [group, residuals[i]])));
  return of.map((a) =>
    of.map((b) => {
      const both = [...a].flatMap(([group, e]) => (b.has(group) ? [e * b.get(group)!] : []));
      return both.length === 0 ? 0 : both.reduce((sum, v) => sum + v, 0) / both.length;
    }),
  );
}
