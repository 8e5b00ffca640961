import {
  ahpWeights,
  budgetWeights,
  judgementOf,
  meanJudgements,
  type NodeWeighSource,
} from '../../edition/index.js';

/** An expert's judgements: a step from −8 to 8 for each pair, below 0 where the first counts more; or points for each part. */
export interface Expert {
  name: string;
  steps: readonly number[];
  points: readonly number[];
  counts: boolean;
}

/** Above this consistency ratio judgements contradict each other. */
export const mostRatio = 0.1;

/** The pairs of the parts of a group, in the order of the steps. */
export const pairsOf = (n: number): [number, number][] =>
  Array.from({ length: n }, (_, i) => i).flatMap((i) =>
    Array.from({ length: n - i - 1 }, (_, k): [number, number] => [i, i + 1 + k]),
  );

/** How many times the first part of a pair counts as much as the second. */
const timesOf = (step: number) => (step <= 0 ? 1 - step : 1 / (1 + step));

/** An expert who has judged nothing yet. */
export const newExpert = (name: string, n: number): Expert => ({
  name,
  steps: pairsOf(n).map(() => 0),
  points: Array.from({ length: n }, (_, k) => Math.floor((100 + n - 1 - k) / n)),
  counts: true,
});

function matrixOf(steps: readonly number[], n: number): number[][] {
  const matrix = Array.from({ length: n }, () => new Array<number>(n).fill(1));
  pairsOf(n).forEach(([i, j], k) => {
    matrix[i]![j] = timesOf(steps[k]!);
    matrix[j]![i] = timesOf(-steps[k]!);
  });
  return matrix;
}

/** The weights of the experts who count together, and of each, with the consistency of their judgements. */
export interface Judged {
  together: number[];
  ratio: number;
  each: { weights: number[]; ratio: number }[];
}

export function judge(experts: readonly Expert[], by: 'ahp' | 'budget', n: number): Judged | undefined {
  const counted = experts.filter(({ counts }) => counts);
  if (counted.length === 0) return undefined;
  if (by === 'budget') {
    const each = experts.map(({ points }) => ({ weights: budgetWeights([points]), ratio: 0 }));
    return { together: budgetWeights(counted.map(({ points }) => points)), ratio: 0, each };
  }
  const each = experts.map(({ steps }) => ahpWeights(matrixOf(steps, n)));
  const { weights, ratio } = ahpWeights(meanJudgements(counted.map(({ steps }) => matrixOf(steps, n))));
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
  steps: readonly number[],
  n: number,
): { pair: number; step: number; ratio: number } | undefined {
  if (n > mostParts) return undefined;
  const scale = Array.from({ length: 17 }, (_, k) => k - 8);
  const found = steps.flatMap((old, pair) =>
    scale.flatMap((step) => {
      const { ratio } = ahpWeights(matrixOf(steps.with(pair, step), n));
      return step !== old && ratio <= mostRatio ? [{ pair, step, ratio, by: Math.abs(step - old) }] : [];
    }),
  );
  return found.sort((a, b) => a.by - b.by || a.ratio - b.ratio)[0];
}

/** What edition.yaml says of the experts of a group; fractions as people write them. */
export function written(experts: readonly Expert[], by: 'ahp' | 'budget', n: number): NodeWeighSource {
  if (by === 'budget')
    return { by, rows: experts.filter(({ counts }) => counts).map(({ points }) => [...points]) };
  const cell = (step: number) => (step <= 0 ? 1 - step : `1/${1 + step}`);
  return {
    by,
    experts: experts.map(({ name, steps, counts }) => {
      const rows: (number | string)[][] = Array.from({ length: n }, () => new Array(n).fill(1));
      pairsOf(n).forEach(([i, j], k) => {
        rows[i]![j] = cell(steps[k]!);
        rows[j]![i] = cell(-steps[k]!);
      });
      return { name, rows, ...(counts ? {} : { counts }) };
    }),
  };
}

/** The experts of a group as edition.yaml has them; undefined where it has none, or not on Saaty's scale. */
export function expertsIn(
  weigh: NodeWeighSource | undefined,
  n: number,
  nameOf: (k: number) => string,
): Expert[] | undefined {
  if (typeof weigh !== 'object' || (weigh.by !== 'ahp' && weigh.by !== 'budget')) return undefined;
  if (weigh.by === 'budget') return weigh.rows?.map((points, k) => ({ ...newExpert(nameOf(k), n), points }));
  const all = weigh.experts ?? (weigh.rows ? [{ name: nameOf(0), rows: weigh.rows }] : undefined);
  return all?.map(
    ({
      name,
      rows,
      counts = true,
    }: {
      name: string;
      rows: (number | string)[][];
      counts?: boolean | undefined;
    }) => {
      const steps = pairsOf(n).map(([i, j]) => {
        const times = judgementOf(rows[i]?.[j] ?? 1);
        return times >= 1 ? 1 - Math.round(times) : Math.round(1 / times) - 1;
      });
      return { ...newExpert(name, n), steps, counts };
    },
  );
}
