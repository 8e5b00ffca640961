import { methodProblems, offset, type Panel, type Plan, type Problem } from '../../edition/index.js';
import { powerMeanFromSum, powerMeanTerm } from '../aggregates/powerMean.js';
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
    for (let h = plan.nodes[g].parent; h >= 0 && Number.isNaN(level); h = plan.nodes[h].parent) {
      level = nodeTotal(h, start[g], start[g]);
    }
    return level;
  }

  /** The total at a node in period t, from the leaves that had started before `before`; NaN without any. */
  function nodeTotal(g: number, t: number, before: number): number {
    if (plan.nodes[g].indicator >= 0) return (scale * unitTotal(plan, panel, g, t)) / bases[g];
    const p = plan.nodes[g].order;
    const { children, weights } = startedChildren(plan, start, g, before - 1);
    const values = children.map((h) => nodeTotal(h, t, before));
    const present = weights.reduce((sum, w, i) => (Number.isNaN(values[i]) ? sum : sum + w), 0);
    const share = plan.nodes[g].missing.weights === 'reweight' ? present : 1;
    const terms = weights.reduce(
      (sum, w, i) => (Number.isNaN(values[i]) ? sum : sum + w * powerMeanTerm(values[i], p)),
      0,
    );
    return present > 0 ? powerMeanFromSum(terms / share, p) : Number.NaN;
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
