import {
  copyId,
  isByJudgement,
  moveItem,
  type NodeWeighSource,
  type YamlPath as Path,
  removeIn,
  removeItem,
  setAllIn,
  setIn,
} from '../edition/index.js';
import { type DraftFiles, editionFile, type WrittenEdition, withFile, writtenEdition } from './files.js';
import { setIndicators } from './indicator.js';

type Item =
  | { indicator: string; weight?: number }
  | { node: string; weight?: number }
  | { id: string; children: Item[]; weight?: number; weigh?: NodeWeighSource };

/** A node of the framework as it is written under `tree`. */
interface TreeNode {
  id: string;
  path: Path;
  /** Id of the node above; none above the first. */
  parent?: string;
  index: number;
  item: Item;
}

/** The nodes below `tree` in their order; none where the framework is in indicators.csv. */
function nodesIn({ tree }: WrittenEdition): TreeNode[] {
  const nodes: TreeNode[] = [];
  const visit = (item: Item, path: Path, index: number, parent?: string): void => {
    const id = placeId(item, parent, nodes);
    nodes.push({ id, path, index, item, ...(parent === undefined ? {} : { parent }) });
    if (!('children' in item)) return;
    for (const [i, child] of item.children.entries()) visit(child, [...path, 'children', i], i, id);
  };
  if (tree) visit(tree as Item, ['tree'], 0);
  return nodes;
}

/** The id that an item has where it stands: that of a copy where the node or the indicator is defined elsewhere. */
function placeId(item: Item, parent: string | undefined, before: readonly TreeNode[]): string {
  if ('id' in item) return item.id;
  if ('node' in item) return copyId(item.node, parent!);
  const isAgain = before.some(({ id }) => id === item.indicator);
  return isAgain ? copyId(item.indicator, parent!) : item.indicator;
}

/** Whether the framework is a tree in edition.yaml; otherwise it is in the columns `parent` and `weight` of the indicators. */
export const hasTreeInYaml = (files: DraftFiles): boolean => writtenEdition(files).tree !== undefined;

/** Sets weights by the ids of nodes. */
export function setWeights(files: DraftFiles, weights: ReadonlyMap<string, number>): DraftFiles {
  if (!hasTreeInYaml(files)) {
    return setIndicators(files, new Map([...weights].map(([id, weight]) => [id, String(weight)])), 'weight');
  }
  const values = nodesIn(writtenEdition(files)).flatMap(({ id, path, item }) => {
    const weight = weights.get(id);
    const isSame = weight === undefined || (item.weight ?? 1) === weight;
    return isSame ? [] : [[[...path, 'weight'], weight] as const];
  });
  return withFile(files, editionFile, (yaml) => setAllIn(yaml, values));
}

/**
 * Shares of siblings as weights to be written: they add up to 1, or to 100 where the weights so far did; four or two decimals.
 *
 * @param before the weights so far
 */
export function writtenShares(shares: readonly number[], before: readonly number[]): number[] {
  const sum = before.reduce((a, b) => a + b, 0);
  const whole = Math.abs(sum - 100) < 0.5 ? 100 : 1;
  const steps = whole === 100 ? 100 : 10_000;
  const exact = shares.map((share) => share * whole * steps);
  const rounded = exact.map(Math.floor);
  const left = Math.round(whole * steps - rounded.reduce((a, b) => a + b, 0));
  const order = exact.map((x, i) => [x - Math.floor(x), i] as const).sort(([a], [b]) => b - a);
  for (const [, i] of order.slice(0, Math.max(0, left))) rounded[i]!++;
  return rounded.map((x) => x / steps);
}

/** The weights of nodes as they are written; undefined where nothing is. */
export function weightsAsWritten(files: DraftFiles): ReadonlyMap<string, number | undefined> {
  return new Map(nodesIn(writtenEdition(files)).map(({ id, item }) => [id, item.weight]));
}

/**
 * Moves a node below another one, before the child with that index. A group that is left without children goes too.
 * In indicators.csv the order of siblings is that of the rows, which stay where they are.
 */
