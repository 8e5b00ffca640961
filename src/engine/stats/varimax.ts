/**
 * Turns factor loadings (a row a variable, a column a factor) so that the squared loadings of each factor vary most:
 * two factors at a time by the angle that is best for them, on rows brought to length 1, until no angle is left.
 * Communalities stay as they are.
 * Source: Kaiser (1958), with his normalisation of rows.
 */
export function varimax(loadings: readonly (readonly number[])[]): number[][] {
  const lengths = loadings.map((row) => Math.hypot(...row));
  const turned = loadings.map((row, i) => row.map((x) => (lengths[i] > 0 ? x / lengths[i] : 0)));
  const factors = loadings[0]?.length ?? 0;
  for (let sweep = 0; sweep < 200; sweep++) {
    let most = 0;
    for (let p = 0; p < factors - 1; p++) {
      for (let q = p + 1; q < factors; q++) {
        const angle = bestAngle(turned, p, q);
        turn(turned, p, q, angle);
        most = Math.max(most, Math.abs(angle));
      }
    }
    if (most < 1e-14) break;
  }
  return turned.map((row, i) => row.map((x) => x * lengths[i]));
}

/** The angle between −45° and 45° that makes the varimax criterion of two factors largest. */
function bestAngle(rows: readonly (readonly number[])[], p: number, q: number): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (const row of rows) {
    const u = row[p] ** 2 - row[q] ** 2;
    const v = 2 * row[p] * row[q];
    a += u;
    b += v;
    c += u * u - v * v;
    d += 2 * u * v;
  }
  const n = rows.length;
  return Math.atan2(d - (2 * a * b) / n, c - (a * a - b * b) / n) / 4;
}

function turn(rows: number[][], p: number, q: number, angle: number): void {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  for (const row of rows) {
    const [x, y] = [row[p], row[q]];
    row[p] = c * x + s * y;
    row[q] = c * y - s * x;
  }
}
