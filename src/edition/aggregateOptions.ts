import { z } from 'zod';
import { assertNoneLeft } from './decide/assertNoneLeft.js';
import { parseFormula } from './formula/languages.js';
import { namesIn, unitsIn } from './formula/tree.js';
import { idForm, idText } from './schema/shapes.js';

/** The id of a child. */
export const childId = z.string().regex(idForm, { error: idText.en });
const fullRange: [number, number] = [0, 1];
const share = z.tuple([z.number().min(0).max(1), z.number().min(0).max(1)]);

/** The options of a way to aggregate that is written `{ name: options }`, and the parameters that are decided from them. */
interface Options<S extends z.ZodType, D extends object> {
  schema: S;
  decide: (given: z.infer<S>, childOf: (id: string) => number, unitOf: (code: string) => number) => D;
}

const options = <S extends z.ZodType, D extends object>(schema: S, decide: Options<S, D>['decide']) => ({
  schema,
  decide,
});

/** How a way to aggregate is written. The scale of its scores is in `decide/aggregateEndSums`. */
interface Entry {
  /** Whether its name alone is a complete choice. */
  named?: true;
  /** The order of a mean that has a name of its own. */
  order?: number;
  options?: {
    schema: z.ZodType;
    decide: (given: never, childOf: (id: string) => number, unitOf: (code: string) => number) => object;
  };
}

const named = { named: true } as const;

const pair = z.tuple([z.number(), z.number()]);

/**
 * How a mean is written with its order. Its other options stand beside `power`, not below a name, and make it `reshaped`;
 * without them it is the entry of its order, or `power`.
 */
export const powerForm = options(
  z.strictObject({
    power: z.number().describe('Order of the mean: 2 quadratic, 1 arithmetic, 0 geometric, −1 harmonic'),
    from: pair
      .optional()
      .describe('The range of the scores of the children, which is mapped onto another one ([0, 100])'),
    onto: pair
      .optional()
      .describe(
        'The range it is mapped onto, for example [1, 10]; the mean is mapped back (the same as from)',
      ),
    mirrored: z.boolean().optional().describe('Map the best score onto the lowest value (false)'),
  }),
  ({ power: _, from = [0, 100], onto = from, mirrored = false, ...others }) => {
    assertNoneLeft(others);
    return { from, onto, mirrored };
  },
);

/**
 * Every way to aggregate the children of a node, with its options, from which the schema, the decisions and the defaults
 * of an edition follow. The formulas are in `engine/aggregates`, which has an entry for each. The form of `conditional`
 * is in `schema/aggregateSchema`, because it contains other ways to aggregate, and so the schema made from this table.
 */
const aggregateEntries = {
  arithmetic: { ...named, order: 1 },
  geometric: { ...named, order: 0 },
  harmonic: { ...named, order: -1 },
  median: named,
  minimum: named,
  maximum: named,
  'standard-error': named,
  copeland: named,
  topsis: named,
  wroclaw: named,
  'mazziotta-pareto': named,
  'mazziotta-pareto-upwards': named,
  'mazziotta-pareto-adjusted': named,
  'mazziotta-pareto-adjusted-upwards': named,
  power: {},
  reshaped: {},
  /** What `weigh: as-given` makes of an arithmetic mean. */
  'weighted-sum': {},
  'mean-min': {
    ...named,
    options: options(
      z.strictObject({
        alpha: z
          .number()
          .min(0)
          .max(1)
          .optional()
          .describe('Strength of the penalty: 0 gives the mean, 1 with beta 0 gives the minimum (1)'),
        beta: z.number().nonnegative().optional().describe('How gradually the penalty sets in (1)'),
      }),
      ({ alpha = 1, beta = 1, ...others }) => {
        assertNoneLeft(others);
        return { alpha, beta };
      },
    ),
  },
  ordered: {
    options: options(
      z.array(z.number().nonnegative()).min(1).describe('Weights by place, the best child first'),
      (places) => ({ places }),
    ),
  },
  child: {
    options: options(childId.describe('The value of this child alone'), (id, childOf) => ({
      child: childOf(id),
    })),
  },
  /** Its names are the ids of children. */
  formula: {
    options: options(
      z
        .string()
        .describe('A formula of the scores of the children, by their ids, such as 1 - loss / potential'),
      (formula, childOf, unitOf) => {
        const tree = parseFormula(formula);
        const units = unitsIn(tree);
        return {
          formula,
          children: namesIn(tree).map(childOf),
          ...(units.length > 0
            ? { units: Object.fromEntries(units.map((code) => [code, unitOf(code)] as const)) }
            : {}),
        };
      },
    ),
  },
  /** Each unit has the weights that are best for it, within these limits. */
  'benefit-of-the-doubt': {
    ...named,
    options: options(
      z.strictObject({
        shares: share.optional().describe('Minimum and maximum share of a child in the score of a unit, 0–1'),
        weights: share
          .optional()
          .describe('Minimum and maximum share of a weight in the sum of weights, 0–1'),
        directional: z
          .number()
          .positive()
          .optional()
          .describe('Measure the distance to the frontier in steps of this many points in all children'),
      }),
      /**
       * `step`: the amount, in points, by which all children rise in one step towards the frontier; 0: they rise in
       * proportion.
       */
      ({ shares = fullRange, weights = fullRange, directional: step = 0, ...others }) => {
        assertNoneLeft(others);
        return { shares, weights, step };
      },
    ),
  },
  conditional: {},
} satisfies Record<string, Entry>;

type Entries = typeof aggregateEntries;

/** Every way to aggregate the children of a node. */
export type Aggregate = keyof Entries;

/** Ways with options of their own, and those that may be written by name alone. */
export type WithOptions = { [K in Aggregate]: Entries[K] extends { options: object } ? K : never }[Aggregate];
export type NamedAggregate = { [K in Aggregate]: Entries[K] extends { named: true } ? K : never }[Aggregate];

export type OptionsOf<K extends WithOptions> = z.infer<Entries[K]['options']['schema']>;
export type DetailsOf<K extends WithOptions> = { of: K } & ReturnType<Entries[K]['options']['decide']>;

export const entryOf = (aggregate: Aggregate): Entry => aggregateEntries[aggregate];
export const allAggregates = Object.keys(aggregateEntries) as Aggregate[];
