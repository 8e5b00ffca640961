import { line, memoize } from '../../edition/index.js';
import { type Index, type LeafErrors, leafErrors, reaggregation } from '../../engine/index.js';
import type { Analysed } from '../tableFamily.js';

/** Standard errors of the logarithms of some values: the least, if errors of indicators are independent, and the most. */
export type LogErrors = readonly [least: ArrayLike<number>, most: ArrayLike<number>];

/**
 * Standard errors of the logarithms of a node's values in a period, by unit or by group of a grouping, as far as the errors of
 * indicators are declared: counts of records are thinned instead (`thinnedIndices`). Undefined where none is declared.
 */
export function logErrors(
  of: Analysed,
  { grouping, g, t }: { grouping: number; g: number; t: number },
): LogErrors | undefined {
  const declared = declaredErrors(of, t);
  if (!declared) return undefined;
  const { plan, index } = of;
  const weights = Float64Array.from(plan.nodes, (node) => node.weight);
  const found = reaggregation(plan, index, t).errors(declared, weights, plan.nodes, g);
  if (!found) return undefined;
  const values = line(index, g, t);
  const relative = (sizes: Float64Array) => {
    if (grouping < 0) return sizes.map((e, c) => e / Math.abs(values[c]));
    const { memberOf, groups } = plan.groupings[grouping];
    const sums = groups.map(() => ({ squares: 0, all: 0 }));
    memberOf.forEach((j, c) => {
      if (j < 0 || Number.isNaN(values[c])) return;
      sums[j].squares += sizes[c] * sizes[c];
      sums[j].all += values[c];
    });
    return Float64Array.from(sums, ({ squares, all }) => Math.sqrt(squares) / Math.abs(all));
  };
  return [relative(found.leastSizes), relative(found.sizes)];
}

/** The declared errors of the leaves in a period; undefined where there are none. */
function declaredErrors(of: Analysed, t: number): (LeafErrors | undefined)[] | undefined {
  const known = knownErrors(of.index);
  if (!known.has(t)) {
    const isDeclared = of.plan.indicators.some(({ error }) => error && error.by !== 'records');
    const errors = isDeclared ? leafErrors(of.plan, of.index, of.panel, t) : [];
    const found = errors.map((of) => (of?.skews ? undefined : of));
    known.set(t, found.some((of) => of?.sizes.some((e) => e > 0)) ? found : undefined);
  }
  return known.get(t);
}

const knownErrors = memoize((_: Index) => new Map<number, (LeafErrors | undefined)[] | undefined>());
