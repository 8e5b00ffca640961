import { isAgainstIndex, line, type Panel, type Plan } from '../../edition/index.js';
import type { Index } from '../../engine/index.js';
import { type Correlation, correlate, pairsOf, type SortedValues, sortColumn } from './correlate.js';
import { ancestorsOf } from './framework.js';

/**
 * The figures of every node in one published period, sorted once for all correlations; of all units, or of those
 * named (a province, a tier); with reversed sign where the polarity of a node is opposite to that of the index, so that all have the same polarity.
 */
export function nodeColumns(plan: Plan, index: Index, t: number, units?: readonly number[]): SortedValues[] {
  return plan.nodes.map(({ id }, g) => {
    const own = line(index, g, t);
    const all = isAgainstIndex(plan, g) ? own.map((x) => -x) : own;
    return sortColumn({ id, values: units ? Float64Array.from(units, (c) => all[c]) : all });
  });
}

/** Each of some nodes with each of others. Source: COINr `get_corr`. */
export function correlationsBetween(
  columns: readonly SortedValues[],
  some: readonly number[],
  others: readonly number[],
): Correlation[] {
  return some.flatMap((g) => others.map((h) => correlate(columns[g], columns[h])));
}

/** Each of some nodes (a) with every node above it (b), the nearest first. Source: COINr `get_corr`, `withparent = "family"`. */
export function correlationsWithAncestors(
  plan: Plan,
  columns: readonly SortedValues[],
  nodes: readonly number[],
): Correlation[] {
  return nodes.flatMap((g) => correlationsBetween(columns, [g], ancestorsOf(plan, g)));
}

/** Every pair of some nodes with the same ancestor at a depth. Source: COINr `get_corr`, `grouplev`. */
export function correlationsWithinGroups(
  plan: Plan,
  columns: readonly SortedValues[],
  nodes: readonly number[],
  depth: number,
): (Correlation & { under: string })[] {
  const groupOf = (g: number) => [g, ...ancestorsOf(plan, g)].find((h) => plan.nodes[h].depth === depth);
  return pairsOf(nodes).flatMap(([g, h]) => {
    const group = groupOf(g);
    if (group === undefined || group !== groupOf(h)) return [];
    return [{ ...correlate(columns[g], columns[h]), under: plan.nodes[group].id }];
  });
}

/** An indicator that is correlated with a quantity by which it could be divided. */
export interface DenominatorCorrelation extends Correlation {
  /** Whether it is divided by it. */
  divided: boolean;
}

/**
 * Raw indicators (a) correlated with a denominator (b), |r| above a limit: candidates for division by it. Denominators are the
 * indicators that divide another or are not in the framework. Source: COINr `get_denom_corr`.
 */
export function correlationsWithDenominators(
  plan: Plan,
  panel: Panel,
  t: number,
  above: number,
): DenominatorCorrelation[] {
  const leaves = new Set(plan.nodes.map((n) => n.indicator));
  const divisors = new Set(plan.indicators.map((i) => i.denominator));
  const columns = plan.indicators.map(({ id }, k) =>
    sortColumn({ id, values: line(panel, k, plan.first + t) }),
  );
  const denominators = columns.filter((_, k) => divisors.has(k) || !leaves.has(k));
  return columns
    .filter((_, k) => leaves.has(k))
    .flatMap((a) =>
      denominators.flatMap((b) => {
        const found = correlate(a, b);
        if (a === b || !(Math.abs(found.pearson) > above)) return [];
        const { denominator } = plan.indicators.find((i) => i.id === a.id)!;
        return [{ ...found, divided: plan.indicators[denominator]?.id === b.id }];
      }),
    );
}
