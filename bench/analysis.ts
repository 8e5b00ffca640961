import { analyse, audit } from '../dist/analysis/index.js';
import { buildIndex, concordance, outranking, ranked, tauOf } from '../dist/engine/index.js';
import { caseOf, full, lcg } from './case.js';
import { type Row, rowOf } from './row.js';

/** What compares all indicators or all units with each other, and the whole audit. */
export async function benchAnalysis(): Promise<Row[]> {
  const random = lcg(20180412);
  const columns = Array.from({ length: 135 }, () =>
    Float64Array.from({ length: 351 }, () => Math.exp(5 * random())),
  );
  const size = '135 columns of 351';
  const { plan, panel } = caseOf({ ...full, gaps: 0.02 });
  const index = buildIndex(plan, panel);
  return [
    await rowOf('Kendall matrix', 'comparing the pairs of 20 pairs of columns', size, [
      () => kendallMatrix(columns),
      () => pairwise(columns.slice(0, 20)),
    ]),
    await rowOf('outranking matrix', 'Kendall matrix', size, [
      () => outranking(columns),
      () => kendallMatrix(columns),
    ]),
    await rowOf('all tables of the analysis', 'build index, 36 periods', '351 × 139, 2 % gaps', [
      () => analyse({ plan, panel, index }).length,
      () => buildIndex(plan, panel),
    ]),
    await rowOf('audit of one period', 'build index, 36 periods', '351 × 139, 2 % gaps', [
      () => audit(plan, panel, index, index.periods - 1),
      () => buildIndex(plan, panel),
    ]),
  ];
}

/** τ-b of every pair of columns, each sorted once. */
export function kendallMatrix(columns: readonly Float64Array[]): number {
  const sorted = columns.map(ranked);
  let sum = 0;
  for (let i = 0; i < sorted.length; i++) {
    for (let j = 0; j < i; j++) sum += tauOf(concordance(sorted[i]!, sorted[j]!));
  }
  return sum;
}

/** Concordant minus discordant pairs of neighbouring columns, each pair of units looked at. */
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
