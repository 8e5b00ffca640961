import { z } from 'zod';

/** What is sent about a submission. */
export const submissionBodies = {
  check: z.strictObject({ again: z.boolean().optional() }),
  explain: z.strictObject({
    question: z.string(),
    choice: z.string(),
    reason: z.string(),
    named: z.boolean().optional(),
  }),
  sign: z.strictObject({
    sha256: z.string(),
    named: z.boolean(),
    signature: z.strictObject({ key: z.string(), value: z.string() }).optional(),
  }),
  withdraw: z.strictObject({ reason: z.string() }),
};
