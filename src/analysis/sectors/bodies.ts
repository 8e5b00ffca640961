import { type Plan, publishedPeriods, type Text } from '../../edition/index.js';
import type { Index } from '../../engine/index.js';
import { type TierOf, tiersOf } from '../tiers/tiers.js';

/** A division of the units of each period into groups: the total, a grouping, the tiers, or each unit by itself. */
export interface Division {
  level: string;
  members: readonly { code: string; name: Text }[];
  /** Whether a group has the sum of its members or their mean. */
  rollUp: 'sum' | 'mean';
  /** Group of each unit in a published period, −1 for none. */
  memberOf(t: number): ArrayLike<number>;
}

/** The tiers of every published period, computed once for an index. */
export function tiersByPeriod(plan: Plan, index: Index): readonly TierOf[] {
  const known = found.get(index);
  if (known?.plan === plan) return known.tiers;
  const tiers = publishedPeriods(plan).map((_, t) => tiersOf(plan, index, t));
  found.set(index, { plan, tiers });
  return tiers;
}

const found = new WeakMap<Index, { plan: Plan; tiers: readonly TierOf[] }>();

/** The total, every grouping, and the tiers where they are not a grouping. */
export function divisionsOf(plan: Plan, tiers: readonly TierOf[]): Division[] {
  const whole = { code: plan.total.code, name: plan.total.title };
  const all = new Int32Array(plan.units.length);
  return [
    { level: 'total', members: [whole], rollUp: plan.total.rollUp, memberOf: () => all },
    ...plan.groupings.map((g) => ({
      level: g.column,
      members: g.groups,
      rollUp: g.rollUp,
      memberOf: () => g.memberOf,
    })),
    ...(plan.tiers.by === 'column' ? [] : [tierDivision(plan, tiers)]),
  ];
}

/** The tiers as groups: code 1 is that of the first ranks. */
function tierDivision(plan: Plan, tiers: readonly TierOf[]): Division {
  const most = tiers.reduce((max, of) => Math.max(max, of.tiers), 0);
  return {
    level: 'tier',
    members: Array.from({ length: most }, (_, i) => tierName(i)),
    rollUp: plan.total.rollUp,
    memberOf: (t) => tiers[t].tierOf,
  };
}

function tierName(i: number): { code: string; name: Text } {
  return { code: String(i + 1), name: { en: `tier ${i + 1}`, zh: `第${i + 1}梯队` } };
}

/** Each unit for itself. */
export function unitDivision(plan: Plan): Division {
  const each = Int32Array.from(plan.units.keys());
  return { level: plan.level, members: plan.units, rollUp: 'sum', memberOf: () => each };
}

/**
 * Values added up by group, the units of no group last: `n + 1` sums. Missing values add nothing.
 *
 * @param counts receives the number of present values, where given
 */
export function sumsBy(
  values: ArrayLike<number>,
  memberOf: ArrayLike<number>,
  n: number,
  counts?: Int32Array,
): Float64Array {
  const sums = new Float64Array(n + 1);
  for (let c = 0; c < values.length; c++) {
    const x = values[c];
    if (x !== x) continue;
    const j = memberOf[c] < 0 ? n : memberOf[c];
    sums[j] += x;
    if (counts) counts[j]++;
  }
  return sums;
}
