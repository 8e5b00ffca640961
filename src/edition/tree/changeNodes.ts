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
  const own = Object.hasOwn(changes, root.id) ? changes[root.id]! : {};
  Object.assign(root, own);
  const weighed = root.children.some(
    ({ id }) => Object.hasOwn(changes, id) && changes[id]!.weight !== undefined,
  );
  if (weighed) root.weigh = 'given';
  return [root.id, ...root.children.flatMap((child) => changeNodes(child, changes))];
}
