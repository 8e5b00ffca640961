import { z } from 'zod';
import { type AggregateSource, aggregate } from '../schema/aggregateSchema.js';
import type { NodeWeighSource } from '../schema/weighSchema.js';

/** `nodes` of a variant: changes of single nodes, by id. */
export const nodeChangesSchema = z
  .record(
    z.string(),
    z.strictObject({
      weight: z.number().nonnegative().optional().describe('Weight relative to its siblings'),
      aggregate: aggregate.optional(),
    }),
  )
  .describe('Weights and aggregates of single nodes, by id, instead of those of the tree');

export type NodeChanges = z.infer<typeof nodeChangesSchema>;

interface Changeable {
  id: string;
  /** The node that it is a copy of: its changes apply to the copy too, except for the weight of the place where it stands. */
  same?: string;
  weight?: number;
  aggregate?: AggregateSource;
  weigh?: NodeWeighSource;
  children: Changeable[];
}

/**
 * Applies the changes of a variant to nodes. Weights that it gives replace any other weighing of the children.
 *
 * @returns the ids of all nodes
 */
export function changeNodes(root: Changeable, changes: NodeChanges): string[] {
  change(root, changes, false);
  return allIds(root);
}

const allIds = ({ id, children }: Changeable): string[] => [id, ...children.flatMap(allIds)];

/** @param isInside whether the parent is a copy, too */
function change(node: Changeable, changes: NodeChanges, isInside: boolean): void {
  const of = (id: string | undefined) => (id !== undefined && Object.hasOwn(changes, id) ? changes[id]! : {});
  const { weight, ...others } = of(node.same);
  Object.assign(node, others, isInside && weight !== undefined ? { weight } : {}, of(node.id));
  const isCopy = node.same !== undefined;
  const weighed = node.children.some(
    ({ id, same }) => of(id).weight !== undefined || (isCopy && of(same).weight !== undefined),
  );
  if (weighed) node.weigh = 'given';
  for (const child of node.children) change(child, changes, isCopy);
}
