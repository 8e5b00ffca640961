import { z } from 'zod';
import { mapSchema } from '../map/mapSource.js';
import { normalise, scale } from '../scaleOptions.js';
import { nodeChangesSchema } from '../tree/changeNodes.js';
import { acceptedSchema } from './acceptedSchema.js';
import { aggregate, missing } from './aggregateSchema.js';
import { author } from './authorSchema.js';
import { chainSchema } from './chainSchema.js';
import { economySchema } from './economySchema.js';
import { indicator } from './indicatorSchema.js';
import { errors, impute, round, screen, treat } from './methodSchema.js';
import { publishedSchema } from './publishedSchema.js';
import { secondSourceSchema } from './secondSourceSchema.js';
import { shapes } from './shapes.js';
import { stories } from './storiesSchema.js';
import { plainText } from './textSchema.js';
import { tiersSchema } from './tiersSchema.js';
import { file, id, type leaf, node, polarity, type reference, shownDigits, text } from './treeSchema.js';
import { validitySchema } from './validitySchema.js';
import { weighSchema } from './weighSchema.js';

const plainSchema = z.strictObject({
  edition: id.describe('Short name, used in file names and URLs'),
  title: text,
  note: text.optional().describe('One sentence shown on every page, for example what this index is not'),
  stories: stories.optional(),
  version: z.union([z.string(), z.number()]).describe('Version of the edition, for example 2022.1'),
  polarity: polarity
    .optional()
    .describe('Whether a high value of the index is good, or bad as for hunger or risk (higher-is-better)'),
  'data-status': z
    .enum(['real', 'simulated', 'example'])
    .describe('Whether figures are real, simulated or an example; shown on every page, file and chart'),
  licence: z.string().optional().describe('SPDX name of the licence of the results'),
  attribution: text
    .optional()
    .describe('The source line that must stand wherever figures are shown or taken away: “Source: …”'),
  publisher: text.optional().describe('Publisher of the results (the makers of the edition)'),
  authors: z.array(author).min(1).optional().describe('Whom to cite (the publisher)'),
  contact: z
    .strictObject({ name: text.optional(), email: z.email().optional(), url: z.url().optional() })
    .optional()
    .describe('Contact for questions about the results'),
  doi: z
    .string()
    .regex(/^10\.\d{4,9}\/\S+$/, { error: shapes.doi.en })
    .optional()
    .describe('DOI of the index as a whole, for all releases, without https://doi.org/'),
  digits: shownDigits
    .optional()
    .describe(
      'Decimals shown for scores; more where two ranks would otherwise show the same figure (2, more below 0.1)',
    ),
  units: z.strictObject({
    level: id.describe('What is ranked, for example city'),
    title: text.optional().describe('Plural name of the units, for example Cities'),
    file: file.optional().describe('Table of the units (units.csv)'),
    country: z
      .array(z.string())
      .optional()
      .describe('Names of the country in the records; records of other countries count as outside the area'),
    groups: z
      .array(
        z.strictObject({
          column: id.describe('A column of the units table'),
          title: text.optional(),
          'roll-up': z
            .enum(['sum', 'mean'])
            .optional()
            .describe('How values of units become that of the group (sum with base-share, else mean)'),
        }),
      )
      .optional(),
    total: z.strictObject({ code: z.string(), title: text }).optional(),
  }),
  periods: z.strictObject({
    frequency: z
      .enum(['year', 'quarter', 'month'])
      .optional()
      .describe(
        'Length of a period; every period from the first to the last is published. Not needed beside a list',
      ),
    list: z
      .array(z.union([z.string(), z.number()]))
      .min(1)
      .optional()
      .describe(
        'The published periods in order, if they are not consecutive, for example [1992, 2000, 2008, 2016]',
      ),
    base: z
      .union([z.string(), z.number()])
      .describe(
        'The period that the index is measured against. In a quarterly or monthly base-share index it may be a year; the base is then the mean of its periods',
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
        .describe(
          'Whether records count once their submission is signed, or provisionally once they are stored (signed)',
        ),
      final: z
        .union([z.string(), z.number()])
        .describe(
          'The last period with final figures. Later periods are provisional and not part of any dated vintage',
        ),
    })
    .optional()
    .describe('For editions whose signals read the stored records of data contracts (platform:CONTRACT)'),
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
    .describe(
      'The period that headlines describe: the last one of which enough was observed. Later periods are provisional',
    ),
  method: z
    .strictObject({
      denominate: z
        .boolean()
        .optional()
        .describe('Whether indicators are divided by their denominators (true)'),
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
        .describe('Different choices for single indicators, by id'),
      weight: weighSchema.optional(),
      aggregate: z
        .union([aggregate, z.strictObject({ levels: z.array(aggregate).min(1) })])
        .optional()
        .describe(
          'How the scores of children become that of their node: one way for all nodes, or one per level from the indicators upwards',
        ),
      missing: z
        .union([missing, z.strictObject({ levels: z.array(missing).min(1) })])
        .optional()
        .describe(
          'What happens if children are missing: one rule for all nodes, or one per level from the indicators upwards',
        ),
      round: z
        .union([round, z.strictObject({ indicators: round.optional(), nodes: round.optional() })])
        .optional()
        .describe('Rounding of the scores of all indicators and nodes, or of each kind (none)'),
      errors: errors.optional(),
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
            .describe('Which end has rank 1: the best, or the worst as in many risk indices (best)'),
        })
        .optional(),
    })
    .optional(),
  indicators: z.array(indicator).optional().describe('The indicators, instead of indicators.csv'),
  tree: node.optional().describe('The framework; alternatively give parent and weight in indicators.csv'),
  compare: z
    .array(
      z.strictObject({
        title: text,
        level: z.string().describe('The unit level or a grouping column'),
        period: z
          .union([z.string(), z.number()])
          .describe('The period of this index that it is compared with'),
        node: id.optional().describe('Id of the part of the index that it is of (the whole index)'),
        order: z.array(z.string()).min(2).describe('Codes of units in the published order, first to last'),
        source: plainText(),
      }),
    )
    .optional()
    .describe('Orders published by others, to compare with'),
  'compare-note': text.optional().describe('Why the orders may differ; printed with the comparison'),
  'no-sample-rows': text
    .optional()
    .describe('Hides the sample rows of records and data files in receipts, and gives the reason'),
  contextual: z
    .array(
      z.strictObject({
        id,
        title: text,
        unit: text,
        file: file.optional().describe('Table with its values'),
        level: z.string().describe('The unit level or a grouping column'),
        column: z.string().optional().describe('The column of the table'),
        indicator: id.optional().describe('An indicator of the economy, instead of file and column'),
        period: z.union([z.string(), z.number()]),
        source: plainText(),
      }),
    )
    .optional()
    .describe('Contextual indicators: shown beside the index but not part of it'),
  published: publishedSchema.optional(),
  announced: file
    .optional()
    .describe(
      'File with statements announced of another index, and the claims by which the figures of this one judge them (announced.yaml)',
    ),
  validity: validitySchema.optional(),
  'second-source': secondSourceSchema.optional(),
  economy: economySchema.optional(),
  tiers: tiersSchema.optional().describe('Tiers of units, from the highest to the lowest'),
  map: mapSchema.optional().describe('The map of the units: a file, or dots'),
  neighbours: z
    .union([
      z.enum(['rook', 'queen']),
      z.strictObject({ nearest: z.number().int().min(1).max(50).describe('Number of neighbours') }),
      z.strictObject({ within: z.number().positive().describe('Distance in kilometres') }),
    ])
    .optional()
    .describe(
      'Which units are neighbours: those that share a stretch (rook) or a point (queen) of a border on the map, the nearest ones by number, or all within a distance ({ nearest: 5 })',
    ),
  chain: chainSchema.optional(),
  reasons: z.array(text).optional().describe('Reasons for the weights; shown with the method'),
  accepted: acceptedSchema
    .optional()
    .describe('Figures and findings that look implausible or impossible but are correct'),
  doubts: z.array(text).optional().describe('Known uncertainties of the edition, the most serious first'),
});

/**
 * The definition of `edition.yaml`. The JSON Schema of editors, the messages of `iplus check` and the
 * type `Edition` all come from here.
 */
export const editionSchema = plainSchema.extend({
  variants: z
    .record(id, plainSchema.partial().extend({ nodes: nodeChangesSchema.optional() }))
    .optional()
    .describe(
      'Other editions built from the same files, by name. A variant may have any key of this page except variants; each key replaces that of the edition as a whole',
    ),
});

/** A variant in a file of its own, where it must have a name. */
export const variantFileSchema = plainSchema
  .partial()
  .extend({ edition: id, nodes: nodeChangesSchema.optional() });

export type EditionSource = z.infer<typeof editionSchema>;
export type VariantSource = NonNullable<EditionSource['variants']>[string];
export type NodeSource = z.infer<typeof node>;
export type LeafSource = z.infer<typeof leaf>;
/** A child as written: an indicator, a node that is defined elsewhere, or a node. */
export type ChildSource = LeafSource | z.infer<typeof reference> | NodeSource;
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
