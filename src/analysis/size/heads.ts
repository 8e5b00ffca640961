import { at, type PerHead, type Plan, publishedPeriods } from '../../edition/index.js';
import type { Index } from '../../engine/index.js';
import { usedFigures } from './economyOf.js';

/** Heads of places; NaN where there is none. */
export interface Heads {
  /** Those of all places of a level, by its number among groupings (−1: the units, −2: the total), at a node and published period. */
  of(grouping: number, g: number, period: string): Float64Array;
}

/**
 * The heads by which a plan puts its index per head. Where the figures are those of units alone and the index of groups is the
 * sum of their members, a group has the heads of those members that have an index, so that both count the same places.
 */
export function headsOf(plan: Plan, index: Index, { by, period: fixed }: PerHead): Heads {
  const figures = usedFigures(plan.economy!, by);
  const own = new Set(plan.economy!.facts.filter((f) => f.used && f.indicator === by).map((f) => f.level));
  const published = publishedPeriods(plan);
  const figuresOf = (level: string, places: readonly { code: string }[], period: string) =>
    Float64Array.from(places, ({ code }) => figures.of({ level, code }, fixed ?? period));
  return {
    of(grouping, g, period) {
      const units = figuresOf(plan.level, plan.units, period);
      if (grouping === -1) return units;
      const { column, groups, memberOf, rollUp } =
        grouping === -2
          ? { column: 'total', groups: [plan.total], memberOf: undefined, rollUp: plan.total.rollUp }
          : plan.groupings[grouping];
      if (own.has(column) || rollUp !== 'sum') return figuresOf(column, groups, period);
      const t = published.indexOf(period);
      const sums = new Float64Array(groups.length).fill(Number.NaN);
      units.forEach((heads, c) => {
        const group = memberOf ? memberOf[c] : 0;
        if (group < 0 || t < 0 || Number.isNaN(heads) || Number.isNaN(at(index, g, c, t))) return;
        sums[group] = (Number.isNaN(sums[group]) ? 0 : sums[group]) + heads;
      });
      return sums;
    },
  };
}
