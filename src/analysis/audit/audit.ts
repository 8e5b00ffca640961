import { cubeOf, line, type Panel, type Plan, Reason } from '../../edition/index.js';
import { type Index, weightInIndex, weightInParent } from '../../engine/index.js';
import { type Correlation, correlate, type NodeValues, pairsOf } from './correlate.js';
import { cronbach, standardisedCronbach } from './cronbach.js';
import { dimensionOf, dimensionsOf } from './framework.js';
import { type MainEffect, mainEffect } from './mainEffect.js';
import { type NoStatisticReason, whyNot } from './noStatisticReason.js';
import { type Principal, principal } from './principal.js';
import {
  correlationsBetween,
  correlationsWithAncestors,
  correlationsWithDenominators,
  type DenominatorCorrelation,
  nodeColumns,
} from './relations.js';
import { thresholds } from './thresholds.js';
import { hasOutliers, type Univariate, univariate } from './univariate.js';

/** A statistical audit of an index in one period, as plain data. Nodes are named by their id. */
export interface Audit {
  period: string;
  units: number;
  /** Raw figures of every indicator, as observed. */
  indicators: IndicatorStats[];
  /** Every pair of leaves. */
  leaves: (Correlation & { sameDimension: boolean })[];
  /** Every leaf (a) with each node above it (b). */
  ancestors: Correlation[];
  /** Every leaf (a) with each dimension that is not its own (b). */
  others: Correlation[];
  /** Every pair of children of the root, unless these are leaves. */
  dimensions: Correlation[];
  /** Raw indicators (a) correlated with a quantity by which they are or could be divided (b). */
  denominators: DenominatorCorrelation[];
  /** Every node with children. */
  nodes: NodeStats[];
  /** Every node but the root. */
  weights: EffectiveWeight[];
  thresholds: typeof thresholds;
}

export interface IndicatorStats extends Univariate {
  indicator: string;
  /** Imputed values that enter the index in this period. */
  filled: number;
  /** Whether the normalised values that enter the index still have outliers. */
  outliersEnter: boolean;
}

/** The internal consistency of the children of a node. */
export interface NodeStats {
  node: string;
  /** Children compared. */
  children: string[];
  /** Children left out for too few or only equal values. */
  leftOut: { node: string; why: NoStatisticReason }[];
  /** α of the normalised figures, not standardised. */
  alpha: number;
  /** α with each child divided by its standard deviation. */
  standardisedAlpha: number;
  principal: Principal | null;
  why: NoStatisticReason | null;
}

/** Nominal and effective weight of a node. */
export interface EffectiveWeight {
  node: string;
  parent: string;
  /** Nominal share of the parent; NaN where it aggregates without weights. */
  nominal: number;
  ofParent: MainEffect;
  /** `S / Σ S` over the children of the parent: the effective weight, to be compared with the nominal one. */
  effective: number;
  /** Nominal share of the whole index; NaN where a node above aggregates without weights. */
  nominalOfIndex: number;
  ofIndex: MainEffect;
}

/**
 * Audits the index in published period t (counted from the first). Univariate statistics are of the raw panel, all others of the
 * normalised figures, which have their direction applied. Source: OECD/JRC Handbook (2008), steps 2 and 4;
 * JRC statistical audits; COINr for the definitions.
 *
 * @example
 * import { audit, buildIndex, readEdition } from 'internet-plus-index';
 *
 * const { plan, panel } = await readEdition('my-index');
 * for (const { indicator, n, skew } of audit(plan, panel, buildIndex(plan, panel), 1).indicators) {
 *   console.log(indicator, n, skew.toFixed(2));
 * }
 * // → broadband 6 0.35
 * // → mobile 6 0.24
 * // → online-services 6 0.10
 * // → waiting-time 6 0.09
 */
export function audit(plan: Plan, panel: Panel, index: Index, t: number): Audit {
  const columns = nodeColumns(plan, index, t);
  const leaves = plan.nodes.flatMap((node, g) => (node.indicator >= 0 ? [g] : []));
  const dimensions = dimensionsOf(plan);
  const pair = (g: number, h: number) => correlate(columns[g], columns[h]);
  const nodes = plan.nodes.flatMap((node, g) => (node.indicator < 0 ? [g] : []));
  return {
    period: plan.periods[plan.first + t],
    units: index.units,
    indicators: leaves.map((g) => indicatorStats(plan, panel, index, t, g, columns[g])),
    leaves: pairsOf(leaves).map(([g, h]) => ({
      ...pair(g, h),
      sameDimension: dimensionOf(plan, g) === dimensionOf(plan, h),
    })),
    ancestors: correlationsWithAncestors(plan, columns, leaves),
    others: leaves.flatMap((g) =>
      correlationsBetween(
        columns,
        [g],
        dimensions.filter((h) => h !== dimensionOf(plan, g)),
      ),
    ),
    dimensions: dimensions.length > 0 ? pairsOf(plan.nodes[0].children).map(([g, h]) => pair(g, h)) : [],
    denominators: correlationsWithDenominators(plan, panel, t, thresholds.denominator),
    nodes: nodes.map((g) =>
      nodeStats(
        columns[g].id,
        plan.nodes[g].children.map((h) => columns[h]),
      ),
    ),
    weights: nodes.flatMap((g) => effectiveWeights(plan, columns, g, t)),
    thresholds,
  };
}

function indicatorStats(
  plan: Plan,
  panel: Panel,
  index: Index,
  t: number,
  g: number,
  leaf: NodeValues,
): IndicatorStats {
  const k = plan.nodes[g].indicator;
  const raw = line(panel, k, plan.first + t);
  const reasons = line(cubeOf(panel, index.panel.reasons), k, plan.first + t);
  return {
    indicator: plan.indicators[k].id,
    ...univariate(raw),
    filled: reasons.filter((r) => r >= Reason.imputedLinear).length,
    outliersEnter: hasOutliers(univariate(leaf.values)),
  };
}

/** α and principal components of the children of a node that vary over enough units. */
export function nodeStats(node: string, children: readonly NodeValues[]): NodeStats {
  const leftOut = children.flatMap(({ id, values }) => {
    const why = whyNot([values]);
    return why === null ? [] : [{ node: id, why }];
  });
  const compared = children.filter(({ id }) => !leftOut.some((l) => l.node === id));
  const columns = compared.map((c) => c.values);
  const why =
    compared.length < 2 ? (children.length > 1 ? (leftOut[0]?.why ?? null) : 'one-child') : whyNot(columns);
  const alpha = why === null ? cronbach(columns) : Number.NaN;
  return {
    node,
    children: compared.map((c) => c.id),
    leftOut,
    alpha,
    standardisedAlpha: why === null ? standardisedCronbach(columns) : Number.NaN,
    principal: why === null ? principal(columns) : null,
    why: why ?? (alpha === alpha ? null : 'cancel'),
  };
}

function effectiveWeights(
  plan: Plan,
  columns: readonly NodeValues[],
  g: number,
  t: number,
): EffectiveWeight[] {
  const children = plan.nodes[g].children;
  const effects = children.map((h) => mainEffect(columns[h].values, columns[g].values));
  const sum = effects.reduce((s, { effect }) => s + (effect === effect ? effect : 0), 0);
  return children.map((h, i) => ({
    node: columns[h].id,
    parent: columns[g].id,
    nominal: weightInParent(plan, h, t),
    ofParent: effects[i],
    effective: sum > 0 ? effects[i].effect / sum : Number.NaN,
    nominalOfIndex: weightInIndex(plan, h, t),
    ofIndex: g === 0 ? effects[i] : mainEffect(columns[h].values, columns[0].values),
  }));
}
