/**
 * Minimum of a function by the downhill simplex: it needs no derivatives and stands walls (values that are infinite).
 * Begun again from the best point with a fresh simplex until that no longer helps. The same input has the same answer.
 * Source: Nelder and Mead (1965), with the usual coefficients 1, 2, ½, ½.
 *
 * @param steps how far the first simplex reaches along each direction
 * @param most evaluations in all
 */
export function nelderMead(
  goal: (x: readonly number[]) => number,
  start: readonly number[],
  steps: readonly number[],
  most: number,
): { x: number[]; value: number } {
  const count = { left: most };
  let best = { x: [...start], value: goal(start) };
  for (let again = 0; again < 20 && count.left > 0; again++) {
    const size = again % 2 === 0 ? 1 : -0.5;
    const found = descend(
      goal,
      best,
      steps.map((s) => s * size),
      count,
    );
    const gain = best.value - found.value;
    best = found;
    if (again > 0 && !(gain > 1e-9 * (1 + Math.abs(best.value)))) break;
  }
  return best;
}

interface Vertex {
  x: number[];
  value: number;
}

function descend(
  goal: (x: readonly number[]) => number,
  from: Vertex,
  steps: readonly number[],
  count: { left: number },
): Vertex {
  const n = from.x.length;
  const at = (x: number[]): Vertex => {
    count.left--;
    const value = goal(x);
    return { x, value: value === value ? value : Number.POSITIVE_INFINITY };
  };
  const simplex = [from, ...steps.map((step, j) => at(from.x.map((v, i) => (i === j ? v + step : v))))];
  const byValue = (a: Vertex, b: Vertex) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0);
  while (count.left > 0) {
    simplex.sort(byValue);
    const worst = simplex[n];
    if (!(worst.value - simplex[0].value > 1e-12 * (1 + Math.abs(simplex[0].value)))) break;
    const centre = from.x.map((_, i) => {
      let sum = 0;
      for (let v = 0; v < n; v++) sum += simplex[v].x[i];
      return sum / n;
    });
    const towards = (by: number) => at(centre.map((c, i) => c + by * (worst.x[i] - c)));
    const mirrored = towards(-1);
    if (mirrored.value < simplex[0].value) {
      const further = towards(-2);
      simplex[n] = further.value < mirrored.value ? further : mirrored;
    } else if (mirrored.value < simplex[n - 1].value) simplex[n] = mirrored;
    else {
      const nearer = mirrored.value < worst.value ? towards(-0.5) : towards(0.5);
      if (nearer.value < Math.min(mirrored.value, worst.value)) simplex[n] = nearer;
      else {
        for (let v = 1; v <= n; v++) {
          simplex[v] = at(simplex[v].x.map((x, i) => (x + simplex[0].x[i]) / 2));
        }
      }
    }
  }
  return simplex.reduce((best, v) => (v.value < best.value ? v : best));
}
