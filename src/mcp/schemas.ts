import { z } from 'zod';

/** Words in both languages. */
export const textSchema = z.object({ en: z.string(), zh: z.string() });

/** Where a list goes on. */
export const pageSchema = z.object({
  total: z.number(),
  next: z.number().nullable().describe('The offset of the rows that follow; null at the end.'),
});
