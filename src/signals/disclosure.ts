import { type Confidence, Reason, type Signal } from '../edition/index.js';
import { measuresOf } from '../sql/index.js';
import type { Contributions, Measured } from './measured.js';
import type { Bodies } from './merging.js';

/** What one signal that has rules of confidentiality says in one period: to be judged before anything is published. */
export interface Disclosure {
  indicator: string;
  period: string;
  rules: Confidence;
  /** Whether the figures of units add up to those of groups. */
  adds: boolean;
  /** Of each body: the units, the groups of every grouping, the whole area. */
  bodies: Backing[];
}

/** What stands behind one figure. */
export interface Backing {
  /** NaN where there is no figure. Of a figure that adds up, the sum over the units of a group. */
  value: number;
  records: number;
  /** Amounts of all contributors, the largest first; undefined where the signal names none. */
  amounts: number[] | undefined;
}

/** What stands behind the figures of a signal that has rules; undefined for others. */
export function disclosureOf(
  signal: Signal,
  measured: Measured,
  contributions: Contributions | undefined,
  bodies: Bodies,
): Disclosure | undefined {
  const { 'suppress-below': least, contributors } = signal;
  if (least === undefined && contributors === undefined) return undefined;
  const { adds, below } = measuresOf(signal);
  const all = Array.from({ length: bodies.count }, () => ({
    value: Number.NaN,
    records: 0,
    by: new Map<number, number>(),
  }));
  measured.values.forEach((value, c) => {
    if (measured.reasons[c] !== Reason.observed) return;
    for (const body of bodies.of[c]!) {
      const into = all[body]!;
      into.value = Number.isNaN(into.value) ? value : into.value + value;
      into.records += measured.counts[c]!;
      for (const [who, amount] of contributions?.[c] ?? [])
        into.by.set(who, (into.by.get(who) ?? 0) + amount);
    }
  });
  const largestFirst = (by: ReadonlyMap<number, number>) => [...by.values()].sort((a, b) => b - a);
  return {
    indicator: signal.indicator,
    period: measured.period,
    rules: { 'suppress-below': least, contributors },
    adds: adds && below === undefined,
    bodies: all.map(({ value, records, by }) => ({
      value,
      records,
      amounts: contributors ? largestFirst(by) : undefined,
    })),
  };
}
