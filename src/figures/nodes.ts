import type { Text } from '../edition/index.js';
import type { Release } from '../release/index.js';

/** Numbers of the nodes of a table, in the order of the tree. */
export function nodesIn({ plan }: Release, ids: Iterable<unknown>): number[] {
  const known = new Set(ids);
  return plan.nodes.flatMap(({ id }, g) => (known.has(id) ? [g] : []));
}

/** The name of a node in a title; empty for the whole index. */
export function nodeSuffix({ plan }: Release, node: number): Text {
  const { title } = plan.nodes[node]!;
  return node === 0 ? { en: '', zh: '' } : { en: `, ${title.en}`, zh: `（${title.zh}）` };
}
