import { z } from 'zod';
import { insideFolder, shapes } from './shapes.js';

const spreads = ['entropy', 'variation', 'critic', 'pca', 'pca-factors'] as const;

/** Families of weights that the data give; `optimised` takes the given weights as importances. */
export const dataFamilies = [...spreads, 'optimised'] as const;
export type DataFamily = (typeof dataFamilies)[number];

const over = z
  .enum(['base-period', 'all-periods'])
  .optional()
  .describe('The periods whose scores give the weights (all-periods)');

const fromData = z.strictObject({ by: z.enum(spreads), over });

const optimised = z.strictObject({
  by: z.literal('optimised'),
  goal: z
    .enum(['balance', 'infomax'])
    .optional()
    .describe('balance: correlations in proportion to the given weights. infomax: the largest sum of them'),
  over,
});

const judgement = z
  .union([z.number().positive(), z.string().regex(/^\d+ *\/ *\d+$/, { error: shapes.judgement.en })])
  .describe('A number above zero, or a fraction such as 1/3');

const table = z.string().regex(insideFolder, { error: shapes.file.en }).optional();

const ahp = z.strictObject({
  by: z.literal('ahp'),
  rows: z.array(z.array(judgement)).optional().describe('The matrix, in the order of the children'),
  table: table.describe('Or a CSV file of it: a header of ids and a row for each'),
});

const budget = z.strictObject({
  by: z.literal('budget'),
  rows: z.array(z.array(z.number().nonnegative())).optional().describe('A row of points an expert'),
  table: table.describe('Or a CSV file of them: a header of ids and a row an expert'),
});

const plain = z.enum(['given', 'equal', ...dataFamilies]);

const detailed = z.discriminatedUnion('by', [fromData, optimised]);
const level = z.union([plain, detailed]);

/** `method.weight`. */
export const weighSchema = z
  .union([plain, z.strictObject({ levels: z.array(level).min(1) }), detailed])
  .describe('Where weights come from: for all nodes, or one per level from the indicators upwards');

/** `weigh` of a node: how the weights of its children come about. */
export const nodeWeighSchema = z
  .union([plain, z.discriminatedUnion('by', [fromData, optimised, ahp, budget])])
  .describe('Where the weights of the children come from');

export type WeighSource = z.infer<typeof weighSchema>;
type LevelSource = z.infer<typeof level>;
export type NodeWeighSource = z.infer<typeof nodeWeighSchema>;

/** What the weights of a node's children were taken from, once they are settled. */
export interface Settled {
  /** First and last period. */
  periods: [string, string];
  /** Units times periods in which all children have a value. */
  rows: number;
  /** What else the family says of its fit, by name: share of variance explained, factors, distance to the target. */
  facts: Partial<Record<'explained' | 'factors' | 'distance', number>>;
}

/** How the weights of a node's children come about, with everything decided. */
export type Weighing =
  | { by: 'given' | 'equal' }
  | {
      by: DataFamily;
      over: 'base-period' | 'all-periods';
      goal: 'balance' | 'infomax';
      settled: Settled | null;
    }
  | { by: 'ahp'; table: string | null; ratio: number; lambdaMax: number }
  | { by: 'budget'; table: string | null; experts: number };

/** A weighing that waits for the data. */
export type DataWeighing = Extract<Weighing, { by: DataFamily }>;

export function isFromData(weighing: Weighing): weighing is DataWeighing {
  return (dataFamilies as readonly string[]).includes(weighing.by);
}

/** Decides `method.weight`: what holds for all nodes, or for each level from the indicators upwards. */
export function decideLevels(
  written: WeighSource,
  take: <T>(path: string, given: T | undefined, fallback: T) => T,
): Weighing[] {
  const path = 'method.weight';
  if (typeof written === 'string' || 'by' in written) return [decideWeighing(written, path, take)];
  return written.levels.map((one, i) => decideWeighing(one, `${path}.levels.${i}`, take));
}

/** Decides a weighing that needs no table. */
export function decideWeighing(
  source: LevelSource,
  path: string,
  take: <T>(path: string, given: T | undefined, fallback: T) => T,
): Weighing {
  const written = typeof source === 'string' ? { by: source } : source;
  if (written.by === 'given' || written.by === 'equal') return { by: written.by };
  const given = written as { over?: 'base-period'; goal?: 'balance' };
  return {
    by: written.by,
    over: take(`${path}.over`, given.over, 'all-periods' as const),
    goal: written.by === 'optimised' ? take(`${path}.goal`, given.goal, 'balance' as const) : 'balance',
    settled: null,
  };
}
