import { z } from 'zod';

/** `round:` of indicators and nodes. */
export const round = z
  .union([z.number().int().min(0).max(12), z.literal('none')])
  .describe('Decimals to which the score is rounded before anything else uses it; halves go away from zero');

const transform = z.enum(['none', 'log', 'log-ct', 'log-ct-skew', 'log-ct-plus', 'log-gii', 'box-cox']);

/** `method.treat`. */
export const treat = z
  .union([
    z.literal('none'),
    z.strictObject({
      winsorise: z
        .number()
        .int()
        .nonnegative()
        .optional()
        .describe('Maximum number of points to winsorise (5)'),
      skew: z
        .number()
        .positive()
        .optional()
        .describe('An indicator passes the test if |skewness| is below this (2)'),
      kurtosis: z
        .number()
        .optional()
        .describe('An indicator also passes if excess kurtosis is below this (3.5)'),
      transform: transform.optional().describe('Transformation if winsorising is not enough (log-ct)'),
      lambda: z.number().optional().describe('λ of box-cox; estimated if not given'),
      combine: z
        .boolean()
        .optional()
        .describe('Transform the winsorised values instead of the untreated ones (false)'),
      force: z.boolean().optional().describe('Treat every indicator, even if it passes the test (false)'),
      fences: z
        .number()
        .positive()
        .optional()
        .describe(
          'Alternative to winsorising: set values beyond the quartiles by more than this many interquartile ranges to that fence',
        ),
      over: z
        .enum(['all-periods', 'each-period'])
        .optional()
        .describe('Whether all published periods are treated together or each by itself (all-periods)'),
    }),
  ])
  .describe('Treatment of outliers before normalisation');

const share = z.number().min(0).max(1).optional();

const limits = {
  'min-present': share.describe('Minimum share of figures that are present'),
  'min-non-zero': share.describe('Minimum share of the present figures that are not zero'),
};

/** `method.screen`. */
export const screen = z
  .strictObject({
    units: z
      .strictObject({
        ...limits,
        include: z.array(z.string()).optional().describe('Codes of units that always stay'),
        exclude: z.array(z.string()).optional().describe('Codes of units that are always left out'),
      })
      .optional()
      .describe('Units below a limit have no score in that period'),
    indicators: z.strictObject(limits).optional().describe('Indicators below a limit leave the framework'),
  })
  .describe('Removes indicators and units with too little data, before gaps are filled');

const back = z.boolean().optional().describe('Also carry the first observed value backwards (false)');

const within = z
  .union([z.number().int().min(1), z.literal('all')])
  .optional()
  .describe(
    'Which indicators are used together: 1 for those with the same parent, 2 for those with the same grandparent, …, or all',
  );

/** `method.impute`. */
export const impute = z.union([
  z.literal('none'),
  z.discriminatedUnion('method', [
    z.strictObject({
      method: z.literal('linear').describe('Linear interpolation between the nearest observed periods'),
      ends: z
        .union([z.enum(['none', 'hold']), z.strictObject({ hold: z.number().int().min(1) })])
        .optional()
        .describe(
          'hold: the last observed value is carried to the end; { hold: 1 }: for at most so many periods (none)',
        ),
      back,
    }),
    z.strictObject({
      method: z.literal('last').describe('The last observed value of the unit is carried forward'),
      'max-periods': z
        .number()
        .int()
        .min(1)
        .optional()
        .describe('Maximum number of periods to carry a value (no limit)'),
      back,
    }),
    z.strictObject({
      method: z.enum(['mean', 'median']).describe('Mean or median of the units observed in the same period'),
      by: z.string().optional().describe('A grouping column: use only units of the same group'),
    }),
    z.strictObject({
      method: z
        .enum(['row-mean', 'row-median'])
        .describe('Mean or median of the other indicators of the unit, after min-max normalisation'),
      within,
    }),
    z.strictObject({
      method: z.literal('em').describe('Expectation-maximisation under a multivariate normal distribution'),
      within,
    }),
    z.strictObject({
      method: z.literal('nearest').describe('Mean of the most similar units by standardised indicators'),
      neighbours: z.number().int().min(1).optional().describe('Number of similar units (10)'),
      within,
    }),
  ]),
]);

/** `method.errors`. */
export const errors = z
  .strictObject({
    correlation: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .describe('How far the declared errors of a unit go together in different indicators (1)'),
    'over-time': z
      .number()
      .min(0)
      .max(1)
      .optional()
      .describe(
        'How far the declared errors of a unit and indicator go together in any two periods (0, with which fewest changes are told)',
      ),
    tails: z
      .enum(['heavy', 'normal'])
      .optional()
      .describe(
        'Whether a declared error may be several times its standard error more often than a normal one is (heavy)',
      ),
  })
  .describe('What is known of the declared errors of indicators; the defaults are the most careful');
