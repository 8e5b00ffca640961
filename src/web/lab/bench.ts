import { headlinePeriod, planWithout, seededRandom, weightDraw } from '../../analysis/index.js';
import {
  type AggregateChoice,
  followCopies,
  type Lang,
  line,
  type Panel,
  type Plan,
} from '../../edition/index.js';
import {
  buildIndex,
  type Index,
  pointsOf,
  type Reaggregation,
  ranksIn,
  reaggregation,
  type Solve,
  spearman,
  usesWeights,
} from '../../engine/index.js';
import { alikeInList, listDigits } from '../../words/index.js';
import { type Nearest, nearestOf } from './nearest.js';
import type { Settings } from './settings.js';

/** The index of one period under some settings, compared with the edition's own. */
export interface Outcome {
  period: string;
  values: Float64Array;
  ranks: Int32Array;
  /** The units with a score, first rank first. */
  order: Int32Array;
  /** The decimals of each score: as many as tell its rank from the next. */
  digits: number;
  alike: ReadonlySet<number>;
  ownValues: Float64Array;
  ownRanks: Int32Array;
  /** Rank correlation with the edition's own order; NaN where undefined. */
  agreement: number;
  /** What each child of the root adds to the scores, by child; NaN where parts do not add up to a score, as in a geometric mean. */
  parts: Float64Array[];
}

/** Stability of ranks when every weight varies by up to a quarter: an interval for each unit. */
export interface Stability {
  /** The 5th and 95th percentile of the rank. */
  low: Int32Array;
  high: Int32Array;
  /** Share of the draws in which the unit has the displayed rank. */
  held: Float64Array;
}

/** Number of draws, maximum relative change of a weight, and random seed. */
const [draws, noise, seed] = [200, 0.25, 2018];

/**
 * The index of a release, recomputed from its plan and panel for every change of settings. A change of weights repeats
 * only the aggregation; a change of scale recomputes the whole index.
 */
export class Bench {
  readonly #own: Index;
  readonly #built = new Map<string, Index>();
  readonly #aggregated = new Map<string, Reaggregation>();

  constructor(
    readonly plan: Plan,
    private readonly panel: Panel,
    readonly solve?: Solve,
  ) {
    this.#own = buildIndex(plan, panel, solve);
  }

  /** The same with a solver. */
  solvedBy(solve: Solve): Bench {
    return new Bench(this.plan, this.panel, solve);
  }

  /** The edition's own index. */
  get index(): Index {
    return this.#own;
  }

