import type { AggregateChoice, Plan, PlanNode, Text } from '../../edition/index.js';
import { codesOf, idsOf } from './cells.js';

/** Parts of a plan that can change on their own; all but `formulas` move values, and those move the figures that they compute. */
export type MethodPart =
  | 'units'
  | 'periods'
  | 'framework'
  | 'formulas'
  | 'weights'
  | 'aggregates'
  | 'scales'
  | 'outliers'
  | 'filling'
  | 'denominators';

/** A difference between two plans. `id` and `title` name its subject; `from` or `to` is null for what was added or removed. */
export interface PlanChange {
  part: MethodPart;
  what:
    | 'unit'
    | 'period'
    | 'base'
    | 'indicator'
    | 'node'
    | 'parent'
    | 'weight'
    | 'weight-cases'
    | 'polarity'
    | 'aggregate'
    | 'missing-rule'
    | 'rescale'
    | 'round'
    | 'scale'
    | 'direction'
    | 'outliers'
    | 'gaps'
    | 'screen'
    | 'formula'
    | 'denominator';
  id: string;
  title: Text;
  from: unknown;
  to: unknown;
}

/**
 * The differences between the methods and coverage of two plans, in the order of the steps of an index. Titles, sources and notes
 * are ignored. Indices of units, nodes and groups are compared by their codes.
 */
export function planChanges(before: Plan, after: Plan): PlanChange[] {
  return [
    ...addedAndRemoved('units', 'unit', named(before.units), named(after.units)),
    ...addedAndRemoved('periods', 'period', periodsOf(before), periodsOf(after)),
    ...changeIfDifferent(
      'periods',
      'base',
      '',
      after.title,
      before.periods[before.base],
      after.periods[after.base],
    ),
    ...addedAndRemoved('framework', 'indicator', titled(before.indicators), titled(after.indicators)),
    ...addedAndRemoved('framework', 'node', titled(innerNodes(before)), titled(innerNodes(after))),
    ...formulaChanges(before, after),
    ...nodeChanges(before, after),
    ...indicatorChanges(before, after),
    ...methodChanges(before, after),
  ];
}

/** Whether two plans have the same nodes in the same places, so that single properties of them can be exchanged. */
export function sameFramework(a: Plan, b: Plan): boolean {
  const shape = (plan: Plan) => [
    idsOf(plan.indicators),
    plan.nodes.map((n) => [n.id, n.parent, n.indicator]),
  ];
  return areEqual(shape(a), shape(b));
}

/** Whether two plans rank the same units in the same groups. */
export function sameUnits(a: Plan, b: Plan): boolean {
  const shape = (plan: Plan) => [codesOf(plan.units), plan.groupings.map((g) => [g.column, g.memberOf])];
  return areEqual(shape(a), shape(b));
}

/** Formulas that differ, also those of indicators that only the later plan has. */
function formulaChanges(before: Plan, after: Plan): PlanChange[] {
  const old = new Map(before.indicators.map(({ id, formula }) => [id, formula ?? null]));
  return after.indicators.flatMap(({ id, title, formula = null }) =>
    changeIfDifferent('formulas', 'formula', id, title, old.get(id) ?? null, formula),
  );
}

function nodeChanges(before: Plan, after: Plan): PlanChange[] {
  return commonById(before.nodes, after.nodes).flatMap(([a, b]) => {
    const of = (part: MethodPart, what: PlanChange['what'], from: unknown, to: unknown) =>
      changeIfDifferent(part, what, b.id, b.title, from, to);
    return [
      ...of('framework', 'parent', parentOf(before, a), parentOf(after, b)),
      ...of('weights', 'weight', a.weight, b.weight),
      ...of('weights', 'weight-cases', casesOf(before, a), casesOf(after, b)),
      ...of('aggregates', 'polarity', polarityOf(a), polarityOf(b)),
      ...of('aggregates', 'aggregate', aggregateOf(before, a), aggregateOf(after, b)),
      ...of('aggregates', 'missing-rule', a.missing, b.missing),
      ...of('aggregates', 'rescale', a.rescale, b.rescale),
      ...of('aggregates', 'round', a.round ?? null, b.round ?? null),
    ];
  });
}

/** Cases of weights with the names of periods and groups. */
const casesOf = ({ periods, groupings }: Plan, { cases }: PlanNode) =>
  cases?.map(({ from, to, grouping = -1, groups, factors }) => ({
    from: periods[from],
    to: periods[to],
    groups: groups?.map((j) => groupings[grouping].groups[j].code) ?? null,
    factors,
  })) ?? null;

