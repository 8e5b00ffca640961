import { line, memoize, type Plan } from '../edition/index.js';
import { type Index, observedShare } from '../engine/index.js';

/**
 * The period that headlines speak of (its number from the first published): the last in which the share of the weight
 * of the total that the edition asks for is observed (`headline.observed`), over all units that existed then, and which
 * was measured to that share in more than half of them: a few large units whose values are added up are not enough. Where
 * no period reaches it, the last of those with the largest share, rounded to a per cent. Later periods are provisional.
 * In an edition that declares its last final period, those after it are provisional too, and considered only where no
 * period is final.
 */
export function headlinePeriod({ plan, index }: { plan: Plan; index: Index }): number {
  const known = made(index);
  known.t ??= find(plan, index);
  return known.t;
}

const made = memoize((_: Index): { t?: number } => ({}));

function find(plan: Plan, index: Index): number {
  const { final, observed } = plan.headline;
  const ended = periodsOf(index).filter((t) => final === undefined || plan.periods[plan.first + t]! <= final);
  const shares = (ended.length > 0 ? ended : periodsOf(index)).map((t) => totalObserved(plan, index, t));
  const enough = shares.findLastIndex(
    (share, t) => share >= observed - 1e-9 && isMeasuredInMost(plan, index, t),
  );
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
  const all = expected(plan, index, t);
  const now = all.filter((c) => hasValue(index, c, t)).length;
  return all.length === 0 ? 0 : (observedShare(plan, index, -2, 0, t)[0] || 0) * (now / all.length);
}

/** Whether more than half of the units have a value that is observed to the share that headlines ask for. */
function isMeasuredInMost(plan: Plan, index: Index, t: number): boolean {
  const shares = observedShare(plan, index, -1, 0, t);
  const all = expected(plan, index, t);
  const isMeasured = (c: number) => hasValue(index, c, t) && !(shares[c] < plan.headline.observed - 1e-9);
  return 2 * all.filter(isMeasured).length > all.length;
}

/** The units that have a value in a published period, and those that have one in another and still exist. */
function expected(plan: Plan, index: Index, t: number): number[] {
  return plan.units.flatMap(({ until }, c) => {
    const isExpected = hasValue(index, c, t) || (!isOver(plan, until, t) && hasEver(index, c));
    return isExpected ? [c] : [];
  });
}

const periodsOf = (index: Index) => Array.from({ length: index.periods }, (_, t) => t);
const hasValue = (index: Index, c: number, t: number) => !Number.isNaN(line(index, 0, t)[c]);
const hasEver = (index: Index, c: number) => periodsOf(index).some((t) => hasValue(index, c, t));
/** Whether a unit ended before a published period. */
const isOver = (plan: Plan, until: string | undefined, t: number) =>
  until !== undefined && until < plan.periods[plan.first + t];

const hundredths = (share: number) => Math.round(100 * share);
