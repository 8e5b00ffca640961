import { at, type Plan, publishedPeriods, UserError } from '../../edition/index.js';
import { buildIndex, type Index, rankAt, type Solve } from '../../engine/index.js';
import type { Analysed } from '../tableFamily.js';
import { type ChangedCell, changedCells, codesOf, idsOf, indicesIn, type PlannedPanel } from './cells.js';
import { hybrid, mixedPlan, type TakesLater } from './hybrid.js';
import { type MethodPart, type PlanChange, planChanges, sameFramework, sameUnits } from './planChanges.js';

/** A cause of change: the figures of an indicator, a part of the method, or both at once. */
export type Cause =
  | { of: 'data'; indicator: string }
  | { of: 'method'; part: MethodPart }
  | { of: 'everything' };

/** A value of the node, before and after. Missing is NaN, a missing rank 0. */
export interface RevisedValue {
  unit: string;
  period: string;
  from: number;
  to: number;
  rankFrom: number;
  rankTo: number;
  /** The effect of each cause, in their order; they add up to `to − from`. NaN where either value is missing. */
  effects: number[];
}

/** The changes between two releases and their causes. */
export interface Revision {
  node: string;
  cells: ChangedCell[];
  plan: PlanChange[];
  causes: Cause[];
  /** Units and periods that both publish, in the order of the later. */
  values: RevisedValue[];
}

/**
 * Explains the change of a node between two releases by its causes. The causes are applied one after another, from the
 * earlier edition to the later, and again in the opposite order; an effect is the mean of the two. Effects
 * therefore add up to the change (to the rounding of doubles), whatever the method; they are the Shapley values where
 * causes interact at most in pairs. A step that cannot be computed (an intermediate value is missing) is combined with the next
 * one that can. Where frameworks differ, the other parts (scales, weights, ways to aggregate …) are separate causes as far as they
 * concern nodes and indicators that both have; the rest belongs to the framework. Where an intermediate edition has no index (its
 * base would have no data), all these parts are combined with the framework, and where that does not help either, there is one
 * cause, `everything`.
 * Source: L. S. Shapley (1953), A value for n-person games.
 *
 * @param node the id of a node that both have
 * @param solve needed where a node is aggregated by benefit of the doubt
 */
export function revisionOf(before: Analysed, after: Analysed, node: string, solve?: Solve): Revision {
  const cells = changedCells(before, after);
  const plan = planChanges(before.plan, after.plan);
  const fine = causesOf(before, after, cells, plan);
  const values = sharedValues(before, after, node);
  for (const causes of [fine, withFramework(fine)]) {
    const steps = effectsOf(before, after, node, causes, values, solve);
    if (steps) return { node, cells, plan, causes, values: steps };
  }
  const all = values.map((v) => ({ ...v, effects: [v.to - v.from] }));
  return { node, cells, plan, causes: [{ of: 'everything' }], values: all };
}

function causesOf(
  before: PlannedPanel,
  after: PlannedPanel,
  cells: readonly ChangedCell[],
  changes: readonly PlanChange[],
): Cause[] {
  const changed = new Set(cells.map((cell) => cell.indicator));
  const data = idsOf(after.plan.indicators).filter((id) => changed.has(id));
  const parts = new Set(changes.map((change) => change.part));
  if (!sameUnits(before.plan, after.plan)) parts.add('units');
  if (String(before.plan.periods) !== String(after.plan.periods)) parts.add('periods');
  if (!sameFramework(before.plan, after.plan)) {
    parts.add('framework');
    const moves = (part: MethodPart) => isApart(before.plan, after.plan, part);
    for (const part of besideFramework) if (!moves(part)) parts.delete(part);
  }
  return [
    ...data.map((indicator): Cause => ({ of: 'data', indicator })),
    ...order.filter((part) => parts.has(part)).map((part): Cause => ({ of: 'method', part })),
  ];
}

const order = [
  'units',
  'periods',
  'framework',
  'denominators',
  'filling',
  'outliers',
  'scales',
  'weights',
  'aggregates',
] as const satisfies MethodPart[];

/** Parts that belong to the framework as far as they concern nodes or indicators that only one framework has. */
const besideFramework: readonly MethodPart[] = [
  'denominators',
  'outliers',
  'scales',
  'weights',
  'aggregates',
];

