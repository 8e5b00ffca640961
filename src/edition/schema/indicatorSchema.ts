import { z } from 'zod';
import { errorForm } from '../replicateWeights.js';
import { scale } from '../scaleOptions.js';
import { round, treat } from './methodSchema.js';
import { shapes } from './shapes.js';
import { plainText } from './textSchema.js';
import { id, shownDigits, text } from './treeSchema.js';

/** An indicator as edition.yaml describes it. */
export const indicator = z.strictObject({
  id,
  title: text,
  unit: plainText().optional().describe('Unit of measurement'),
  direction: z
    .union([z.literal(1), z.literal(-1)])
    .optional()
    .describe('1 if more is better, -1 if less is better (1)'),
  kind: z
    .enum(['stock', 'flow', 'ratio'])
    .optional()
    .describe('Whether the figure is a stock, a flow or a ratio (stock)'),
  parent: id.optional().describe('The node it belongs to, if there is no tree'),
  weight: z.number().nonnegative().optional().describe('Weight relative to its siblings (1)'),
  denominator: id.optional().describe('The indicator it is divided by'),
  formula: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Computes the indicator from others, for example gdp / cpi * 100 / population, share(x, province), growth(x) or mean(x, 3). Names are indicators, figures of the economy and contextual indicators',
    ),
  per: z
    .number()
    .positive()
    .optional()
    .describe('Multiplier of the denominator, for example 100000 for a rate per 100,000 (1)'),
  low: z.number().optional().describe('Lower bound for goalposts and similar scales'),
  high: z.number().optional().describe('Upper bound for goalposts and similar scales'),
  target: z.number().optional().describe('Target for distance-to-target'),
  digits: shownDigits.optional().describe('Decimals shown for its scores (those of the edition)'),
  normalise: scale.optional().describe('Another normalisation for this indicator'),
  treat: treat.optional().describe('Another treatment for this indicator'),
  round: round.optional(),
  source: plainText().optional().describe('Source of the data'),
  licence: z.string().optional().describe('Licence of the data'),
  url: z.string().optional().describe('Address of the source'),
  error: z
    .union([z.number().nonnegative(), z.string().regex(errorForm, { error: shapes.error.en })])
    .optional()
    .describe(
      'Standard error of its figures: a share such as 5%; a number in their unit; the id of an indicator that contains the errors; replicates such as income-r* sdr, which are the indicators income-r1, income-r2 … with the figures by replicate weights, and how these were made (brr, sdr, jackknife, bootstrap, or the factor of the sum of squared differences); counts for counts of independent things (the square root); or 0% if they are exact (counts for signals that count, otherwise not known)',
    ),
  sector: z
    .string()
    .optional()
    .describe('A sector that cuts across the framework; its name is in groups.csv'),
});
