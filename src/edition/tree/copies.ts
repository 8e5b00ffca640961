import type { PlanNode } from '../plan.js';
import type { Text } from '../text.js';

/** The id of a node where it stands again, below another parent. */
export const copyId = (id: string, parent: string): string => `${id}.${parent}`;

/** The title of a copy, which tells the places apart: "Speed (in Access)", and in a copy of that "Speed (in Access, in Quality)". */
export function copyTitle(title: Text, parents: readonly Text[]): Text {
  if (parents.length === 0) return title;
  const en = `${title.en} (${parents.map((parent) => `in ${parent.en}`).join(', ')})`;
  const zh = `${title.zh}（${parents.map((parent) => `在“${parent.zh}”中`).join('，')}）`;
  const also = Object.entries(title.also ?? {}).map(([tag, words]) => [
    tag,
    `${words} (${parents.map((parent) => parent.also?.[tag] ?? parent.en).join(', ')})`,
  ]);
  return {
    ...title,
    en: title.from?.en === 'zh' ? zh : en,
    zh: title.from?.zh === 'en' ? en : zh,
    ...(also.length > 0 ? { also: Object.fromEntries(also) } : {}),
  };
}

type Nodes = readonly Pick<PlanNode, 'parent' | 'same'>[];

/** The node that a node is a copy of, where it is defined; the node itself where it is no copy. */
export function definitionOf(nodes: Nodes, g: number): number {
  let at = g;
  for (let same = nodes[at]!.same; same !== undefined; same = nodes[at]!.same) at = same;
  return at;
}

/** Whether a node stands inside a copy, so that its weight is the one that it has where it is defined. */
export function isInsideCopy(nodes: Nodes, g: number): boolean {
  const { parent, same } = nodes[g]!;
  return same !== undefined && parent >= 0 && nodes[parent]!.same === nodes[same]!.parent;
}

/** Gives nodes inside copies the weights that they have where they are defined. Changes `weights`, by node. */
export function followCopies(nodes: Nodes, weights: Float64Array): void {
  for (let g = 0; g < nodes.length; g++) {
    let at = g;
    while (isInsideCopy(nodes, at)) at = nodes[at]!.same!;
    weights[g] = weights[at]!;
  }
}
