import { z } from 'zod';
import { methodProblems } from './problems/methodProblems.js';
import type { Place, Problem } from './problems/problem.js';
import type { Over, ScaleNumbers } from './scaleNumbers.js';

export { neutral, type Over, type ScaleNumbers, type Ties } from './scaleNumbers.js';

/** What deciding the options of a scale needs. */
export interface Written {
  /** The given value, or the default, which is then listed among the defaults taken. */
  take: <T>(option: string, given: T | undefined, fallback: T) => T;
  /** The index of a unit by its code; an unknown code is reported. */
  unit: (option: string, code: string) => number;
  /** Reports a problem at a place inside the scale. */
  found: (path: readonly PropertyKey[], problem: (at: Place) => Problem) => void;
  /** All options as written. */
  source: Readonly<Record<string, unknown>>;
  /** The bounds and target of the indicator. */
  own: { low?: number | undefined; high?: number | undefined; target?: number | undefined };
}

/** An option of a scale: its schema, and how it is decided. */
interface Option<S extends z.ZodType> {
  schema: S;
  decide: (given: z.infer<S>, written: Written) => Partial<ScaleNumbers>;
}

const option = <S extends z.ZodType>(schema: S, decide: Option<S>['decide']): Option<S> => ({
  schema,
  decide,
});

const pair = z.tuple([z.number(), z.number()]);
const optional = <S extends z.ZodType>(schema: S, text: string) => schema.optional().describe(text);

type Range = [number, number];
/** Decides an option with a default, which is reported. */
const taken =
  <K extends keyof ScaleNumbers>(key: K, fallback: ScaleNumbers[K]) =>
  (given: ScaleNumbers[K] | undefined, { take }: Written): Partial<ScaleNumbers> => ({
    [key]: take(key, given, fallback),
  });

const range = ([low, high]: Range) =>
  option(optional(pair, `Lowest and highest score ([${low}, ${high}])`), taken('range', [low, high]));

const overSchema = z
  .enum(['base-period', 'all-periods', 'each-period'] satisfies Over[])
  .describe('The periods that the parameters of the scale are computed from (all-periods)');
const over = option(overSchema.optional(), taken('over', 'all-periods'));

const mean = option(optional(z.number(), 'Mean score (0)'), taken('mean', 0));
const sd = option(optional(z.number().positive(), 'Standard deviation of the scores (1)'), taken('sd', 1));

const capSchema = (fallback: boolean | string) =>
  optional(z.boolean(), `Set scores beyond the bounds to the bounds (${fallback})`);
const cap = (fallback: boolean) => option(capSchema(fallback), taken('cap', fallback));

const shared = z.enum(['lowest', 'average', 'highest']);
const ties = option(
  optional(shared, 'Which of their places equal values share; lowest is the worst of them (lowest)'),
  taken('ties', 'lowest'),
);
const places = option(
  optional(
    z.enum([...shared.options, 'dense']),
    'Which of their places equal values share; lowest is the worst of them (lowest). dense counts only different values',
  ),
  taken('ties', 'lowest'),
);

/** Bounds and targets default to those of the indicator. */
const low = option(
  optional(z.number(), 'Lower bound of the raw value (the column low of indicators.csv)'),
  (given, { own }) => ({ low: given ?? own.low ?? 0 }),
);
const high = option(
  optional(z.number(), 'Upper bound of the raw value (the column high of indicators.csv)'),
  (given, { own }) => ({ high: given ?? own.high ?? 0 }),
);

/** The options of a scale and its description in the schema. */
interface Entry {
  about?: string;
  /** Whether its parameters come from more than one period, so that the scores of a node cannot be put on it. */
  manyPeriods?: true;
  /** Whether its bounds must be above zero. */
  positive?: true;
  /** Whether its scores are parts of one. */
  fraction?: true;
  options: Record<string, { schema: z.ZodType; decide: (given: never, w: Written) => Partial<ScaleNumbers> }>;
}

/**
 * Every scale that is fitted to the values of one indicator, with its options: schema, decisions and defaults follow from
 * here. The formulas are in `engine/scales`, which has an entry for each.
 */
