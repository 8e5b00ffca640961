import {
  compareOrders,
  hasDataErrors,
  isMeasured,
  type MatchedSet,
  type Move,
  movers,
  type OrderComparison,
  type RankInterval,
} from '../analysis/index.js';
import { at, type Geocoding, line, type PlanUnit, Reason, shaped } from '../edition/index.js';
import { Flag, flagsIn, levelCube, observedShare, ranksIn, wholeWeightInUse } from '../engine/index.js';
import { type RecordsUsed, type Release, recordsUsed } from '../release/index.js';
import { changeOver } from './studies/matchedText.js';

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
  base: string;
  total: number;
  /** Change of the total since the base period, over what both have; and what that is, where it is not all of one of them. */
  change: number;
  set: MatchedSet | undefined;
  ranked: number;
  /** All units in order of rank. */
  standings: RankingRow[];
  /** Groups of the first grouping, in order of rank. */
  groups: RankingRow[];
  /** Share of the first three groups in the total; NaN when groups are means. */
  topShare: number;
  /** The units that rose and fell most since the base, of those that moved for certain. */
  riser: Move | undefined;
  faller: Move | undefined;
  /** Units that lack a part. */
  partial: PlanUnit[];
  /** Share of the total's weight that was filled in, in this period. */
  imputedWeight: number;
  /** The vintage whose records most often name no unit, by value. */
  leastPlaced: Geocoding | undefined;
  comparisons: OrderComparison[];
  /** Rank range of each unit, by code, in nine of ten variants; empty where the period was not studied. */
  ranges: Map<string, RankInterval>;
  records: RecordsUsed;
}

/** What a reader wants to know first of one published period (number from the first) from a release. */
export function glanceOf(release: Release, t: number): Glance {
  const { plan, index } = release;
  const base = plan.base - plan.first;
  const standings = standingsOf(
    plan.units.map((u) => ({ code: u.code, name: u.name })),
    line(index, 0, t),
    ranksIn(index, 0, t),
  );
  const first = plan.groupings[0];
  const groups = first
    ? standingsOf(first.groups, line(levelCube(index, 0), 0, t), ranksIn(levelCube(index, 0), 0, t))
    : [];
  const moves = t === base ? [] : movers(plan, index, 0, base, t).filter(movedFor(release, [base, t]));
  const total = at(index.total, 0, 0, t);
  const top = groups.slice(0, 3).reduce((s, g) => s + g.value, 0);
  return {
    period: plan.periods[plan.first + t]!,
    base: plan.periods[plan.base]!,
    total,
    ...changeOver(release, 0, [base, t], { grouping: -2, number: 0 }),
    ranked: standings.length,
    standings,
    groups,
    topShare: first?.rollUp === 'sum' && plan.total.rollUp === 'sum' ? top / total : Number.NaN,
    riser: moves.find((m) => m.places > 0),
    faller: moves.findLast((m) => m.places < 0),
    partial: plan.units.filter((_, c) => ((flagsIn(index, 0, t)?.[c] ?? 0) & Flag.partial) !== 0),
    imputedWeight: imputedWeight(release, t),
    leastPlaced: leastPlaced(release.geocoding),
    comparisons: compareOrders(plan, index),
    ranges: unitRanges(release, plan.periods[plan.first + t]!),
    records: recordsUsed(release),
  };
}

/**
 * Whether a unit moved for certain between two periods: measured in both, its two rank ranges apart. Where errors of the data are
 * known but a period was not studied, no move is certain.
 */
function movedFor(release: Release, ends: readonly [number, number]): (move: Move) => boolean {
  const { plan, index } = release;
  const measured = ends.map((t) => observedShare(plan, index, -1, 0, t));
  const ranges = ends.map((t) => unitRanges(release, plan.periods[plan.first + t]!));
  const isStudied = ranges.every(({ size }) => size > 0);
  return ({ unit, from, to }) => {
    if (!measured.every((shares) => isMeasured(shares[unit]!))) return false;
    if (!isStudied) return !hasDataErrors(plan);
    const { code } = plan.units[unit]!;
    const [was, is] = [from, to].map((rank, i) => {
      const { low, high } = ranges[i]!.get(code) ?? { low: rank, high: rank };
      return { low: Math.min(low, rank), high: Math.max(high, rank) };
    });
    return is!.high < was!.low || was!.high < is!.low;
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

function standingsOf(
  list: readonly { code: string; name: { en: string; zh: string } }[],
  values: Float64Array,
  ranks: Int32Array,
): RankingRow[] {
  return list
    .map(({ code, name }, c) => ({ code, name, value: values[c]!, rank: ranks[c]! }))
    .filter((s) => s.rank > 0)
    .sort((a, b) => a.rank - b.rank);
}

/** Weight of the indicators most of whose cells in a period were filled in. */
function imputedWeight(release: Release, t: number): number {
  const { plan, index } = release;
  return plan.nodes.reduce((sum, node, g) => {
    if (node.indicator < 0) return sum;
    const { panel } = index;
    const reasons = line(shaped(panel, panel.reasons), node.indicator, plan.first + t);
    const filled = reasons.filter((r) => r >= Reason.imputedLinear).length;
    return filled * 2 > index.units ? sum + (wholeWeightInUse(plan, g) || 0) : sum;
  }, 0);
}

function leastPlaced(geocoding: readonly Geocoding[]): Geocoding | undefined {
  const share = (p: Geocoding) => p.value.unplaced / (p.value.placed + p.value.unplaced);
  return geocoding.filter((p) => p.used && p.value.unplaced > 0).sort((a, b) => share(b) - share(a))[0];
}
