import { type DataError, type Plan, recordValueName, type Signal } from '../edition/index.js';
import type { Disclosure } from './disclosure.js';
import type { Measured } from './measured.js';

/** What was read of the records. */
interface Read {
  measured: readonly Measured[];
  disclosures: readonly Disclosure[];
}

/**
 * A plan whose indicators that count records, or different values, have the sampling error of counts where the edition declares
 * none: the records of a figure are taken as independent, those of several dates too where a figure is their mean. Where a
 * signal names its contributors, they are what is independent: the variance of a figure is the sum of their squared
 * contributions, which is known for sums of amounts too. One lot stands for all figures of an indicator, rounded, since that of a
 * single figure could reveal a contributor.
 */
export function withSamplingErrors(plan: Plan, signals: readonly Signal[], read: Read): Plan {
  const found = new Map<string, DataError>();
  for (const signal of signals) {
    const lot = lotOf(plan, signal, read);
    if (lot !== undefined) found.set(signal.indicator, { by: 'records', lot });
  }
  const indicators = plan.indicators.map((i) => ({ ...i, error: i.error ?? found.get(i.id) ?? null }));
  return { ...plan, indicators };
}

/** The variance of a figure of a signal over the figure; undefined where it is not known. */
function lotOf(plan: Plan, signal: Signal, read: Read): number | undefined {
  const name = recordValueName(signal.value);
  if (signal.contributors)
    return name === 'count' || name === 'sum' ? ofContributors(plan, signal, read) : undefined;
  return name === 'count' || name === 'distinct' ? ofRecords(signal, read) : undefined;
}

/** 1, or less where figures are means of several dates: Σ of figures over the number of their dates, over Σ of figures. */
function ofRecords(signal: Signal, { measured }: Read): number | undefined {
  let [variances, sum] = [0, 0];
  for (const { indicator, values, over } of measured) {
    if (indicator !== signal.indicator) continue;
    for (const x of values) {
      if (!(x > 0)) continue;
      variances += x / over;
      sum += x;
    }
  }
  return sum > 0 ? rounded(variances / sum) : undefined;
}

const rounded = (x: number) => Number(x.toPrecision(3));

/** Σ of squared contributions over Σ of contributions, of all units and periods. */
function ofContributors(plan: Plan, signal: Signal, { disclosures }: Read): number | undefined {
  let [squares, sum] = [0, 0];
  for (const { indicator, areas } of disclosures) {
    if (indicator !== signal.indicator) continue;
    for (const { value, amounts } of areas.slice(0, plan.units.length)) {
      if (!amounts || !(value > 0)) continue;
      // With the mean of several dates, a contributor's part of the figure is its mean too.
      const all = amounts.reduce((total, a) => total + a, 0);
      const scale = all > 0 ? value / all : 0;
      for (const a of amounts) squares += a * scale * (a * scale);
      sum += value;
    }
  }
  return sum > 0 ? rounded(squares / sum) : undefined;
}
