import { baseName, type Plan, periodNumber, publishedPeriods, type SizeRules } from '../../edition/index.js';
import type { Square } from '../balance/alike.js';
import { distancesOf } from '../balance/distances.js';
import type { Analysed } from '../tableFamily.js';
import {
  type EconomicFigures,
  indexAt,
  indexErrors,
  type PlaceSeries,
  placesAt,
  usedFigures,
} from './economyOf.js';
import type { Observation } from './panel.js';

/** What sizes and regressions are computed from. */
export interface Subject extends Analysed {
  rules: SizeRules;
  /** The output of places by period. */
  output: EconomicFigures;
  /** The periods of the tables: those published, or whole years where the output of a quarterly or monthly index is yearly. */
  periods: string[];
  /** The period of the base among these; the mean of its year where the periods are years. */
  base: string;
}

/** The subject of an edition with rules of size. */
export function subjectOf(of: Analysed, rules: SizeRules): Subject {
  const { plan } = of;
  const output = usedFigures(plan.economy!, rules.output);
  const base = baseName(plan);
  return {
    ...of,
    rules,
    output,
    periods: periodsOf(plan, output),
    base: isYearly(plan, output) ? base.slice(0, 4) : base,
  };
}

/** The periods of tables with economic figures: whole years where these are yearly and the index is not. */
export function periodsOf(plan: Plan, figures: EconomicFigures): string[] {
  const own = publishedPeriods(plan);
  if (!isYearly(plan, figures)) return own;
  return [...new Set(own.map((p) => p.slice(0, 4)))].filter((year) => isWhole(plan, year));
}

function isYearly({ frequency }: Plan, { periods }: EconomicFigures): boolean {
  return (
    frequency !== 'year' && periods.length > 0 && periods.every((p) => periodNumber(p, 'year') !== undefined)
  );
}

const isWhole = (plan: Plan, year: string) => {
  const wanted = { year: 1, quarter: 4, month: 12 }[plan.frequency];
  return publishedPeriods(plan).filter((p) => p.startsWith(`${year}-`)).length === wanted;
};

/** Index at a node, with its error, and output of all places of a level in all periods; NaN where one has none. */
export function observationsAt(of: Subject, level: string, g = 0): Observed {
  const { plan, index, output, periods } = of;
  const places = placesAt(plan, index, level, g);
  const grouping = places[0]?.at.grouping ?? -1;
  const errors = periods.map((period) => indexErrors(of, grouping, g, period));
  const rows = places.flatMap((place, group) =>
    periods.map((period, time) => {
      const [x, y] = [indexAt(plan, place, period), output.of(place, period)];
      return { group, time, x, y, error: errors[time](place.at.number) };
    }),
  );
  return { level, places, rows, distances: level === 'total' ? [] : distancesOf(plan, grouping) };
}

export interface Observed {
  level: string;
  places: PlaceSeries[];
  rows: Observation[];
  /** Kilometres between the places; none for the total. */
  distances: Square;
}

/** The levels at which places have an output: the one that the edition names first. */
export function levelsWithOutput({ plan, rules }: Subject): string[] {
  const facts = plan.economy!.facts.filter((f) => f.used && f.indicator === rules.output);
  const there = new Set(facts.map((f) => f.level));
  there.delete('total');
  return [...new Set([rules.level, ...there])];
}
