import { type Confidence, Reason, type Signal } from '../edition/index.js';
import { contributedColumn, measuresOf } from '../sql/index.js';
import type { Contributions, MeasuredSignal, Sums } from './measured.js';
import type { Areas } from './merging.js';

/** The figures of one signal with confidentiality rules in one period, before disclosure control. */
export interface Disclosure {
  indicator: string;
  period: string;
  rules: Confidence;
  /** Whether the figures are additive, so that units add up to groups. */
  adds: boolean;
  /** One for each area: the units, the groups of every grouping, the total. */
  areas: Backing[];
  /** Amounts by contributor of each unit; undefined where the signal declares none. */
  contributions: Contributions | undefined;
}

/** The records and contributors behind one figure. */
export interface Backing {
  /** NaN where there is no figure. For an additive figure of a group, the sum over its units. */
  value: number;
  records: number;
  /** Amounts of all contributors, in descending order; undefined where the signal declares none. */
  amounts: number[] | undefined;
  /** The amount of records that name no contributor: they may all be of one. */
  unnamed: number;
}

/** The figures of a signal with confidentiality rules; undefined for other signals. */
export function disclosureOf(
  signal: Signal,
  measured: MeasuredSignal,
  { contributions, numerator, counts }: Sums,
  areas: Areas,
): Disclosure | undefined {
  const { 'suppress-below': least, contributors } = signal;
  if (least === undefined && contributors === undefined) return undefined;
  const { isAdditive, denominator } = measuresOf(signal);
  const contributed = contributedColumn(signal.value) === undefined ? counts : numerator;
  const all = Array.from({ length: areas.count }, () => ({
    value: Number.NaN,
    records: 0,
    by: new Map<number, number>(),
    unnamed: 0,
  }));
  measured.values.forEach((value, c) => {
    if (measured.reasons[c] !== Reason.observed) return;
    const unnamed = contributions ? unnamedIn(contributions[c]!, contributed[c]!) : 0;
    for (const area of areas.ofUnit[c]!) {
      const into = all[area]!;
      into.value = Number.isNaN(into.value) ? value : into.value + value;
      into.records += measured.counts[c]!;
      into.unnamed += unnamed;
      for (const [who, amount] of contributions?.[c] ?? [])
        into.by.set(who, (into.by.get(who) ?? 0) + amount);
    }
  });
  const largestFirst = (by: ReadonlyMap<number, number>) => [...by.values()].sort((a, b) => b - a);
  return {
    indicator: signal.indicator,
    period: measured.period,
    rules: { 'suppress-below': least, contributors },
    adds: isAdditive && denominator === undefined,
    areas: all.map(({ value, records, by, unnamed }) => ({
      value,
      records,
      unnamed,
      amounts: contributors ? largestFirst(by) : undefined,
    })),
    contributions: contributors && contributions,
  };
}

/** What is left of a sum without the contributors that are named; nothing where it is no more than sums of floating-point numbers differ by. */
function unnamedIn(by: ReadonlyMap<number, number>, all: number): number {
  const left = [...by.values()].reduce((rest, amount) => rest - amount, all);
  return left > 1e-9 * all ? left : 0;
}
