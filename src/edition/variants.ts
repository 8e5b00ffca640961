import { z } from 'zod';
import type { Aggregate, Plan } from './plan.js';
import type { Problem } from './problem.js';
import { type Edition, resolvePlan } from './resolve.js';
import { editionSchema } from './schema.js';
import type { Table } from './table.js';

const method = editionSchema.shape.method.unwrap().shape;

/**
 * `robustness.yaml`: what an uncertainty analysis varies. Alternatives are given as in `method:` of edition.yaml;
 * the edition's own choice is always among them.
 */
export const robustnessSchema = z.strictObject({
  period: z.union([z.string(), z.number()]).optional().describe('A published period (the last)'),
  replicates: z.number().int().min(10).max(1_000_000).optional(),
  seed: z.number().int().optional(),
  weights: z
    .strictObject({ noise: z.number().min(0).max(1) })
    .optional()
    .describe('± this share of each weight'),
  normalise: z.array(method.normalise.unwrap()).optional(),
  treat: z.array(method.treat.unwrap()).optional(),
  impute: z.array(method.impute.unwrap()).optional(),
  aggregate: z.array(z.enum(['geometric', 'harmonic', 'median', 'minimum'])).optional(),
  'drop-indicators': z.boolean().optional().describe('Leave out one indicator, or none, in each replicate'),
});

export type RobustnessSource = z.infer<typeof robustnessSchema>;

/** The orders of the ways to join that a study may try. */
export const joinOrders: Record<string, { aggregate: Aggregate; order: number }> = {
  geometric: { aggregate: 'geometric', order: 0 },
  harmonic: { aggregate: 'harmonic', order: -1 },
  median: { aggregate: 'median', order: 99 },
  minimum: { aggregate: 'minimum', order: 99 },
};

/**
 * Every combination of the alternatives as a plan of its own, resolved as the edition is; the first is the
 * edition's.
 */
export function variantsOf(
  edition: Edition,
  tables: ReadonlyMap<string, Table>,
  plan: Plan,
  spec: RobustnessSource,
): { plans: { name: string; plan: Plan }[]; problems: Problem[] } {
  const own = edition.source.method ?? {};
  const plans: { name: string; plan: Plan }[] = [];
  const found: Problem[] = [];
  for (const impute of [own.impute, ...(spec.impute ?? [])]) {
    for (const treat of [own.treat, ...(spec.treat ?? [])]) {
      for (const normalise of [own.normalise, ...(spec.normalise ?? [])]) {
        const choices = Object.entries({ impute, treat, normalise }).filter(([, v]) => v !== undefined);
        const source = { ...edition.source, method: { ...own, ...Object.fromEntries(choices) } };
        const resolved = resolvePlan({ ...edition, source }, tables, plan.periods);
        found.push(...resolved.problems);
        if (resolved.plan)
          plans.push({ name: JSON.stringify(Object.fromEntries(choices)), plan: resolved.plan });
      }
    }
  }
  return { plans, problems: found };
}
