import { line, memoize, type Plan } from '../edition/index.js';
import { type Index, observedShare } from '../engine/index.js';

/**
 * The period that headlines speak of (its number from the first published): the last in which the share of the weight
 * of the total that the edition asks for is observed (`headline.observed`), over all units that existed then. Where no
 * period reaches it, the last of those with the largest share, rounded to a per cent. Later periods are provisional. In
 * an edition that declares its last final period, those after it are provisional too, and considered only where no
 * period is final.
 */
export function headlinePeriod({ plan, index }: { plan: Plan; index: Index }): number {
  const known = made(index);
  known.t ??= find(plan, index);
  return known.t;
}

const made = memoize((_: Index): { t?: number } => ({}));

function find(plan: Plan, index: Index): number {
  const { final } = plan.headline;
  const ended = periodsOf(index).filter((t) => final === undefined || plan.periods[plan.first + t]! <= final);
  const shares = (ended.length > 0 ? ended : periodsOf(index)).map((t) => totalObserved(plan, index, t));
  const enough = shares.findLastIndex((share) => share >= plan.headline.observed - 1e-9);
  if (enough >= 0) return enough;
  const most = Math.max(...shares.map(hundredths));
  return Math.max(
    0,
    shares.findLastIndex((share) => hundredths(share) === most),
  );
}

/**
 * The share of the weight of the total that is observed in a published period; 0 where it has no value. Units that have
 * no value then, but have one in another published period and still exist, count as unobserved weight, each as much as
 * the mean of the others.
 */
export function totalObserved(plan: Plan, index: Index, t: number): number {
  const ever = plan.units.map((_, c) => periodsOf(index).some((s) => hasValue(index, c, s)));
  const now = plan.units.filter((_, c) => hasValue(index, c, t)).length;
  const gone = plan.units.filter(
    (unit, c) => ever[c] && !hasValue(index, c, t) && isOver(plan, unit.until, t),
  );
  const all = ever.filter(Boolean).length - gone.length;
  return all === 0 ? 0 : (observedShare(plan, index, -2, 0, t)[0] || 0) * (now / all);
}

const periodsOf = (index: Index) => Array.from({ length: index.periods }, (_, t) => t);
const hasValue = (index: Index, c: number, t: number) => !Number.isNaN(line(index, 0, t)[c]);
/** Whether a unit ended before a published period. */
const isOver = (plan: Plan, until: string | undefined, t: number) =>
  until !== undefined && until < plan.periods[plan.first + t];

const hundredths = (share: number) => Math.round(100 * share);
