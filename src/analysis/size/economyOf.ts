import { at, type Economy, lines, type Plan, publishedPeriods } from '../../edition/index.js';
import type { Index } from '../../engine/index.js';
import { valueErrors } from '../balance/logErrors.js';
import { matchedValues, type PlaceAt } from '../matched.js';
import type { Analysed } from '../tableFamily.js';

/** A place and the index of it by published period. */
export interface PlaceSeries {
  level: string;
  code: string;
  /** The place of the index that it belongs to. */
  at: PlaceAt;
  index: ArrayLike<number>;
}

/** All places of a level (`total`: the total alone), with their index at a node. */
export function placesAt(plan: Plan, index: Index, level: string, g = 0): PlaceSeries[] {
  if (level === 'total') {
    const at = { grouping: -2, number: 0 };
    return [{ level, code: plan.total.code, at, index: lines(index.total, g) }];
  }
  const grouping = plan.groupings.findIndex((g) => g.column === level);
  const codes = grouping < 0 ? plan.units : plan.groupings[grouping].groups;
  const cube = grouping < 0 ? index : index.groups[grouping];
  return codes.map(({ code }, c) => ({
    level,
    code,
    at: { grouping, number: c },
    index: Array.from({ length: index.periods }, (_, t) => at(cube, g, c, t)),
  }));
}

/**
 * The series of a place at the periods of the economy: one of the index's own, or a year of quarters or months, of which
 * it is the mean. NaN outside the index, and for a year that is not whole.
 */
export function indexAt(plan: Plan, { index }: Pick<PlaceSeries, 'index'>, period: string): number {
  return mean(partsOf(plan, period).map((t) => index[t]));
}

/**
 * The standard errors of a node's values in a period of the economy, by unit (−1) or group of a grouping: those of the parts of a year are
 * taken to go the same way. 0 where none is known.
 */
export function indexErrors(
  of: Analysed,
  grouping: number,
  g: number,
  period: string,
): (number: number) => number {
  const parts = partsOf(of.plan, period).map((t) => valueErrors(of, { grouping, g, t }));
  return (number) => mean(parts.map((errors) => errors?.[number] ?? 0)) || 0;
}

/**
 * The index of a place in two periods of the economy, at the root, over the matched set (`matchedIndex`): of two years of
 * quarters or months, the means of what each quarter or month is in both. NaN in both where one is missing.
 */
export function indexBetween(
  { plan, index }: { plan: Plan; index: Index },
  { at }: Pick<PlaceSeries, 'at'>,
  [from, to]: readonly [string, string],
): { before: number; after: number } {
  const [before, after] = [partsOf(plan, from), partsOf(plan, to)];
  if (before.length !== after.length) return { before: Number.NaN, after: Number.NaN };
  const both = before.map((t, i) => matchedValues(plan, index, 0, [t, after[i]], at));
  return { before: mean(both.map((of) => of.before)), after: mean(both.map((of) => of.after)) };
}

/** The published periods of a period of the economy, by index: itself, or the parts of its year; none where a part is missing. */
function partsOf(plan: Plan, period: string): number[] {
  const periods = publishedPeriods(plan);
  const own = periods.indexOf(period);
  if (own >= 0) return [own];
  const parts = periods.flatMap((p, t) => (p.startsWith(`${period}-`) ? [t] : []));
  return parts.length === { year: 1, quarter: 4, month: 12 }[plan.frequency] ? parts : [];
}

/** NaN for an empty list. */
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

/** The figures of an indicator of the economy that are used, by level, code and period. */
export function usedFigures(economy: Economy, indicator: string): EconomicFigures {
  const values = new Map<string, number>();
  const periods = new Set<string>();
  for (const fact of economy.facts) {
    if (!fact.used || fact.indicator !== indicator) continue;
    values.set(`${fact.level}\n${fact.code}\n${fact.period}`, fact.value);
    periods.add(fact.period);
  }
  return {
    periods: [...periods].sort(),
    of: ({ level, code }, period) => values.get(`${level}\n${code}\n${period}`) ?? Number.NaN,
  };
}

export interface EconomicFigures {
  /** Every period any place has a figure for, in order. */
  periods: string[];
  /** NaN where there is none. */
  of(place: Pick<PlaceSeries, 'level' | 'code'>, period: string): number;
}
