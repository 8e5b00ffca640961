import { changeNodes, type NodeChanges } from './changeNodes.js';
import { decideJoin, nameOfJoin } from './decideJoin.js';
import { allTaken } from './decisions.js';
import type { MissingRule } from './joinChoice.js';
import type { AggregateSource, MissingSource } from './joinSchema.js';
import type { ScaleChoice } from './methodChoice.js';
import type { PlanNode } from './plan.js';
import type { Polarity } from './polarity.js';
import type { Place, Problem } from './problem.js';
import { problems } from './problems.js';
import type { LeafSource, NodeSource, RoundSource, ScaleSource } from './schema.js';
import type { Table } from './table.js';
import { same, type Text } from './text.js';
import { boundProblems, weighChildren } from './weighChildren.js';
import type { Weighing } from './weighing.js';
import type { NodeWeighSource } from './weighSchema.js';
import type { WrittenIndicator } from './writtenIndicators.js';

/** A tree as written: either nested under `tree:`, or flat in the parent column of the indicators. */
export interface TreeInput {
  tree: NodeSource | undefined;
  /** What a variant changes of single nodes. */
  changes: NodeChanges;
  indicators: WrittenIndicator[];
  /** Number of each indicator in the plan; a row that is somebody's parent in the flat form has none. */
  numberOf: ReadonlyMap<string, number>;
  title: Text;
  /** For all nodes, or one per level from the indicators upwards. */
  weighing: Weighing[];
  tables: ReadonlyMap<string, Table>;
  take: <T>(path: string, given: T | undefined, fallback: T) => T;
  aggregate: AggregateSource | { levels: AggregateSource[] };
  /** The missing rule per level from the indicators upwards. */
  missing: readonly MissingRule[];
  decideScale: (at: readonly PropertyKey[], source: ScaleSource, name: string) => ScaleChoice;
  /** Decimals of the score of a node or an indicator. */
  round: (node: { id: string; round?: RoundSource }, kind: 'indicators' | 'nodes') => number | undefined;
  /** Of the edition. */
  polarity: Polarity | undefined;
  at: (path: readonly PropertyKey[]) => Place;
  indicatorAt: (indicator: WrittenIndicator) => Place;
}

interface Written {
  id: string;
  title: Text;
  note?: Text;
  weight?: number;
  aggregate?: AggregateSource;
  weigh?: NodeWeighSource;
  missing?: MissingSource;
  rescale?: ScaleSource;
  passOn?: 'scaled' | 'joined';
  round?: RoundSource;
  polarity?: Polarity;
  /** Where it is written in the tree. */
  path?: readonly PropertyKey[];
  indicator: number;
  children: Written[];
  at: Place;
}

