import { assertNoneLeft } from '../decide/assertNoneLeft.js';
import { namesInFormula } from '../formula/sources.js';
import type { Place, Problem } from '../problems/problem.js';
import { problems } from '../problems/problems.js';
import { isInError } from '../replicateWeights.js';
import type { ScaleSource } from '../scaleOptions.js';
import type { AggregateSource, MissingSource } from '../schema/aggregateSchema.js';
import type { ChildSource, LeafSource, NodeSource, RoundSource } from '../schema/schema.js';
import type { NodeWeighSource } from '../schema/weighSchema.js';
import { same, type Text } from '../text.js';
import type { Polarity } from './polarity.js';
import { rowsById, type WrittenIndicator } from './writtenIndicators.js';

/** A tree as written: either nested under `tree:`, or flat in the parent column of the indicators. */
export interface TreeSource {
  tree: NodeSource | undefined;
  indicators: WrittenIndicator[];
  /** Index of each indicator in the plan; a row that is a parent in the flat form has none. */
  numberOf: ReadonlyMap<string, number>;
  title: Text;
  at: (path: readonly PropertyKey[]) => Place;
  indicatorAt: (indicator: WrittenIndicator) => Place;
}

/** A node of either form, before anything is decided. */
export interface WrittenNode {
  id: string;
  title: Text;
  note?: Text;
  weight?: number;
  aggregate?: AggregateSource;
  weigh?: NodeWeighSource;
  missing?: MissingSource;
  rescale?: ScaleSource;
  passOn?: 'scaled' | 'aggregated';
  round?: RoundSource;
  polarity?: Polarity;
  /** Set where only the id of a node that is defined elsewhere is given. */
  refers?: true;
  /** The id of the node that it is a copy of, where it stands again, and the id by which formulas and tables name it. */
  same?: string;
  written?: string;
  /** Its key path in the nested form. */
  path?: readonly PropertyKey[];
  /** −1 for a node with children. */
  indicator: number;
  children: WrittenNode[];
  at: Place;
}

/** The root of the tree as written, in which nodes may be given by their ids alone; undefined where there is no indicator. Problems are added to `found`. */
export function writtenTree(input: TreeSource, found: Problem[]): WrittenNode | undefined {
  if (!input.tree) return flatTree(input, found);
  return nestedNode({ ...input, rowOf: rowsById(input.indicators) }, found, input.tree, ['tree']);
}

/** The denominators, the errors and the inputs of formulas of other indicators: they may be absent from the tree. */
export function auxiliaryIndicators({ indicators }: TreeSource): ReadonlySet<unknown> {
  const ids = indicators.map(({ id }) => id);
  return new Set(
    indicators.flatMap(({ denominator, error, formula }) => [
      denominator,
      ...ids.filter((id) => isInError(error, id)),
      ...namesInFormula(formula),
    ]),
  );
}

/** The indicators are looked up by id: a search through all for each leaf would grow with their square. */
type Nested = TreeSource & { rowOf: ReadonlyMap<string, WrittenIndicator> };

function nestedNode(
  input: Nested,
  found: Problem[],
  source: NodeSource,
  path: readonly PropertyKey[],
): WrittenNode {
  const children = source.children.map((child, i) =>
    nestedChild(input, found, child, [...path, 'children', i]),
  );
  const { id, title, note, weight, polarity, weigh, aggregate, missing, rescale, round, ...more } = source;
  // `decideDigits` takes the digits.
  const { children: _, digits: __, 'pass-on': passOn, ...none } = more;
  assertNoneLeft(none);
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

function nestedChild(
  input: Nested,
  found: Problem[],
  child: ChildSource,
  path: readonly PropertyKey[],
): WrittenNode {
  if ('indicator' in child) return nestedLeaf(input, found, child, path);
  if ('children' in child) return nestedNode(input, found, child, path);
  const { node: id, weight } = child;
  return {
    id,
    title: same(id),
    refers: true,
    indicator: -1,
    children: [],
    at: input.at(path),
    ...(weight === undefined ? {} : { weight }),
  };
}

function nestedLeaf(
  input: Nested,
  found: Problem[],
  source: LeafSource,
  path: readonly PropertyKey[],
): WrittenNode {
  const row = input.rowOf.get(source.indicator);
  if (row === undefined) {
    const kind = { en: 'indicator', zh: '指标' };
    const known = input.indicators.map((i) => i.id);
    found.push(problems.unknownCode(input.at([...path, 'indicator']), kind, source.indicator, known));
  }
  const weight = source.weight ?? row?.weight;
  return {
    id: source.indicator,
    title: row?.title ?? same(source.indicator),
    indicator: input.numberOf.get(source.indicator) ?? -1,
    children: [],
    at: input.at(path),
    ...(weight === undefined ? {} : { weight }),
    ...(row?.round === undefined ? {} : { round: row.round }),
  };
}

/**
 * The flat form: rows name their parent; a row that is the parent of another is a node, not an indicator.
 * Where any row names a parent, an indicator without one is in no node.
 */
function flatTree(input: TreeSource, found: Problem[]): WrittenNode | undefined {
  const rows = input.indicators;
  const helpers = auxiliaryIndicators(input);
  const deep = rows.some((r) => r.parent !== undefined);
  const written = new Map(rows.map((row) => [row.id, fromRow(input, row)]));
  const parents = new Map(rows.map((row) => [row.id, row.parent]));
  const tops: WrittenNode[] = [];
  for (const row of rows) {
    const self = written.get(row.id)!;
    const parent = row.parent === undefined ? undefined : written.get(row.parent);
    if (row.parent === undefined) {
      if (!deep || self.indicator < 0) tops.push(self);
      else if (!helpers.has(row.id)) found.push(problems.orphan(input.indicatorAt(row), row.id));
    } else if (!parent) {
      const kind = { en: 'parent', zh: '上级' };
      found.push(problems.unknownCode(input.indicatorAt(row), kind, row.parent, [...written.keys()]));
    } else {
      const circle = parentCycle(row.id, parents);
      if (!circle) parent.children.push(self);
      else if (rows.find((r) => circle.includes(r.id)) === row) {
        found.push(problems.cycle(input.indicatorAt(row), circle));
      }
    }
  }
  const leaves = deep ? tops : tops.filter((t) => !helpers.has(t.id));
  if (leaves.length === 1 && leaves[0]!.indicator < 0) return leaves[0];
  if (leaves.length === 0) return undefined;
  return { id: 'index', title: input.title, indicator: -1, children: leaves, at: input.at([]) };
}

function fromRow(input: TreeSource, row: WrittenIndicator): WrittenNode {
  return {
    id: row.id,
    title: row.title,
    indicator: input.numberOf.get(row.id) ?? -1,
    children: [],
    at: input.indicatorAt(row),
    ...(row.weight === undefined ? {} : { weight: row.weight }),
    ...(row.round === undefined ? {} : { round: row.round }),
  };
}

/** The cycle of parents from a row back to itself; undefined where there is none. */
function parentCycle(start: string, parents: ReadonlyMap<string, string | undefined>): string[] | undefined {
  const way = new Set([start]);
  for (let id = parents.get(start); id !== undefined; id = parents.get(id)) {
    if (id === start) return [...way, start];
    if (way.has(id)) return undefined;
    way.add(id);
  }
  return undefined;
}
