import { memoize, type Plan } from '../../edition/index.js';
import { Ranker, type Roll, rankingValues, rollUp } from '../../engine/index.js';
import { divideScores, type Ranked, ranksAmongPublished } from './amongRanked.js';
import { noErrors } from './dataNoise.js';

/** The factors of a study, in the order of a draw. */
export const factorNames = [
  'imputation',
  'treatment',
  'normalisation',
  'aggregation',
  'indicators',
  'weights',
  'data',
] as const;

export type FactorName = (typeof factorNames)[number];

/** Whether a factor is one choice among several rather than many numbers. */
export const isChoice = (name: FactorName) => name !== 'weights' && name !== 'data';

/** A divisor for each unit, and for each group of each grouping: heads. NaN leaves a place unranked. */
export interface Divisors {
  units: ArrayLike<number>;
  groups: readonly ArrayLike<number>[];
}

/** A factor that varies and the numbers of a draw that belong to it. */
export interface Factor {
  name: FactorName;
  from: number;
  size: number;
  /** Among how many ways it chooses; 0 where it is many numbers. */
  ways: number;
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
  /** Scores of the root over units of the same replicate, before they are divided and ranked. */
  scores(draw: Float64Array): Float64Array;
  /** Of the same replicate what units, and the groups of each grouping, are ranked by, and their ranks. */
  levels(draw: Float64Array): Ranked[];
  /** The draw that gives the index as published. */
  published(): Float64Array;
  /** Whether errors of the data may have heavier tails than are drawn: those of others than counts. */
  hasHeavyErrors: boolean;
  /** Makes the data numbers of this replicator's draw go together with those of another period (`tieOverTime`). */
  tieData(was: Float64Array, is: Float64Array): void;
  /** The same replicates of another node than the root. */
  ofNode(node: number): Replicator;
}

/** How replicates of any node are made. */
export interface Maker {
  factors: readonly Factor[];
  /** Scores and ranks of a node as a draw gives them, and as published; both are overwritten by the next. */
  made(draw: Float64Array, node: number): Ranked;
  published(node: number): Ranked;
  hasHeavyErrors: boolean;
  tieData: Replicator['tieData'];
}

/** The replicates of a node, whose scores are divided by some number before they are ranked where that is asked. */
export function replicatorOf(of: { plan: Plan; per?: Divisors }, node: number, maker: Maker): Replicator {
  const { plan, per } = of;
  const { factors, hasHeavyErrors, tieData } = maker;
  const rankedGroups = groupRanker(plan, node, per?.groups);
  const asIs = maker.published(node);
  const rankUnits = ranksAmongPublished(plan, asIs.ranks, per?.units, node);
  const nominal = rankUnits(asIs);
  const nominalGroups = rankedGroups(asIs.values).map(({ ranks }) => ranks);
  const replicate = (draw: Float64Array) => {
    const made = maker.made(draw, node);
    return { values: made.values, ranks: rankUnits(made) };
  };
  return {
    units: plan.units.length,
    nominal,
    nominalGroups,
    factors,
    ranks(draw, groups) {
      const { values, ranks } = replicate(draw);
      if (groups) rankedGroups(values).forEach((of, j) => void groups[j].set(of.ranks));
      return ranks;
    },
    scores: (draw) => replicate(draw).values.slice(),
    levels: (draw) => {
      const { values, ranks } = replicate(draw);
      const by = rankingValues(plan, node, divideScores(values, per?.units));
      return [{ values: by.slice(), ranks }, ...rankedGroups(values)];
    },
    published: () => publishedDraw(factors),
    hasHeavyErrors,
    tieData,
    ofNode: (g) => replicatorOf(of, g, maker),
  };
}

/** The draw in which nothing varies. */
function publishedDraw(factors: readonly Factor[]): Float64Array {
  const draw = new Float64Array(factors.reduce((n, f) => n + f.size, 0));
  for (const { name, from, size } of factors)
    draw.fill(isChoice(name) ? 0 : name === 'data' ? noErrors : 0.5, from, from + size);
  return draw;
}

/** The groupings of a plan and last the total, to roll up by; the same for every draw, so that their members are listed once. */
export const rollsOf = memoize(({ groupings, units, total }: Plan): readonly Roll[] => [
  ...groupings.map(({ memberOf, groups, rollUp: by }) => ({ memberOf, groups: groups.length, rollUp: by })),
  { memberOf: units.map(() => 0), groups: 1, rollUp: total.rollUp },
]);

/** Rolls scores of the units up into the groups of every grouping, divides them where that is asked, and ranks these. */
function groupRanker(plan: Plan, node: number, by?: Divisors['groups']): (values: Float64Array) => Ranked[] {
  const rolls = rollsOf(plan).slice(0, -1);
  const ranker = new Ranker(Math.max(1, ...rolls.map((r) => r.groups)));
  return (values) =>
    rolls.length === 0
      ? []
      : rollUp(values, plan.units.length, rolls).map((scores, i) => {
          const of = rankingValues(plan, node, divideScores(scores, by?.[i]));
          const ranks = new Int32Array(of.length);
          ranker.rank(of, 0, of.length, ranks);
          return { values: of, ranks };
        });
}
