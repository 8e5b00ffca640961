import type { MissingRule } from '../decide/aggregateChoice.js';
import { decideAggregate, nameOfAggregate } from '../decide/decideAggregate.js';
import type { WrittenCases } from '../decide/decideWeightCases.js';
import { weighChildren } from '../decide/weighChildren.js';
import { boundProblems, type Weighing } from '../decide/weighing.js';
import type { InputTable } from '../exchange/table.js';
import type { FormulaFault } from '../formula/tokens.js';
import type { PlanNode } from '../plan.js';
import { checkLimit } from '../problems/overLimit.js';
import type { Place, Problem } from '../problems/problem.js';
import { problems } from '../problems/problems.js';
import type { ScaleChoice, ScaleSource } from '../scaleOptions.js';
import type { AggregateSource } from '../schema/aggregateSchema.js';
import type { RoundSource } from '../schema/schema.js';
import { changeNodes, type NodeChanges } from './changeNodes.js';
import { atHeight, missingOf } from './levels.js';
import type { Polarity } from './polarity.js';
import { unfoldTree } from './unfold.js';
import { auxiliaryIndicators, type TreeSource, type WrittenNode, writtenTree } from './writtenTree.js';

/** The tree as written, and the choices for all nodes. */
export interface TreeInput extends TreeSource {
  /** The changes of a variant to single nodes. */
  changes: NodeChanges;
  /** The indicators in any tree of the edition and its variants. */
  inTrees: ReadonlySet<string>;
  /** For all nodes, or one per level from the indicators upwards. */
  weighing: Weighing[];
  tables: ReadonlyMap<string, InputTable>;
  take: <T>(path: string, given: T | undefined, fallback: T) => T;
  aggregate: AggregateSource | { levels: AggregateSource[] };
  /** The missing rule per level from the indicators upwards. */
  missing: readonly MissingRule[];
  decideScale: (at: readonly PropertyKey[], source: ScaleSource, name: string) => ScaleChoice;
  /** Decimals of the score of a node or an indicator. */
  round: (node: { id: string; round?: RoundSource }, kind: 'indicators' | 'nodes') => number | undefined;
  /** Of the edition. */
  polarity: Polarity | undefined;
  /** Codes of the units, in the order of the plan. */
  units: readonly string[];
}

/** The tree as a list of nodes, parents before children, weights as shares of the parent. */
export function flattenTree(input: TreeInput): {
  nodes: PlanNode[];
  cases: WrittenCases[];
  problems: Problem[];
} {
  const found: Problem[] = [];
  const written = writtenTree(input, found);
  const root = written && unfoldTree(written, input.polarity, found);
  if (!root) return { nodes: [], cases: [], problems: found };
  checkLimit(root.at, 'levels', levelsBelow(root), found);
  const ids = changeNodes(root, input.changes);
  for (const id of Object.keys(input.changes)) {
    const kind = { en: 'node', zh: '节点' };
    if (!ids.includes(id)) found.push(problems.unknownCode(input.at(['nodes', id]), kind, id, ids));
  }
  const nodes: PlanNode[] = [];
  const seen = new Map<string, number>();
  const cases: WrittenCases[] = [];
  addNode(input, { nodes, found, seen, cases }, root, { parent: -1, depth: 0, weight: 1 });
  copies(root).forEach((same, g) => {
    if (same !== undefined) nodes[g]!.same = seen.get(same)!;
  });
  const helpers = auxiliaryIndicators(input);
  for (const row of input.tree ? input.indicators : []) {
    if (!ids.includes(row.id) && !helpers.has(row.id) && !input.inTrees.has(row.id)) {
      found.push(problems.orphan(input.indicatorAt(row), row.id));
    }
  }
  return { nodes, cases, problems: found };
}

/** The ids of the nodes that those of a tree are copies of, in the order of the plan. */
function copies(node: WrittenNode): (string | undefined)[] {
  return [node.same, ...node.children.flatMap(copies)];
}

/** The number of levels of a tree, counted without recursion: it may be very deep. */
function levelsBelow(root: WrittenNode): number {
  let levels = 0;
  for (let level = [root]; level.length > 0; level = level.flatMap(({ children }) => children)) levels++;
  return levels;
}

/** The nodes so far, and their problems. */
interface TreeSoFar {
  nodes: PlanNode[];
  found: Problem[];
  /** The index of each id. */
  seen: Map<string, number>;
  cases: WrittenCases[];
}

