import { isSumOfChildren } from '../../analysis/index.js';
import { contributionsToChange, matchedIndex } from '../../engine/index.js';
import type { Subject } from '../../release/index.js';
import { isMeasuredIn } from './measured.js';
import type { AnyView } from './view.js';

/**
 * The part (number of a node) with the largest contribution to the change of a unit since the base, in the direction of that change, among the
 * parts that were measured in both periods; undefined where there is none, and where the index is not the sum of its parts.
 */
export function partThatMovedMost(view: AnyView, unit: Subject): number | undefined {
  const { plan, index } = view.release;
  const since = plan.base - plan.first;
  if (since === view.t || !isSumOfChildren(view.release, view.g)) return undefined;
  const matched = matchedIndex(plan, index, since, view.t);
  const parts = contributionsToChange(plan, matched.index, view.g, matched.from, matched.to, unit.number);
  const whole = parts.reduce((sum, { points }) => sum + points, 0);
  const [first] = parts
    .filter(({ node, points }) => points * whole > 0 && isMeasuredIn(view, unit, [since, view.t], [node]))
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
  return first?.node;
}
