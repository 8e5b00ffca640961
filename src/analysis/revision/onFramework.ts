import type {
  AggregateChoice,
  AggregateDetails,
  Plan,
  PlanIndicator,
  PlanNode,
  WeightCase,
} from '../../edition/index.js';
import { idsOf } from './cells.js';

/**
 * The nodes of a framework with the weights and ways to aggregate of other plans, as far as those fit: nodes are matched by id; the
 * weights of children are taken where the children are the same, and so are ways to aggregate that count or name children.
 * Otherwise the framework's own are used.
 *
 * @param places the periods and groups that the nodes are for
 */
export function nodesOn(frame: Plan, weights: Plan, aggregates: Plan, places: Places): PlanNode[] {
  return frame.nodes.map((node) => {
    const family = frame.nodes[node.parent];
    const [heir, alike] = [nodeWithId(weights, node), family && nodeWithId(weights, family)];
    const isShared = heir !== undefined && alike !== undefined && sameChildren(frame, family, weights, alike);
    const keepsFamily = heir !== undefined && sameChildren(frame, node, weights, heir);
    const { round: _, cases: own, ...bare } = node;
    const cases = keepsFamily ? heir.cases : own;
    return {
      ...bare,
      ...(cases ? { cases: casesOn(cases, keepsFamily ? weights : frame, places) } : {}),
      weight: isShared ? heir.weight : node.weight,
      weighing: keepsFamily ? heir.weighing : node.weighing,
      ...aggregateOn(frame, node, aggregates),
    };
  });
}

/**
 * Cases of weights in the periods and groups of the same names of other plans. A case that holds from the first period or to the last
 * one still does.
 */
function casesOn(cases: readonly WeightCase[], from: Plan, { periods, groupings }: Places): WeightCase[] {
  return cases.flatMap(({ grouping = -1, groups, ...one }): WeightCase[] => {
    const isIn = (period: string) =>
      (one.from === 0 || period >= from.periods[one.from]) &&
      (one.to === from.periods.length - 1 || period <= from.periods[one.to]);
    const [first, last] = [periods.findIndex(isIn), periods.findLastIndex(isIn)];
    if (first < 0) return [];
    const held = { ...one, from: first, to: last };
    if (!groups) return [held];
    const { column, groups: known } = from.groupings[grouping];
    const at = groupings.findIndex((of) => of.column === column);
    const codes = groups.map((j) => known[j].code);
    const there = groupings[at]?.groups.flatMap(({ code }, j) => (codes.includes(code) ? [j] : [])) ?? [];
    return there.length > 0 ? [{ ...held, grouping: at, groups: there }] : [];
  });
}

type Places = Pick<Plan, 'periods' | 'groupings'>;

function aggregateOn(frame: Plan, node: PlanNode, aggregates: Plan) {
  const heir = nodeWithId(aggregates, node);
  const { aggregate, order, details, missing, rescale, round } =
    heir && fits(frame, node, aggregates, heir) ? heir : node;
  const choice = { aggregate, order, details };
  return {
    ...(heir ? renumberChildren(choice, aggregates, frame) : choice),
    missing,
    rescale,
    ...(round === undefined ? {} : { round }),
  };
}

/** Whether a way to aggregate fits other children: not where it has a parameter for each, or names one. */
function fits(frame: Plan, node: PlanNode, aggregates: Plan, heir: PlanNode): boolean {
  if (node.indicator < 0 !== heir.indicator < 0) return false;
  const bound = ['ordered', 'child', 'conditional', 'formula'];
  const isBound = [node, heir].some(({ details }) => details !== null && bound.includes(details.of));
  return !isBound || sameChildren(frame, node, aggregates, heir);
}

/** A way to aggregate with the indices of children in another plan. */
function renumberChildren(choice: AggregateChoice, from: Plan, to: Plan): AggregateChoice {
  const child = (number: number) => idsOf(to.nodes).indexOf(from.nodes[number].id);
  const inner = (details: AggregateDetails): AggregateDetails => {
    if (details.of === 'child') return { ...details, child: child(details.child) };
    if (details.of === 'formula') return { ...details, children: details.children.map(child) };
    if (details.of !== 'conditional') return details;
    return {
      ...details,
      child: typeof details.child === 'number' ? child(details.child) : details.child,
      use: renumberChildren(details.use, from, to),
      otherwise: renumberChildren(details.otherwise, from, to),
    };
  };
  return { ...choice, details: choice.details && inner(choice.details) };
}

const nodeWithId = (plan: Plan, { id }: { id: string }) => plan.nodes.find((node) => node.id === id);

function sameChildren(a: Plan, of: PlanNode, b: Plan, like: PlanNode): boolean {
  const ids = (plan: Plan, node: PlanNode) => node.children.map((g) => plan.nodes[g].id);
  return String(ids(a, of)) === String(ids(b, like));
}

/** The indicators of a framework with the denominators of another plan, where it has them. */
export function divisorsOn(frame: Plan, divisors: Plan): Pick<PlanIndicator, 'denominator' | 'per'>[] {
  return frame.indicators.map(({ id, denominator, per }) => {
    const heir = divisors.indicators.find((one) => one.id === id);
    if (!heir || heir.denominator < 0) return heir ?? { denominator, per };
    const number = idsOf(frame.indicators).indexOf(divisors.indicators[heir.denominator].id);
    return number < 0 ? { denominator, per } : { denominator: number, per: heir.per };
  });
}

/**
 * The plan whose scale each indicator of a framework takes: another's where it has the indicator. Shares of a base are for
 * all indicators or none, so that another plan's scales are taken only where they agree on that or are there for all.
 */
export function scalesOn(frame: Plan, scales: Plan): Plan {
  const known = new Set(idsOf(scales.indicators));
  const isShare = ({ method }: Plan) => method.normalise.method === 'base-share';
  const areAllThere = frame.indicators.every(({ id }) => known.has(id));
  return areAllThere || isShare(frame) === isShare(scales) ? scales : frame;
}