const polarityOf = ({ polarity }: PlanNode) => polarity ?? 'higher-is-better';

function indicatorChanges(before: Plan, after: Plan): PlanChange[] {
  return commonById(before.indicators, after.indicators).flatMap(([a, b]) => {
    const of = (part: MethodPart, what: PlanChange['what'], from: unknown, to: unknown) =>
      changeIfDifferent(part, what, b.id, b.title, from, to);
    const divisor = (plan: Plan, i: typeof a) =>
      plan.method.denominate && i.denominator >= 0 ? [plan.indicators[i.denominator].id, i.per] : null;
    return [
      ...of('denominators', 'denominator', divisor(before, a), divisor(after, b)),
      ...of('outliers', 'outliers', a.treat, b.treat),
      ...of('scales', 'direction', a.direction, b.direction),
      ...of('scales', 'scale', scaleOf(before, a.normalise), scaleOf(after, b.normalise)),
    ];
  });
}

function methodChanges(before: Plan, after: Plan): PlanChange[] {
  const gaps = ({ method, groupings }: Plan) =>
    'by' in method.impute && method.impute.by >= 0
      ? { ...method.impute, by: groupings[method.impute.by].column }
      : method.impute;
  const screen = ({ method, units }: Plan) => {
    const judged = method.screen?.units;
    const codes = (list: readonly number[]) => list.map((c) => units[c].code);
    if (!method.screen || !judged) return method.screen;
    return {
      ...method.screen,
      units: { ...judged, include: codes(judged.include), exclude: codes(judged.exclude) },
    };
  };
  return [
    ...changeIfDifferent('filling', 'gaps', '', after.title, gaps(before), gaps(after)),
    ...changeIfDifferent('filling', 'screen', '', after.title, screen(before), screen(after)),
  ];
}

function aggregateOf(plan: Plan, { aggregate, order, details }: AggregateChoice): unknown {
  const inner = (choice: AggregateChoice) => aggregateOf(plan, choice);
  const node = (child: unknown) => (typeof child === 'number' ? plan.nodes[child].id : child);
  const numbers =
    details === null || !('child' in details)
      ? details?.of === 'formula'
        ? { ...details, children: details.children.map(node) }
        : details
      : details.of === 'child'
        ? { ...details, child: node(details.child) }
        : {
            ...details,
            child: node(details.child),
            use: inner(details.use),
            otherwise: inner(details.otherwise),
          };
  return { aggregate, order, details: numbers };
}

function scaleOf(plan: Plan, scale: Plan['indicators'][number]['normalise']): unknown {
  return scale.method === 'base-share' ? scale : { ...scale, unit: plan.units[scale.unit]?.code ?? null };
}

const parentOf = (plan: Plan, node: PlanNode) => (node.parent < 0 ? null : plan.nodes[node.parent].id);
const innerNodes = (plan: Plan) => plan.nodes.filter((n) => n.indicator < 0);

interface Named {
  id: string;
  title: Text;
}

const titled = (list: readonly Named[]): Named[] => list.map(({ id, title }) => ({ id, title }));
const named = (list: readonly { code: string; name: Text }[]): Named[] =>
  list.map(({ code, name }) => ({ id: code, title: name }));
const periodsOf = (plan: Plan): Named[] =>
  plan.periods.slice(plan.first).map((p) => ({ id: p, title: { en: p, zh: p } }));

function addedAndRemoved(
  part: MethodPart,
  what: PlanChange['what'],
  before: readonly Named[],
  after: readonly Named[],
): PlanChange[] {
  const [old, now] = [new Set(before.map((x) => x.id)), new Set(after.map((x) => x.id))];
  return [
    ...before.filter((x) => !now.has(x.id)).map((x) => ({ part, what, ...x, from: x.id, to: null })),
    ...after.filter((x) => !old.has(x.id)).map((x) => ({ part, what, ...x, from: null, to: x.id })),
  ];
}

function commonById<T extends { id: string }>(before: readonly T[], after: readonly T[]): [T, T][] {
  const old = new Map(before.map((x) => [x.id, x]));
  return after.flatMap((b) => {
    const a = old.get(b.id);
    return a ? [[a, b] as [T, T]] : [];
  });
}

function changeIfDifferent(
  part: MethodPart,
  what: PlanChange['what'],
  id: string,
  title: Text,
  from: unknown,
  to: unknown,
): PlanChange[] {
  return areEqual(from, to) ? [] : [{ part, what, id, title, from, to }];
}

function areEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
