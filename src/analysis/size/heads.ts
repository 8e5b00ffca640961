import { at, type PerHead, type Plan, publishedPeriods } from '../../edition/index.js';
import type { Index } from '../../engine/index.js';
import { usedFigures } from './economyOf.js';

/** Heads of places. NaN where there is none. */
export interface Heads {
  /** The periods that have figures. */
  periods: string[];
  /** Heads of a place, by its number within a grouping (−1: the units, −2: the total), at a node and published period. */
  of(grouping: number, number: number, g: number, period: string): number;
}

/**
 * The heads by which a plan puts its index per head. Where the figures are those of units alone and the index of groups is the
 * sum of their members, a group has the heads of those members that have an index, so that both count the same places.
 */
export function headsOf(plan: Plan, index: Index, { by, period: fixed }: PerHead): Heads {
  const figures = usedFigures(plan.economy!, by);
  const own = new Set(plan.economy!.facts.filter((f) => f.used && f.indicator === by).map((f) => f.level));
  const published = publishedPeriods(plan);
  const figure = (level: string, code: string, period: string) =>
    figures.of({ level, code }, fixed ?? period);
  const unit = (c: number, period: string) => figure(plan.level, plan.units[c].code, period);
  const summed = (g: number, period: string, isIn: (c: number) => boolean) => {
    const t = published.indexOf(period);
    let sum = Number.NaN;
    plan.units.forEach((_, c) => {
      const heads = unit(c, period);
      if (!isIn(c) || Number.isNaN(heads) || t < 0 || Number.isNaN(at(index, g, c, t))) return;
      sum = (Number.isNaN(sum) ? 0 : sum) + heads;
    });
    return sum;
  };
  return {
    periods: fixed === null ? figures.periods : published,
    of(grouping, number, g, period) {
      if (grouping === -1) return unit(number, period);
      const { column, groups, memberOf, rollUp } =
        grouping === -2
          ? { column: 'total', groups: [plan.total], memberOf: undefined, rollUp: plan.total.rollUp }
          : plan.groupings[grouping];
      if (own.has(column) || rollUp !== 'sum') return figure(column, groups[number].code, period);
      return summed(g, period, (c) => !memberOf || memberOf[c] === number);
    },
  };
}
