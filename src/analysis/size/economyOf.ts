import { at, type Economy, lines, type Plan, publishedPeriods } from '../../edition/index.js';
import type { Index } from '../../engine/index.js';

/** A place and the index of it by published period. */
export interface Place {
  level: string;
  code: string;
  index: ArrayLike<number>;
}

/** All places of a level (`total`: the total alone), with their index at a node. */
export function placesAt(plan: Plan, index: Index, level: string, g = 0): Place[] {
  if (level === 'total') {
    return [{ level, code: plan.total.code, index: lines(index.total, g) }];
  }
  const grouping = plan.groupings.findIndex((g) => g.column === level);
  const codes = grouping < 0 ? plan.units : plan.groupings[grouping].groups;
  const cube = grouping < 0 ? index : index.groups[grouping];
  return codes.map(({ code }, c) => ({
    level,
    code,
    index: Array.from({ length: index.periods }, (_, t) => at(cube, g, c, t)),
  }));
}

/**
 * The series of a place at the periods of the economy: one of the index's own, or a year of quarters or months, of which
 * it is the mean. NaN outside the index, and for a year that is not whole.
 */
export function indexAt(plan: Plan, { index }: Place, period: string): number {
  const periods = publishedPeriods(plan);
  const own = periods.indexOf(period);
  if (own >= 0) return index[own];
  const parts = periods.flatMap((p, t) => (p.startsWith(`${period}-`) ? [index[t]] : []));
  const whole = { year: 1, quarter: 4, month: 12 }[plan.frequency];
  return parts.length === whole ? parts.reduce((a, b) => a + b, 0) / whole : Number.NaN;
}

/** The figures of an indicator of the economy that are used, by level, code and period. */
export function usedFigures(economy: Economy, indicator: string): Figures {
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

export interface Figures {
  /** Every period any place has a figure for, in order. */
  periods: string[];
  /** NaN where there is none. */
  of(place: Pick<Place, 'level' | 'code'>, period: string): number;
}
