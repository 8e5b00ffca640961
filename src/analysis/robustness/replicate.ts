import type { JoinChoice, Panel, Plan } from '../../edition/index.js';
import {
  type Index,
  leavesByPhase,
  Ranker,
  type Reaggregation,
  type Roll,
  reaggregation,
  rollUp,
  type Solve,
  toRank,
} from '../../engine/index.js';
import {
  leaveOut,
  removable,
  type WeightDraw,
  type WeightVariation,
  weightDraw,
  weightsOf,
} from './weights.js';

/** The factors of a study, in the order of a draw. */
export const factorNames = [
  'imputation',
  'treatment',
  'normalisation',
  'aggregation',
  'indicators',
  'weights',
] as const;

export type FactorName = (typeof factorNames)[number];

/** The plans of all imputations, treatments and normalisations together. Plain data; they share units, periods and tree. */
export interface Variants {
  imputations: number;
  treatments: number;
  normalisations: number;
  /** `(imputation * treatments + treatment) * normalisations + normalisation` */
  plans: readonly Plan[];
}

/** An alternative way to aggregate, by node. */
export interface JoinVariant {
  name: string;
  nodes: readonly JoinChoice[];
}

/** The factors of a replicate, as plain data. A factor without alternatives is omitted. */
export interface Variation {
  /** The plan as published: the ranks that shifts are measured from. */
  plan: Plan;
  panel: Panel;
  /** Published period, counted from the first. */
  period: number;
  variants: Variants;
  /** Ways to aggregate; empty where only the plan's own is used. */
  joins: readonly JoinVariant[];
  weights: WeightVariation;
  /** Whether one indicator, or none, is left out of each replicate. */
  dropIndicators: boolean;
}

/** The published plan need not be among the variants, so its imputation and treatment have a number of their own. */
const own = -1;

/** A factor that varies and the numbers of a draw that belong to it. */
export interface Factor {
  name: FactorName;
  from: number;
  size: number;
}

/** Replicates of an index, made one by one. */
export interface Replicator {
  units: number;
  /** Ranks as published. */
  nominal: Int32Array;
  /** Ranks of the groups of each grouping as published. */
  nominalGroups: Int32Array[];
  /** The factors that vary; a draw has their numbers one after the other. */
  factors: readonly Factor[];
  /**
   * Ranks of the root over units (0 for none) of the replicate that numbers in (0, 1) determine.
   *
   * @param groups gets the ranks of the groups of each grouping
   */
  ranks(draw: Float64Array, groups?: readonly Int32Array[]): Int32Array;
}

/**
 * Computes replicates. Each is a plan built by the same functions as the index, and only what differs is computed again: a variant
 * is built when it is first drawn, from the phase in which it differs, and cached; weights, ways to aggregate and omitted
 * indicators repeat only the aggregation.
 *
 * Weights computed from the data are those of each variant; they are not recomputed for a replicate.
 *
 * @param published the index of the plan, if available
 * @param solve needed where a node is aggregated by benefit of the doubt
 * @throws UserError when a variant cannot be built
 */
export function replicator(variation: Variation, published?: Index, solve?: Solve): Replicator {
  const { plan, panel, period, variants, joins } = variation;
  const leavesFor = leavesByPhase(panel);
  const keepers = new Map<Plan, Reaggregation>();
  const keeperOf = (of: Plan, imputation: number, treatment: number): Reaggregation => {
    let known = keepers.get(of);
    if (!known) {
      const made = of === plan && published ? published : leavesFor(of, imputation, treatment);
      known = reaggregation(of, made, period, solve);
      keepers.set(of, known);
    }
    return known;
  };
  const leaves = variation.dropIndicators
    ? removable(plan.nodes).filter((g) => plan.nodes[g].children.length === 0)
    : [];
  const drawers = new Map<Plan, { given: Float64Array; drawn: WeightDraw }>();
  const drawerOf = (of: Plan) => {
    const known = drawers.get(of) ?? {
      given: weightsOf(of.nodes),
      drawn: weightDraw(of.nodes, variation.weights),
    };
    drawers.set(of, known);
    return known;
  };
  const { size } = drawerOf(plan).drawn;
  const options: Record<FactorName, number> = {
    imputation: variants.imputations,
    treatment: variants.treatments,
    normalisation: variants.normalisations,
    aggregation: joins.length,
    indicators: leaves.length === 0 ? 0 : leaves.length + 1,
    weights: 0,
  };
  const factors = factorsOf((name) => (name === 'weights' ? size : Number(options[name] > 1)));
  const at = new Map(factors.map((f) => [f.name, f.from]));
  /** Which option of a factor a draw names; the first when it does not vary. */
  const pick = (draw: Float64Array, name: FactorName) => {
    const from = at.get(name);
    return from === undefined ? 0 : Math.min(options[name] - 1, Math.floor(draw[from] * options[name]));
  };
  const weights = weightsOf(plan.nodes);
  const rankGroups = groupRanker(plan);
  const asIs = keeperOf(plan, own, own).root(weightsOf(plan.nodes));
  const nominalGroups = plan.groupings.map((g) => new Int32Array(g.groups.length));
  rankGroups(asIs.values, nominalGroups);
  return {
    units: plan.units.length,
    nominal: asIs.ranks,
    nominalGroups,
    factors,
    ranks(draw, groups) {
      const [imputation, treatment] = [pick(draw, 'imputation'), pick(draw, 'treatment')];
      const tamed = imputation * variants.treatments + treatment;
      const variant = variants.plans[tamed * variants.normalisations + pick(draw, 'normalisation')];
      const { given, drawn } = drawerOf(variant);
      if (size > 0) drawn.draw(draw, at.get('weights')!, weights);
      else weights.set(given);
      const left = pick(draw, 'indicators');
      if (left > 0) leaveOut(plan.nodes, weights, leaves[left - 1]);
      const joined = joins[pick(draw, 'aggregation')]?.nodes;
      const { values, ranks } = keeperOf(variant, imputation, treatment).root(weights, joined);
      if (groups) rankGroups(values, groups);
      return ranks;
    },
  };
}

/** Rolls scores of the units up into the groups of every grouping, and ranks these. */
function groupRanker(plan: Plan): (values: Float64Array, into: readonly Int32Array[]) => void {
  const rolls = plan.groupings.map(
    ({ memberOf, groups, rollUp: by }): Roll => ({ memberOf, groups: groups.length, rollUp: by }),
  );
  const ranker = new Ranker(Math.max(1, ...rolls.map((r) => r.groups)));
  return (values, into) => {
    if (rolls.length === 0) return;
    rollUp(values, plan.units.length, rolls).forEach((scores, i) => {
      ranker.rank(toRank(plan, 0, scores), 0, scores.length, into[i]);
    });
  };
}

function factorsOf(sizeOf: (name: FactorName) => number): Factor[] {
  let from = 0;
  return factorNames.flatMap((name) => {
    const size = sizeOf(name);
    from += size;
    return size > 0 ? [{ name, from: from - size, size }] : [];
  });
}
