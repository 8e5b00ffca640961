import { z } from 'zod';
import { type Release, resultAt } from '../../release/index.js';
import { claimJson } from '../../words/index.js';
import { chooseRelease } from '../choose.js';
import {
  type FigureOutput,
  figureOf,
  figureSchema,
  originOf,
  originSchema,
  sourcesOf,
  sourcesSchema,
} from '../figure.js';
import { boundedText, figuresSchema, inputs, textSchema, verdictSchema } from '../schemas.js';
import { defineTool } from '../tool.js';

const output = originSchema.extend({
  claim: z.string(),
  verdict: verdictSchema.describe(
    'not-distinguishable: the figures do not tell; no-figure: the release does not have it; not-understood: not checked.',
  ),
  understood: textSchema.nullable().describe('The claim as it was understood; null where it was not.'),
  notUnderstood: z.string().nullable().describe('The words that were not understood.'),
  answer: textSchema.describe('What is so, in a sentence.'),
  figures: figuresSchema.describe('The figures that the verdict rests on.'),
  evidence: z
    .array(figureSchema)
    .describe('The figures of the index among them, with status and rank range.'),
  sources: sourcesSchema,
  examples: z
    .object({ en: z.array(z.string()), zh: z.array(z.string()) })
    .describe('Claims that can be checked, where this one was not understood.'),
});

/** Checks a claim against a release. */
export const checkClaim = (releases: readonly Release[]) =>
  defineTool({
    name: 'check_claim',
    title: 'Check a claim',
    description:
      'Whether one sentence in English or Chinese about ranks, values, shares, changes or the gap is true of a release. Check every sentence of this kind before you state it; call a claim true only where the verdict is true.',
    input: z.object({ claim: boundedText('sentence').min(1), release: inputs.release }),
    output,
    answer: ({ claim, release: wanted }) => {
      const release = chooseRelease(releases, wanted);
      const { verdict, understood, left, answer, figures, examples } = claimJson(release, claim);
      const evidence = evidenceIn(
        release,
        figures.flatMap(({ references }) => references),
      );
      return {
        ...originOf(release),
        claim,
        verdict,
        understood,
        notUnderstood: left,
        answer,
        figures,
        evidence,
        sources: sourcesOf(release, evidence),
        examples,
      };
    },
  });

/** The figures of the index that some references name, each once. */
function evidenceIn(release: Release, references: readonly string[]): FigureOutput[] {
  return [...new Set(references)].flatMap((reference) => {
    const found = resultAt(release.plan, reference);
    return found ? [figureOf(release, found.subject, found.period, found.node)] : [];
  });
}
