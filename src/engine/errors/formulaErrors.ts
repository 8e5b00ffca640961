import { formulaTree, type Panel, type Plan, positionOf } from '../../edition/index.js';
import { panelFormulas } from '../formula/panelFigures.js';

/**
 * Variances of a computed indicator in a period, from those of the figures in its formula, as far as these go down: the square of
 * each derivative by the variance, all errors taken as independent (first-order propagation; JCGM 100, 5.1.2). 0 where the figure is imputed.
 *
 * @param of variances of an indicator that is not computed, in a period; undefined where none are known
 */
export function formulaVariances(
  plan: Plan,
  raw: Panel,
  k: number,
  t: number,
  of: (indicator: number, period: number) => Float64Array | undefined,
): Float64Array {
  const evaluator = panelFormulas(plan, raw, true);
  const tree = formulaTree(plan.indicators[k].formula!);
  const known = new Map<string, Float64Array | undefined>();
  const varianceAt = (cell: number) => {
    const { node, unit, period } = positionOf(raw, cell);
    const key = `${node} ${period}`;
    if (!known.has(key)) known.set(key, of(node, period));
    return known.get(key)?.[unit] ?? 0;
  };
  return Float64Array.from(plan.units, (_, c) => {
    let sum = 0;
    for (const [cell, slope] of evaluator.cell(tree, c, t).derivatives ?? [])
      sum += slope * slope * varianceAt(cell);
    return sum;
  });
}
