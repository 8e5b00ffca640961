import { periodOfDate, publishedPeriods } from '../edition/index.js';
import { geocodingShares, type Release } from '../release/index.js';

/** The records of a signal in a period, by what its figures add up: records, or a value such as addresses. */
export interface LeastPlaced {
  indicator: string;
  /** The part that names no unit, and all inside the area. */
  unplaced: number;
  inside: number;
  /** Their date, or the period where they have several. */
  observed: string;
}

/** The signal whose records of a published period (number from the first) most often name no unit; undefined where all do. */
export function leastPlaced(
  { plan, geocoding }: Pick<Release, 'plan' | 'geocoding'>,
  t: number,
): LeastPlaced | undefined {
  const period = publishedPeriods(plan)[t]!;
  const used = geocoding.filter((p) => p.used && periodOfDate(p.observed, plan.frequency) === period);
  const [least] = geocodingShares(used)
    .filter(({ value }) => value.unplaced > 0)
    .sort((a, b) => a.shareOfValue - b.shareOfValue);
  if (!least) return undefined;
  const { indicator, from, value } = least;
  const dates = new Set(
    used.filter((p) => p.indicator === indicator && p.from === from).map((p) => p.observed),
  );
  const [date] = dates.size === 1 ? dates : [period];
  return { indicator, unplaced: value.unplaced, inside: value.placed + value.unplaced, observed: date! };
}
