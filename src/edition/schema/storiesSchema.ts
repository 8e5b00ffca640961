import { z } from 'zod';
import { text } from './treeSchema.js';

/** The questions that the first page of an index can answer. */
export const storyQuestions = ['leads', 'gained', 'gap', 'parts', 'sure'] as const;

/** The questions of the first page that an edition chooses, in its order and words. */
export const stories = z
  .array(
    z.strictObject({
      question: z.enum(storyQuestions).describe('Which question of the first page it is'),
      title: text.optional().describe('The question in other words'),
      claim: text
        .optional()
        .describe('The answer in other words, shown where the claim checker finds it true in both languages'),
    }),
  )
  .min(1)
  .max(5)
  .describe('The questions of the first page, in their order (leads, gained, gap, parts, sure)');

/** A question of the first page, and how the edition words it. */
export type Story = z.infer<typeof stories>[number];
