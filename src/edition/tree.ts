import type { PlanNode } from './plan.js';
import type { Place, Problem } from './problem.js';
import { problems } from './problems.js';
import type { Aggregate, IndicatorSource, LeafSource, NodeSource } from './schema.js';
import type { Text } from './text.js';

/** A tree as written: either nested under `tree:`, or flat in the parent column of the indicators. */
export interface TreeInput {
  tree: NodeSource | undefined;
  indicators: (IndicatorSource & { line?: number })[];
  title: Text;
  weight: 'given' | 'equal';
  aggregate: Aggregate | { levels: Aggregate[] };
  at: (path: readonly PropertyKey[]) => Place;
  indicatorAt: (indicator: IndicatorSource & { line?: number }) => Place;
}

interface Written {
  id: string;
  title: Text;
  note?: Text;
  weight?: number;
  aggregate?: Aggregate;
  indicator: number;
  children: Written[];
  path: PropertyKey[];
}

/** The tree as a list of nodes, parents before children, weights as shares of the parent. */
export function flattenTree(input: TreeInput): { nodes: PlanNode[]; problems: Problem[] } {
  const found: Problem[] = [];
  const numberOf = new Map(input.indicators.map((i, n) => [i.id, n]));
  const root = input.tree ? nested(input.tree, ['tree']) : flat();
  if (!root) return { nodes: [], problems: found };
  const nodes: PlanNode[] = [];
  const seen = new Set<string>();
  add(root, -1, 0, 1);
  const used = new Set(nodes.flatMap((n) => (n.indicator < 0 ? [] : [n.indicator])));
  const denominators = new Set(input.indicators.map((i) => i.denominator));
  input.indicators.forEach((indicator, n) => {
    if (!used.has(n) && !denominators.has(indicator.id) && input.tree) {
      found.push(problems.orphan(input.indicatorAt(indicator), indicator.id));
    }
  });
  return { nodes, problems: found };

  function nested(source: NodeSource, path: PropertyKey[]): Written {
    const children = source.children.map((child, i) => {
      const childPath = [...path, 'children', i];
      return 'indicator' in child ? leaf(child, childPath) : nested(child, childPath);
    });
    const { id, title, note, weight, aggregate } = source;
    return {
      id,
      title,
      path,
      indicator: -1,
      children: children.filter((c) => c !== undefined),
      ...(note ? { note } : {}),
      ...(weight === undefined ? {} : { weight }),
      ...(aggregate ? { aggregate } : {}),
    };
  }

  function leaf(source: LeafSource, path: PropertyKey[]): Written | undefined {
    const indicator = numberOf.get(source.indicator);
    if (indicator === undefined) {
      const kind = { en: 'indicator', zh: '指标' };
      found.push(
        problems.unknownCode(input.at([...path, 'indicator']), kind, source.indicator, numberOf.keys()),
      );
      return undefined;
    }
    const weight = source.weight ?? input.indicators[indicator]!.weight;
    return {
      id: source.indicator,
      title: input.indicators[indicator]!.title,
      indicator,
      children: [],
      path,
      ...(weight === undefined ? {} : { weight }),
    };
  }

  /** The flat form: rows name their parent; a row that is somebody's parent is a node, not an indicator. */
  function flat(): Written | undefined {
    const rows = input.indicators;
    const parents = new Set(rows.map((r) => r.parent).filter((p) => p !== undefined));
    const written = new Map<string, Written>();
    rows.forEach((row, n) => {
      written.set(row.id, {
        id: row.id,
        title: row.title,
        indicator: parents.has(row.id) ? -1 : n,
        children: [],
        path: ['indicators', n],
        ...(row.weight === undefined ? {} : { weight: row.weight }),
      });
    });
    const tops: Written[] = [];
    const denominators = new Set(rows.map((r) => r.denominator));
    for (const row of rows) {
      const self = written.get(row.id)!;
      if (row.parent === undefined) {
        if (self.indicator < 0 || !denominators.has(row.id)) tops.push(self);
        continue;
      }
      const circle = circleFrom(row.id);
      if (circle) {
        if (circle[0] === row.id) found.push(problems.cycle(input.indicatorAt(row), circle));
        continue;
      }
      const parent = written.get(row.parent);
      if (parent) parent.children.push(self);
      else
        found.push(
          problems.unknownCode(
            input.indicatorAt(row),
            { en: 'parent', zh: '上级' },
            row.parent,
            written.keys(),
          ),
        );
    }
    if (tops.length === 1 && tops[0]!.indicator < 0) return tops[0];
    return tops.length === 0
      ? undefined
      : { id: 'index', title: input.title, indicator: -1, children: tops, path: [] };

    function circleFrom(start: string): string[] | undefined {
      const way = [start];
      for (
        let id = rows.find((r) => r.id === start)?.parent;
        id;
        id = rows.find((r) => r.id === id)?.parent
      ) {
        if (id === start) return [...way, start];
        if (way.includes(id)) return undefined;
        way.push(id);
      }
      return undefined;
    }
  }

  function add(node: Written, parent: number, depth: number, weight: number): number {
    const number = nodes.length;
    if (seen.has(node.id)) found.push(problems.twice(input.at(node.path), node.id));
    seen.add(node.id);
    const self: PlanNode = {
      id: node.id,
      title: node.title,
      ...(node.note ? { note: node.note } : {}),
      depth,
      parent,
      weight,
      indicator: node.indicator,
      children: [],
      aggregate: node.aggregate ?? aggregateAt(heightOf(node)),
    };
    nodes.push(self);
    const weights = node.children.map((c) => (input.weight === 'equal' ? 1 : (c.weight ?? 1)));
    const sum = weights.reduce((a, b) => a + b, 0);
    if (node.children.length > 0 && sum <= 0) found.push(problems.zeroWeights(input.at(node.path), node.id));
    if (input.weight === 'given' && node.children.every((c) => c.weight !== undefined) && !addsUp(weights)) {
      found.push(problems.weights(input.at(node.path), node.id, Number(sum.toPrecision(6))));
    }
    node.children.forEach((child, i) => {
      self.children.push(add(child, number, depth + 1, sum > 0 ? weights[i]! / sum : 0));
    });
    return number;
  }

  function aggregateAt(height: number): Aggregate {
    if (typeof input.aggregate === 'string') return input.aggregate;
    const { levels } = input.aggregate;
    return levels[Math.min(height, levels.length) - 1] ?? levels[0]!;
  }
}

function heightOf(node: Written): number {
  return node.children.length === 0 ? 0 : 1 + Math.max(...node.children.map(heightOf));
}

/**
 * Weights that look like shares (all below 1, or a sum near 100) must add up;
 * half a unit in the third decimal of each is forgiven as rounding.
 */
function addsUp(weights: readonly number[]): boolean {
  if (weights.length === 0) return true;
  const sum = weights.reduce((a, b) => a + b, 0);
  const slack = weights.length * 0.0005;
  if (weights.every((w) => w < 1)) return Math.abs(sum - 1) <= slack;
  if (weights.every((w) => w > 1) && sum > 90 && sum < 110) return Math.abs(sum - 100) <= slack * 100;
  return true;
}
