import { compareOrders, type OrderComparison, type RankInterval } from '../analysis/index.js';
import { cubeOf, line, type PlanUnit, Reason } from '../edition/index.js';
import { Flag, flagsIn, ranksIn, weightInIndex } from '../engine/index.js';
import { type RecordsUsed, type Release, recordsUsed } from '../release/index.js';
import { type LeastPlaced, leastPlaced } from './leastPlaced.js';

/** A place of the ranking, with its value and rank. */
export interface RankingRow {
  code: string;
  name: { en: string; zh: string };
  value: number;
  rank: number;
}

/** What a reader wants to know first of one period of a release. Values only; words are made elsewhere. */
export interface Glance {
  period: string;
  ranked: number;
  /** All units in order of rank. */
  standings: RankingRow[];
  /** Units that lack a part. */
  partial: PlanUnit[];
  /** Share of the total's weight that was filled in, in this period. */
  imputedWeight: number;
  /** The signal whose records most often name no unit, in this period. */
  leastPlaced: LeastPlaced | undefined;
  comparisons: OrderComparison[];
  /** Rank range of each unit, by code, in nine of ten variants; empty where the period was not studied. */
  ranges: Map<string, RankInterval>;
  records: RecordsUsed;
}

/** What a reader wants to know first of one published period (number from the first) from a release. */
export function glanceOf(release: Release, t: number): Glance {
  const { plan, index } = release;
  const [values, ranks] = [line(index, 0, t), ranksIn(index, 0, t)];
  const standings = plan.units
    .map(({ code, name }, c) => ({ code, name, value: values[c]!, rank: ranks[c]! }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => a.rank - b.rank);
  return {
    period: plan.periods[plan.first + t]!,
    ranked: standings.length,
    standings,
    partial: plan.units.filter((_, c) => ((flagsIn(index, 0, t)?.[c] ?? 0) & Flag.partial) !== 0),
    imputedWeight: imputedWeight(release, t),
    leastPlaced: leastPlaced(release, t),
    comparisons: compareOrders(plan, index),
    ranges: unitRanges(release, plan.periods[plan.first + t]!),
    records: recordsUsed(release),
  };
}

/** Rank range of each unit, by code, in nine of ten variants; empty where the period was not studied. */
export function unitRanges({ plan, uncertainty }: Release, period: string): Glance['ranges'] {
  const intervals = uncertainty.find((u) => u.period === period)?.intervals ?? [];
  return new Map(intervals.flatMap((i) => (i.rank > 0 ? [[plan.units[i.unit]!.code, i] as const] : [])));
}

/** Rank range of each group of a grouping, by code, in nine of ten variants; empty where the period was not studied. */
export function groupRanges(
  { plan, uncertainty }: Release,
  grouping: number,
  period: string,
): Glance['ranges'] {
  const intervals = uncertainty.find((u) => u.period === period)?.groups[grouping] ?? [];
  const { groups } = plan.groupings[grouping]!;
  return new Map(intervals.flatMap((i) => (i.rank > 0 ? [[groups[i.unit]!.code, i] as const] : [])));
}

/** Weight of the indicators most of whose cells in a period were filled in. */
function imputedWeight(release: Release, t: number): number {
  const { plan, index } = release;
  return plan.nodes.reduce((sum, node, g) => {
    if (node.indicator < 0) return sum;
    const { panel } = index;
    const reasons = line(cubeOf(panel, panel.reasons), node.indicator, plan.first + t);
    const filled = reasons.filter((r) => r >= Reason.imputedLinear).length;
    return filled * 2 > index.units ? sum + (weightInIndex(plan, g, t) || 0) : sum;
  }, 0);
}
