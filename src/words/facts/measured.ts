import { isMeasured } from '../../analysis/index.js';
import { observedShare, weightInIndex } from '../../engine/index.js';
import type { Subject } from '../../release/index.js';
import { type AnyView, type FactSource, placeAt } from './view.js';

/** Whether some nodes of a place were measured in each of some periods. Several nodes count by their weight in the whole. */
export function isMeasuredIn(
  view: AnyView,
  place: Subject,
  periods: readonly number[],
  nodes: readonly number[] = [view.g],
): boolean {
  return periods.every((t) => isMeasured(shareAt(view.release, place, nodes, t)));
}

/** Whether they were in this period and in the one before, so that their change is a change and not a value carried on. */
export function isMeasuredAgain(view: AnyView, place: Subject, nodes?: readonly number[]): boolean {
  return view.t > 0 && isMeasuredIn(view, place, [view.t - 1, view.t], nodes);
}

function shareAt(release: FactSource, place: Subject, nodes: readonly number[], t: number): number {
  const { plan, index } = release;
  const { grouping, number } = placeAt(release, place);
  let [observed, all] = [0, 0];
  for (const g of nodes) {
    const share = observedShare(plan, index, grouping, g, t)[number]!;
    if (Number.isNaN(share)) continue;
    // Where a node above aggregates without weights, its parts count alike.
    const weight = weightInIndex(plan, g, t) || 1;
    observed += weight * share;
    all += weight;
  }
  return observed / all;
}
