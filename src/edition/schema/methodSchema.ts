import { z } from 'zod';

/** `round:` of indicators and nodes. */
export const round = z
  .union([z.number().int().min(0).max(12), z.literal('none')])
  .describe('Decimals to which the score is rounded, half away from zero, before anything else uses it');

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
  .describe(
    'Which indicators are used together: 1: those of the same parent, 2: of the same grandparent, …, or all',
  );

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