/** The tree as a list of nodes, parents before children, weights as shares of the parent. */
export function flattenTree(input: TreeInput): { nodes: PlanNode[]; problems: Problem[] } {
  const found: Problem[] = [];
  const { numberOf } = input;
  const rowOf = new Map(input.indicators.map((i) => [i.id, i]));
  const denominators = new Set(input.indicators.map((i) => i.denominator));
  const root = input.tree ? nested(input.tree, ['tree']) : flat();
  if (!root) return { nodes: [], problems: found };
  const ids = changeNodes(root, input.changes);
  for (const id of Object.keys(input.changes)) {
    const kind = { en: 'node', zh: '节点' };
    if (!ids.includes(id)) found.push(problems.unknownCode(input.at(['nodes', id]), kind, id, ids));
  }
  const nodes: PlanNode[] = [];
  const seen = new Set<string>();
  add(root, -1, 0, 1);
  for (const row of input.tree ? input.indicators : []) {
    if (!seen.has(row.id) && !denominators.has(row.id)) {
      found.push(problems.orphan(input.indicatorAt(row), row.id));
    }
  }
  return { nodes, problems: found };

  function nested(source: NodeSource, path: PropertyKey[]): Written {
    const children = source.children.map((child, i) => {
      const childPath = [...path, 'children', i];
      return 'indicator' in child ? leaf(child, childPath) : nested(child, childPath);
    });
    const {
      id,
      title,
      note,
      weight,
      polarity,
      weigh,
      aggregate,
      missing,
      rescale,
      'pass-on': passOn,
      round,
      ...others
    } = source;
    // `decideDigits` takes the digits.
    const { children: _, digits: __, ...none } = others;
    allTaken(none);
    if (passOn && !rescale)
      found.push(problems.withoutEffect(input.at([...path, 'pass-on']), 'pass-on', 'rescale'));
    return {
      id,
      title,
      at: input.at(path),
      path,
      indicator: -1,
      children,
      ...(note ? { note } : {}),
      ...(weight === undefined ? {} : { weight }),
      ...(polarity ? { polarity } : {}),
      ...(weigh ? { weigh } : {}),
      ...(aggregate ? { aggregate } : {}),
      ...(missing ? { missing } : {}),
      ...(rescale ? { rescale } : {}),
      ...(passOn ? { passOn } : {}),
      ...(round === undefined ? {} : { round }),
    };
  }

  function leaf(source: LeafSource, path: PropertyKey[]): Written {
    const row = rowOf.get(source.indicator);
    if (row === undefined) {
      const kind = { en: 'indicator', zh: '指标' };
      const at = input.at([...path, 'indicator']);
      found.push(problems.unknownCode(at, kind, source.indicator, [...rowOf.keys()]));
    }
    const weight = source.weight ?? row?.weight;
    return {
      id: source.indicator,
      title: row?.title ?? same(source.indicator),
      indicator: numberOf.get(source.indicator) ?? -1,
      children: [],
      at: input.at(path),
      ...(weight === undefined ? {} : { weight }),
      ...(row?.round === undefined ? {} : { round: row.round }),
    };
  }

  /**
   * The flat form: rows name their parent; a row that is somebody's parent is a node, not an indicator.
   * Where any row names a parent, an indicator that names none hangs nowhere.
   */
  function flat(): Written | undefined {
    const rows = input.indicators;
    const deep = rows.some((r) => r.parent !== undefined);
    const written = new Map(rows.map((row) => [row.id, fromRow(row)]));
    const tops: Written[] = [];
    for (const row of rows) {
      const self = written.get(row.id)!;
      const parent = row.parent === undefined ? undefined : written.get(row.parent);
      if (row.parent === undefined) {
        if (!deep || self.indicator < 0) tops.push(self);
        else if (!denominators.has(row.id)) found.push(problems.orphan(input.indicatorAt(row), row.id));
      } else if (!parent) {
        const kind = { en: 'parent', zh: '上级' };
        found.push(problems.unknownCode(input.indicatorAt(row), kind, row.parent, [...written.keys()]));
      } else {
        const circle = circleFrom(row.id);
        if (!circle) parent.children.push(self);
        else if (rows.find((r) => circle.includes(r.id)) === row) {
          found.push(problems.cycle(input.indicatorAt(row), circle));
        }
      }
    }
    const leaves = deep ? tops : tops.filter((t) => !denominators.has(t.id));
    if (leaves.length === 1 && leaves[0]!.indicator < 0) return leaves[0];
    if (leaves.length === 0) return undefined;
    return { id: 'index', title: input.title, indicator: -1, children: leaves, at: input.at([]) };
  }

  function fromRow(row: WrittenIndicator): Written {
    return {
      id: row.id,
      title: row.title,
      indicator: numberOf.get(row.id) ?? -1,
      children: [],
      at: input.indicatorAt(row),
      ...(row.weight === undefined ? {} : { weight: row.weight }),
      ...(row.round === undefined ? {} : { round: row.round }),
    };
  }

  /** The way from a row through its parents back to itself, when there is one. */
  function circleFrom(start: string): string[] | undefined {
    const way = [start];
    for (let id = rowOf.get(start)?.parent; id !== undefined; id = rowOf.get(id)?.parent) {
      if (id === start) return [...way, start];
      if (way.includes(id)) return undefined;
      way.push(id);
    }
    return undefined;
  }

  function add(node: Written, parent: number, depth: number, weight: number): number {
    const number = nodes.length;
    if (seen.has(node.id)) found.push(problems.twice(node.at, node.id));
    seen.add(node.id);
    const height = heightOf(node);
    const join = node.aggregate ?? aggregateAt(height);
    const level = input.weighing[Math.min(height, input.weighing.length) - 1] ?? input.weighing[0]!;
    const {
      weights,
      weighing,
      problems: unweighed,
    } = weighChildren(node, nameOfJoin(join).aggregate, level, input);
    found.push(...unweighed);
    const round = input.round(node, node.children.length === 0 ? 'indicators' : 'nodes');
    const polarity = node.polarity ?? (parent < 0 ? input.polarity : nodes[parent]!.polarity);
    const self: PlanNode = {
      id: node.id,
      title: node.title,
      ...(node.note ? { note: node.note } : {}),
      depth,
      parent,
      ...(polarity === 'higher-is-worse' ? { polarity } : {}),
      weight,
      indicator: node.indicator,
      children: [],
      ...nameOfJoin(join),
      weighing,
      missing: missingOf(node),
      rescale: node.rescale
        ? {
            scale: input.decideScale([...node.path!, 'rescale'], node.rescale, `tree.${node.id}.rescale`),
            passOn: node.passOn ?? 'scaled',
          }
        : null,
      ...(round === undefined ? {} : { round }),
    };
    nodes.push(self);
    node.children.forEach((child, i) => {
      self.children.push(add(child, number, depth + 1, weights[i]!));
    });
    const childOf = (id: string) => self.children.find((h) => nodes[h]!.id === id);
    if (node.indicator < 0) Object.assign(self, decideJoin(join, childOf, unknownChild(node)));
    found.push(...boundProblems(node, self.details));
    return number;
  }

  function unknownChild(node: Written) {
    return (id: string) => {
      const kind = { en: 'child of this node', zh: '该节点的下级' };
      found.push(
        problems.unknownCode(
          node.at,
          kind,
          id,
          node.children.map((c) => c.id),
        ),
      );
    };
  }

  function missingOf(node: Written): MissingRule {
    const level = input.missing[Math.min(heightOf(node), input.missing.length) - 1] ?? input.missing[0]!;
    const own = node.missing;
    if (!own) return level;
    const counted = own['at-least'] !== undefined && own['min-present'] === undefined;
    return {
      minPresent: counted ? 0 : (own['min-present'] ?? level.minPresent),
      atLeast: own['at-least'] ?? level.atLeast,
      weights: own.weights ?? level.weights,
    };
  }

  function aggregateAt(height: number): AggregateSource {
    if (typeof input.aggregate === 'string' || !('levels' in input.aggregate)) return input.aggregate;
    const { levels } = input.aggregate;
    return levels[Math.min(height, levels.length) - 1] ?? levels[0]!;
  }
}

function heightOf(node: Written): number {
  return node.children.length === 0 ? 0 : 1 + Math.max(...node.children.map(heightOf));
}
