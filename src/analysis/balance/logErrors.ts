import { line, memoize } from '../../edition/index.js';
import { type Index, type LeafErrors, leafErrors, reaggregation } from '../../engine/index.js';
import type { Analysed } from '../tableFamily.js';

/** Standard errors of the logarithms of some values: the least, if errors of indicators are independent, and the most. */
export type LogErrors = readonly [least: ArrayLike<number>, most: ArrayLike<number>];

/** A node's values in a period, by unit (−1) or by group of a grouping. */
interface Column {
  grouping: number;
  g: number;
  t: number;
}

/**
 * Standard errors of the logarithms of a node's values in a period, as far as the errors of indicators are declared. Counts of records
 * are left out, which tests of spread thin instead (`thinnedIndices`). Undefined where none is declared.
 */
export function logErrors(of: Analysed, column: Column): LogErrors | undefined {
  return errorsOf(of, column, 'declared');
}

/** Standard errors of a node's values in a period, those of counts included; undefined where none are known. */
export function valueErrors(of: Analysed, column: Column): Float64Array | undefined {
  const found = errorsOf(of, column, 'all');
  if (!found) return undefined;
  const { grouping, g, t } = column;
  const values = line(grouping < 0 ? of.index : of.index.groups[grouping], g, t);
  return Float64Array.from(values, (x, c) => Math.abs(x) * found[1][c]);
}

function errorsOf(of: Analysed, { grouping, g, t }: Column, which: Which): LogErrors | undefined {
  const declared = declaredErrors(of, t, which);
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

type Which = 'declared' | 'all';

/** The errors of the leaves in a period, without those of counts or with them; undefined where there are none. */
function declaredErrors(of: Analysed, t: number, which: Which): (LeafErrors | undefined)[] | undefined {
  const known = knownErrors(of.index);
  const key = `${which} ${t}`;
  if (!known.has(key)) {
    const isTaken = (by: string) => which === 'all' || by !== 'records';
    const isDeclared = of.plan.indicators.some(({ error }) => error && isTaken(error.by));
    const errors = isDeclared ? leafErrors(of.plan, of.index, of.panel, t) : [];
    const found = errors.map((of) => (which === 'declared' && of?.skews ? undefined : of));
    known.set(key, found.some((of) => of?.sizes.some((e) => e > 0)) ? found : undefined);
  }
  return known.get(key);
}

const knownErrors = memoize((_: Index) => new Map<string, (LeafErrors | undefined)[] | undefined>());
