import { exceeds } from '../../engine/index.js';

/** The kinds of runs. */
export type RunKind = 'led' | `top-${number}` | 'risen' | 'fallen';

/** A run: consecutive periods of the same kind. */
export interface Run {
  member: number;
  kind: RunKind;
  /** First and last period, numbers from the first published one. */
  from: number;
  to: number;
  /** Whether it lasts until the last of the periods. */
  goesOn: boolean;
  /** Whether it begins with the first period in which there are ranks, so that it may be older. */
  open: boolean;
}

/** How many periods in a row make a run: any of leading and of the first k, three of rises or falls. */
const least = { led: 2, top: 2, moved: 3 } as const;

/**
 * Runs of periods in which a member led (rank 1, alone or with others), was among the first k (rank ≤ k), or rose or fell
 * against the period before; leading and the first k at least two periods long, rises and falls three. A period without a
 * rank ends a run. By member, then kind, then time.
 *
 * @param ranks `t * members + j`, 0 is missing
 * @param ks the k of “among the first k”; a k that is not below the number of members is left out
 */
export function runsOf(ranks: Int32Array, members: number, ks: readonly number[]): Run[] {
  const periods = members === 0 ? 0 : ranks.length / members;
  const began = ranks.findIndex((rank) => rank > 0);
  const first = began < 0 ? 0 : Math.floor(began / members);
  const runs: Run[] = [];
  const collect = (member: number, kind: RunKind, length: number, holds: (t: number) => boolean) => {
    for (let from = 0; from < periods; from++) {
      if (!holds(from)) continue;
      let to = from;
      while (to + 1 < periods && holds(to + 1)) to++;
      if (to - from + 1 >= length) {
        const open = from === first + (length === least.moved ? 1 : 0);
        runs.push({ member, kind, from, to, goesOn: to === periods - 1, open });
      }
      from = to;
    }
  };
  for (let j = 0; j < members; j++) {
    const rank = (t: number) => ranks[t * members + j];
    const moved = (t: number) => (t > 0 && rank(t) > 0 && rank(t - 1) > 0 ? rank(t - 1) - rank(t) : 0);
    collect(j, 'led', least.led, (t) => rank(t) === 1);
    for (const k of ks) {
      if (k < members) collect(j, `top-${k}`, least.top, (t) => rank(t) > 0 && rank(t) <= k);
    }
    collect(j, 'risen', least.moved, (t) => moved(t) > 0);
    collect(j, 'fallen', least.moved, (t) => moved(t) < 0);
  }
  return runs;
}

/** A member among the first k for the first time. */
export interface Newcomer {
  member: number;
  k: number;
  period: number;
  rank: number;
  /** Its best rank in any period before. */
  before: number;
}

/**
 * Members among the first k (rank ≤ k, ties included) that were not in any period before, although they had a rank in
 * one; a member without an earlier rank is newly covered, not a newcomer. By time, then k, then rank.
 */
export function newcomersOf(ranks: Int32Array, members: number, ks: readonly number[]): Newcomer[] {
  const best = new Int32Array(members);
  const found: Newcomer[] = [];
  for (let from = 0; from < ranks.length; from += members) {
    const now = ranks.subarray(from, from + members);
    for (const k of ks) {
      now.forEach((rank, member) => {
        const before = best[member];
        if (rank > 0 && rank <= k && before > k) {
          found.push({ member, k, period: from / members, rank, before });
        }
      });
    }
    now.forEach((rank, j) => {
      if (rank > 0 && (best[j] === 0 || rank < best[j])) best[j] = rank;
    });
  }
  return found.sort((a, b) => a.period - b.period || a.k - b.k || a.rank - b.rank);
}

/** The best of a member's periods. */
export interface BestAndWorst {
  /** Periods with a value. */
  present: number;
  /** Highest value and the first period it was reached; NaN and −1 without any. */
  highest: number;
  highestAt: number;
  /** The rank nearest to the first and the one furthest from it, and the first period of each; 0 and −1 without any. */
  first: { rank: number; at: number };
  last: { rank: number; at: number };
}

/** Highest value and first and last rank of one member over the periods. */
export function bestOf(
  values: (t: number) => number,
  ranks: (t: number) => number,
  periods: number,
): BestAndWorst {
  const found: BestAndWorst = {
    present: 0,
    highest: Number.NaN,
    highestAt: -1,
    first: { rank: 0, at: -1 },
    last: { rank: 0, at: -1 },
  };
  for (let t = 0; t < periods; t++) {
    const [value, rank] = [values(t), ranks(t)];
    if (value !== value) continue;
    found.present++;
    if (found.highestAt < 0 || exceeds(value, found.highest)) [found.highest, found.highestAt] = [value, t];
    if (found.first.rank === 0 || rank < found.first.rank) found.first = { rank, at: t };
    if (rank > found.last.rank) found.last = { rank, at: t };
  }
  return found;
}
