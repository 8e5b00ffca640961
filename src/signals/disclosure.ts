import { type Confidence, Reason, type Signal } from '../edition/index.js';
import {
  contributedColumn,
  type Decimal,
  maxPlaces,
  measuresOf,
  nearestQuotient,
  wholeDecimal,
} from '../sql/index.js';
import type { MeasuredSignal, Sums } from './measured.js';
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
  /** Amounts by contributor of each unit, one map per unit; undefined where the signal declares none. */
  contributions: Map<number, number>[] | undefined;
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
  const contributed = (c: number) =>
    contributedColumn(signal.value) === undefined ? wholeDecimal(counts[c]!) : numerator.at(c);
  const all = Array.from({ length: areas.count }, () => ({
    value: Number.NaN,
    records: 0,
    by: new Map<number, bigint>(),
    unnamed: 0n,
  }));
  measured.values.forEach((value, c) => {
    if (measured.reasons[c] !== Reason.observed) return;
    const unnamed = contributions ? unnamedIn(contributions[c]!, contributed(c)) : 0n;
    for (const area of areas.ofUnit[c]!) {
      const into = all[area]!;
      into.value = Number.isNaN(into.value) ? value : into.value + value;
      into.records += measured.counts[c]!;
      into.unnamed += unnamed;
      for (const [who, amount] of contributions?.[c] ?? [])
        into.by.set(who, (into.by.get(who) ?? 0n) + amount);
    }
  });
  const largestFirst = (by: ReadonlyMap<number, bigint>) =>
    [...by.values()].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0)).map(asDouble);
  return {
    indicator: signal.indicator,
    period: measured.period,
    rules: { 'suppress-below': least, contributors },
    adds: isAdditive && denominator === undefined,
    areas: all.map(({ value, records, by, unnamed }) => ({
      value,
      records,
      unnamed: asDouble(unnamed),
      amounts: contributors ? largestFirst(by) : undefined,
    })),
    contributions:
      contributors &&
      contributions?.map((by) => new Map([...by].map(([who, amount]) => [who, asDouble(amount)]))),
  };
}

const asDouble = (amount: bigint) => nearestQuotient([{ multiple: amount, places: maxPlaces }]);

/** What is left of a sum without the contributors that are named, in multiples of 10⁻³⁸; at least 0. */
function unnamedIn(by: ReadonlyMap<number, bigint>, { multiple, places }: Decimal): bigint {
  const all = BigInt(multiple) * 10n ** BigInt(maxPlaces - places);
  const left = [...by.values()].reduce((rest, amount) => rest - amount, all);
  return left > 0n ? left : 0n;
}
