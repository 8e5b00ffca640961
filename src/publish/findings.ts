import {
  bestOf,
  compareTiers,
  newcomersOf,
  type RankInterval,
  runsOf,
  type TierComparison,
  tiersOf,
} from '../analysis/index.js';
import type { Text } from '../edition/index.js';
import type { Release } from '../release/index.js';

/** Who is first in a period, and for how long. */
export interface Lead {
  names: Text[];
  /** Periods in a row, at least two; 1 where it does not follow from the period before. */
  periods: number;
  /** Whether these are all published periods up to this one. */
  always: boolean;
  /** Others who may as well be first when the weights vary: then nobody is said to lead. */
  rivals: Text[];
}

/** What stands out in one published period; what rank intervals cannot tell apart is not in it. */
export interface Findings {
  /** Undefined where the ranks of the period were not studied, or nobody has one. */
  lead: Lead | undefined;
  newcomers: { name: Text; k: number; rank: number; before: number }[];
  /** Undefined where figures of different periods do not compare, or there is no period before. */
  records: { total: boolean; units: number; of: number } | undefined;
  tiers: TierComparison['ours'][];
}

/** The findings of one published period, its number from the first. */
export function findingsOf(release: Release, t: number): Findings {
  const { plan, index } = release;
  const tiers = tiersOf(plan, index, t);
  const none = { period: plan.periods[plan.first + t]!, sizes: [], shares: [] };
  return {
    lead: leadOf(release, t),
    newcomers: newcomersTo(release, t, index.units > 10 ? 10 : 3),
    records: comparable(release) && t > 0 ? recordsOf(release, t) : undefined,
    tiers: compareTiers(release, tiers, none).map(({ ours }) => ours),
  };
}

/**
 * Units that nobody can be said to stand above: the first, and those whose rank interval reaches theirs. One of them
 * alone leads.
 */
export function contendersOf(release: Release, t: number): number[] {
  const leaders = leadersOf(release, t);
  const intervals = intervalsAt(release, t);
  return intervals && leaders.length > 0 ? [...leaders, ...rivalsOf(intervals, leaders)] : leaders;
}

function leadersOf({ index }: Release, t: number): number[] {
  const ranks = index.ranks(0).subarray(t * index.units, (t + 1) * index.units);
  return [...ranks.keys()].filter((c) => ranks[c] === 1);
}

function ranksUpTo({ index }: Release, t: number): Int32Array {
  return index.ranks(0).subarray(0, (t + 1) * index.units);
}

/** Rank intervals of a period by unit; none where it was not studied. */
function intervalsAt({ plan, uncertainty }: Release, t: number): RankInterval[] | undefined {
  return uncertainty.find((u) => u.period === plan.periods[plan.first + t])?.intervals;
}

function leadOf(release: Release, t: number): Lead | undefined {
  const { plan, index } = release;
  const intervals = intervalsAt(release, t);
  const leaders = leadersOf(release, t);
  if (!intervals || leaders.length === 0) return undefined;
  const names = (units: readonly number[]) => units.map((c) => plan.units[c]!.name);
  const runs = runsOf(ranksUpTo(release, t), index.units, []).filter((r) => r.kind === 'led' && r.goesOn);
  const lengths = leaders.map(
    (c) => runs.filter((r) => r.member === c).map((r) => r.to - r.from + 1)[0] ?? 1,
  );
  const periods = Math.min(...lengths);
  for (let s = t - periods + 1; s < t; s++) {
    const studied = intervalsAt(release, s);
    if (studied && rivalsOf(studied, leaders).length > 0) {
      return {
        names: names(leaders),
        periods: 1,
        always: false,
        rivals: names(rivalsOf(intervals, leaders)),
      };
    }
  }
  const rivals = names(rivalsOf(intervals, leaders));
  return { names: names(leaders), periods, always: periods === t + 1 && periods > 1, rivals };
}

/** Units whose rank interval begins no later than that of a leader ends. */
function rivalsOf(intervals: readonly RankInterval[], leaders: readonly number[]): number[] {
  const end = Math.max(...leaders.map((c) => intervals[c]!.high));
  return intervals.filter((i) => i.rank > 0 && i.low <= end && !leaders.includes(i.unit)).map((i) => i.unit);
}

/** Newcomers whose interval lies among the first k, and in the period before, where it was studied, beyond them. */
function newcomersTo(release: Release, t: number, k: number): Findings['newcomers'] {
  const { plan, index } = release;
  const [now, before] = [intervalsAt(release, t), intervalsAt(release, t - 1)];
  return newcomersOf(ranksUpTo(release, t), index.units, [k])
    .filter(({ period, member }) => {
      if (period !== t || !now || !(now[member]!.high <= k)) return false;
      const was = before?.[member];
      return !was || was.rank === 0 || was.low > k;
    })
    .map(({ member, rank, before: best }) => ({ name: plan.units[member]!.name, k, rank, before: best }));
}

/** Whether a score means the same in every period. */
function comparable({ plan }: Release): boolean {
  const fitted = (n: { method: string; over?: string }) => n.over === 'each-period';
  return (
    !plan.indicators.some((i) => fitted(i.normalise)) &&
    plan.nodes.every(
      (n) =>
        n.rescale === null &&
        !['copeland', 'topsis', 'wroclaw', 'benefit-of-the-doubt'].includes(n.aggregate),
    )
  );
}

function recordsOf({ plan, index }: Release, t: number): Findings['records'] {
  const ranks = index.ranks(0);
  const isRecord = (value: (s: number) => number, rank: (s: number) => number) =>
    bestOf(value, rank, t + 1).recordNow === true;
  const units = plan.units.map((_, c) =>
    isRecord(
      (s) => index.values[s * index.units + c]!,
      (s) => ranks[s * index.units + c]!,
    ),
  );
  return {
    total: isRecord(
      (s) => index.total[s]!,
      () => 1,
    ),
    units: units.filter((record) => record).length,
    of: ranks.subarray(t * index.units, (t + 1) * index.units).filter((rank) => rank > 0).length,
  };
}