  /** @throws UserError where the plan with these settings cannot be built */
  outcome(settings: Settings): Outcome {
    const { plan } = this;
    const t = this.#periodOf(settings);
    const weights = weightsWith(plan, settings);
    const aggregates = aggregatesWith(plan, settings.aggregate);
    const joined = this.#aggregating(settings.scale, t);
    const { values, ranks } = joined.root(weights, aggregates);
    const adds = aggregates[0]!.aggregate === 'arithmetic';
    const ownValues = line(this.#own, 0, t).slice();
    const digits = listDigits(plan, 0, values);
    return {
      period: plan.periods[plan.first + t]!,
      values: values.slice(),
      ranks,
      order: inOrder(ranks),
      digits,
      alike: alikeInList(values, ranks, digits),
      ownValues,
      ownRanks: ranksIn(this.#own, 0, t).slice(),
      agreement: spearman(values, ownValues),
      parts: partsOf(plan, weights, joined, adds ? values : undefined),
    };
  }

  /** Ranks under weights drawn around those of the settings; deterministic. One draw is enough where no weight counts. */
  stability(settings: Settings): Stability {
    const { nodes } = planWith(this.plan, settings);
    const { size, draw } = weightDraw(nodes, { kind: 'noise', noise: nodes.map(() => noise) });
    const joined = this.#aggregating(settings.scale, this.#periodOf(settings));
    const aggregates = aggregatesWith(this.plan, settings.aggregate);
    const { ranks: shown } = joined.root(weightsWith(this.plan, settings), aggregates);
    const [weights, random] = [new Float64Array(nodes.length), seededRandom(seed)];
    const weighs = nodes.some((node) => node.indicator < 0 && usesWeights(node));
    const count = weighs ? draws : 1;
    const drawn = Array.from({ length: count }, () => {
      draw(Float64Array.from({ length: size }, random), 0, weights);
      return joined.root(weights, aggregates).ranks;
    });
    const ranksOf = [...shown.keys()].map((c) => Int32Array.from(drawn, (ranks) => ranks[c]!).sort());
    return {
      low: Int32Array.from(ranksOf, (of) => of[Math.floor(count * 0.05)]!),
      high: Int32Array.from(ranksOf, (of) => of[Math.ceil(count * 0.95) - 1]!),
      held: Float64Array.from(ranksOf, (of, c) => of.filter((rank) => rank === shown[c]).length / count),
    };
  }

  /** The closest weights to those of the settings under which one unit ranks above another. */
  nearest(
    settings: Settings,
    pair: readonly [above: number, below: number],
    lang: Lang,
    solve: Solve,
  ): Nearest {
    const plan = planWith(this.plan, settings);
    const index = buildIndex(plan, this.panel, this.solve);
    return nearestOf({ plan, panel: this.panel, index, solve }, this.#periodOf(settings), pair, lang);
  }

  #periodOf({ period }: Settings): number {
    const published = this.plan.periods.slice(this.plan.first);
    const t = published.indexOf(period);
    return t < 0 ? headlinePeriod({ plan: this.plan, index: this.#own }) : t;
  }

  /** The aggregation, cached by scale and period. */
  #aggregating(scale: Settings['scale'], t: number): Reaggregation {
    const key = `${scale?.method ?? ''}/${t}`;
    const joined = this.#aggregated.get(key) ?? reaggregation(this.plan, this.#index(scale), t, this.solve);
    this.#aggregated.set(key, joined);
    return joined;
  }

  #index(scale: Settings['scale']): Index {
    if (!scale) return this.#own;
    const index =
      this.#built.get(scale.method) ?? buildIndex(scaledPlan(this.plan, scale), this.panel, this.solve);
    this.#built.set(scale.method, index);
    return index;
  }
}

/** Indices of the units in order of their ranks; those without a score are omitted. */
const inOrder = (ranks: Int32Array): Int32Array =>
  Int32Array.from([...ranks.keys()].filter((c) => ranks[c]! > 0)).sort(
    (a, b) => ranks[a]! - ranks[b]! || a - b,
  );

/** The plan with the reader's settings. */
export function planWith(plan: Plan, settings: Settings): Plan {
  const weights = weightsWith(plan, settings);
  const aggregates = aggregatesWith(plan, settings.aggregate);
  const scaled = settings.scale ? scaledPlan(plan, settings.scale) : plan;
  return {
    ...scaled,
    nodes: plan.nodes.map((node, g) => ({ ...node, ...aggregates[g], weight: weights[g]! })),
  };
}

/** Share of the parent by node: siblings add up to 1, excluded ones have none. */
export function weightsWith(plan: Plan, { weights, dropped }: Settings): Float64Array {
  const shares = Float64Array.from(plan.nodes, (node) => weights[node.id] ?? node.weight);
  for (const { children } of plan.nodes) {
    const sum = children.reduce((s, h) => s + shares[h]!, 0);
    if (children.some((h) => weights[plan.nodes[h]!.id] !== undefined) && sum > 0) {
      for (const h of children) shares[h] = shares[h]! / sum;
    }
  }
  followCopies(plan.nodes, shares);
  const left = plan.nodes.flatMap((node, g) => (g > 0 && dropped.includes(node.id) ? [g] : []));
  if (left.length === 0) return shares;
  const nodes = plan.nodes.map((node, g) => ({ ...node, weight: shares[g]! }));
  return Float64Array.from(planWithout({ ...plan, nodes }, left).nodes, (node) => node.weight);
}

/** What each child of the root adds to its scores; NaN where that is not the score, and everywhere without scores. */
function partsOf(
  { nodes }: Plan,
  weights: Float64Array,
  joined: Reaggregation,
  values: Float64Array | undefined,
): Float64Array[] {
  const { children } = nodes[0]!;
  const taken = children.map((h) => joined.scores(h));
  const parts = taken.map((scores) => new Float64Array(scores.length).fill(Number.NaN));
  values?.forEach((value, c) => {
    const own = pointsOf(
      children.map((h) => weights[h]!),
      taken.map((scores) => scores[c]!),
      nodes[0]!,
    );
    const sum = own.reduce((all, { points }) => all + points, 0);
    if (!(Math.abs(sum - value) <= 1e-9 * Math.max(1, Math.abs(sum)))) return;
    own.forEach(({ points }, i) => {
      parts[i]![c] = points;
    });
  });
  return parts;
}

function aggregatesWith(plan: Plan, aggregate: Settings['aggregate']): readonly AggregateChoice[] {
  if (!aggregate) return plan.nodes;
  return plan.nodes.map((node) => (node.indicator >= 0 ? node : aggregate));
}

function scaledPlan(plan: Plan, scale: NonNullable<Settings['scale']>): Plan {
  return { ...plan, indicators: plan.indicators.map((i) => ({ ...i, normalise: scale })) };
}