/** Causes with the parts that depend on a framework combined with it. */
function withFramework(causes: readonly Cause[]): Cause[] {
  const isBeside = (cause: Cause) => cause.of === 'method' && besideFramework.includes(cause.part);
  const areApart = causes.some((cause) => cause.of === 'method' && cause.part === 'framework');
  return causes.filter((cause) => !areApart || !isBeside(cause));
}

/** Whether a part differs on what two frameworks share: taking it alone, or all but it, makes another plan. */
function isApart(a: Plan, b: Plan, part: MethodPart): boolean {
  const text = (has: TakesLater) => JSON.stringify(mixedPlan(a, b, has));
  return (
    text((one) => one === part) !== text(() => false) || text((one) => one !== part) !== text(() => true)
  );
}

function keyOf(cause: Cause): Parameters<TakesLater>[0] | undefined {
  if (cause.of === 'everything') return undefined;
  return cause.of === 'data' ? `data:${cause.indicator}` : cause.part;
}

/** The mean of the effects in both orders; undefined where an intermediate edition has no index. */
function effectsOf(
  before: Analysed,
  after: Analysed,
  node: string,
  causes: readonly Cause[],
  values: readonly RevisedValue[],
  solve?: Solve,
): RevisedValue[] | undefined {
  const keys = causes.map(keyOf);
  const valuesWith = (has: TakesLater) => {
    const { plan, panel } = hybrid(before, after, has);
    return valuesAt(plan, buildIndex(plan, panel, solve), node, values);
  };
  try {
    const [there, back] = [keys, [...keys].reverse()].map((path) => {
      const states = path.map((_, i) => {
        if (i === path.length - 1) return values.map((v) => v.to);
        const taken = new Set(path.slice(0, i + 1));
        return valuesWith((part) => taken.has(keys.includes(part) ? part : 'framework'));
      });
      return values.map((v, i) => stepsOf([v.from, ...states.map((s) => s[i])]));
    });
    for (const steps of back) steps.reverse();
    return values.map((v, i) => ({ ...v, effects: there[i].map((x, j) => (x + back[i][j]) / 2) }));
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** Differences of consecutive states; a missing state in between keeps the previous value. All NaN where an end is missing. */
function stepsOf(states: readonly number[]): number[] {
  const [first, last] = [states[0], states[states.length - 1]];
  if (first !== first || last !== last) return states.slice(1).map(() => Number.NaN);
  let known = first;
  return states.slice(1).map((x) => {
    if (x !== x) return 0;
    const step = x - known;
    known = x;
    return step;
  });
}

function valuesAt(plan: Plan, index: Index, node: string, revised: readonly RevisedValue[]): number[] {
  const g = idsOf(plan.nodes).indexOf(node);
  const units = new Map(plan.units.map((u, c) => [u.code, c]));
  const periods = new Map(publishedPeriods(plan).map((p, t) => [p, t]));
  return revised.map(({ unit, period }) => {
    const [c, t] = [units.get(unit), periods.get(period)];
    if (g < 0 || c === undefined || t === undefined) return Number.NaN;
    return at(index, g, c, t);
  });
}

/** Values and ranks of the units and periods that both publish. */
function sharedValues(before: Analysed, after: Analysed, node: string): RevisedValue[] {
  const [ga, gb] = [before, after].map(({ plan }) => idsOf(plan.nodes).indexOf(node));
  const units = indicesIn(codesOf(after.plan.units), codesOf(before.plan.units));
  const periods = indicesIn(publishedPeriods(after.plan), publishedPeriods(before.plan));
  if (ga < 0 || gb < 0) return [];
  const read = ({ index }: Analysed, g: number, t: number, c: number) => ({
    value: at(index, g, c, t),
    rank: rankAt(index, g, c, t),
  });
  return periods.flatMap((t, tb) =>
    units.flatMap((c, cb) => {
      if (t < 0 || c < 0) return [];
      const [a, b] = [read(before, ga, t, c), read(after, gb, tb, cb)];
      return {
        unit: after.plan.units[cb].code,
        period: publishedPeriods(after.plan)[tb],
        from: a.value,
        to: b.value,
        rankFrom: a.rank,
        rankTo: b.rank,
        effects: [],
      };
    }),
  );
}
