import { memoize, type Plan } from '../edition/index.js';
import { type Index, observedShare } from '../engine/index.js';

/**
 * The period that headlines speak of (its number from the first published): the last in which the share of the weight of the total
 * that the edition asks for is observed (`headline.observed`). Where no period has it, the last of those with the largest
 * share, to a per cent. Later periods are provisional.
 */
export function headlinePeriod({ plan, index }: { plan: Plan; index: Index }): number {
  const known = made(index);
  known.t ??= find(plan, index);
  return known.t;
}

const made = memoize((_: Index): { t?: number } => ({}));

function find(plan: Plan, index: Index): number {
  const shares = Array.from({ length: index.periods }, (_, t) => totalObserved(plan, index, t));
  const enough = shares.findLastIndex((share) => share >= plan.headline.observed - 1e-9);
  if (enough >= 0) return enough;
  const most = Math.max(...shares.map(hundredths));
  return Math.max(
    0,
    shares.findLastIndex((share) => hundredths(share) === most),
  );
}

/** The share of the weight of the total that is observed in a published period; 0 where it has no value. */
export function totalObserved(plan: Plan, index: Index, t: number): number {
  return observedShare(plan, index, -2, 0, t)[0] || 0;
}

const hundredths = (share: number) => Math.round(100 * share);
