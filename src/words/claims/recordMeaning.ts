import { publishedPeriods } from '../../edition/index.js';
import type { Subject } from '../../release/index.js';
import { conjunction, type Meaning, negate, type When } from './claim.js';
import type { Predicate } from './grammar/draft.js';
import { claimMeaning, type ResolvedClause, withoutUnit } from './resolvedClause.js';

/** Most periods that a record is compared with. */
const mostPeriods = 40;

/** "Hit a record high", 创2018年以来新高: above the value of every period before; a peak is above those after it too. */
export function recordMeaning(
  { release }: ResolvedClause,
  place: Subject,
  { high, peak, from = 0, value }: Extract<Predicate, { kind: 'record' }>,
  when: When,
): Meaning | undefined {
  const end = peak ? publishedPeriods(release.plan).length : when.t;
  const others = Array.from({ length: Math.max(0, end - from) }, (_, i) => from + i).filter(
    (t) => t !== when.t,
  );
  if (others.length === 0 || others.length > mostPeriods || from > when.t) return undefined;
  const each = others.map((t) => {
    const at = { ...when, t: Math.max(t, when.t), since: Math.min(t, when.t) };
    const up = high === t < when.t;
    return claimMeaning({ kind: 'growth', place, unit: 'points', by: undefined, up }, at);
  });
  const said = value && claimMeaning({ kind: 'value', place, value: withoutUnit(value) }, when);
  return conjunction(said ? [said, ...each] : each);
}

/**
 * "Regained the lead": so now, not so in the period before, and so in an earlier one. That it was so in none of those published leaves open
 * whether it was before them.
 */
export function againMeaning(so: (t: number) => Meaning, t: number): Meaning | undefined {
  if (t < 2) return undefined;
  const of = Array.from({ length: t - 1 }, (_, i) => negate(so(t - 2 - i)));
  const once = negate({ is: 'run', of, beyond: 1, before: undefined });
  return conjunction([so(t), negate(so(t - 1)), once]);
}
