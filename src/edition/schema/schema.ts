import { z } from 'zod';
import { mapSchema } from '../map/mapSource.js';
import { normalise, scale } from '../scaleOptions.js';
import { nodeChangesSchema } from '../tree/changeNodes.js';
import { aggregate, missing } from './aggregateSchema.js';
import { author } from './authorSchema.js';
import { chainSchema } from './chainSchema.js';
import { economySchema } from './economySchema.js';
import { impute, round, screen, treat } from './methodSchema.js';
import { publishedSchema } from './publishedSchema.js';
import { shapes } from './shapes.js';
import { plainText } from './textSchema.js';
import { tiersSchema } from './tiersSchema.js';
import { file, id, type leaf, node, polarity, shownDigits, text } from './treeSchema.js';
import { validitySchema } from './validitySchema.js';
import { weighSchema } from './weighSchema.js';

const indicator = z.strictObject({
  id,
  title: text,
  unit: plainText().optional(),
  direction: z.union([z.literal(1), z.literal(-1)]).optional(),
  kind: z.enum(['stock', 'flow', 'ratio']).optional(),
  parent: id.optional(),
  weight: z.number().nonnegative().optional(),
  denominator: id.optional().describe('The indicator it is divided by; each may have another one'),
  formula: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Computed instead of given: gdp / cpi * 100 / population, share(x, province), growth(x), mean(x, 3); names are indicators, figures of the economy and contextual indicators',
    ),
  per: z.number().positive().optional().describe('100000: per 100,000 of the denominator (1)'),
  low: z.number().optional(),
  high: z.number().optional(),
  target: z.number().optional(),
  digits: shownDigits.optional().describe('Decimals in which its scores are shown (those of the edition)'),
  normalise: scale.optional().describe('Another normalisation for this indicator'),
  treat: treat.optional().describe('Another treatment for this indicator'),
  round: round.optional(),
  source: plainText().optional(),
  licence: z.string().optional(),
  url: z.string().optional(),
  error: z
    .union([
      z.number().nonnegative(),
      z.string().regex(/^(\d+(\.\d+)?%|[a-z0-9][a-z0-9.-]*)$/, { error: shapes.error.en }),
    ])
    .optional()
    .describe(
      'Standard error of its figures: 5% of each, a number in their unit, the id of an indicator that has them, or counts: the root of each, as where independent things are counted; 0%: they are exact (signals that count have that of counts, all others none that is known)',
    ),
  sector: z.string().optional().describe('A sector that cuts across the framework; named in groups.csv'),
});

