import { cubeSize, namesIn, offset, type Panel, type Plan } from '../../edition/index.js';
import {
  aggregates,
  buildIndex,
  computeIndicators,
  type Index,
  scaleNames,
  scales,
  scaleTree,
} from '../../engine/index.js';
import type { Analysed } from '../tableFamily.js';
import { roundingOf } from './rounding.js';

/** Beyond so many scores in all, the reach of rounding is not computed. */
const mostScores = 4e8;

/**
 * How far each figure can lie from the computed one if every input was rounded to the decimals in which it is given: over indicators,
 * the sum of what half a unit of the last decimal changes. Where scales depend on all units, the figures of the unit itself, of other
 * units, of those with the lowest and the highest value and of the base period may be rounded in opposite directions. Exact to the
 * first order of the rounding.
 *
 * @returns in the place of each figure of the index; undefined where weights are derived unit by unit, or the index is too large to
 * be computed so often
 */
export function reachOfRounding({ plan, panel, index }: Analysed): Index | undefined {
  const rounding = roundingOf(plan, panel);
  const moved = rounding.flatMap((by, k) => (by > 0 ? [k] : []));
  if (8 * moved.length * cubeSize(panel, plan.nodes.length) > mostScores) return undefined;
  if (plan.nodes.some(({ aggregate }) => aggregate === 'benefit-of-the-doubt')) return undefined;
  const before = figuresOf(index);
  const alone = scalesAreFixed(plan);
  const reach = before.map((of) => new Float64Array(of.length));
  for (const k of moved) {
    const { shares, share } = alone ? oneShare : sharesOf(plan, panel, k);
    const most = before.map((of) => new Float64Array(of.length));
    // In both directions, as a cap or a floor may stop one of them.
    for (const by of [rounding[k]!, -rounding[k]!]) {
      const after = Array.from({ length: shares }, (_, s) =>
        figuresOf(shiftedIndex(plan, panel, k, (c, t) => (share(c, t) === s ? by : 0))),
      );
      before.forEach((of, cube) => {
        of.forEach((x, i) => {
          const effects = after.map((index) => index[cube]![i]! - x || 0);
          const own = cube === 0 ? share(i % index.units, -1) : -1;
          most[cube]![i] = Math.max(most[cube]![i]!, combined(effects, own));
        });
      });
    }
    most.forEach((of, cube) => {
      of.forEach((by, i) => {
        reach[cube]![i]! += by;
      });
    });
  }
  const [values, ...others] = reach;
  const groups = index.groups.map((cube, i) => ({ ...cube, values: others[i]! }));
  return { ...index, values: values!, groups, total: { ...index.total, values: others.at(-1)! } };
}

const figuresOf = ({ values, groups, total }: Index) => [
  values,
  ...groups.map((of) => of.values),
  total.values,
];

/** The index with an indicator changed. */
export function shiftedIndex(
  plan: Plan,
  panel: Panel,
  k: number,
  by: (c: number, t: number) => number,
): Index {
  const values = panel.values.slice();
  for (let c = 0; c < panel.units; c++)
    for (let t = 0; t < panel.periods; t++) values[offset(panel, k, c, t)]! += by(c, t);
  return buildIndex(plan, computeIndicators(plan, { ...panel, values }));
}

/** Which figures are moved together, by unit and period; a period of −1 is any but that of the base. */
interface Shares {
  shares: number;
  share: (c: number, t: number) => number;
}

const oneShare: Shares = { shares: 1, share: () => 0 };
const [oneHalf, otherHalf, lowest, highest, base] = [0, 1, 2, 3, 4];

/** Two halves of the units, those with a lowest and with a highest value, and the base period. */
function sharesOf(plan: Plan, panel: Panel, k: number): Shares {
  const of = Int32Array.from({ length: panel.units }, (_, c) => (c % 2 === 0 ? oneHalf : otherHalf));
  for (let t = 0; t < panel.periods; t++) {
    const there = Array.from({ length: panel.units }, (_, c) => c).filter(
      (c) => !Number.isNaN(panel.values[offset(panel, k, c, t)]!),
    );
    const value = (c: number) => panel.values[offset(panel, k, c, t)]!;
    if (there.length === 0) continue;
    of[there.reduce((a, b) => (value(b) < value(a) ? b : a))] = lowest;
    of[there.reduce((a, b) => (value(b) > value(a) ? b : a))] = highest;
  }
  const hasBase = plan.indicators.some(
    ({ normalise }) => normalise.method === 'base-share' || scales[normalise.method].reference === 'base',
  );
  const { base: first, baseLength } = plan;
  return {
    shares: hasBase ? 5 : 4,
    share: (c, t) => (hasBase && t >= first && t < first + baseLength ? base : of[c]!),
  };
}

/**
 * The largest change of a figure by figures that move apart. What the unit's own half changes beyond what the other half does is the
 * unit's own; the rest is of other units, and all of it may go against the unit.
 */
function combined(effects: readonly number[], own: number): number {
  const [first, second] = effects as [number, number];
  if (effects.length === 1) return Math.abs(first);
  const apart = effects.slice(2).reduce((sum, effect) => sum + Math.abs(effect), 0);
  if (own !== oneHalf && own !== otherHalf) return apart + Math.abs(first) + Math.abs(second);
  const others = own === oneHalf ? second : first;
  return apart + Math.abs(first - second) + 2 * Math.abs(others);
}

/** Whether no score depends on the figures of other units. */
function scalesAreFixed({ indicators, nodes }: Plan): boolean {
  return (
    nodes.every(
      ({ rescale, aggregate }) => !rescale && !aggregates[aggregate].compares && aggregate !== 'formula',
    ) &&
    indicators.every(({ treat, normalise }) => {
      if (treat || normalise.method === 'base-share') return false;
      const names = namesIn(scaleTree(scales[normalise.method], { ...normalise, reference: 1 }));
      return names.every(
        (name) =>
          name !== 'reference' &&
          !['statistic', 'quantile', 'smaller'].includes(scaleNames[name as keyof typeof scaleNames]),
      );
    })
  );
}
