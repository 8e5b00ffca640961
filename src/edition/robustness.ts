import { z } from 'zod';
import { readYaml } from './exchange/yaml.js';
import type { Problem } from './problems/problem.js';
import { editionSchema } from './schema/schema.js';
import { shapes } from './schema/shapes.js';

const method = editionSchema.shape.method.unwrap().shape;

const share = z.number().min(0).max(1);

const weightSet = z.union([
  z.literal('equal'),
  z.strictObject({
    name: z.string().min(1),
    nodes: z
      .record(z.string(), z.number().nonnegative())
      .describe('Weights by id; siblings together, the others keep theirs'),
  }),
]);

const weights = z
  .strictObject({
    noise: z
      .union([share, z.strictObject({ levels: z.array(share).min(1) })])
      .optional()
      .describe('± this share of each weight; one for all, or one per level from the indicators upwards'),
    dirichlet: z
      .number()
      .min(1)
      .optional()
      .describe('Concentration of a Dirichlet distribution around the given weights'),
    sets: z.array(weightSet).min(1).optional().describe('Other sets of weights beside the given'),
  })
  .refine((w) => Object.values(w).filter((way) => way !== undefined).length === 1, {
    error: shapes.weightsVaried.en,
  });

/**
 * `robustness.yaml`: the choices that an uncertainty analysis varies. Alternatives are written as in `method:` of edition.yaml;
 * the edition's own choice is always included.
 */
const robustnessSchema = z.strictObject({
  period: z.union([z.string(), z.number()]).optional().describe('A published period (the last)'),
  replicates: z.number().int().min(10).max(1_000_000).optional().describe('Best a power of two (1024)'),
  seed: z.number().int().min(0).max(4_294_967_295).optional(),
  weights: weights.optional().describe('How the weights vary (noise 0.25)'),
  normalise: z.array(method.normalise.unwrap()).optional(),
  treat: z.array(method.treat.unwrap()).optional(),
  impute: z.array(method.impute.unwrap()).optional(),
  aggregate: z.array(method.aggregate.unwrap()).optional(),
  'drop-indicators': z.boolean().optional().describe('Leave out one indicator, or none, in each replicate'),
  top: z
    .array(z.number().int().min(1))
    .min(1)
    .optional()
    .describe('The k of the probability to be among the first k ([10])'),
  'sensitivity-of': z
    .string()
    .optional()
    .describe('Code of the unit whose rank is explained; default the mean rank shift of all'),
  pairs: z
    .array(z.tuple([z.string(), z.string()]))
    .optional()
    .describe('Codes of two units each: how often the one is above the other'),
});

export type RobustnessSource = z.infer<typeof robustnessSchema>;

/** Parses robustness.yaml; problems carry file, line and key path. */
export function parseRobustness(
  file: string,
  text: string,
): { value?: RobustnessSource; problems: Problem[] } {
  const { value, problems } = readYaml(file, text, robustnessSchema);
  return value && problems.length === 0 ? { value, problems } : { problems };
}
