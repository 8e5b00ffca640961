/** Means and covariances of several variables. */
export interface Moments {
  means: Float64Array;
  covariances: Float64Array[];
}

/** A fit, and each missing value as expected from the present ones of its row. */
export interface NormalFit extends Moments {
  filled: Float64Array[];
  iterations: number;
}

/**
 * Means and covariances (divisor n) of a multivariate normal sample with gaps by maximum likelihood, and the
 * conditional mean of every gap, by expectation-maximisation: regress the gaps of a row on its present values, then
 * take the moments of the filled rows with the residual covariances added, until no moment moves by more than 1e-12.
 *
 * A variable that others determine is left out of a regression that has these (generalised inverse), so that singular
 * covariances are no error: its gaps get the value that follows from the others. A constant stays constant.
 * Source: Dempster, Laird and Rubin (1977); Little and Rubin (2002), 11.2; sweep operator: Goodnight (1979).
 *
 * @param rows NaN is missing; each row has a value, so has each variable; variables about mean 0 and deviation 1
 * @returns undefined where it has not converged after 5,000 iterations
 */
export function fitNormal(rows: readonly Float64Array[], limit = 5_000): NormalFit | undefined {
  const p = rows[0].length;
  const filled = rows.map((row) => row.map((x) => (x === x ? x : 0)));
  const patterns = byPattern(rows);
  let now = momentsOf(filled, zeros(p));
  for (let iterations = 1; iterations <= limit; iterations++) {
    const spread = zeros(p);
    const { covariances, means } = now;
    const inverse = inverseOf(covariances);
    for (const { absent, present, members } of patterns) {
      const { slopes, residual } = inverse
        ? regressionOf(inverse, absent, present)
        : sweptRegression(covariances, absent, present);
      for (const i of members) {
        const apart = present.map((h) => rows[i][h] - means[h]);
        absent.forEach((j, a) => {
          filled[i][j] = slopes[a].reduce((sum, slope, h) => sum + slope * apart[h], means[j]);
        });
      }
      absent.forEach((j, a) => {
        absent.forEach((k, b) => {
          spread[j][k] += members.length * residual[a][b];
        });
      });
    }
    const next = momentsOf(filled, spread);
    const moved = distance(now, next);
    now = next;
    if (moved <= 1e-12) return { ...now, filled, iterations };
  }
  return undefined;
}

/** Rows by the variables that are missing in them; complete rows are left out. */
function byPattern(rows: readonly Float64Array[]) {
  const patterns = new Map<string, { absent: number[]; present: number[]; members: number[] }>();
  rows.forEach((row, i) => {
    const all = [...row.keys()];
    const absent = all.filter((j) => Number.isNaN(row[j]));
    if (absent.length === 0) return;
    const key = absent.join();
    const present = all.filter((j) => !Number.isNaN(row[j]));
    const pattern = patterns.get(key) ?? { absent, present, members: [] };
    pattern.members.push(i);
    patterns.set(key, pattern);
  });
  return [...patterns.values()];
}

function momentsOf(rows: readonly Float64Array[], spread: readonly Float64Array[]): Moments {
  const means = new Float64Array(spread.length);
  for (const row of rows) for (const j of means.keys()) means[j] += row[j] / rows.length;
  const covariances = spread.map((line) => line.map((x) => x / rows.length));
  for (const row of rows) {
    const apart = row.map((x, j) => x - means[j]);
    covariances.forEach((line, a) => {
      const share = apart[a] / rows.length;
      for (let b = 0; b < line.length; b++) line[b] += share * apart[b];
    });
  }
  return { means, covariances };
}

/** Regression of the missing variables on the present ones: a row of slopes for each, and their residual covariances. */
interface Regression {
  slopes: Float64Array[];
  residual: Float64Array[];
}

/** The regression from the inverse Λ of all covariances: residual Λ_MM⁻¹, slopes −Λ_MM⁻¹ Λ_MO. */
function regressionOf(
  inverse: readonly Float64Array[],
  absent: readonly number[],
  present: readonly number[],
): Regression {
  const among = absent.map((j) => Float64Array.from(absent, (k) => inverse[j][k]));
  const { swept: residual } = sweepAll(among, [...absent.keys()]);
  const slopes = residual.map((row) =>
    Float64Array.from(present, (h) => -absent.reduce((sum, k, b) => sum + row[b] * inverse[k][h], 0)),
  );
  return { slopes, residual };
}

/** The same where the covariances have no inverse: present variables that others determine have slope 0. */
function sweptRegression(
  covariances: readonly Float64Array[],
  absent: readonly number[],
  present: readonly number[],
): Regression {
  const { swept } = sweepAll(covariances, present);
  return {
    slopes: absent.map((j) => Float64Array.from(present, (h) => swept[h][j])),
    residual: absent.map((j) => Float64Array.from(absent, (k) => swept[j][k])),
  };
}

/** The inverse; undefined where a variable is nearly determined by the others. */
function inverseOf(covariances: readonly Float64Array[]): Float64Array[] | undefined {
  const { swept, least } = sweepAll(covariances, [...covariances.keys()]);
  return least > 1e-6 ? swept : undefined;
}

/**
 * The covariances with some variables swept out: for a swept variable h and another j the coefficient of h in the
 * regression of j, for two others their residual covariance, for all swept the inverse. `least` is the smallest share of
 * its variance that a variable had left when it was swept; below 1e-10 it is skipped.
 */
function sweepAll(
  covariances: readonly Float64Array[],
  out: readonly number[],
): { swept: Float64Array[]; least: number } {
  const swept = covariances.map((row) => row.slice());
  let least = 1;
  for (const h of out) {
    const pivot = swept[h][h];
    const left = pivot / covariances[h][h];
    const independent = left > 1e-10;
    least = Math.min(least, independent ? left : 0);
    if (independent) sweep(swept, h, pivot);
    else {
      for (const j of swept.keys()) {
        swept[h][j] = 0;
        swept[j][h] = 0;
      }
    }
  }
  return { swept, least };
}

function sweep(a: readonly Float64Array[], h: number, pivot: number): void {
  const row = a[h].map((x) => x / pivot);
  for (const i of a.keys()) {
    if (i === h) continue;
    const factor = a[i][h];
    const line = a[i];
    for (let j = 0; j < line.length; j++) line[j] -= factor * row[j];
    a[i][h] = -factor / pivot;
  }
  a[h].set(row);
  a[h][h] = 1 / pivot;
}

function distance(a: Moments, b: Moments): number {
  let most = 0;
  for (const i of a.means.keys()) {
    most = Math.max(most, Math.abs(a.means[i] - b.means[i]));
    for (const j of a.means.keys()) {
      most = Math.max(most, Math.abs(a.covariances[i][j] - b.covariances[i][j]));
    }
  }
  return most;
}

function zeros(p: number): Float64Array[] {
  return Array.from({ length: p }, () => new Float64Array(p));
}
