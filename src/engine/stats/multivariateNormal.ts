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
 * A variable that the others determine takes no part in a regression beside them (generalised inverse), so that
 * singular covariances are no error: its gaps take the value it is determined to have. A constant stays itself.
 * Source: Dempster, Laird and Rubin (1977); Little and Rubin (2002), 11.2; sweep operator: Goodnight (1979).
 *
 * @param rows NaN is missing; each row has a value, so has each variable; variables about mean 0 and deviation 1
 * @returns undefined when it has not settled after 20,000 rounds
 */
export function fitNormal(rows: readonly Float64Array[], limit = 20_000): NormalFit | undefined {
  const p = rows[0].length;
  const filled = rows.map((row) => row.map((x) => (x === x ? x : 0)));
  const patterns = byPattern(rows);
  let now = momentsOf(filled, zeros(p));
  for (let iterations = 1; iterations <= limit; iterations++) {
    const spread = zeros(p);
    for (const { absent, present, members } of patterns) {
      const swept = sweepAll(now.covariances, present);
      for (const i of members) {
        for (const j of absent) {
          filled[i][j] = present.reduce(
            (sum, h) => sum + swept[h][j] * (rows[i][h] - now.means[h]),
            now.means[j],
          );
        }
      }
      for (const a of absent) for (const b of absent) spread[a][b] += members.length * swept[a][b];
    }
    const next = momentsOf(filled, spread);
    const moved = distance(now, next);
    now = next;
    if (moved <= 1e-12) return { ...now, filled, iterations };
  }
  return undefined;
}

/** Rows by which variables they lack; complete rows are left out. */
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
    for (const a of means.keys()) {
      for (const b of means.keys()) {
        covariances[a][b] += ((row[a] - means[a]) * (row[b] - means[b])) / rows.length;
      }
    }
  }
  return { means, covariances };
}

/**
 * The covariances with some variables swept out: for a swept variable h and another j the coefficient of h in the
 * regression of j, for two others their residual covariance.
 */
function sweepAll(covariances: readonly Float64Array[], out: readonly number[]): Float64Array[] {
  const a = covariances.map((row) => row.slice());
  for (const h of out) {
    const pivot = a[h][h];
    if (pivot > 1e-10 * covariances[h][h]) sweep(a, h, pivot);
    else
      for (const j of a.keys()) {
        a[h][j] = 0;
        a[j][h] = 0;
      }
  }
  return a;
}

function sweep(a: readonly Float64Array[], h: number, pivot: number): void {
  const row = a[h].map((x) => x / pivot);
  for (const i of a.keys()) {
    if (i === h) continue;
    const factor = a[i][h];
    for (const j of a.keys()) a[i][j] -= factor * row[j];
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
