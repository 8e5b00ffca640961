import { z } from 'zod';
import { idForm, shapes } from './shapes.js';

const id = z.string().regex(idForm, { error: shapes.id.en });

/** Words in both languages. */
const text = z.strictObject({ en: z.string().min(1), zh: z.string().min(1) });

/** Sentences for the claim checker, by the id of the reading in which they are checked. */
const claims = z.record(id, z.array(text).min(1));

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
          note: text.optional().describe('Of what else than the statement the figures speak'),
          nearest: claims
            .optional()
            .describe('Claims that give the nearest figures; no verdict on the statement follows'),
        })
        .refine((one) => (one.claims === undefined) !== (one.cannot === undefined), {
          error: 'either claims or cannot',
        }),
    )
    .min(1),
});

/** Announced statements and the claims that judge them. */
export type AnnouncedFile = z.infer<typeof announcedFileSchema>;
