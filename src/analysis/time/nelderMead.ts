/**
 * Minimum of a function by the downhill simplex: it needs no derivatives and allows infinite values.
 * It is restarted from the best point with a new simplex until that brings no improvement. Deterministic.
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
  const measured = (vertex: Vertex): Vertex => {
    count.left--;
    const value = goal(vertex.x);
    vertex.value = value === value ? value : Number.POSITIVE_INFINITY;
    return vertex;
  };
  const at = (x: number[]) => measured({ x, value: 0 });
  const first = { x: [...from.x], value: from.value };
  const simplex = [first, ...steps.map((step, j) => at(from.x.map((v, i) => (i === j ? v + step : v))))];
  const byValue = (a: Vertex, b: Vertex) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0);
  simplex.sort(byValue);
  // Discarded vertices are overwritten, so that nothing is allocated during the search.
  let [mirrored, other]: [Vertex, Vertex] = [emptyVertex(n), emptyVertex(n)];
  const centre = new Array<number>(n).fill(0);
  while (count.left > 0) {
    const worst = simplex[n];
    if (!(worst.value - simplex[0].value > 1e-12 * (1 + Math.abs(simplex[0].value)))) break;
    centreOf(simplex, n, centre);
    const towards = (into: Vertex, by: number) => measured(between(centre, worst.x, by, into));
    towards(mirrored, -1);
    let found = mirrored;
    if (mirrored.value < simplex[0].value) {
      if (towards(other, -2).value < mirrored.value) found = other;
    } else if (!(mirrored.value < simplex[n - 1].value)) {
      found = towards(other, mirrored.value < worst.value ? -0.5 : 0.5);
      if (!(found.value < Math.min(mirrored.value, worst.value))) {
        for (let v = 1; v <= n; v++) {
          simplex[v] = measured(between(simplex[0].x, simplex[v].x, 0.5, emptyVertex(n)));
        }
        simplex.sort(byValue);
        continue;
      }
    }
    insertVertex(simplex, found);
    if (found === mirrored) mirrored = worst;
    else other = worst;
  }
  return simplex.reduce((best, v) => (v.value < best.value ? v : best));
}

const emptyVertex = (n: number): Vertex => ({ x: new Array<number>(n).fill(0), value: 0 });

/** The mean of the first n vertices. */
function centreOf(simplex: readonly Vertex[], n: number, centre: number[]): void {
  centre.fill(0);
  for (let v = 0; v < n; v++) addTo(centre, simplex[v].x);
  for (let i = 0; i < n; i++) centre[i] /= n;
}

function addTo(sum: number[], x: readonly number[]): void {
  for (let i = 0; i < sum.length; i++) sum[i] += x[i];
}

/** a + by (b − a) */
function between(a: readonly number[], b: readonly number[], by: number, into: Vertex): Vertex {
  for (let i = 0; i < a.length; i++) into.x[i] = a[i] + by * (b[i] - a[i]);
  return into;
}

/** Replaces the worst vertex of a sorted list, inserting behind ties. */
function insertVertex(simplex: Vertex[], vertex: Vertex): void {
  let v = simplex.length - 1;
  for (; v > 0 && simplex[v - 1].value > vertex.value; v--) simplex[v] = simplex[v - 1];
  simplex[v] = vertex;
}
