import {
  at,
  cubeOf,
  inputsOfFormula,
  isHigherWorse,
  memoize,
  offset,
  type Panel,
  type Plan,
  Reason,
} from '../../edition/index.js';
import {
  hasGroupWeights,
  type Index,
  log,
  median,
  orientedScale,
  power,
  present,
  scales,
} from '../../engine/index.js';
import type { Subject } from './subject.js';

/** Why an indicator of a unit cannot be changed. */
export type Fixed =
  /** It has the best value within the bounds, or the cap of its scale. */
  | 'best'
  /** It has no value, and imputation is not requested or impossible. */
  | 'missing'
  /** It is the denominator of other indicators, which would change too. */
  | 'denominator'
  /** Other indicators are computed from it, which would change too. */
  | 'input'
  /** Its denominator is missing or zero. */
  | 'no-denominator'
  /** No unit has a value of it in the period. */
  | 'not-started'
  /** No value within the bounds changes its score. */
  | 'no-effect';

/** An indicator below the node that the unit may change. Values are as published: after division, without direction. */
export interface Cell {
  /** Index of the leaf. */
  node: number;
  indicator: number;
  was: 'observed' | 'imputed' | 'missing';
  /** The value now; NaN is missing. */
  before: number;
  /** The start of a change: the present value, or for an imputed missing one the median of the period. */
  start: number;
  /** `start`, or the nearest value at which its score begins to change (goalposts with a cap). */
  from: number;
  /** The best value within the bounds, at most the cap of its scale; never worse than `from`. */
  best: number;
  /** The raw value is this times the value: the unit's denominator, 1 where there is none. */
  divisor: number;
  /** Whether its scale is linear in the logarithm of the value. */
  log: boolean;
  fixed?: Fixed;
}

/** The leaves below a node, or the node itself. */
export function leavesBelow(plan: Plan, g: number): number[] {
  const { indicator, children } = plan.nodes[g];
  return indicator >= 0 ? [g] : children.flatMap((h) => leavesBelow(plan, h));
}

/**
 * The indicators of a unit below a node, with the range of each: from its present value to the best observed in the
 * published periods, over all units or over those of the unit's own group. Imputed values are not used as bounds.
 */
export function cellsOf(plan: Plan, panel: Panel, index: Index, of: Subject): Cell[] {
  return leavesBelow(plan, of.node)
    .filter((node) => !of.only || of.only.includes(plan.nodes[node].indicator))
    .map((node) => cellOf(plan, panel, index, of, node));
}

function cellOf(plan: Plan, panel: Panel, index: Index, of: Subject, node: number): Cell {
  const k = plan.nodes[node].indicator;
  const { direction, denominator, normalise, treat } = plan.indicators[k];
  const now = at(index.panel, k, of.unit, plan.first + of.period);
  const reason = at(cubeOf(index.panel, index.panel.reasons), k, of.unit, plan.first + of.period);
  const divisor = denominator < 0 ? 1 : at(panel, denominator, of.unit, plan.first + of.period);
  const missing = now !== now;
  const good = goodSign(plan, node);
  const start = missing && of.fill ? median(valuesOf(plan, index, of, node, of.period)) : good * now;
  const everywhere = valuesOf(plan, index, of, node);
  const [low, high] = whereItCounts(plan, node);
  const within = (x: number) => Math.min(high, Math.max(low, x));
  const from = within(start);
  const best = everywhere.reduce((most, x) => Math.max(most, within(x)), from);
  const raw = (x: number) => (direction === good ? x + 0 : 0 - x);
  const cell: Cell = {
    node,
    indicator: k,
    was: missing ? 'missing' : reason === Reason.observed ? 'observed' : 'imputed',
    before: raw(good * now),
    start: raw(start),
    from: raw(from),
    best: raw(best),
    divisor,
    log: normalise.method !== 'base-share' && scales[normalise.method].logarithmic === true && !treat,
  };
  if (index.start[node] > of.period) return { ...cell, fixed: 'not-started' };
  const { denominators, inputs } = behindFramework(plan);
  if (denominators.has(k)) return { ...cell, fixed: 'denominator' };
  if (inputs.has(k)) return { ...cell, fixed: 'input' };
  if (!(Math.abs(divisor) > 0)) return { ...cell, fixed: 'no-denominator' };
  if (start !== start) return { ...cell, fixed: 'missing' };
  return best > from ? cell : { ...cell, fixed: 'best' };
}

