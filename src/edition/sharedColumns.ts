import { z } from 'zod';
import { column } from './contract.js';

const condition = z.string();
const where = condition.optional().describe('Only records that fulfil it have a say');

/**
 * What a record gets of all those that it shares its `each` columns with, such as a person of the household: 1 or 0 for `any` and
 * `all`, a number otherwise. Conditions that cannot be decided, and blanks, have no say; where none has, the column is empty.
 */
export const sharedColumnSchema = z.union([
  z.strictObject({ any: condition.describe('1 where one of them fulfils it, otherwise 0'), where }),
  z.strictObject({ all: condition.describe('1 where each of them fulfils it, otherwise 0'), where }),
  z.strictObject({ count: z.literal(true), where }),
  z.strictObject({ sum: column, where }),
  z.strictObject({ min: column, where }),
  z.strictObject({ max: column, where }),
  z.strictObject({
    value: condition.describe(
      'Of the record alone, by its columns and those above: (no_school + child_out) / 6',
    ),
  }),
]);

export type SharedColumn = z.infer<typeof sharedColumnSchema>;

/** Records that belong together by `each`, and the columns that each of them gets from all. */
export interface SharedColumns {
  each: readonly string[];
  columns: Readonly<Record<string, SharedColumn>>;
}

/** The conditions and expressions of a column, as written. */
export function sharedExpressions(column: SharedColumn): string[] {
  const of = 'any' in column ? column.any : 'all' in column ? column.all : undefined;
  const own = 'value' in column ? column.value : of;
  return [own, 'where' in column ? column.where : undefined].filter((one) => one !== undefined);
}

/** The column that is summed or compared; undefined where there is none. */
export function sharedNumbers(column: SharedColumn): string | undefined {
  if ('sum' in column) return column.sum;
  if ('min' in column) return column.min;
  return 'max' in column ? column.max : undefined;
}
