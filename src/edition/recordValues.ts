import { z } from 'zod';
import { column } from './contract.js';
import type { Text } from './text.js';

/** Numerator or denominator of a ratio: a count or a sum, over the records that fulfil `where`. */
const part = z.union([
  z.strictObject({ count: z.literal(true), where: z.string().optional() }),
  z.strictObject({ sum: column, where: z.string().optional() }),
]);

export type SignalPart = z.infer<typeof part>;

/** A sum or count that a figure is made of; `known` counts the records with a value in the column. */
export type AdditivePart = SignalPart | { known: string };

interface Titled<S extends z.ZodType> {
  schema: S;
  /** @param number formats a number in the reader's language */
  title: (value: z.infer<S>, number: (x: number) => string) => Text;
}

/** A figure made of sums, which are added up over units, dates and files; of two, the first is divided by the second at the end. */
interface AdditiveValue<S extends z.ZodType> extends Titled<S> {
  parts: (value: z.infer<S>) => readonly [AdditivePart, AdditivePart?];
}

/** A figure that cannot be added up: groups and the total have figures of their own. */
interface MergedValue<S extends z.ZodType> extends Titled<S> {
  column: (value: z.infer<S>) => string;
  /** Whether it is one of the numbers in its column, or the number of its different values. */
  of: 'numbers' | 'values';
}

const additive = <S extends z.ZodType>(
  schema: S,
  rest: Omit<AdditiveValue<S>, 'schema'>,
): AdditiveValue<S> => ({
  schema,
  ...rest,
});

const mergeable = <S extends z.ZodType>(schema: S, rest: Omit<MergedValue<S>, 'schema'>): MergedValue<S> => ({
  schema,
  ...rest,
});

/**
 * Every way to aggregate records, by the first key of `value`: its schema, its title in receipts, and what is computed. Those that
 * are merged have a computation in `sql/aggregates`; sums and counts need none.
 */
export const recordValues = {
  count: additive(z.strictObject({ count: z.literal(true) }), {
    title: partTitle,
    parts: (value) => [value],
  }),
  sum: additive(z.strictObject({ sum: column }), { title: partTitle, parts: (value) => [value] }),
  mean: additive(z.strictObject({ mean: column }), {
    title: ({ mean }) => ({ en: `mean of ${mean}`, zh: `${mean} 的均值` }),
    parts: ({ mean }) => [{ sum: mean }, { known: mean }],
  }),
  min: mergeable(z.strictObject({ min: column }), {
    title: ({ min }) => ({ en: `least ${min}`, zh: `${min} 的最小值` }),
    column: ({ min }) => min,
    of: 'numbers',
  }),
  max: mergeable(z.strictObject({ max: column }), {
    title: ({ max }) => ({ en: `greatest ${max}`, zh: `${max} 的最大值` }),
    column: ({ max }) => max,
    of: 'numbers',
  }),
  quantile: mergeable(
    z.strictObject({
      quantile: column.describe('The smallest value that a share `at` of the records do not exceed, to 1%'),
      at: z.number().min(0).max(1),
    }),
    {
      title: ({ quantile: name, at }, number) => ({
        en: `quantile ${number(at)} of ${name}, to 1%`,
        zh: `${name} 的 ${number(at)} 分位数（误差不超过1%）`,
      }),
      column: ({ quantile }) => quantile,
      of: 'numbers',
    },
  ),
  distinct: mergeable(
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
      column: ({ distinct }) => distinct,
      of: 'values',
    },
  ),
  ratio: additive(
    z.strictObject({
      ratio: part,
      to: part,
      at: z
        .literal('base-period')
        .optional()
        .describe('The ratio times the unit’s `to` of the base period: adds over units (Laspeyres)'),
    }),
    {
      title: ({ ratio, to, at }) => {
        const [above, below] = [partTitle(ratio), partTitle(to)];
        return {
          en: `${above.en} ÷ ${below.en}${at ? ' × the divisor in the base period' : ''}`,
          zh: `${above.zh} ÷ ${below.zh}${at ? ' × 基期除数' : ''}`,
        };
      },
      parts: ({ ratio, to }) => [ratio, to],
    },
  ),
};

export type RecordValueName = keyof typeof recordValues;

/** Those that cannot be added up. */
export type MergedName = {
  [N in RecordValueName]: (typeof recordValues)[N] extends { of: string } ? N : never;
}[RecordValueName];

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

type Entry = AdditiveValue<z.ZodType<RecordValue>> | MergedValue<z.ZodType<RecordValue>>;

const entryOf = (value: RecordValue) => recordValues[recordValueName(value)] as unknown as Entry;

/** A way to aggregate records, in words. @param number formats a number in the reader's language */
export function recordValueTitle(value: RecordValue, number: (x: number) => string): Text {
  return entryOf(value).title(value, number);
}

/** The one or two sums and counts that a figure is made of; none where it cannot be added up. */
export function additiveParts(value: RecordValue): readonly AdditivePart[] {
  const entry = entryOf(value);
  return 'parts' in entry ? entry.parts(value).filter((one) => one !== undefined) : [];
}

/** The column whose numbers a part adds up; undefined where it counts records. */
export function summedColumn(part: AdditivePart): string | undefined {
  return 'sum' in part ? part.sum : undefined;
}

/** The columns that a figure is computed from, but for those of its conditions. */
export function valueColumns(value: RecordValue): string[] {
  const own = mergedColumn(value);
  if (own !== undefined) return [own];
  const named = additiveParts(value).map((part) => ('known' in part ? part.known : summedColumn(part)));
  return named.filter((name, i) => name !== undefined && named.indexOf(name) === i) as string[];
}

/** The conditions on records within a figure. */
export function partConditions(value: RecordValue): string[] {
  return additiveParts(value).flatMap((one) =>
    'where' in one && one.where !== undefined ? [one.where] : [],
  );
}

/** The column that must hold numbers although it is not summed. */
export function numbersColumn(value: RecordValue): string | undefined {
  const entry = entryOf(value);
  return 'of' in entry && entry.of === 'numbers' ? entry.column(value) : undefined;
}

/** Whether a figure of records is a quotient of two sums. */
export function isQuotient(value: RecordValue): boolean {
  return additiveParts(value).length === 2;
}

/** Whether a figure is a number of records, or of different values in them. */
export function isCount(value: RecordValue): boolean {
  const [first, second] = additiveParts(value);
  if (first) return !second && !('sum' in first);
  return numbersColumn(value) === undefined;
}

/** The column of a figure that cannot be added up. */
export function mergedColumn(value: RecordValue): string | undefined {
  const entry = entryOf(value);
  return 'of' in entry ? entry.column(value) : undefined;
}

function partTitle(part: SignalPart): Text {
  const where = part.where === undefined ? '' : ` [${part.where}]`;
  if ('count' in part) return { en: `number of records${where}`, zh: `记录数${where}` };
  return { en: `sum of ${part.sum}${where}`, zh: `${part.sum} 之和${where}` };
}
