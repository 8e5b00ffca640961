import type { AggregateChoice, Panel, Plan } from '../../edition/index.js';
import {
  hasOnlyMeans,
  type Index,
  leavesByPhase,
  type Reaggregation,
  reaggregation,
  type Solve,
} from '../../engine/index.js';
import {
  type DataNoise,
  dataNoise,
  hasHeavyErrors,
  hasTwoCourses,
  noiseSize,
  tieOverTime,
} from './dataNoise.js';
import { hasFilledCells } from './fillDraws.js';
import {
  type Divisors,
  type Factor,
  type FactorName,
  factorNames,
  type Replicator,
  replicatorOf,
} from './replicator.js';
import {
  leaveOut,
  removableNodes,
  type WeightDraw,
  type WeightVariation,
  weightDraw,
  weightsOf,
} from './weights.js';

/** The plans of all imputations, treatments and normalisations together. Plain data; they share units, periods and tree. */
export interface Variants {
  imputations: number;
  treatments: number;
  normalisations: number;
  /** `(imputation * treatments + treatment) * normalisations + normalisation` */
  plans: readonly Plan[];
}

/** An alternative way to aggregate, by node. */
export interface AggregateVariant {
  name: string;
  nodes: readonly AggregateChoice[];
}

/**
 * The factors of a replicate, as plain data. A factor without alternatives is omitted; errors of the data vary wherever the plan
 * knows those of an indicator.
 */
export interface Variation {
  /** The plan as published: the ranks that shifts are measured from. */
  plan: Plan;
  panel: Panel;
  /** Published period, counted from the first. */
  period: number;
  variants: Variants;
  /** Ways to aggregate; empty where only the plan's own is used. */
  aggregates: readonly AggregateVariant[];
  weights: WeightVariation;
  /** Whether one indicator, or none, is left out of each replicate. */
  dropIndicators: boolean;
  /** What scores are divided by before they are ranked; undefined where they are ranked as they are. */
  per?: Divisors;
}

/** The published plan need not be among the variants, so its imputation and treatment have a number of their own. */
const own = -1;

/**
 * Computes replicates. Each is a plan built by the same functions as the index, and only what differs is computed again: a variant
 * is built when it is first drawn, from the phase in which it differs, and cached; weights, ways to aggregate and omitted
 * indicators repeat only the aggregation.
 *
 * Weights computed from the data are those of each variant; they are not recomputed for a replicate.
 *
 * @param published the index of the plan, if available
 * @param solve needed where a node is aggregated by benefit of the doubt
 * @param at the position of the period in `published`, where that is matched with another period (`matchedIndex`)
 * @throws UserError when a variant cannot be built
 */
export function replicator(
  variation: Variation,
  published?: Index,
  solve?: Solve,
  at = variation.period,
): Replicator {
  const { plan, variants, aggregates } = variation;
  const { noisy, hasFilled, separable, keeperOf } = keepersOf(variation, published, solve, at);
  const leaves = variation.dropIndicators
    ? removableNodes(plan.nodes).filter((g) => plan.nodes[g].children.length === 0)
    : [];
  const drawerOf = drawersOf(variation.weights);
  const { size } = drawerOf(plan).drawn;
  const options: Record<FactorName, number> = {
    imputation: variants.imputations,
    treatment: variants.treatments,
    normalisation: variants.normalisations,
    aggregation: aggregates.length,
    indicators: leaves.length === 0 ? 0 : leaves.length + 1,
    weights: 0,
    data: 0,
  };
  const many: Partial<Record<FactorName, number>> = { weights: size, data: noisy };
  const factors = factorsOf((name) => many[name] ?? Number(options[name] > 1), options);
  const numbers = new Map(factors.map(({ name, from }) => [name, from]));
  const pick = optionPicker(numbers, options);
  const weights = weightsOf(plan.nodes);
  const madeOf = (draw: Float64Array, node: number) => {
    const [imputation, treatment] = [pick(draw, 'imputation'), pick(draw, 'treatment')];
    const treated = imputation * variants.treatments + treatment;
    const variant = variants.plans[treated * variants.normalisations + pick(draw, 'normalisation')];
    const { given, drawn } = drawerOf(variant);
    const { keeper, noise } = keeperOf(variant, imputation, treatment);
    const [left, way] = [pick(draw, 'indicators'), pick(draw, 'aggregation')];
    const choices = aggregates[way]?.nodes;
    const without = (all: Float64Array) => {
      if (left > 0) leaveOut(plan.nodes, all, leaves[left - 1]);
      return all;
    };
    const study = { key: `${left} ${way} ${node}`, weights: () => without(given.slice()), node };
    const added = noise?.draw(draw, numbers.get('data')!, { ...study, aggregates: choices });
    if (size > 0) drawn.draw(draw, numbers.get('weights')!, weights);
    else weights.set(given);
    return keeper.root(without(weights), choices, added, node);
  };
  return replicatorOf(variation, 0, {
    factors,
    made: madeOf,
    published: (node) => keeperOf(plan, own, own).keeper.root(weightsOf(plan.nodes), undefined, {}, node),
    hasHeavyErrors: hasFilled || hasHeavyErrors(plan),
    tieData: (was, is) => tieOverTime(plan, separable, was, is),
  });
}

