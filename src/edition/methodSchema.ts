import { z } from 'zod';

/** Which periods parameters come from. */
export const over = z
  .enum(['base-period', 'all-periods', 'each-period'])
  .describe('Which periods the parameters of the normalisation are taken from');

const range = z.tuple([z.number(), z.number()]).optional().describe('Lowest and highest score ([0, 100])');

const bounds = {
  range,
  low: z.number().optional().describe('Lower bound of the raw value (or the column low of indicators.csv)'),
  high: z.number().optional().describe('Upper bound of the raw value (or the column high of indicators.csv)'),
};

const centre = {
  mean: z.number().optional().describe('Mean score (0)'),
  sd: z.number().positive().optional().describe('Standard deviation of the scores (1)'),
  over: over.optional(),
};

const shared = z.enum(['lowest', 'average', 'highest']);
const ties = shared
  .optional()
  .describe('The place that equal values share, the worst of theirs being the lowest (lowest)');
const places = z
  .enum([...shared.options, 'dense'])
  .optional()
  .describe('The place that equal values share (lowest); dense: counted by different values');

/** `round:` of indicators and nodes. */
export const round = z
  .union([z.number().int().min(0).max(12), z.literal('none')])
  .describe('Decimals to which the score is rounded, half away from zero, before anything else uses it');

const cap = z.boolean().optional().describe('Scores beyond the bounds are set to them');

/** Every normalisation fitted to the indicator's own values. */
export const scale = z.discriminatedUnion('method', [
  z.strictObject({
    method: z.literal('min-max'),
    range,
    between: z
      .tuple([z.number().min(0).max(1), z.number().min(0).max(1)])
      .optional()
      .describe('Quantiles in place of the smallest and largest value, for example [0.05, 0.95]'),
    cap,
    over: over.optional(),
  }),
  z.strictObject({ method: z.literal('z-score'), ...centre }),
  z.strictObject({ method: z.literal('robust'), ...centre }),
  z.strictObject({ method: z.literal('goalposts'), ...bounds, cap }),
  z.strictObject({ method: z.literal('log-goalposts'), ...bounds, cap }),
  z.strictObject({ method: z.literal('scaled'), ...bounds }),
  z.strictObject({ method: z.literal('rank'), ties: places, over: over.optional() }),
  z.strictObject({ method: z.literal('borda'), ties: places, over: over.optional() }),
  z.strictObject({ method: z.literal('percentile-rank'), ties, over: over.optional() }),
  z.strictObject({ method: z.literal('distance-to-max'), over: over.optional() }),
  z.strictObject({
    method: z.literal('distance-to-reference'),
    unit: z.string().describe('Code of the reference unit'),
    cap,
    over: over.optional(),
  }),
  z.strictObject({
    method: z.literal('distance-to-target'),
    target: z
      .number()
      .optional()
      .describe('Target of the raw value (or the column target of indicators.csv)'),
    cap,
    over: over.optional(),
  }),
  z.strictObject({ method: z.literal('fraction-of-max'), over: over.optional() }),
  z.strictObject({
    method: z.literal('around-reference').describe('The mean of the base period in the middle of the range'),
    range: z.tuple([z.number(), z.number()]).optional().describe('Lowest and highest score ([70, 130])'),
  }),
  z.strictObject({
    method: z.literal('threshold').describe('The highest score at the threshold or better, else the lowest'),
    range,
    at: z.number().describe('In the unit of the raw value'),
  }),
  z.strictObject({
    method: z.literal('top-share').describe('The highest score for the best units, else the lowest'),
    range,
    share: z.number().min(0).max(1).describe('0.1: units with at least 90 % of the others below them'),
    over: over.optional(),
  }),
  z.strictObject({
    method: z.literal('piecewise').describe('Straight lines or steps between given points'),
    points: z
      .array(z.tuple([z.number(), z.number()]))
      .min(2)
      .describe('[raw value, score], raw values ascending'),
    steps: z.boolean().optional().describe('The score of the last point reached, not the line between two'),
  }),
  z.strictObject({
    method: z.literal('none').describe('The value as it is, turned: indicators on one scale'),
  }),
]);

