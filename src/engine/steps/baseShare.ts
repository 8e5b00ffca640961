import { type Panel, type Plan, type Problem, problems } from '../../edition/index.js';
import { fromOrder, meanOrder, toOrder } from './powerMean.js';
import { startedChildren } from './started.js';

/**
 * The denominators X0 of the base-share index: one a leaf, in the unit of its indicator.
 *
 *     X0[k] = Σ_c x[c,k,base]
 *
 * A late starter (first period t1 after the base) is linked so that its arrival does not move the index:
 * `X0[k] = X[k,t1] / (I(t1) / scale)`, where I(t1) is the national value of the nearest ancestor without the
 * late starters of t1. Both are choices of this project; the published index gives no formula.
 *
 * @param totals national total of leaf g in published period t at `g * periods + t`, NaN when nothing is present
 * @returns X0 by node (NaN for nodes that are not leaves), and the problems: no data, base not positive
 */
export function baseTotals(
  plan: Plan,
  panel: Panel,
  totals: Float64Array,
  start: readonly number[],
  scale: number,
): { bases: Float64Array; problems: Problem[] } {
  const periods = panel.periods - plan.first;
  const base = plan.base - plan.first;
  const bases = new Float64Array(plan.nodes.length).fill(Number.NaN);
  const found: Problem[] = [];
  const at = (path: string) => ({ file: 'edition.yaml', path });
  const leaves = plan.nodes.flatMap((n, g) => (n.indicator >= 0 ? [g] : []));
  if (!leaves.some((g) => start[g] <= base)) {
    return { bases, problems: [problems.baseWithoutData(at('periods.base'), plan.periods[plan.base])] };
  }
  for (const g of leaves) {
    const { id } = plan.nodes[g];
    if (start[g] === Number.POSITIVE_INFINITY) found.push(problems.noData(at('tree'), id));
    else if (start[g] <= base) setBase(g, totals[g * periods + base], plan.periods[plan.base]);
  }
  const late = leaves.filter((g) => start[g] > base && start[g] < periods).sort((a, b) => start[a] - start[b]);
  for (const g of late) {
    const t1 = start[g];
    let above = plan.nodes[g].parent;
    while (above >= 0 && !(start[above] < t1)) above = plan.nodes[above].parent;
    const nation = above >= 0 ? national(above, t1, t1) : scale;
    setBase(g, totals[g * periods + t1] / (nation / scale), plan.periods[plan.first + t1]);
  }
  return { bases, problems: found };

  function setBase(g: number, total: number, period: string): void {
    if (!(total > 0)) found.push(problems.baseNotPositive(at('periods.base'), plan.nodes[g].id, period, total));
    bases[g] = total;
  }

  /** National value of a node in period t, from the leaves that had started before `before`. */
  function national(g: number, t: number, before: number): number {
    if (plan.nodes[g].indicator >= 0) return (scale * totals[g * periods + t]) / bases[g];
    const p = meanOrder[plan.nodes[g].aggregate];
    const { children, weights } = startedChildren(plan, start, g, before - 1);
    return fromOrder(
      children.reduce((sum, h, i) => sum + weights[i] * toOrder(national(h, t, before), p), 0),
      p,
    );
  }
}
