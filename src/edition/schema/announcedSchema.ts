import { z } from 'zod';
import { idForm, shapes } from './shapes.js';

const id = z.string().regex(idForm, { error: shapes.id.en });

/** Words in both languages. */
const text = z.strictObject({ en: z.string().min(1), zh: z.string().min(1) });

/** Sentences for the claim checker, by the id of the reading in which they are checked. */
const claims = z.record(id, z.array(text).min(1));

const figure = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9.-]*$/, { error: shapes.id.en }),
  year: z.string().optional().describe('What it is of; absent where it is of all years'),
  title: text,
  value: z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .describe('As it was written'),
  rounding: z.number().min(0).describe('Half a unit of its last digit; 0 where it is exact'),
  unit: text.optional(),
  from: z.string().optional().describe('Formula of other figures by which it follows: + − × / and brackets'),
  kind: z
    .enum(['identity', 'circular', 'bound', 'follows', 'input'])
    .optional()
    .describe(
      'circular: one of the others was found from it; bound: it is at least this; follows: another quantity; input: a figure of others (identity)',
    ),
  note: text.optional().describe('Why it cannot be recomputed, or on what that rests'),
  source: text,
});

/**
 * `announced.yaml`: what was announced of another index, statement by statement, and the claims by which the figures of this edition
 * judge it. The claim checker gives every verdict.
 */
export const announcedFileSchema = z.strictObject({
  title: text.describe('The title of the page'),
  source: text.describe('When and by whom the statements were announced'),
  of: text.describe('Which statements these are, in the headline: of 2018; 2018年'),
  evidence: text.describe('What judges them, as a subject in the plural: official figures'),
  note: text.optional().describe('What must be borne in mind; printed below the table'),
  readings: z
    .array(
      z.strictObject({
        id,
        title: text,
        variant: id
          .optional()
          .describe('The variant of this edition whose figures judge (the edition itself)'),
      }),
    )
    .min(1),
  statements: z
    .array(
      z
        .strictObject({
          id: z.string().min(1),
          says: text.describe('The statement as it was announced'),
          claims: claims
            .optional()
            .describe('What it says, as claims; the verdict of a reading is that of all of them'),
          cannot: text.optional().describe('Why it cannot be judged, instead of claims'),
          given: z
            .boolean()
            .optional()
            .describe('Whether simulated records were made to give it: to find it again is no agreement'),
          note: text.optional().describe('Of what else than the statement the figures speak'),
          nearest: claims
            .optional()
            .describe('Claims that give the nearest figures; no verdict on the statement follows'),
          each: claims
            .optional()
            .describe(
              'The same of every other period, which stands for {period}; no verdict on the statement follows',
            ),
        })
        .refine((one) => (one.claims === undefined) !== (one.cannot === undefined), {
          error: 'either claims or cannot',
        }),
    )
    .min(1),
  figures: z.array(figure).optional().describe('Every figure that was published of the other index'),
});

/** Announced statements and the claims that judge them. */
export type AnnouncedFile = z.infer<typeof announcedFileSchema>;

/** A figure that was published of another index, and the others from which it follows. */
export type PublishedFigure = z.infer<typeof figure>;