/** Adds a node and those below it. @returns its index */
function addNode(
  input: TreeInput,
  into: TreeSoFar,
  node: WrittenNode,
  under: Pick<PlanNode, 'parent' | 'depth' | 'weight'>,
): number {
  const { nodes, seen } = into;
  const number = nodes.length;
  if (seen.has(node.id)) into.found.push(problems.twice(node.at, node.id));
  else seen.set(node.id, number);
  // What is wrong with a node is told where it is defined.
  const found = node.same === undefined ? into.found : [];
  const isTurned =
    node.indicator >= 0 && node.polarity && node.polarity !== polarityBelow(input, nodes[under.parent]);
  if (isTurned) into.found.push(problems.otherPolarity(node.at, node.id, nodes[under.parent]!.id));
  const height = heightOf(node);
  const choice = node.aggregate ?? atHeight(levelsOf(input.aggregate), height);
  const level = atHeight(input.weighing, height);
  const weighed = weighChildren(node, nameOfAggregate(choice).aggregate, level, input);
  found.push(...weighed.problems);
  const round = roundOf(input, node);
  const self: PlanNode = {
    id: node.id,
    title: node.title,
    ...(node.note ? { note: node.note } : {}),
    depth: under.depth,
    parent: under.parent,
    ...polarityOf(input, node, nodes[under.parent]),
    weight: under.weight,
    indicator: node.indicator,
    children: [],
    ...nameOfAggregate(choice),
    weighing: weighed.weighing,
    missing: missingOf(node.missing, atHeight(input.missing, height)),
    rescale: rescaleOf(input, node),
    ...round,
  };
  nodes.push(self);
  const { weigh, at, children } = node;
  if (typeof weigh === 'object' && weigh.by === 'given') {
    const ids = children.map((child) => child.written ?? child.id);
    into.cases.push({ node: number, at, ids, cases: weigh.cases });
  }
  node.children.forEach((child, i) => {
    const place = { parent: number, depth: under.depth + 1, weight: weighed.weights[i]! };
    self.children.push(addNode(input, into, child, place));
  });
  if (node.indicator < 0) decideNode(input, found, node, choice, self);
  found.push(...asWeightedSum(self, node.at));
  found.push(...boundProblems(node, self.details, node.children.length));
  return number;
}

/** Decides how a node is aggregated, with what is wrong with it. */
function decideNode(
  input: TreeInput,
  found: Problem[],
  node: WrittenNode,
  choice: AggregateSource,
  self: PlanNode,
): void {
  const childOf = (id: string) => self.children[node.children.findIndex((c) => (c.written ?? c.id) === id)];
  const unknown = (id: string) => {
    const kind = { en: 'child of this node', zh: '该节点的下级' };
    const known = node.children.map((c) => c.written ?? c.id);
    found.push(problems.unknownCode(node.at, kind, id, known));
  };
  const unitOf = (code: string) => {
    const at = input.units.indexOf(code);
    const kind = { en: 'unit', zh: '单元' };
    if (at < 0) found.push(problems.unknownCode(node.at, kind, code, input.units));
    return at;
  };
  const noFormula = (formula: string, { at, found: what, expected }: FormulaFault) => {
    found.push(problems.noFormula(node.at, formula, at, what, expected));
  };
  Object.assign(self, decideAggregate(choice, childOf, unknown, noFormula, unitOf));
}

/** Makes the mean of a node whose weights are used as written a weighted sum, unless they add up to 1. */
function asWeightedSum(self: PlanNode, at: Place): Problem[] {
  const { weighing, aggregate, missing, id } = self;
  if (weighing.by !== 'as-given' || aggregate !== 'arithmetic' || weighing.sum === 1) return [];
  Object.assign(self, {
    aggregate: 'weighted-sum',
    order: 99,
    details: { of: 'weighted-sum', total: weighing.sum },
  });
  return missing.weights === 'keep' && missing.minPresent < 1 ? [problems.asGivenKeep(at, id)] : [];
}

/** The polarity of a node that declares none. */
const polarityBelow = (input: TreeInput, parent: PlanNode | undefined): Polarity =>
  (parent ? parent.polarity : input.polarity) ?? 'higher-is-better';

function polarityOf(
  input: TreeInput,
  node: WrittenNode,
  parent: PlanNode | undefined,
): Pick<PlanNode, 'polarity'> {
  const polarity = node.polarity ?? polarityBelow(input, parent);
  return polarity === 'higher-is-worse' ? { polarity } : {};
}

function rescaleOf(
  input: TreeInput,
  { id, path, rescale, passOn = 'scaled' }: WrittenNode,
): PlanNode['rescale'] {
  if (!rescale) return null;
  return { scale: input.decideScale([...path!, 'rescale'], rescale, `tree.${id}.rescale`), passOn };
}

function roundOf(input: TreeInput, node: WrittenNode): Pick<PlanNode, 'round'> {
  const round = input.round(node, node.children.length === 0 ? 'indicators' : 'nodes');
  return round === undefined ? {} : { round };
}

function levelsOf(of: TreeInput['aggregate']): readonly AggregateSource[] {
  return typeof of === 'object' && 'levels' in of ? of.levels : [of];
}

/** The number of levels below a node. */
function heightOf(node: WrittenNode): number {
  return node.children.length === 0 ? 0 : 1 + Math.max(...node.children.map(heightOf));
}