export function moveNode(files: DraftFiles, id: string, parent: string, index: number): DraftFiles {
  if (!hasTreeInYaml(files)) return setIndicators(files, new Map([[id, parent]]), 'parent');
  const nodes = nodesIn(writtenEdition(files));
  const of = (name: string) => nodes.find((node) => node.id === name);
  const [node, target] = [of(id), of(parent)];
  if (!node || node.parent === undefined || !target || !('children' in target.item)) return files;
  const above = of(node.parent)!;
  const from = { list: [...above.path, 'children'], index: node.index };
  const to = { list: [...target.path, 'children'], index };
  const moved = withFile(files, editionFile, (yaml) => moveItem(yaml, from, to));
  const others = indicesOf(above).filter((k) => k !== node.index);
  if (node.parent === parent)
    return reorderJudgements(
      moved,
      parent,
      others.toSpliced(index - (node.index < index ? 1 : 0), 0, node.index),
    );
  const judged = reorderJudgements(moved, node.parent, others);
  return rebalance(rebalance(withoutEmptyGroups(judged, node.parent), parent, id), node.parent);
}

/**
 * Rebalances the weights of siblings after a node was added or removed. Shares of a whole stay such: a new node gets the mean of
 * all, the others keep their proportions. Relative weights stay; a new node gets their mean.
 */
function rebalance(files: DraftFiles, parent: string, added?: string): DraftFiles {
  const children = nodesIn(writtenEdition(files)).filter((node) => node.parent === parent);
  const above = children.map(({ id, item }) => (id === added ? undefined : (item.weight ?? 1)));
  const others = above.filter((weight) => weight !== undefined);
  const sum = others.reduce((a, b) => a + b, 0);
  const isWritten = children.some(({ id, item }) => id !== added && item.weight !== undefined);
  if (!isWritten && added === undefined) return files;
  const mean = others.length > 0 ? sum / others.length : 1;
  const weights = above.map((weight) => weight ?? mean);
  const areShares = others.every((weight) => weight < 1) || Math.abs(sum - 100) < 0.5 || sum > 20;
  const whole = weights.reduce((a, b) => a + b, 0);
  const next =
    areShares && isWritten
      ? writtenShares(
          weights.map((weight) => weight / whole),
          [sum > 20 ? 100 : 1],
        )
      : weights.map((weight) => Number(weight.toPrecision(4)));
  return setWeights(files, new Map(children.map(({ id }, i) => [id, next[i]!])));
}

/** Whether a node stands below another one, or is it. */
export function isBelow(files: DraftFiles, id: string, top: string): boolean {
  const parents = new Map(nodesIn(writtenEdition(files)).map((node) => [node.id, node.parent]));
  for (let at: string | undefined = id; at !== undefined; at = parents.get(at)) if (at === top) return true;
  return false;
}

function withoutEmptyGroups(files: DraftFiles, id: string): DraftFiles {
  const nodes = nodesIn(writtenEdition(files));
  const node = nodes.find((one) => one.id === id);
  if (!node || node.parent === undefined || !('children' in node.item) || node.item.children.length > 0)
    return files;
  const list = [...nodes.find((one) => one.id === node.parent)!.path, 'children'];
  const without = withFile(files, editionFile, (yaml) => removeItem(yaml, { list, index: node.index }));
  return rebalance(withoutEmptyGroups(without, node.parent), node.parent);
}

/** Puts a node into a new group in its place, which takes over its weight. */
export function groupNode(
  files: DraftFiles,
  id: string,
  group: string,
  title: { en?: string; zh?: string },
): DraftFiles {
  const node = nodesIn(writtenEdition(files)).find((one) => one.id === id);
  if (!node || node.parent === undefined) return files;
  const { weight, ...alone } = node.item;
  const shared = weight === undefined ? {} : { weight };
  return withFile(files, editionFile, (yaml) =>
    setIn(yaml, node.path, { id: group, title, ...shared, children: [alone] }),
  );
}

