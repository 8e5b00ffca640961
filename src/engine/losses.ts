import { at, type Plan } from '../edition/index.js';
import { aggregates, choiceInForce, isPowerMean } from './aggregates/index.js';
import type { Index } from './build.js';
import { parentInput } from './contributions.js';
import { scales } from './scales/index.js';
import { requiredChildren } from './steps/lineMeans.js';
import { startedChildren } from './steps/started.js';

/** Why a score is missing although its raw figure or some of its children are present. */
export type LossReason =
  /** The logarithm of a value that is not above zero. */
  | 'log-of-not-positive'
  /** All units have the same value, or only one unit has a value: there is no scale. */
  | 'no-scale'
  /** A child is below zero, and the mean is not defined for negative values. */
  | 'negative-part'
  /** A child is missing, and the way to aggregate needs all of them. */
  | 'needs-all-parts'
  /** Fewer children have a value than the missing rule requires. */
  | 'too-few-parts'
  /** The only child that the node uses is missing. */
  | 'part-missing'
  /** The way to aggregate is not defined for these values, for example where it divides by a mean of zero. */
  | 'not-defined';

/**
 * Why a unit has no score at a node, apart from missing raw figures: undefined where it has one, where the raw figure is missing
 * (the panel has the reason), and where no child of the node has started.
 */
export function lossOf(plan: Plan, index: Index, g: number, t: number, unit: number): LossReason | undefined {
  const value = at(index, g, unit, t);
  if (value === value) return undefined;
  const { indicator } = plan.nodes[g];
  return indicator < 0 ? lossOfNode(plan, index, g, t, unit) : lossOfLeaf(plan, index, indicator, t, unit);
}

function lossOfLeaf(plan: Plan, index: Index, k: number, t: number, unit: number): LossReason | undefined {
  const [filled, treated] = [index.panel, index.treatedPanel].map((panel) =>
    at(panel, k, unit, plan.first + t),
  );
  const { direction, normalise, treat } = plan.indicators[k];
  if (filled !== filled) return undefined;
  const takesLog = treat !== null && 'transform' in treat && treat.transform === 'log';
  if (treated !== treated) return takesLog && direction * filled <= 0 ? 'log-of-not-positive' : 'no-scale';
  const logarithmic = normalise.method !== 'base-share' && scales[normalise.method].logarithmic;
  return logarithmic && !(treated > 0) ? 'log-of-not-positive' : 'no-scale';
}

function lossOfNode(plan: Plan, index: Index, g: number, t: number, unit: number): LossReason | undefined {
  const node = plan.nodes[g];
  const { children } = startedChildren(plan, index.start, g, t, unit);
  if (children.length === 0) return undefined;
  const row = children.map((h) => parentInput(index, h, t, unit));
  const here = row.filter((x) => x === x);
  const how = choiceInForce(node, children, row);
  const single = how.details?.of === 'child' ? how.details.child : undefined;
  if (single !== undefined && !(row[children.indexOf(single)] === row[children.indexOf(single)]))
    return 'part-missing';
  if (
    how.details?.of === 'formula' &&
    how.details.children.some((h) => !(row[children.indexOf(h)] === row[children.indexOf(h)]))
  )
    return 'part-missing';
  if (here.length < requiredChildren(node.missing, children.length)) return 'too-few-parts';
  if (here.length < children.length && aggregates[how.aggregate].compares) return 'needs-all-parts';
  if (isPowerMean(how) && how.order !== 1 && here.some((x) => x < 0)) return 'negative-part';
  if (node.rescale && (isPowerMean(how) || single !== undefined)) return 'no-scale';
  return how.aggregate === 'benefit-of-the-doubt' && here.some((x) => x < 0)
    ? 'negative-part'
    : 'not-defined';
}

/** The scores lost for one reason at an indicator or node in a published period. */
export interface Loss {
  node: number;
  period: number;
  reason: LossReason;
  /** Indices of the units that lose their score here. */
  units: number[];
  /** The number of units that could have one. */
  of: number;
}

/**
 * Scores lost by choices of the method, in the order of the tree: of units whose figures are present and that get no score at an
 * indicator or node. A unit that only lacks a child which was lost further down, or was never observed, is not counted again.
 */
export function lossesOf(plan: Plan, index: Index): Loss[] {
  const losses: Loss[] = [];
  plan.nodes.forEach((_, node) => {
    for (let period = 0; period < index.periods; period++) {
      const found = new Map<LossReason, number[]>();
      let scored = 0;
      for (let unit = 0; unit < index.units; unit++) {
        const reason = lossOf(plan, index, node, period, unit);
        if (reason === undefined) {
          const value = at(index, node, unit, period);
          if (value === value) scored++;
        } else if (reason !== 'too-few-parts' && reason !== 'part-missing') {
          found.set(reason, [...(found.get(reason) ?? []), unit]);
        }
      }
      const lost = [...found.values()].reduce((sum, units) => sum + units.length, 0);
      for (const [reason, units] of found) losses.push({ node, period, reason, units, of: scored + lost });
    }
  });
  return losses;
}