/** Which option of a factor a draw names; the first when it does not vary. */
function optionPicker(
  numbers: ReadonlyMap<FactorName, number>,
  options: Readonly<Record<FactorName, number>>,
) {
  return (draw: Float64Array, name: FactorName) => {
    const from = numbers.get(name);
    return from === undefined ? 0 : Math.min(options[name] - 1, Math.floor(draw[from] * options[name]));
  };
}

/** The weights of each plan, as given and drawn, prepared when first asked for. */
function drawersOf(weights: WeightVariation) {
  const drawers = new Map<Plan, { given: Float64Array; drawn: WeightDraw }>();
  return (of: Plan) => {
    const known = drawers.get(of) ?? { given: weightsOf(of.nodes), drawn: weightDraw(of.nodes, weights) };
    drawers.set(of, known);
    return known;
  };
}

/** The plans of the variants, built when first asked for, and how many numbers of a draw belong to errors of the data. */
function keepersOf(
  { plan, panel, period, variants, aggregates }: Variation,
  published: Index | undefined,
  solve: Solve | undefined,
  at: number,
) {
  const leavesFor = leavesByPhase(panel);
  // Errors of leaves are carried to the root before any draw where all variants can; else every leaf is drawn.
  const separable =
    !hasTwoCourses(plan) &&
    [plan, ...variants.plans].every((of) => hasOnlyMeans(of)) &&
    aggregates.every(({ nodes }) => hasOnlyMeans(plan, nodes));
  const phasesOf = (of: Plan, imputation: number, treatment: number) =>
    of === plan && published ? published : leavesFor(of, imputation, treatment);
  const hasFilled =
    hasFilledCells(plan, phasesOf(plan, own, own).panel, period) ||
    variants.plans.some((of) => of !== plan && of.method.impute.method !== 'none');
  const noisy = noiseSize(plan, separable, hasFilled);
  const keepers = new Map<Plan, { keeper: Reaggregation; noise: DataNoise | undefined }>();
  const keeperOf = (of: Plan, imputation: number, treatment: number) => {
    const known = keepers.get(of);
    if (known) return known;
    const made = phasesOf(of, imputation, treatment);
    const keeper = reaggregation(of, made, made === published ? at : period, solve);
    const noise =
      noisy > 0 ? dataNoise(of, panel, period, made, { keeper, separable, hasFilled }) : undefined;
    keepers.set(of, { keeper, noise });
    return { keeper, noise };
  };
  return { noisy, hasFilled, separable, keeperOf };
}

function factorsOf(
  sizeOf: (name: FactorName) => number,
  options: Readonly<Record<FactorName, number>>,
): Factor[] {
  let from = 0;
  return factorNames.flatMap((name) => {
    const size = sizeOf(name);
    from += size;
    return size > 0 ? [{ name, from: from - size, size, ways: options[name] }] : [];
  });
}
