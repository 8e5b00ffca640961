import { z } from 'zod';
import { shapes } from './schema/shapes.js';
import { dateFormat } from './time/dateFormat.js';

/** A column of records. */
export const column = z.string().regex(/^[^\p{Cc}]{1,200}$/u, { error: shapes.column.en });

/** The format of dates that are not in ISO 8601. */
export const format = z
  .string()
  .refine((written) => dateFormat(written) !== undefined, { error: shapes.dateFormat.en });

const required = z.literal(true).optional().describe('A record without it is set aside');
const bound = z.number().optional();

const columnRule = z.union([
  z.strictObject({ type: z.enum(['number', 'integer']), min: bound, max: bound, required }),
  z.strictObject({ type: z.literal('date'), format: format.optional(), required }),
  z.strictObject({
    type: z.literal('text').optional(),
    codes: z
      .array(z.union([z.string(), z.number()]))
      .min(1)
      .optional()
      .describe('All that may stand there'),
    required,
  }),
]);

const day = z
  .union([
    z.number().int().min(1000).max(9999),
    z.string().regex(/^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, { error: shapes.day.en }),
  ])
  .transform(String);

/**
 * The contract of a signal: what each of its records must fulfil. Records that do not are set aside with the reason, never
 * deleted. Columns without a rule are not checked.
 */
export const contractSchema = z.strictObject({
  columns: z.record(column, columnRule).optional(),
  key: z.array(column).min(1).optional().describe('Columns that name a record: it is taken once'),
  window: z
    .strictObject({ from: day.optional(), to: day.optional() })
    .optional()
    .describe('From the first day of one to the last day of the other; 1990 to 2050'),
  late: z
    .strictObject({
      after: z
        .number()
        .int()
        .min(0)
        .describe('Periods that a record may lie before the latest one of the files taken earlier; 0'),
      are: z.enum(['used', 'aside']),
    })
    .optional()
    .describe('Late records are used, with a mark, or set aside; used unless said otherwise'),
});

export type Contract = z.infer<typeof contractSchema>;
export type ColumnRule = z.infer<typeof columnRule>;
