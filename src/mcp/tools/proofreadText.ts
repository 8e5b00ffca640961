import { z } from 'zod';
import type { Release } from '../../release/index.js';
import { longestText, proofread, proofreadJson } from '../../words/index.js';
import { chooseRelease } from '../choose.js';
import { originOf, originSchema } from '../figure.js';
import { figuresSchema, inputs, verdictSchema } from '../schemas.js';
import { defineTool } from '../tool.js';

const output = originSchema.extend({
  counts: z.record(verdictSchema, z.number()).describe('How many sentences have each verdict.'),
  others: z.number().describe('Sentences that state nothing of the release.'),
  sentences: z.array(
    z.object({
      sentence: z.string(),
      at: z.number().describe('Where it begins in the text, in characters.'),
      verdict: verdictSchema.describe('not-understood: it speaks of the release, and cannot be checked.'),
      understood: z.string().nullable(),
      notUnderstood: z.string().nullable(),
      answer: z.string().describe('What is so, in a sentence.'),
      figures: figuresSchema,
    }),
  ),
});

/** A text of at most so many characters. */
const longText = z
  .string()
  .min(1)
  .max(longestText, {
    error: ({ input }) =>
      `found a text of ${String(input).length} characters, expected at most ${longestText}; give it part by part`,
  });

/** Judges every sentence of a text about a release. */
export const proofreadText = (releases: readonly Release[]) =>
  defineTool({
    name: 'proofread',
    title: 'Proof-read a text',
    description:
      'Every sentence of a text in English or Chinese that states a figure, rank, change or comparison of a release, with its verdict, the right figures and their references. Give it your whole answer before you send it; mend what is false, and mark what cannot be checked.',
    input: z.object({ text: longText, release: inputs.release }),
    output,
    answer: ({ text, release: wanted }) => {
      const release = chooseRelease(releases, wanted);
      const lang = /\p{Script=Han}/u.test(text) ? 'zh' : 'en';
      return { ...originOf(release), ...proofreadJson(proofread(release, text, lang)) };
    },
  });
