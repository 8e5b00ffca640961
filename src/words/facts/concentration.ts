import { hasNaturalZero } from '../../edition/index.js';
import { resultReference, type Subject } from '../../release/index.js';
import { factHeader, namedCountFigure, ratioFigure } from './citedFigures.js';
import type { FactOf } from './fact.js';
import { type AnyView, isDivided, isTotal } from './view.js';

/** Half of so few units says nothing. */
const fewestUnits = 10;

/**
 * How the index of a total is concentrated, where it is the sum of its units and ratios of points mean something: the share of
 * the unit with most of it, and how few units hold half. Nothing where a unit has less than zero.
 */
export function concentrationFacts(view: AnyView, place: Subject): FactOf<'held'>[] {
  const { release, period, node } = view;
  const units = view.peers({ grouping: -1 });
  const whole = view.value(place);
  const { plan } = release;
  const isSum = isTotal(release, place) && plan.total.rollUp === 'sum' && hasNaturalZero(plan);
  if (
    !isSum ||
    units.length < fewestUnits ||
    !whole ||
    whole.value <= 0 ||
    !isDivided(view, { grouping: -1 })
  )
    return [];
  const largest = units.toSorted((a, b) => view.score(b) - view.score(a));
  let sum = 0;
  const half = largest.findIndex((unit) => {
    sum += view.score(unit);
    return sum >= whole.value / 2;
  });
  if (half < 0) return [];
  const holders = largest.slice(0, half + 1).map((unit) => resultReference(plan, unit, period, node));
  return [
    {
      ...factHeader(view, place, 0.75, 0.2),
      kind: 'held',
      first: { subject: largest[0]!, share: ratioFigure(view.value(largest[0]!)!, whole) },
      half: namedCountFigure(holders),
      of: view.rankedCount(largest[0]!),
    },
  ];
}
