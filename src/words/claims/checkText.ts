import type { Lang } from '../../edition/index.js';
import type { Release } from '../../release/index.js';
import { type CheckedClaim, describeOutcome } from './checkClaim.js';
import { claimsIn, placesIn } from './claim.js';
import { type Outcome, outcomeOf } from './outcome.js';
import type { Topic } from './ownSentence.js';
import { sentencesIn, type TextSentence } from './sentencesIn.js';
import { tokensOf } from './tokens.js';

/** A sentence of a text with what a release says to it. */
export interface CheckedSentence extends TextSentence {
  checked: CheckedClaim;
}

/**
 * Every sentence of a text, each with what a release says to it: "it", 该市 and figures without a period are of what the text
 * spoke of before.
 */
export function checkText(release: Release, text: string, lang: Lang, before: Topic = {}): CheckedSentence[] {
  let topic = before;
  const isName = (words: string) => {
    const [token, ...more] = tokensOf(release, words);
    return token?.kind === 'place' && more.length === 0;
  };
  return sentencesIn(text, isName).map((sentence) => {
    const outcome = outcomeOf(release, sentence.text, topic);
    topic = topicAfter(outcome, topic);
    return { ...sentence, checked: describeOutcome(release, sentence.text, outcome, lang) };
  });
}

/** What a text speaks of after a sentence. Who leads, or how groups compare, is said beside the place that a text is about. */
function topicAfter(outcome: Outcome, before: Topic): Topic {
  if (outcome.is === 'own') {
    const { kind, place, t, g } = outcome.found.stated;
    return { place: opens.includes(kind) ? place : (before.place ?? place), t, g };
  }
  if (outcome.is !== 'settled') return before;
  const [first] = claimsIn(outcome.meaning);
  if (!first) return before;
  const place = placesIn(first.claim)[0] ?? before.place;
  return { place, t: first.when.t >= 0 ? first.when.t : before.t, g: first.when.g };
}

/** Statements that turn to a place. */
const opens: readonly string[] = ['headline', 'standing', 'absent'];
