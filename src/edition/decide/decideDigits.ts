import type { PlanNode } from '../plan.js';
import { scaleEntries } from '../scaleOptions.js';
import type { ChildSource } from '../schema/schema.js';
import { definitionOf } from '../tree/copies.js';
import type { WrittenIndicator } from '../tree/writtenIndicators.js';
import type { Decisions } from './decisions.js';
import type { Normalise } from './methodChoice.js';

/** Whether the scores of a scale usually lie within one point, as from 0 to 1. */
function isWithinOnePoint(scale: Normalise): boolean {
  if (scale.method === 'base-share') return scale.scale <= 1;
  const entry = scaleEntries[scale.method];
  return 'fraction' in entry || ('range' in entry.options && Math.abs(scale.range[1] - scale.range[0]) <= 1);
}

/**
 * The nodes with the decimals in which their scores are shown, where the edition says so (of the node, of the indicator, or of
 * the whole edition) or where all scores lie within one point, as from 0 to 1: three then.
 */
export function decideDigits(
  { source, take }: Decisions,
  scale: Normalise,
  indicators: readonly WrittenIndicator[],
  nodes: readonly PlanNode[],
): PlanNode[] {
  const { digits: written, tree } = source;
  const all = isWithinOnePoint(scale) ? take('digits', written, 3) : written;
  const own = new Map<string, number>();
  const add = (id: string, digits: number | undefined) => {
    if (digits !== undefined) own.set(id, digits);
  };
  const walk = (node: ChildSource): void => {
    if (!('children' in node)) return;
    add(node.id, node.digits);
    node.children.forEach(walk);
  };
  if (tree) walk(tree);
  for (const { id, digits } of indicators) add(id, digits);
  return nodes.map((node, g) => {
    const digits = own.get(nodes[definitionOf(nodes, g)]!.id) ?? all;
    return digits === undefined ? node : { ...node, digits };
  });
}
