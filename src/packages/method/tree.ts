import {
  type AggregateChoice,
  atHeight,
  boundProblems,
  decideAggregate,
  type FormulaFault,
  formulaProblems,
  type MissingRule,
  missingOf,
  nameOfAggregate,
  type PlanNode,
  type Problem,
  same,
  suitedWeighing,
  textProblems,
  type Weighing,
} from '../../edition/index.js';
import { aggregates } from '../../engine/index.js';
import { placeOf } from './place.js';
import type { Aggregate, IndexSpec, Node } from './spec.js';

/** What was decided for all nodes, or for the levels from the indicators upwards. */
interface Decided {
  found: Problem[];
  weighing: readonly Weighing[];
  missing: readonly MissingRule[];
  round: (node: { id: string }, kind: 'indicators' | 'nodes') => number | undefined;
}

/** The framework as the nodes of a plan: parents before their children, weights as shares of the parent. */
export function flatten(spec: IndexSpec, decided: Decided): PlanNode[] {
  const nodes: PlanNode[] = [];
  const ids = Object.keys(spec.indicators);
  const { found } = decided;
  const levels = spec.aggregate ?? 'arithmetic';
  const aggregateLevels = typeof levels === 'object' && 'levels' in levels ? levels.levels : [levels];

  const add = (id: string, node: Node, under: Pick<PlanNode, 'parent' | 'depth' | 'weight'>): number => {
    const place = placeOf(['tree', id]);
    const children = Object.entries(node.children ?? {}).map(
      ([child, own]) => [child, typeof own === 'number' ? { weight: own } : own] as const,
    );
    found.push(...problemsOf({ id, node, ids, isTwice: nodes.some((known) => known.id === id) }));
    const height = heightOf(node);
    const choice = node.children && (node.aggregate ?? atHeight(aggregateLevels, height));
    const named = choice && knownAggregate(choice, id, found);
    const declared: Weighing = choice ? atHeight(decided.weighing, height) : { by: 'given' };
    const { weighing, problems } = suitedWeighing(declared, named?.aggregate ?? 'arithmetic', {
      id,
      at: place,
    });
    found.push(...problems);
    const weights = children.map(([, { weight = 1 }]) => (weighing.by === 'equal' ? 1 : weight));
    const sum = weights.reduce((a, b) => a + b, 0);
    if (node.children && !areWeights(weights))
      found.push(textProblems.wrongValue(place, weights.join(', '), positive));
    const round = decided.round({ id }, node.children ? 'nodes' : 'indicators');
    const self: PlanNode = {
      id,
      title: same(id),
      ...under,
      indicator: node.children ? -1 : ids.indexOf(id),
      children: [],
      aggregate: 'arithmetic',
      order: 1,
      details: null,
      weighing,
      missing: missingOf(node.missing, atHeight(decided.missing, height)),
      rescale: null,
      ...(round === undefined ? {} : { round }),
    };
    const number = nodes.push(self) - 1;
    for (const [i, [child, own]] of children.entries())
      self.children.push(
        add(child, own, { parent: number, depth: under.depth + 1, weight: weights[i]! / sum }),
      );
    if (named) {
      const names = new Map(children.map(([child], i) => [child, self.children[i]!]));
      Object.assign(self, aggregateOf(choice!, id, names, found));
      found.push(...boundProblems({ id, at: place }, self.details, children.length));
    }
    return number;
  };
  add('index', { children: spec.tree }, { parent: -1, depth: 0, weight: 1 });
  return nodes;
}

interface Written {
  id: string;
  node: Node;
  /** The indicators. */
  ids: readonly string[];
  isTwice: boolean;
}

function problemsOf({ id, node, ids, isTwice }: Written): Problem[] {
  const place = placeOf(['tree', id]);
  const found: Problem[] = [];
  const kind = { en: 'indicator', zh: '指标' };
  const once = { en: 'an id that is used once', zh: '只使用一次的代码' };
  if (!node.children && !ids.includes(id)) found.push(textProblems.unknownCode(place, kind, id, ids));
  if (node.children && Object.keys(node.children).length === 0)
    found.push(textProblems.absentKey(place, 'children'));
  if (isTwice) found.push(textProblems.wrongValue(place, id, once));
  return found;
}

/** Weights of zero or more, one of them above zero; a node without children is told apart. */
const areWeights = (weights: readonly number[]) =>
  weights.length === 0 ||
  (weights.some((w) => w > 0) && weights.every((w) => w >= 0 && w < Number.POSITIVE_INFINITY));

const positive = {
  en: 'weights of zero or more, one of them above zero',
  zh: '不小于零且至少一个大于零的权重',
};

/** The name of a way to aggregate; undefined, after it is told, where there is none. */
function knownAggregate(source: Aggregate, id: string, found: Problem[]) {
  const name = typeof source === 'string' ? source : Object.keys(source)[0]!;
  if (Object.hasOwn(aggregates, name) || name === 'power' || name === 'when') return nameOfAggregate(source);
  const kind = { en: 'way to aggregate', zh: '合成方法' };
  const place = placeOf(['tree', id, 'aggregate']);
  found.push(textProblems.unknownCode(place, kind, name, Object.keys(aggregates)));
  return undefined;
}

/** @param children the numbers of the children by their ids */
function aggregateOf(
  source: Aggregate,
  id: string,
  children: ReadonlyMap<string, number>,
  found: Problem[],
): AggregateChoice {
  const place = placeOf(['tree', id, 'aggregate']);
  const unknown = (child: string) => {
    const kind = { en: 'child of this node', zh: '该节点的下级' };
    found.push(textProblems.unknownCode(place, kind, child, [...children.keys()]));
  };
  const noFormula = (formula: string, fault: FormulaFault) => {
    found.push(formulaProblems.noFormula(place, formula, fault.at, fault.found, fault.expected));
  };
  // Units are known from the rows alone, after the method is decided.
  const unitOf = (code: string) => {
    const expected = { en: 'the scores of the unit itself', zh: '该单元自身的得分' };
    found.push(textProblems.wrongValue(place, `of(…, ${code})`, expected));
    return -1;
  };
  return decideAggregate(source, (child) => children.get(child), unknown, noFormula, unitOf);
}

function heightOf({ children }: Node): number {
  const below = Object.values(children ?? {}).map((child) =>
    typeof child === 'number' ? 0 : heightOf(child),
  );
  return children ? 1 + Math.max(0, ...below) : 0;
}
