import { type Lang, maxLengths } from '../../edition/index.js';
import type { FactSource } from '../facts/view.js';
import { type CheckedClaim, describeOutcome } from './checkClaim.js';
import { claimsIn, placesIn } from './claim.js';
import { type Outcome, outcomeOf } from './outcome.js';
import { sentencesIn, type TextSentence } from './sentencesIn.js';
import { tokensOf } from './tokens.js';
import type { Topic } from './topic.js';

/** A sentence of a text with what a release says to it. */
export interface CheckedSentence extends TextSentence {
  /** Whether it states a figure, rank, change or comparison of the release; what it says is then judged, or cannot be checked. */
  states: boolean;
  checked: CheckedClaim;
}

/**
 * Every sentence of a text, each with what a release says to it: "it", 该市 and figures without a period are of what the text
 * spoke of before.
 */
export function checkText(
  release: FactSource,
  text: string,
  lang: Lang,
  before: Topic = {},
): CheckedSentence[] {
  let topic = before;
  const isName = (words: string) => {
    const [token, ...more] = tokensOf(release, words);
    return token?.kind === 'place' && more.length === 0;
  };
  return sentencesIn(text, isName).map((sentence) => {
    const outcome = outcomeOf(release, sentence.text, topic);
    const states =
      outcome.is !== 'not-understood' ||
      outcome.found.misspelt !== undefined ||
      speaksOfFigures(release, sentence.text, topic);
    topic = topicAfter(outcome, topic);
    return { ...sentence, states, checked: describeOutcome(release, sentence.text, outcome, lang) };
  });
}

/** What a text speaks of after a sentence. Who leads, or how groups compare, is said beside the place that a text is about. */
function topicAfter(outcome: Outcome, before: Topic): Topic {
  if (outcome.is === 'own') {
    const { kind, place, t, g } = outcome.found.stated;
    return { place: opens.includes(kind) ? place : (before.place ?? place), t, g };
  }
  if (outcome.is !== 'settled') return before;
  const claims = claimsIn(outcome.meaning);
  const [first] = claims;
  if (!first) return before;
  const { t, g } = { ...first.when, t: first.when.t >= 0 ? first.when.t : before.t };
  if (outcome.meaning.is === 'some') return { place: before.place, t, g };
  const places = [...new Set(claims.flatMap(({ claim }) => placesIn(claim)))];
  const isValue = claims.length === 1 && first.claim.kind === 'value';
  return { place: places[0] ?? before.place, places, isValue, t, g };
}

/** Statements that turn to a place. */
const opens: readonly string[] = ['headline', 'standing', 'absent'];

const comparing =
  /\b(rank|ranks|ranked|index|points?|per cent|percent|share|first|last|highest|lowest|higher|lower|rose|fell|grew|rise|fall|grow|leads?|led|ahead|behind|widened|narrowed|gap)\b|%|位|名|指数|占|升|降|增|减|高于|低于|领先|落后|差距|居首|最高|最低/i;

/** Whether a sentence that was not understood names a place or part of the release, or speaks on of one, with a number or comparison. */
function speaksOfFigures(release: FactSource, sentence: string, topic: Topic): boolean {
  // References of receipts and addresses are no sentences.
  if (/[\w.-]+\/[\w.-]+\/[\w.-]+/.test(sentence)) return false;
  const tokens = tokensOf(release, sentence.slice(0, 4 * maxLengths.sentence));
  const goesOn = topic.place !== undefined && /^(it|its|the|该|其)(\b|\p{Script=Han})/iu.test(sentence);
  const names = goesOn || tokens.some(({ kind }) => kind === 'place' || kind === 'node');
  return names && (tokens.some(({ kind }) => kind === 'number') || comparing.test(sentence));
}
