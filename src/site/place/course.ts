import { headlinePeriod, type PlaceCourse, placeCourse } from '../../analysis/index.js';
import { publishedPeriods } from '../../edition/index.js';
import { type CitedFigure, viewOf as factsAt, placeAt } from '../../words/index.js';
import type { Moment } from './moments.js';
import type { PlaceView } from './view.js';

/** The course of a place between two periods over the units and indicators that both have. */
export interface Course {
  /** Numbers of the first and the last published period. */
  from: number;
  to: number;
  /** From the first to the last. */
  points: PlaceCourse['points'];
  /** Whether values and ranks are the published ones. */
  isValue: boolean;
  isRank: boolean;
  /** A figure of the comparison of its two ends with its receipt, where a table has it. */
  cell: (column: EndColumn) => CitedFigure | undefined;
}

type EndColumn = 'from_value' | 'to_value' | 'from_rank' | 'to_rank' | 'points';

/**
 * From the base, or the first period with a value after it, to the last up to that of headlines; undefined where these are not two.
 * Text and charts of a place over time compare these.
 */
export function courseOf(view: PlaceView, moments: readonly Moment[]): Course | undefined {
  const { release, plan, subject, g } = view;
  const has = moments.map(({ value }) => !Number.isNaN(value));
  const base = plan.base - plan.first;
  const to = has.lastIndexOf(true, headlinePeriod(release));
  const from = has[base] && base < to ? base : has.indexOf(true);
  if (from < 0 || from >= to) return undefined;
  const { points } = placeCourse(plan, release.index, g, [from, to], placeAt(release, subject));
  const periods = publishedPeriods(plan);
  const facts = factsAt(release, to, g);
  const row = {
    ...{ node: facts.node, level: subject.level, unit: subject.code },
    ...{ from: periods[from]!, to: periods[to]! },
  };
  const units = {
    from_rank: 'rank',
    to_rank: 'rank',
    from_value: 'points',
    to_value: 'points',
    points: 'change',
  } as const;
  const between = moments.slice(from, to + 1);
  const isSame = (of: (m: { value: number; rank: number }) => number) =>
    between.every((m, i) => Object.is(of(m), of(points[i]!)));
  return {
    from,
    to,
    points,
    isValue: isSame(({ value }) => value),
    isRank: isSame(({ rank }) => rank),
    cell: (column) => facts.cell('matched-sets', row, column, units[column]),
  };
}

/** The path to the receipt of a figure of a table; undefined where it has none. */
export function receiptOfCell(figure: CitedFigure | undefined): string | undefined {
  return figure && `receipt?of=${encodeURIComponent(figure.references[0]!)}`;
}
