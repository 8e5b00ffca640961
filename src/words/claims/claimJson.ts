import type { Text } from '../../edition/index.js';
import type { FactSource } from '../facts/view.js';
import { phraseText } from '../sentences/phrase.js';
import { type CheckedClaim, describeOutcome } from './checkClaim.js';
import { outcomeOf } from './outcome.js';

/** A checked claim for programs: words in both languages, figures with the references of their receipts. */
export interface ClaimJson {
  sentence: string;
  verdict: CheckedClaim['verdict'];
  understood: Text | null;
  left: string | null;
  answer: Text;
  figures: { name: string; value: number; references: string[] }[];
  examples: { en: string[]; zh: string[] };
}

/** The figures of a checked claim for programs. */
export const figuresJson = (figures: CheckedClaim['figures']): ClaimJson['figures'] =>
  Object.entries(figures).map(([name, { value, references }]) => {
    return { name, value, references: [...references] };
  });

/** What a release says to a sentence, for programs. */
export function claimJson(release: FactSource, sentence: string): ClaimJson {
  const outcome = outcomeOf(release, sentence);
  const [en, zh] = [
    describeOutcome(release, sentence, outcome, 'en'),
    describeOutcome(release, sentence, outcome, 'zh'),
  ];
  return {
    sentence,
    verdict: en.verdict,
    understood:
      en.understood === undefined || zh.understood === undefined
        ? null
        : { en: en.understood, zh: zh.understood },
    left: en.notUnderstood ?? null,
    answer: { en: phraseText(en.answer), zh: phraseText(zh.answer) },
    figures: figuresJson(en.figures),
    examples: { en: en.examples, zh: zh.examples },
  };
}
