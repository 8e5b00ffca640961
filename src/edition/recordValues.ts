import { z } from 'zod';
import { column } from './contract.js';
import type { Text } from './text.js';

/** Numerator or denominator of a ratio: a count or a sum, over the records that fulfil `where`. */
const part = z.union([
  z.strictObject({ count: z.literal(true), where: z.string().optional() }),
  z.strictObject({ sum: column, where: z.string().optional() }),
]);

export type SignalPart = z.infer<typeof part>;

/** A way to aggregate the records of a signal. */
interface Entry<S extends z.ZodType> {
  schema: S;
  title: (value: z.infer<S>, number: (x: number) => string) => Text;
  /** The column whose values must be numbers, although they are not summed. */
  numbers?: (value: z.infer<S>) => string;
  /** Whether it is a quotient of two sums, which are summed separately over the dates of a period. */
  quotient?: true;
  /** The column of a figure that is not additive over units: groups and the total have figures of their own. */
  alone?: (value: z.infer<S>) => string;
}

const entry = <S extends z.ZodType>(schema: S, rest: Omit<Entry<S>, 'schema'>): Entry<S> => ({
  schema,
  ...rest,
});

/**
 * Every way to aggregate records, by the first key of `value`: its schema, its title in receipts and the properties of its
 * column. The computation is in `sql/aggregates`, which has an entry for each.
 */
export const recordValues = {
  count: entry(z.strictObject({ count: z.literal(true) }), { title: partTitle }),
  sum: entry(z.strictObject({ sum: column }), { title: partTitle }),
  mean: entry(z.strictObject({ mean: column }), {
    title: ({ mean }) => ({ en: `mean of ${mean}`, zh: `${mean} 的均值` }),
    quotient: true,
  }),
  min: entry(z.strictObject({ min: column }), {
    title: ({ min }) => ({ en: `least ${min}`, zh: `${min} 的最小值` }),
    numbers: ({ min }) => min,
    alone: ({ min }) => min,
  }),
  max: entry(z.strictObject({ max: column }), {
    title: ({ max }) => ({ en: `greatest ${max}`, zh: `${max} 的最大值` }),
    numbers: ({ max }) => max,
    alone: ({ max }) => max,
  }),
  quantile: entry(
    z.strictObject({
      quantile: column.describe('The smallest value that a share `at` of the records do not exceed, to 1%'),
      at: z.number().min(0).max(1),
    }),
    {
      title: ({ quantile: name, at }, number) => ({
        en: `quantile ${number(at)} of ${name}, to 1%`,
        zh: `${name} 的 ${number(at)} 分位数（误差不超过1%）`,
      }),
      numbers: ({ quantile }) => quantile,
      alone: ({ quantile }) => quantile,
    },
  ),
  distinct: entry(
    z.strictObject({
      distinct: column.describe(
        'How many different values: each once in a unit, in a group and in the total, over all dates that `take` takes',
      ),
      approximate: z.literal(true).optional().describe('Estimated, with a standard error of 1.6%'),
    }),
    {
      title: ({ distinct, approximate }) => ({
        en: `different values of ${distinct}, each once${approximate ? ' (standard error 1.6%)' : ''}`,
        zh: `${distinct} 去重计数${approximate ? '（标准误1.6%）' : ''}`,
      }),
      alone: ({ distinct }) => distinct,
    },
  ),
  ratio: entry(
    z.strictObject({
      ratio: part,
      to: part,
      at: z
        .literal('base-period')
        .optional()
        .describe('The ratio times the unit’s `to` of the base period: adds over units (Laspeyres)'),
    }),
    {
      quotient: true,
      title: ({ ratio, to, at }) => {
        const [above, below] = [partTitle(ratio), partTitle(to)];
        return {
          en: `${above.en} ÷ ${below.en}${at ? ' × the divisor in the base period' : ''}`,
          zh: `${above.zh} ÷ ${below.zh}${at ? ' × 基期除数' : ''}`,
        };
      },
    },
  ),
};

export type RecordValueName = keyof typeof recordValues;

/** `value:` of a signal, by its name. */
export type RecordValues = { [N in RecordValueName]: z.infer<(typeof recordValues)[N]['schema']> };
export type RecordValue = RecordValues[RecordValueName];

const schemas = Object.values(recordValues).map(({ schema }) => schema) as unknown as [
  z.ZodType<RecordValue>,
];

/** `value:` of a signal. */
export const recordValueSchema = z.union(schemas);

/** The name of a way to aggregate records. */
export function recordValueName(value: RecordValue): RecordValueName {
  return (Object.keys(recordValues) as RecordValueName[]).find((name) => name in value)!;
}

const entryOf = (value: RecordValue) =>
  recordValues[recordValueName(value)] as unknown as Omit<Entry<z.ZodType<RecordValue>>, 'schema'>;

/** A way to aggregate records, in words. @param number formats a number in the reader's language */
export function recordValueTitle(value: RecordValue, number: (x: number) => string): Text {
  return entryOf(value).title(value, number);
}

/** The column that must hold numbers although it is not summed. */
export function numbersColumn(value: RecordValue): string | undefined {
  return entryOf(value).numbers?.(value);
}

/** Whether a figure of records is a quotient of two sums. */
export function isQuotient(value: RecordValue): boolean {
  return entryOf(value).quotient === true;
}

/** The column of a figure that is not additive over units. */
export function aloneColumn(value: RecordValue): string | undefined {
  return entryOf(value).alone?.(value);
}

function partTitle(part: SignalPart): Text {
  const where = part.where === undefined ? '' : ` [${part.where}]`;
  if ('count' in part) return { en: `number of records${where}`, zh: `记录数${where}` };
  return { en: `sum of ${part.sum}${where}`, zh: `${part.sum} 之和${where}` };
}