const baseShare = z.strictObject({
  method: z.literal('base-share'),
  scale: z.number().positive().optional().describe('Points of the whole area in the base period (100)'),
});

/** `method.normalise`. */
export const normalise = z
  .discriminatedUnion('method', [baseShare, ...scale.options])
  .describe('How indicators of different units become comparable');

const transform = z.enum(['none', 'log', 'log-ct', 'log-ct-skew', 'log-ct-plus', 'log-gii', 'box-cox']);

/** `method.treat`. */
export const treat = z
  .union([
    z.literal('none'),
    z.strictObject({
      winsorise: z.number().int().nonnegative().optional().describe('Most points that may be moved (5)'),
      skew: z.number().positive().optional().describe('Passes when |skewness| is below this (2)'),
      kurtosis: z.number().optional().describe('or excess kurtosis below this (3.5)'),
      transform: transform.optional().describe('When winsorising is not enough (log-ct)'),
      lambda: z.number().optional().describe('λ of box-cox; estimated when absent'),
      combine: z.boolean().optional().describe('Transform the winsorised values, not the untreated (false)'),
      force: z.boolean().optional().describe('Treat even what passes, as if every test failed (false)'),
      fences: z
        .number()
        .positive()
        .optional()
        .describe(
          'Instead: values beyond the quartiles by so many interquartile ranges are set to that fence',
        ),
      over: z.enum(['all-periods', 'each-period']).optional(),
    }),
  ])
  .describe('What is done about outliers, before the indicator is normalised');

const share = z.number().min(0).max(1).optional();

const limits = {
  'min-present': share.describe('Least share of figures that are present'),
  'min-non-zero': share.describe('Least share of the present figures that are not zero'),
};

/** `method.screen`. */
export const screen = z
  .strictObject({
    units: z
      .strictObject({
        ...limits,
        include: z.array(z.string()).optional().describe('Codes of units that stay whatever they lack'),
        exclude: z
          .array(z.string())
          .optional()
          .describe('Codes of units that are left out whatever they have'),
      })
      .optional()
      .describe('Units below a limit have no score in that period'),
    indicators: z.strictObject(limits).optional().describe('Indicators below a limit leave the framework'),
  })
  .describe('What has too little data to take part, judged before gaps are filled');

const back = z.boolean().optional().describe('Before the first observed period its value stands too (false)');

const within = z
  .union([z.number().int().min(1), z.literal('all')])
  .optional()
  .describe('Which indicators belong together: 1 brothers and sisters, 2 cousins too, …, or all');

/** `method.impute`. */
export const impute = z.union([
  z.literal('none'),
  z.discriminatedUnion('method', [
    z.strictObject({
      method: z.literal('linear').describe('On the straight line between the nearest observed periods'),
      ends: z
        .enum(['none', 'hold'])
        .optional()
        .describe('hold: the last observed value stands until the end'),
      back,
    }),
    z.strictObject({
      method: z.literal('last').describe('The last observed value of the unit is carried forward'),
      'max-periods': z.number().int().min(1).optional().describe('At most so many periods (no limit)'),
      back,
    }),
    z.strictObject({
      method: z.enum(['mean', 'median']).describe('Of the units observed in the same period'),
      by: z.string().optional().describe('A grouping column: only the units of the same group count'),
    }),
    z.strictObject({
      method: z.enum(['row-mean', 'row-median']).describe('Of the unit’s own indicators, min-max normalised'),
      within,
    }),
    z.strictObject({
      method: z.literal('em').describe('Expectation-maximisation for multivariate normal indicators'),
      within,
    }),
    z.strictObject({
      method: z.literal('nearest').describe('Of the units most alike in standardised indicators'),
      neighbours: z.number().int().min(1).optional().describe('How many (10)'),
      within,
    }),
  ]),
]);
