import type { Plan } from '../../edition/index.js';
import { type Index, reaggregation, type Solve } from '../../engine/index.js';
import { type RankInterval, rankIntervals } from './intervals.js';
import { seeded } from './random.js';
import { type SensitivityIndex, sensitivity } from './sensitivity.js';
import { noisyWeights, without } from './weights.js';

/** One way to make the index: a plan and the index built by it. Variants share units, periods and tree. */
export interface Variant {
  name: string;
  plan: Plan;
  index: Index;
}

/** What may vary. A part with nothing to vary takes no part. */
export interface Study {
  /** Normalisations, treatments, imputations: whole plans, the first is the index as published. */
  variants: readonly Variant[];
  /** Needed where a node is joined by benefit of the doubt. */
  solve?: Solve | undefined;
  /** Other ways to join, tried in place of every arithmetic mean; `arithmetic` is always among them. */
  joins: readonly { name: string; aggregate: Plan['nodes'][number]['aggregate']; order: number }[];
  /** Weights vary by ± this share. */
  noise: number;
  /** Whether one indicator, or none, is left out of each replicate. */
  dropIndicators: boolean;
  /** Whether the shares of the parts in the rank shift are estimated; costs (parts + 2) × replicates more. */
  sensitivity: boolean;
  replicates: number;
  seed: number;
  /** Published period, counted from the first. */
  period: number;
}

/** What a study found. */
export interface Robustness {
  intervals: RankInterval[];
  /** Ranks of every replicate, for pairwise questions. */
  replicates: Int32Array[];
  /** How much of the mean rank shift each part explains. */
  sensitivity: SensitivityIndex[];
  /** Replicates done; fewer than asked for when the study was stopped. */
  done: number;
}

/**
 * Monte-Carlo uncertainty and sensitivity of the ranks of the root in one period. Every replicate is a plan through
 * the same functions as the index; only what it changes is computed again: each variant is built once, weights, ways
 * to join and dropped indicators repeat the aggregation alone. Weights that data gave are those of each variant; a replicate
 * does not weigh again.
 * Source: Saisana, Saltelli and Tarantola (2005); OECD/JRC Handbook, step 7.
 *
 * @param goOn asked every 25 replicates with the number done; false ends the study, keeping what is done
 */
export async function runStudy(
  study: Study,
  goOn: (done: number) => boolean | Promise<boolean> = () => true,
): Promise<Robustness> {
  const { variants, joins, noise, dropIndicators, period } = study;
  const keepers = variants.map((v) => reaggregation(v.plan, v.index, period, study.solve));
  const [base] = variants;
  const nominal = keepers[0].root(base.plan).ranks;
  const indicators = base.plan.indicators.length;
  const factors = [
    { name: 'method', size: variants.length > 1 ? 1 : 0 },
    { name: 'aggregation', size: joins.length > 1 ? 1 : 0 },
    { name: 'weights', size: noise > 0 ? base.plan.nodes.length : 0 },
    { name: 'indicators', size: dropIndicators ? 1 : 0 },
  ];
  const evaluate = (draws: readonly (readonly number[])[]): Int32Array => {
    const [method, join, weights, drop] = draws;
    const v = pick(method, variants.length);
    let plan = variants[v].plan;
    if (weights.length > 0) plan = noisyWeights(plan, noise, weights);
    if (drop.length > 0) {
      const left = Math.floor(drop[0] * (indicators + 1)) - 1;
      if (left >= 0) plan = without(plan, left);
    }
    return keepers[v].root(joinedBy(plan, joins[pick(join, joins.length)])).ranks;
  };
  const random = seeded(study.seed);
  const draw = () => factors.map((f) => Array.from({ length: f.size }, random));
  const replicates: Int32Array[] = [];
  while (replicates.length < study.replicates) {
    if (replicates.length % 25 === 0 && !(await goOn(replicates.length))) break;
    replicates.push(evaluate(draw()));
  }
  const active = factors.flatMap((f, i) => (f.size > 0 ? [{ name: f.name, at: i }] : []));
  const shift = (draws: readonly (readonly number[])[]) => meanShift(nominal, evaluate(draws));
  return {
    intervals: rankIntervals(nominal, replicates),
    replicates,
    sensitivity:
      !study.sensitivity || replicates.length < study.replicates
        ? []
        : sensitivity(active, draw, shift, study.replicates, random),
    done: replicates.length,
  };
}

function pick(draw: readonly number[], options: number): number {
  return draw.length === 0 ? 0 : Math.min(options - 1, Math.floor(draw[0] * options));
}

/** The plan with another join wherever it takes an arithmetic mean. */
function joinedBy(plan: Plan, join: Study['joins'][number] | undefined): Plan {
  if (!join || join.aggregate === 'arithmetic') return plan;
  const { aggregate, order } = join;
  const nodes = plan.nodes.map((n) =>
    n.indicator < 0 && n.aggregate === 'arithmetic' ? { ...n, aggregate, order } : n,
  );
  return { ...plan, nodes };
}

/** Mean absolute difference of two rankings over the units ranked in both. */
function meanShift(a: Int32Array, b: Int32Array): number {
  let sum = 0;
  let n = 0;
  a.forEach((rank, c) => {
    if (rank === 0 || b[c] === 0) return;
    sum += Math.abs(rank - b[c]);
    n++;
  });
  return n === 0 ? 0 : sum / n;
}