export const scaleEntries = {
  'min-max': {
    options: {
      range: range([0, 100]),
      between: option(
        optional(
          z.tuple([z.number().min(0).max(1), z.number().min(0).max(1)]),
          'Quantiles to use instead of minimum and maximum, for example [0.05, 0.95]',
        ),
        (given) => ({ quantiles: given ?? [0, 1] }),
      ),
      /** By default scores are capped where quantiles are used; between minimum and maximum only later periods could exceed the ends. */
      cap: option(capSchema('true beside between, else false'), (given, w) =>
        w.source['between'] === undefined ? { cap: given ?? false } : taken('cap', true)(given, w),
      ),
      over,
    },
  },
  'z-score': { options: { mean, sd, over } },
  robust: { options: { mean, sd, over } },
  goalposts: { options: { range: range([0, 100]), low, high, cap: cap(true) } },
  'log-goalposts': { positive: true, options: { range: range([0, 100]), low, high, cap: cap(true) } },
  scaled: { options: { range: range([0, 100]), low, high } },
  rank: { options: { ties: places, over } },
  borda: { options: { ties: places, over } },
  'percentile-rank': { fraction: true, options: { ties, over } },
  'exponential-rank': {
    about: 'Ranks spread so that the first places stand out, from near 0 to 100',
    options: {
      steepness: option(
        optional(
          z.number().min(5).max(1000),
          'The smaller, the more the first places stand out; with 23 the first tenth has the scores from 50 to 100 (23)',
        ),
        taken('steepness', 23),
      ),
      ties,
      over,
    },
  },
  'normal-score': {
    about: 'The normal quantile of the rank',
    options: {
      mean,
      sd,
      offset: option(
        optional(
          z.number().min(0).max(0.5),
          'c in (rank − c)/(n + 1 − 2c): 0 van der Waerden, 0.375 Blom, 0.5 the middle of each place (0.375)',
        ),
        taken('offset', 0.375),
      ),
      ties,
      over,
    },
  },
  'distance-to-max': { fraction: true, options: { over } },
  'distance-to-reference': {
    fraction: true,
    options: {
      unit: option(z.string().describe('Code of the reference unit'), (given, w) => ({
        unit: w.unit('unit', given),
      })),
      cap: cap(false),
      over,
    },
  },
  'distance-to-target': {
    fraction: true,
    options: {
      target: option(
        optional(z.number(), 'Target of the raw value (the column target of indicators.csv)'),
        (given, { own }) => ({ target: given ?? own.target ?? 0 }),
      ),
      cap: cap(false),
      over,
    },
  },
  'fraction-of-max': { fraction: true, options: { over } },
  'around-reference': {
    about: 'Puts the mean of the base period in the middle of the range',
    manyPeriods: true,
    options: {
      range: range([70, 130]),
    },
  },
  threshold: {
    about: 'The highest score if the threshold is reached, else the lowest',
    options: {
      range: range([0, 1]),
      at: option(z.number().describe('The threshold, in the unit of the raw value'), (given) => ({
        target: given,
      })),
    },
  },
  'top-share': {
    about: 'The highest score for the best units, else the lowest',
    options: {
      range: range([0, 1]),
      share: option(
        z
          .number()
          .min(0)
          .max(1)
          .describe('Share of the best units; 0.1 means units with at least 90% of the others below them'),
        (given) => ({ share: given }),
      ),
      over,
    },
  },
  piecewise: {
    about: 'Straight lines or steps between given points',
    options: {
      points: option(
        z.array(pair).min(2).describe('Points [raw value, score], in ascending order of raw values'),
        (given, w) => ({
          points: ascending(w, given),
        }),
      ),
      steps: option(
        optional(z.boolean(), 'Use the score of the last point reached instead of interpolating (false)'),
        taken('steps', false),
      ),
    },
  },
  none: { about: 'The oriented value unchanged, for indicators that already share one scale', options: {} },
} satisfies Record<string, Entry>;

/** Every normalisation other than the base share. */
export type ScaleName = keyof typeof scaleEntries;

/** A scale fitted to the values of one indicator, with all parameters, whether its method uses them or not. */
export interface ScaleChoice extends ScaleNumbers {
  method: ScaleName;
}

type Shape<M extends ScaleName> = {
  [K in keyof (typeof scaleEntries)[M]['options']]: (typeof scaleEntries)[M]['options'][K] extends {
    schema: infer S extends z.ZodType;
  }
    ? S
    : never;
};

/** A scale as an edition writes it. */
export type ScaleSource = {
  [M in ScaleName]: z.infer<z.ZodObject<{ method: z.ZodLiteral<M> } & Shape<M>>>;
}[ScaleName];

const named = (method: string, { about, options }: Entry) => {
  const literal = z.literal(method);
  const shape = Object.entries(options).map(([key, { schema }]) => [key, schema]);
  return z.strictObject({
    method: about === undefined ? literal : literal.describe(about),
    ...Object.fromEntries(shape),
  });
};

type Named = ReturnType<typeof named>;
const all = Object.entries(scaleEntries).map(([method, entry]) => named(method, entry)) as [
  Named,
  ...Named[],
];

/** Every normalisation fitted to the indicator's own values. */
export const scale = z.discriminatedUnion('method', all) as z.ZodType as z.ZodType<ScaleSource, ScaleSource>;

const baseShare = z.strictObject({
  method: z.literal('base-share'),
  scale: z.number().positive().optional().describe('Points of the total in the base period (100)'),
});

export type NormaliseSource = ScaleSource | z.infer<typeof baseShare>;

/** `method.normalise`. */
export const normalise = z
  .discriminatedUnion('method', [baseShare, ...all])
  .describe('The scale that makes indicators with different units comparable') as z.ZodType as z.ZodType<
  NormaliseSource,
  NormaliseSource
>;

function ascending({ found }: Written, points: Range[]): Range[] {
  const bad = points.findIndex(([x], i) => i > 0 && !(x > points[i - 1]![0]));
  if (bad > 0)
    found(['points', bad], (at) => methodProblems.notAscending(at, points[bad - 1]![0], points[bad]![0]));
  return points;
}
