import { localMoran } from '../dist/analysis/balance/lisa.js';
import { fieldOf, frameMaker, permutationP, permutationsOf } from '../dist/analysis/balance/moran.js';
import { nearestNeighbours } from '../dist/analysis/balance/spatialWeights.js';
import { analyse, audit } from '../dist/analysis/index.js';
import { buildIndex, concordance, outranking, rankColumn, tauOf } from '../dist/engine/index.js';
import { caseOf, full, lcg } from './case.js';
import { type Row, rowOf } from './row.js';

/** Comparisons of all indicators or all units with each other, and the whole audit. */
export async function benchAnalysis(): Promise<Row[]> {
  const random = lcg(20180412);
  const columns = Array.from({ length: 135 }, () =>
    Float64Array.from({ length: 351 }, () => Math.exp(5 * random())),
  );
  const size = '135 columns of 351';
  const { plan, panel } = caseOf({ ...full, gaps: 0.02 });
  const index = buildIndex(plan, panel);
  const { field, permutations } = spatialCase();
  return [
    await rowOf('Moran’s I, 9,999 permutations', 'by lists of neighbours', '351 places, 5 neighbours each', [
      () => permutationP(field, permutations),
      () => countByLists(field, permutations),
    ]),
    await rowOf('LISA of 351, 9,999 permutations each', 'Moran’s I, 9,999 permutations', 'the same', [
      () => localMoran(field, 9999),
      () => permutationP(field, permutations),
    ]),
    await rowOf('Kendall matrix', 'comparing the pairs of 20 pairs of columns', size, [
      () => kendallMatrix(columns),
      () => pairwise(columns.slice(0, 20)),
    ]),
    await rowOf('outranking matrix', 'Kendall matrix', size, [
      () => outranking(columns),
      () => kendallMatrix(columns),
    ]),
    await rowOf('all tables of the analysis', 'build index, 36 periods', '351 × 139, 2% gaps', [
      () => analyse({ plan, panel, index }).length,
      () => buildIndex(plan, panel),
    ]),
    await rowOf('audit of one period', 'build index, 36 periods', '351 × 139, 2% gaps', [
      () => audit(plan, panel, index, index.periods - 1),
      () => buildIndex(plan, panel),
    ]),
  ];
}

/** 351 places with their five nearest neighbours, and 9,999 random permutations of their values. */
function spatialCase() {
  const random = lcg(20180412);
  const places = Array.from({ length: 351 }, () => ({ lon: 75 + 60 * random(), lat: 20 + 30 * random() }));
  const values = Float64Array.from(places, () => Math.exp(2 * random()));
  const frame = frameMaker(nearestNeighbours(places, 5))(values);
  return { field: fieldOf(values, frame), permutations: permutationsOf(351, 9999) };
}

type SpatialField = ReturnType<typeof fieldOf>;

/** Number of permutations with a larger cross-product with the spatial lag, from neighbour lists. */
function countByLists({ frame, deviations }: SpatialField, permutations: readonly Int32Array[]): number {
  const sumOf = (place: (i: number) => number) =>
    frame.units.reduce((sum: number, _c: number, i: number) => {
      const list = frame.neighbours[i]!;
      const near = list.reduce((s: number, j: number) => s + deviations[place(j)]! / list.length, 0);
      return sum + deviations[place(i)]! * near;
    }, 0);
  const found = sumOf((i) => i);
  return permutations.filter((order) => sumOf((i) => order[i]!) >= found).length;
}

/** τ-b of every pair of columns, each column sorted once. */
export function kendallMatrix(columns: readonly Float64Array[]): number {
  const sorted = columns.map(rankColumn);
  let sum = 0;
  for (let i = 0; i < sorted.length; i++) {
    for (let j = 0; j < i; j++) sum += tauOf(concordance(sorted[i]!, sorted[j]!));
  }
  return sum;
}

/** Concordant minus discordant pairs of neighbouring columns, by comparing every pair of units. */
function pairwise(columns: readonly Float64Array[]): number {
  let score = 0;
  for (let k = 1; k < columns.length; k++) {
    const [a, b] = [columns[k - 1]!, columns[k]!];
    for (let i = 0; i < a.length; i++) {
      for (let j = 0; j < i; j++) score += Math.sign(a[i]! - a[j]!) * Math.sign(b[i]! - b[j]!);
    }
  }
  return score;
}
