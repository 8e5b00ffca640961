import {
  additiveParts,
  type DataError,
  isCount,
  offset,
  type Panel,
  type Plan,
  type PublishedNoise,
  Reason,
  type Signal,
} from '../edition/index.js';
import type { Disclosure } from '../signals/index.js';

/** What is published of the records of an edition. */
interface PublishedRecords {
  /** Raw figures, those that are confidential withheld. */
  panel: Panel;
  signals: readonly Signal[];
  disclosures: readonly Disclosure[];
  noise: readonly PublishedNoise[];
}

/**
 * A plan whose indicators that count records, or different values, have the sampling error of counts where the edition declares
 * none: records are taken as independent. The mean of several dates has at most the error of one date, which it has where all dates
 * count the same things, such as shops. Where a signal names its contributors, they are what is independent: the variance of a
 * figure is the sum of their squared contributions, which is known for sums of amounts too. Noise adds its own variance; as its
 * contributors are confidential, a figure with noise has at most the variance of persons who all contribute the most.
 */
export function withSamplingErrors(plan: Plan, read: PublishedRecords): Plan {
  const signals = new Map(read.signals.map((signal) => [signal.indicator, signal]));
  const indicators = plan.indicators.map((i) => {
    const signal = signals.get(i.id);
    const error = i.error ?? (signal ? errorOf(plan, signal, read) : null);
    const noise = Math.max(0, ...read.noise.flatMap((n) => (n.indicator === i.id ? [n.sd] : [])));
    return { ...i, error: error && noise > 0 ? { ...error, noise } : error };
  });
  return { ...plan, indicators };
}

/** The sampling error of a signal; null where it is not known. */
function errorOf(
  plan: Plan,
  { indicator, value, period, noise }: Signal,
  { panel, disclosures }: PublishedRecords,
): DataError | null {
  const own = disclosures.filter((d) => d.indicator === indicator);
  if (!noise && own.some((d) => d.contributions)) {
    const lot = additiveParts(value).length === 1 ? contributorLot(plan, panel, own) : undefined;
    return lot === undefined ? null : { by: 'records', lot };
  }
  if (!isCount(value)) return null;
  const lot = noise?.['per-person'] ?? 1;
  return lot > 1 || period.take === 'mean' ? { by: 'records', lot, isMost: true } : { by: 'records', lot };
}

/** The largest part that one contributor may have in a lot; with more, the lot would tell about it. */
const maxContributorShare = 0.1;

/**
 * Σ of squared contributions over Σ of contributions, over all published figures: one rounded number, since that of a single figure
 * could reveal a contributor. Undefined where one contributor makes too much of it.
 */
function contributorLot(plan: Plan, panel: Panel, own: readonly Disclosure[]): number | undefined {
  const squares = new Map<number, number>();
  let [all, sum] = [0, 0];
  const k = plan.indicators.findIndex((i) => i.id === own[0]!.indicator);
  for (const { period, contributions } of own) {
    const from = offset(panel, k, 0, plan.periods.indexOf(period));
    contributions?.forEach((by, c) => {
      const value = panel.values[from + c]!;
      const total = [...by.values()].reduce((sum, amount) => sum + amount, 0);
      if (panel.reasons[from + c] !== Reason.observed || !(value > 0 && total > 0)) return;
      sum += value;
      for (const [who, amount] of by) {
        // With the mean of several dates, a contributor's part of the figure is its mean too.
        const square = (amount * (value / total)) ** 2;
        squares.set(who, (squares.get(who) ?? 0) + square);
        all += square;
      }
    });
  }
  if (!(sum > 0) || [...squares.values()].some((square) => square > maxContributorShare * all))
    return undefined;
  return Number((all / sum).toPrecision(3));
}
