import { norm } from '../elementary/norm.js';
import { square } from '../elementary/power.js';

/** An angle between −180° and 180°, by its cosine and sine. */
interface Angle {
  cosine: number;
  sine: number;
}

/**
 * Turns factor loadings (a row a variable, a column a factor) so that the squared loadings of each factor vary most:
 * two factors at a time by the angle that is best for them, on rows brought to length 1, until no angle is left.
 * Communalities stay as they are.
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
        const angle = bestAngle(turned, p, q);
        turn(turned, p, q, angle);
        most = Math.max(most, Math.abs(angle.sine));
      }
    }
    if (most < 1e-14) break;
  }
  return turned.map((row, i) => row.map((x) => x * lengths[i]));
}

/** The angle between −45° and 45° that makes the varimax criterion of two factors largest. */
function bestAngle(rows: readonly (readonly number[])[], p: number, q: number): Angle {
  let [a, b, c, d] = [0, 0, 0, 0];
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
  if (length === 0) return { cosine: 1, sine: 0 };
  return half(half({ cosine: x / length, sine: y / length }));
}

/** Half of an angle. Of the two roots the one that nothing is taken from, so that no digits are lost. */
function half({ cosine, sine }: Angle): Angle {
  const larger = Math.sqrt((1 + Math.abs(cosine)) / 2);
  const smaller = Math.abs(sine) / (2 * larger);
  const sign = sine < 0 ? -1 : 1;
  return cosine < 0 ? { cosine: smaller, sine: sign * larger } : { cosine: larger, sine: sign * smaller };
}

function turn(rows: number[][], p: number, q: number, { cosine: c, sine: s }: Angle): void {
  for (const row of rows) {
    const [x, y] = [row[p], row[q]];
    row[p] = c * x + s * y;
    row[q] = c * y - s * x;
  }
}
