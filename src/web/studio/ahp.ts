import {
  ahpWeights,
  budgetWeights,
  isByJudgement,
  judgementOf,
  maxConsistencyRatio,
  meanJudgements,
  type NodeWeighSource,
} from '../../edition/index.js';

type Matrix = (number | string)[][];

/** An expert's judgements: the matrix of pairs as edition.yaml has it, and points for each part. */
export interface Expert {
  name: string;
  rows: Matrix;
  points: number[];
  counts: boolean;
}

/** The pairs of the parts of a group. */
export const pairsOf = (n: number): [number, number][] =>
  Array.from({ length: n }, (_, i) => i).flatMap((i) =>
    Array.from({ length: n - i - 1 }, (_, k): [number, number] => [i, i + 1 + k]),
  );

/**
 * The judgement of a pair as a step: 0 where both count the same, −2 where the first counts three times as much, 2 where the second
 * does. Saaty's scale has the whole steps from −8 to 8; others stay as they are written until they are changed.
 */
export function stepOf(rows: Matrix, [i, j]: [number, number]): number {
  const times = judgementOf(rows[i]![j]!);
  return times >= 1 ? 1 - times : 1 / times - 1;
}

const cell = (step: number) => (step <= 0 ? 1 - step : `1/${1 + step}`);

/** The matrix with another judgement of a pair. */
export const withStep = (rows: Matrix, [i, j]: [number, number], step: number): Matrix => {
  const changed = rows.with(i, rows[i]!.with(j, cell(step)));
  return changed.with(j, changed[j]!.with(i, cell(-step)));
};

const ones = (n: number): Matrix => Array.from({ length: n }, () => new Array(n).fill(1));

/** An expert who has judged nothing yet. */
export const newExpert = (name: string, n: number): Expert => ({
  name,
  rows: ones(n),
  points: Array.from({ length: n }, (_, k) => Math.floor((100 + n - 1 - k) / n)),
  counts: true,
});

const matrixOf = (rows: Matrix) => rows.map((row) => row.map(judgementOf));

export const sumOf = (points: readonly number[]) => points.reduce((a, b) => a + b, 0);

/** The weights of the experts who count together, and of each, with the consistency of their judgements. */
export interface Judged {
  together: number[];
  ratio: number;
  each: { weights: number[]; ratio: number }[];
}

/** Undefined where there are none: nobody counts, or somebody who does gave no points. */
export function judge(experts: readonly Expert[], by: 'ahp' | 'budget'): Judged | undefined {
  const counted = experts.filter(({ counts }) => counts);
  if (counted.length === 0) return undefined;
  if (by === 'budget') {
    if (counted.some(({ points }) => sumOf(points) === 0)) return undefined;
    const each = experts.map(({ points }) => ({
      weights: sumOf(points) === 0 ? points : budgetWeights([points]),
      ratio: 0,
    }));
    return { together: budgetWeights(counted.map(({ points }) => points)), ratio: 0, each };
  }
  const each = experts.map(({ rows }) => ahpWeights(matrixOf(rows)));
  const { weights, ratio } = ahpWeights(meanJudgements(counted.map(({ rows }) => matrixOf(rows))));
  return { together: weights, ratio, each };
}

/** The largest difference between two experts who count, in the weight of one part. */
export function spreadOf(experts: readonly Expert[], { each }: Judged): number {
  const counted = each.filter((_, e) => experts[e]!.counts).map(({ weights }) => weights);
  const spreads = counted[0]!.map((_, k) => {
    const all = counted.map((weights) => weights[k]!);
    return Math.max(...all) - Math.min(...all);
  });
  return Math.max(...spreads);
}

/** Up to so many parts a change of one judgement is looked for at once. */
const mostParts = 10;

/** The least change of one judgement that makes an expert consistent; undefined where none does. */
export function leastChange(
  rows: Matrix,
): { pair: [number, number]; step: number; ratio: number } | undefined {
  if (rows.length > mostParts) return undefined;
  const scale = Array.from({ length: 17 }, (_, k) => k - 8);
  const found = pairsOf(rows.length).flatMap((pair) =>
    scale.flatMap((step) => {
      const by = Math.abs(step - stepOf(rows, pair));
      const { ratio } = ahpWeights(matrixOf(withStep(rows, pair, step)));
      return by > 0 && ratio <= maxConsistencyRatio ? [{ pair, step, ratio, by }] : [];
    }),
  );
  return found.sort((a, b) => a.by - b.by || a.ratio - b.ratio)[0];
}

/** What edition.yaml says of the experts of a group. */
export function written(experts: readonly Expert[], by: 'ahp' | 'budget'): NodeWeighSource {
  const others = ({ counts }: Expert) => (counts ? {} : { counts });
  return by === 'ahp'
    ? { by, experts: experts.map((one) => ({ name: one.name, rows: one.rows, ...others(one) })) }
    : { by, experts: experts.map((one) => ({ name: one.name, points: one.points, ...others(one) })) };
}

/** The experts of a group as edition.yaml has them; undefined where it has none. */
export function expertsIn(
  weigh: NodeWeighSource | undefined,
  n: number,
  nameOf: (k: number) => string,
): Expert[] | undefined {
  if (!isByJudgement(weigh)) return undefined;
  type Said = { name: string; counts?: boolean | undefined; rows?: Matrix; points?: number[] };
  const said: Said[] | undefined =
    weigh.experts ??
    (weigh.by === 'ahp'
      ? weigh.rows && [{ name: nameOf(0), rows: weigh.rows }]
      : weigh.rows?.map((points, k) => ({ name: nameOf(k), points })));
  return said?.map(({ name, counts = true, rows, points }) => {
    const begun = newExpert(name, n);
    return {
      name,
      counts,
      rows: rows && isMatrix(rows, n) ? rows : begun.rows,
      points: points?.length === n ? points : begun.points,
    };
  });
}

/** Whether a matrix has a number above zero for each pair of parts; Check says what is wrong with another. */
const isMatrix = (rows: Matrix, n: number) =>
  rows.length === n &&
  rows.every((row) => row.length === n && matrixOf([row])[0]!.every((x) => x > 0 && Number.isFinite(x)));