/** Takes a node out of the framework; a group that is left without children goes too. */
export function withoutNode(files: DraftFiles, id: string): DraftFiles {
  const node = nodesIn(writtenEdition(files)).find((one) => one.id === id);
  const above = node && nodesIn(writtenEdition(files)).find((one) => one.id === node.parent);
  if (!node || !above) return files;
  const list = [...above.path, 'children'];
  const without = withFile(files, editionFile, (yaml) => removeItem(yaml, { list, index: node.index }));
  const others = indicesOf(above).filter((k) => k !== node.index);
  const judged = reorderJudgements(without, above.id, others);
  return rebalance(withoutEmptyGroups(judged, above.id), above.id);
}

/** Whether the weights of a group are judged by people, so that a new part of it needs new judgements. */
export const isJudged = (files: DraftFiles, id: string): boolean => isByJudgement(writtenWeigh(files, id));

/** Puts the judgements on the parts of a group into another order; parts that are not in it are left out. */
function reorderJudgements(files: DraftFiles, id: string, order: readonly number[]): DraftFiles {
  const weigh = writtenWeigh(files, id);
  if (!isByJudgement(weigh)) return files;
  const ordered = <T>(list: readonly T[]) => order.map((k) => list[k]!);
  const square = (rows: readonly (readonly (string | number)[])[]) => ordered(rows).map(ordered);
  const put = (changed: object) => setGroupMethod(files, id, 'weigh', { ...weigh, ...changed });
  if (weigh.by === 'budget') {
    if (weigh.experts)
      return put({ experts: weigh.experts.map((one) => ({ ...one, points: ordered(one.points) })) });
    return weigh.rows ? put({ rows: weigh.rows.map(ordered) }) : files;
  }
  if (weigh.experts)
    return put({ experts: weigh.experts.map((one) => ({ ...one, rows: square(one.rows) })) });
  return weigh.rows ? put({ rows: square(weigh.rows) }) : files;
}

/** The indices of the children of a group. */
const indicesOf = ({ item }: TreeNode) => ('children' in item ? item.children.map((_, k) => k) : []);

/** Puts an indicator at the end of a group; it gets the mean weight of the others. */
export function withLeaf(files: DraftFiles, parent: string, indicator: string): DraftFiles {
  const group = nodesIn(writtenEdition(files)).find((one) => one.id === parent);
  if (!group || !('children' in group.item)) return files;
  const at = [...group.path, 'children', group.item.children.length];
  const added = withFile(files, editionFile, (yaml) => setIn(yaml, at, { indicator }));
  return rebalance(added, parent, indicator);
}

/** How a group combines its parts, and where their weights come from, as edition.yaml says it; undefined takes it out. */
export function setGroupMethod(
  files: DraftFiles,
  id: string,
  key: 'aggregate' | 'weigh',
  value: unknown,
): DraftFiles {
  const group = nodesIn(writtenEdition(files)).find((one) => one.id === id);
  if (!group) return files;
  return withFile(files, editionFile, (yaml) => {
    if (value !== undefined) return setIn(yaml, [...group.path, key], value);
    return key in group.item ? removeIn(yaml, [...group.path, key]) : yaml;
  });
}

/** What edition.yaml says of how a group weighs its parts. */
export function writtenWeigh(files: DraftFiles, id: string): NodeWeighSource | undefined {
  const item = nodesIn(writtenEdition(files)).find((one) => one.id === id)?.item;
  return item && 'children' in item ? item.weigh : undefined;
}

/** Changes the title of a group. */
export function setGroupTitle(files: DraftFiles, id: string, lang: 'en' | 'zh', text: string): DraftFiles {
  if (!hasTreeInYaml(files))
    return setIndicators(files, new Map([[id, text]]), lang === 'en' ? 'title_en' : 'title_zh');
  const node = nodesIn(writtenEdition(files)).find((one) => one.id === id);
  return node
    ? withFile(files, editionFile, (yaml) => setIn(yaml, [...node.path, 'title', lang], text))
    : files;
}

/** An id that no node has. */
export function unusedId(files: DraftFiles, wanted: string): string {
  const taken = new Set(nodesIn(writtenEdition(files)).map(({ id }) => id));
  for (let n = 1; ; n++) {
    const id = n === 1 ? wanted : `${wanted}-${n}`;
    if (!taken.has(id)) return id;
  }
}
