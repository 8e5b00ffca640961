import { meanOf, normalQuantile, present, sampleSd } from '../../engine/index.js';
import { backward, factorise, forward } from './cholesky.js';
import type { Random } from './random.js';

/** Values by column and row that are partly missing (NaN). */
export type Gappy = readonly Float64Array[];

/** Rounds before the first draw of a chain, and the chains, which begin apart. */
const warmUp = 8;
const chains = 4;

/** The columns most correlated with one are its regressors: at most so many, and one for five observed rows. */
const mostRegressors = 8;

/**
 * Draws the missing values of columns from chained Bayesian regressions: each column on the others, observed or as drawn last, with
 * the coefficients and the residual drawn from their posterior. Source: van Buuren and Groothuis-Oudshoorn (2011), the normal model.
 *
 * @param take called for every draw with the columns filled, in the order of the draws; they are overwritten by the next
 */
export function chainedDraws(
  columns: Gappy,
  draws: number,
  random: Random,
  take: (filled: Gappy) => void,
): void {
  const normal = () => normalQuantile(random() || 0.5);
  const scales = columns.map((x) => {
    const seen = present(x);
    return { mean: meanOf(seen), sd: sampleSd(seen) || 1 };
  });
  const given = columns.map((x, k) => x.map((value) => (value - scales[k].mean) / scales[k].sd));
  const targets = given.flatMap((x, k) => (x.some((z) => z !== z) ? [regressionOf(given, k)] : []));
  for (let chain = 0; chain < chains; chain++) {
    const z = given.map((x) => x.map((value) => (value === value ? value : normal())));
    const own = Math.floor(draws / chains) + Number(chain < draws % chains);
    for (let round = 0; round < warmUp + own; round++) {
      for (const target of targets) redraw(z, target, normal);
      if (round < warmUp) continue;
      take(z.map((x, k) => x.map((value) => scales[k].mean + scales[k].sd * value)));
    }
  }
}

/** A column with gaps: where it is observed, and what it is regressed on. */
interface Regression {
  column: number;
  seen: Int32Array;
  gaps: Int32Array;
  on: number[];
}

function regressionOf(given: Gappy, column: number): Regression {
  const rows = Int32Array.from(given[column].keys());
  const seen = rows.filter((c) => given[column][c] === given[column][c]);
  const like = given.map((x, k) => {
    if (k === column) return -1;
    let sum = 0;
    for (const c of seen) sum += (x[c] || 0) * given[column][c];
    return Math.abs(sum);
  });
  const others = [...given.keys()].filter((k) => like[k] >= 0).sort((a, b) => like[b] - like[a]);
  const on = others.slice(0, Math.min(mostRegressors, Math.floor(seen.length / 5)));
  return { column, seen, gaps: rows.filter((c) => given[column][c] !== given[column][c]), on };
}

/** Draws the coefficients and the residual of a regression, and with them the missing values of its column. */
function redraw(z: Gappy, { column, seen, gaps, on }: Regression, normal: () => number): void {
  const y = z[column];
  const size = on.length + 1;
  const regressors = [new Float64Array(y.length).fill(1), ...on.map((k) => z[k])];
  const matrix = Array.from({ length: size }, () => new Float64Array(size));
  const right = new Float64Array(size);
  const row = new Float64Array(size);
  let squares = 0;
  for (let s = 0; s < seen.length; s++) {
    const value = y[seen[s]];
    for (let i = 0; i < size; i++) {
      const x = regressors[i][seen[s]];
      const line = matrix[i];
      row[i] = x;
      right[i] += x * value;
      for (let j = 0; j <= i; j++) line[j] += x * row[j];
    }
    squares += value * value;
  }
  for (let i = 0; i < size; i++) matrix[i][i] += i === 0 ? 1e-6 : 1;
  factorise(matrix);
  const half = forward(matrix, right);
  // The squares of what the penalised regression leaves are at most a little more than those of its residuals.
  let left = squares;
  for (const x of half) left -= x * x;
  const freedom = Math.max(2, seen.length - size);
  const spread = 2 / (9 * freedom);
  const root = Math.max(0.05, 1 - spread + normal() * Math.sqrt(spread));
  const chi = freedom * root * root * root;
  const sigma = Math.sqrt(Math.max(0, left) / chi);
  const estimates = backward(
    matrix,
    half.map((x) => x + sigma * normal()),
  );
  for (const c of gaps) {
    let mean = 0;
    for (let i = 0; i < size; i++) mean += estimates[i] * regressors[i][c];
    y[c] = mean + sigma * normal();
  }
}
