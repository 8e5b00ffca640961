import { mostlyObserved } from '../../analysis/index.js';
import { line } from '../../edition/index.js';
import { observedShare, wholeWeightInUse } from '../../engine/index.js';
import type { Subject } from '../../release/index.js';
import { unitsOf } from './unitsOf.js';
import type { View } from './view.js';

/**
 * Whether some nodes of a place were measured in a period and in the one before, so that their change is a change and not
 * a value carried on: at least 0.8 of their weight, by the values of its units.
 */
export function isMeasured(view: View, place: Subject, nodes: readonly number[] = [view.g]): boolean {
  const { plan } = view.release;
  const units = place.level === plan.level ? [place] : unitsOf(view, place);
  return (
    view.t > 0 && [view.t - 1, view.t].every((t) => shareAt(view, units, nodes, t) >= mostlyObserved - 1e-9)
  );
}

function shareAt(
  { release: { plan, index } }: View,
  units: readonly Subject[],
  nodes: readonly number[],
  t: number,
): number {
  let [observed, all] = [0, 0];
  for (const g of nodes) {
    const [values, shares] = [line(index, g, t), observedShare(plan, index, -1, g, t)];
    const weight = wholeWeightInUse(plan, g);
    for (const { number } of units) {
      const size = (Number.isNaN(weight) ? 1 : weight) * Math.abs(values[number]!);
      if (Number.isNaN(size)) continue;
      observed += size * shares[number]!;
      all += size;
    }
  }
  return observed / all;
}