/** What indicators of the framework are divided by, and what they are computed from, directly or through others. */
const behindFramework = memoize((plan: Plan) => {
  const inputs = new Set<number>();
  const add = (k: number) => {
    for (const i of inputsOfFormula(plan, k)) {
      if (inputs.has(i)) continue;
      inputs.add(i);
      add(i);
    }
  };
  const leaves = plan.nodes.flatMap(({ indicator }) => (indicator >= 0 ? [indicator] : []));
  for (const k of leaves) add(k);
  const denominators = [...leaves, ...inputs].map((k) => plan.indicators[k].denominator);
  return { inputs, denominators: new Set(denominators) };
});

/**
 * Values of a leaf, turned so that more is better for the unit, of the units that give the bounds: all of one published
 * period, filled-in ones among them, or those observed in any.
 */
export function valuesOf(
  plan: Plan,
  index: Index,
  { unit, peers }: Pick<Subject, 'unit' | 'peers'>,
  node: number,
  period?: number,
): Float64Array {
  const { values, reasons, periods, units } = index.panel;
  const k = plan.nodes[node].indicator;
  const good = goodSign(plan, node);
  const memberOf = peers < 0 ? undefined : plan.groupings[peers].memberOf;
  const found: number[] = [];
  for (let t = plan.first; t < periods; t++) {
    if (period !== undefined && t !== plan.first + period) continue;
    for (let c = 0; c < units; c++) {
      const cell = offset(index.panel, k, c, t);
      const peer = !memberOf || c === unit || memberOf[c] === memberOf[unit];
      if (peer && (period !== undefined || reasons[cell] === Reason.observed))
        found.push(good * values[cell]);
    }
  }
  return present(found);
}

/** 1 where a high score of a node is good, −1 where it is bad. */
export function goodSign(plan: Plan, g: number): 1 | -1 {
  return isHigherWorse(plan, g) ? -1 : 1;
}

/**
 * The range of values in which the score changes, with the sign applied so that more is better for the unit: the ends
 * of a capped scale, else without limits.
 */
function whereItCounts(plan: Plan, node: number): readonly [number, number] {
  const [low, high] = scoredBetween(plan, plan.nodes[node].indicator);
  return goodSign(plan, node) === 1 ? [low, high] : [-high, -low];
}

/** The same of values turned so that more is a higher score. */
function scoredBetween(plan: Plan, k: number): readonly [number, number] {
  const { normalise: how, direction, treat } = plan.indicators[k];
  const anywhere: readonly [number, number] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  if (how.method === 'base-share' || !how.cap || treat) return anywhere;
  return scales[how.method].ends?.(orientedScale(how, direction)) ?? anywhere;
}

/**
 * The value of a cell a share of the way from where it starts to the best it may become: on a straight line in
 * the value, or in its logarithm where its scale is linear in that.
 */
export function valueAt(cell: Cell, share: number): number {
  if (!(share > 0)) return cell.start;
  if (share >= 1) return cell.best;
  return cell.log
    ? cell.from * power(cell.best / cell.from, share)
    : cell.from + share * (cell.best - cell.from);
}

/** The inverse of `valueAt`: the share of the way from start to best at which a value is, 0 to 1. */
export function shareAt({ from, best, log: isLog }: Cell, value: number): number {
  const share = isLog ? log(value / from) / log(best / from) : (value - from) / (best - from);
  return Math.min(1, Math.max(0, share));
}

/** All observed values of an indicator. */
export function observedValues(panel: Panel, k: number): number[] {
  const { values, reasons, units, periods } = panel;
  const [first, last] = [offset(panel, k, 0, 0), offset(panel, k, units - 1, periods - 1)];
  const found: number[] = [];
  for (let i = first; i <= last; i++) if (reasons[i] === Reason.observed) found.push(values[i]);
  return found;
}

/** The panel with some cells of one unit in one published period changed; what is changed counts as observed. */
export function changedPanel(
  plan: Plan,
  panel: Panel,
  { unit, period }: Pick<Subject, 'unit' | 'period'>,
  cells: readonly Cell[],
  values: readonly number[],
): Panel {
  const changed = { ...panel, values: panel.values.slice(), reasons: panel.reasons.slice() };
  cells.forEach((cell, i) => {
    const value = values[i];
    if (value !== value || value === cell.before) return;
    const place = offset(panel, cell.indicator, unit, plan.first + period);
    changed.values[place] = value * cell.divisor;
    changed.reasons[place] = Reason.observed;
  });
  return changed;
}

/** The plan without its groups, which have no part in the scores of units but where gaps are filled from them or weights differ by them. */
export function unitsAlone(plan: Plan): Plan {
  const haveNoPart = plan.method.impute.method === 'none' && !plan.nodes.some(hasGroupWeights);
  return haveNoPart ? { ...plan, groupings: [] } : plan;
}
