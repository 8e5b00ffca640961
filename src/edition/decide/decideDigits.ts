import type { PlanNode } from '../plan.js';
import type { EditionSource, LeafSource, NodeSource } from '../schema/schema.js';
import type { WrittenIndicator } from '../tree/writtenIndicators.js';

/**
 * The nodes with the decimals in which their scores are shown, where the edition says so: of the node, of the indicator, or
 * of the whole edition.
 */
export function decideDigits(
  { digits: all, tree }: EditionSource,
  indicators: readonly WrittenIndicator[],
  nodes: readonly PlanNode[],
): PlanNode[] {
  const own = new Map<string, number>();
  const add = (id: string, digits: number | undefined) => {
    if (digits !== undefined) own.set(id, digits);
  };
  const walk = (node: NodeSource | LeafSource): void => {
    if (!('children' in node)) return;
    add(node.id, node.digits);
    node.children.forEach(walk);
  };
  if (tree) walk(tree);
  for (const { id, digits } of indicators) add(id, digits);
  return nodes.map((node) => {
    const digits = own.get(node.id) ?? all;
    return digits === undefined ? node : { ...node, digits };
  });
}
