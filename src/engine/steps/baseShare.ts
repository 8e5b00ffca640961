import { methodProblems, offset, type Panel, type Plan, type Problem } from '../../edition/index.js';
import { powerMeanFromSum, powerMeanTerm } from '../aggregates/powerMean.js';
import { reachesLeaves } from './presence.js';
import { startedChildren } from './started.js';

/**
 * The denominators X0 of the base-share index: one for each leaf, in the unit of its indicator.
 *
 *     X0[k] = Σ_c x[c,k,base]                     the mean over the periods of the base where it is a whole year:
 *                                                 X0/12 of a flow, X0 of a stock, so that the year is the mean of its months
 *
 * A late starter (first period t1 after the base) is linked so that its arrival does not move the index:
 * `X0[k] = X[k,t1] / (I(t1) / scale)`, where I(t1) is the total at the nearest ancestor without the
 * late starters of t1. Both are choices of this project; the published index gives no formula.
 *
 * @returns X0 by node (NaN for nodes that are not leaves), and the problems: a base without data or not above zero
 */
export function baseTotals(
  plan: Plan,
  panel: Panel,
  start: readonly number[],
  scale: number,
): { bases: Float64Array; problems: Problem[] } {
  const base = plan.base - plan.first;
  const bases = new Float64Array(plan.nodes.length).fill(Number.NaN);
  const found: Problem[] = [];
  const at = (path: string) => ({ file: 'edition.yaml', path });
  if (!(start[0] <= base))
    return { bases, problems: [methodProblems.baseWithoutData(at('periods.base'), plan.periods[plan.base])] };
  const leaves = plan.nodes.flatMap((n, g) => (n.indicator >= 0 ? [g] : []));
  for (const g of leaves) {
    if (start[g] <= base) setBase(g, base, 1);
  }
  const late = leaves.filter((g) => start[g] > base && start[g] < Number.POSITIVE_INFINITY);
  for (const g of late.sort((a, b) => start[a] - start[b])) {
    setBase(g, start[g], levelAbove(g) / scale);
  }
  return { bases, problems: found };

  /** Sets X0 from the total in period t, so that the leaf has `level` times the scale. */
  function setBase(g: number, t: number, level: number): void {
    const whole = t === base ? baseTotal(plan, panel, g) : unitTotal(plan, panel, g, t);
    const total = whole / level;
    const factor = scale / total;
    if (!(factor > 0 && factor < Number.POSITIVE_INFINITY)) {
      found.push(
        methodProblems.baseNotPositive(
          at('periods.base'),
          plan.nodes[g].id,
          plan.periods[plan.first + t],
          total,
        ),
      );
    }
    bases[g] = total;
  }

  /** The total at the nearest ancestor that has one when leaf g starts, without the leaves that start with it. */
  function levelAbove(g: number): number {
    let level = Number.NaN;
    for (let h = plan.nodes[g].parent; h >= 0; h = plan.nodes[h].parent) {
      const { total } = nodeTotal(h, start[g], start[g]);
      if (!Number.isNaN(total)) level = total;
      // Where its weight was with indicators of other nodes, it takes the level of these too.
      const { parent } = plan.nodes[h];
      const isShared = parent >= 0 && reachesLeaves(plan.nodes[h]) && reachesLeaves(plan.nodes[parent]);
      if (!Number.isNaN(level) && !isShared) break;
    }
    return level;
  }

  /**
   * The total at a node in period t, from the leaves that had started before `before`; NaN without any. `present`: the share of its
   * weight that they have, where its missing rule reaches down to them.
   */
  function nodeTotal(g: number, t: number, before: number): { total: number; present: number } {
    const node = plan.nodes[g];
    if (node.indicator >= 0) return { total: (scale * unitTotal(plan, panel, g, t)) / bases[g], present: 1 };
    const begun = start.map((s) => (s < before ? 0 : Number.POSITIVE_INFINITY));
    const { children, weights, share } = startedChildren(plan, begun, g, t);
    const parts = children.flatMap((h, i) => {
      const { total, present } = nodeTotal(h, t, before);
      if (Number.isNaN(total)) return [];
      return [{ total, weight: weights[i] * (reachesLeaves(node) ? present : 1) }];
    });
    const whole = parts.reduce((sum, { weight }) => sum + weight, 0);
    const terms = parts.reduce(
      (sum, { total, weight }) => sum + weight * powerMeanTerm(total, node.order),
      0,
    );
    const divisor = node.missing.weights === 'keep' ? 1 : whole;
    return {
      total: whole > 0 ? powerMeanFromSum(terms / divisor, node.order) : Number.NaN,
      present: reachesLeaves(node) ? share * whole : 1,
    };
  }
}

/** Mean of the totals of a leaf over the periods of the base that have one. */
function baseTotal(plan: Plan, panel: Panel, g: number): number {
  let sum = 0;
  let n = 0;
  for (let t = 0; t < plan.baseLength; t++) {
    const total = unitTotal(plan, panel, g, plan.base - plan.first + t);
    if (Number.isNaN(total)) continue;
    sum += total;
    n++;
  }
  return sum / n;
}

/** Sum over the units of a leaf's present values in a published period; NaN when there is none. */
function unitTotal(plan: Plan, panel: Panel, g: number, t: number): number {
  const from = offset(panel, plan.nodes[g].indicator, 0, plan.first + t);
  let sum = Number.NaN;
  for (let c = from; c < from + panel.units; c++) {
    const x = panel.values[c];
    if (x === x) sum = sum === sum ? sum + x : x;
  }
  return sum;
}