const plainSchema = z.strictObject({
  edition: id.describe('Short name, used in file names and URLs'),
  title: text,
  note: text.optional().describe('One sentence every page carries, for example what this index is not'),
  version: z.union([z.string(), z.number()]).describe('Version of the edition, for example 2022.1'),
  polarity: polarity
    .optional()
    .describe(
      'Whether a high value of the index is good, or bad as in one of hunger or risk (higher-is-better)',
    ),
  'data-status': z.enum(['real', 'simulated', 'example']).describe('Shown on every page, file and chart'),
  licence: z.string().optional().describe('SPDX name of the licence of the results'),
  publisher: text.optional().describe('Who publishes the results (the makers of the edition)'),
  authors: z.array(author).min(1).optional().describe('Whom to cite (the publisher)'),
  contact: z
    .strictObject({ name: text.optional(), email: z.email().optional(), url: z.url().optional() })
    .optional()
    .describe('Where questions about the results go'),
  doi: z
    .string()
    .regex(/^10\.\d{4,9}\/\S+$/, { error: shapes.doi.en })
    .optional()
    .describe('DOI of the index over all its releases, without https://doi.org/'),
  digits: shownDigits
    .optional()
    .describe(
      'Decimals in which scores are shown, more where two ranks would look alike (2, more below 0.1)',
    ),
  units: z.strictObject({
    level: id.describe('What is ranked, for example city'),
    title: text.optional().describe('Plural name of the units, for example Cities'),
    file: file.optional().describe('Table of the units (units.csv)'),
    country: z
      .array(z.string())
      .optional()
      .describe('Names of the country in the records; records of any other country are outside the area'),
    groups: z
      .array(
        z.strictObject({
          column: id.describe('A column of the units table'),
          title: text.optional(),
          'roll-up': z.enum(['sum', 'mean']).optional(),
        }),
      )
      .optional(),
    total: z.strictObject({ code: z.string(), title: text }).optional(),
  }),
  periods: z.strictObject({
    frequency: z
      .enum(['year', 'quarter', 'month'])
      .optional()
      .describe('Every period from the first to the last; may be left out where there is a list'),
    list: z
      .array(z.union([z.string(), z.number()]))
      .min(1)
      .optional()
      .describe(
        'The periods themselves, in order, where not every one is published: [1992, 2000, 2008, 2016]',
      ),
    base: z
      .union([z.string(), z.number()])
      .describe(
        'The period the index is measured against; a year in a quarterly or monthly base-share index: X0 is the mean of its periods',
      ),
    first: z.union([z.string(), z.number()]).optional().describe('First published period (the base)'),
    last: z
      .union([z.string(), z.number()])
      .optional()
      .describe('Last published period (the last with data; not beside a list)'),
  }),
  platform: z
    .strictObject({
      records: z
        .enum(['signed', 'provisional'])
        .optional()
        .describe('Whether records count once their submission is signed (signed), or once they are stored'),
      final: z
        .union([z.string(), z.number()])
        .describe(
          'The last period whose figures are final; later ones are provisional and in no dated vintage',
        ),
    })
    .optional()
    .describe('Of an edition whose signals read the stored records of data contracts (platform:CONTRACT)'),
  headline: z
    .strictObject({
      observed: z
        .number()
        .min(0)
        .max(1)
        .optional()
        .describe('The share of the weight that must be observed rather than imputed (0.8)'),
    })
    .optional()
    .describe('Of which period headlines speak: the last with so much observed; later ones are provisional'),
  method: z
    .strictObject({
      denominate: z.boolean().optional(),
      screen: screen.optional(),
      impute: impute.optional(),
      treat: treat.optional(),
      normalise: normalise.optional(),
      'per-indicator': z
        .record(
          id,
          z.strictObject({ normalise: scale.optional(), treat: treat.optional(), round: round.optional() }),
        )
        .optional()
        .describe('Other choices for single indicators, by id'),
      weight: weighSchema.optional(),
      aggregate: z
        .union([aggregate, z.strictObject({ levels: z.array(aggregate).min(1) })])
        .optional()
        .describe('One way for all nodes, or one per level from the indicators upwards'),
      missing: z
        .union([missing, z.strictObject({ levels: z.array(missing).min(1) })])
        .optional()
        .describe('One rule for all nodes, or one per level from the indicators upwards'),
      round: z
        .union([round, z.strictObject({ indicators: round.optional(), nodes: round.optional() })])
        .optional()
        .describe('Decimals of the scores of all indicators and nodes, or of each kind (none)'),
      rank: z
        .strictObject({
          digits: z
            .number()
            .int()
            .min(0)
            .max(12)
            .optional()
            .describe('Ranks are taken on scores rounded to this many decimals'),
          first: z
            .enum(['best', 'worst'])
            .optional()
            .describe('Who has rank 1: the best, or the worst as in many indices of risk (best)'),
        })
        .optional(),
    })
    .optional(),
  indicators: z.array(indicator).optional().describe('Instead of indicators.csv'),
  tree: node.optional().describe('The framework; or give parent and weight in indicators.csv'),
  compare: z
    .array(
      z.strictObject({
        title: text,
        level: z.string().describe('The unit level or a grouping column'),
        period: z.union([z.string(), z.number()]).describe('The period of ours it is compared with'),
        order: z.array(z.string()).min(2).describe('Codes of units, first to last, as published'),
        source: plainText(),
      }),
    )
    .optional()
    .describe('Orders published by others, to compare with'),
  'compare-note': text.optional().describe('Why the orders may differ; printed with the comparison'),
  'no-sample-rows': text
    .optional()
    .describe('Why receipts show no sample rows of the records and data files; without it they do'),
  contextual: z
    .array(
      z.strictObject({
        id,
        title: text,
        unit: text,
        file: file.optional(),
        level: z.string(),
        column: z.string().optional(),
        indicator: id.optional().describe('An indicator of the economy, instead of file and column'),
        period: z.union([z.string(), z.number()]),
        source: plainText(),
      }),
    )
    .optional()
    .describe('Contextual indicators: shown with the index, never part of it'),
  published: publishedSchema.optional(),
  validity: validitySchema.optional(),
  economy: economySchema.optional(),
  tiers: tiersSchema.optional().describe('Units in tiers, from the highest to the lowest'),
  map: mapSchema.optional().describe('The map of the units: a file, or dots'),
  neighbours: z
    .union([
      z.enum(['rook', 'queen']),
      z.strictObject({ nearest: z.number().int().min(1).max(50) }),
      z.strictObject({ within: z.number().positive().describe('Kilometres') }),
    ])
    .optional()
    .describe(
      'Who is whose neighbour: across a stretch (rook) or a point (queen) of a border of the map, the nearest so many, or all within so many kilometres ({ nearest: 5 })',
    ),
  chain: chainSchema.optional(),
  reasons: z.array(text).optional().describe('Why the weights are what they are; printed with the method'),
  accepted: z
    .array(
      z.strictObject({
        indicator: id,
        unit: z.string().describe('Code of the unit'),
        period: z.union([z.string(), z.number()]),
        value: z.number().describe('The figure as it stands; where it changes, it is asked about again'),
        reason: text.describe('Why it is right; shown to readers'),
        by: z.string().min(1).describe('Who accepted it; shown to readers'),
        source: plainText().optional(),
      }),
    )
    .optional()
    .describe('Figures that look unlikely or impossible and are right'),
  doubts: z
    .array(text)
    .optional()
    .describe('What the makers of the edition know to be uncertain, worst first'),
});

/**
 * The definition of `edition.yaml`. The JSON Schema of editors, the messages of `iplus check` and the
 * type `Edition` all come from here.
 */
export const editionSchema = plainSchema.extend({
  variants: z
    .record(id, plainSchema.partial().extend({ nodes: nodeChangesSchema.optional() }))
    .optional()
    .describe('Other editions over the same files, by name: the keys that differ, each as a whole'),
});

/** A variant in a file of its own, where it must have a name. */
export const variantFileSchema = plainSchema
  .partial()
  .extend({ edition: id, nodes: nodeChangesSchema.optional() });

export type EditionSource = z.infer<typeof editionSchema>;
export type VariantSource = NonNullable<EditionSource['variants']>[string];
export type NodeSource = z.infer<typeof node>;
export type LeafSource = z.infer<typeof leaf>;
export type IndicatorSource = z.infer<typeof indicator>;
export type TreatSource = z.infer<typeof treat>;
export type ScreenSource = z.infer<typeof screen>;
export type ImputeSource = z.infer<typeof impute>;
export type RoundSource = z.infer<typeof round>;

/** The JSON Schema of `edition.yaml`, draft 2020-12, for editors and other programs. */
export function editionJsonSchema(): object {
  return {
    ...z.toJSONSchema(editionSchema, { reused: 'ref' }),
    title: 'edition.yaml of the Internet Plus Index',
  };
}
