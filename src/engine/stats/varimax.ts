import { norm } from '../elementary/norm.js';
import { square } from '../elementary/power.js';

/**
 * Rotates factor loadings (a row for each variable, a column for each factor) so that the variance of the squared loadings of
 * each factor is largest: two factors at a time by their best angle, on rows normalised to length 1, until convergence.
 * Communalities do not change.
 * Source: Kaiser (1958), with his normalisation of rows.
 */
export function varimax(loadings: readonly (readonly number[])[]): number[][] {
  const lengths = loadings.map((row) => norm(row));
  const turned = loadings.map((row, i) => row.map((x) => (lengths[i] > 0 ? x / lengths[i] : 0)));
  const factors = loadings[0]?.length ?? 0;
  for (let sweep = 0; sweep < 200; sweep++) {
    let most = 0;
    for (let p = 0; p < factors - 1; p++) {
      for (let q = p + 1; q < factors; q++) {
        const [c, s] = bestTurn(turned, p, q);
        turn(turned, p, q, c, s);
        most = Math.max(most, Math.abs(s));
      }
    }
    if (most < 1e-14) break;
  }
  return turned.map((row, i) => row.map((x) => x * lengths[i]));
}

/**
 * Cosine and sine of the angle between −45° and 45° that makes the varimax criterion of two factors largest: a quarter of
 * the angle of a vector, by halving it twice.
 */
function bestTurn(rows: readonly (readonly number[])[], p: number, q: number): [number, number] {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (const row of rows) {
    const u = square(row[p]) - square(row[q]);
    const v = 2 * row[p] * row[q];
    a += u;
    b += v;
    c += u * u - v * v;
    d += 2 * u * v;
  }
  const n = rows.length;
  const [x, y] = [c - (a * a - b * b) / n, d - (2 * a * b) / n];
  const length = norm([x, y]);
  return length > 0 ? half(half([x / length, y / length])) : [1, 0];
}

/** Cosine and sine of half an angle between −180° and 180°. */
function half([c, s]: readonly [number, number]): [number, number] {
  if (c >= 0) {
    const cosine = Math.sqrt((1 + c) / 2);
    return [cosine, s / (2 * cosine)];
  }
  const sine = Math.sqrt((1 - c) / 2) * (s < 0 ? -1 : 1);
  return [s / (2 * sine), sine];
}

function turn(rows: number[][], p: number, q: number, c: number, s: number): void {
  for (const row of rows) {
    const [x, y] = [row[p], row[q]];
    row[p] = c * x + s * y;
    row[q] = c * y - s * x;
  }
}
