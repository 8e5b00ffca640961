import { type Lang, maxLengths } from '../../edition/index.js';
import type { FactSource } from '../facts/view.js';
import { type CheckedClaim, describeOutcome } from './checkClaim.js';
import { claimsIn, placesIn } from './claim.js';
import { isGrammarWord } from './grammar/parser.js';
import { type Outcome, outcomeOf } from './outcome.js';
import { sentencesIn, type TextSentence } from './sentencesIn.js';
import { type Token, tokensOf } from './tokens.js';
import { anyInChinese, type Topic } from './topic.js';

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
    topic = topicAfter(outcome, topic, () => tokensIn(release, sentence.text), sentence.text);
    return { ...sentence, states, checked: describeOutcome(release, sentence.text, outcome, lang) };
  });
}

/** What a text speaks of after a sentence. Who leads, or how groups compare, is said beside the place that a text is about. */
function topicAfter(
  outcome: Outcome,
  before: Topic,
  tokens: () => readonly Token[],
  sentence: string,
): Topic {
  if (outcome.is === 'own') {
    const { kind, place, t, g } = outcome.found.stated;
    return { place: opens.includes(kind) ? place : (before.place ?? place), t, g };
  }
  if (outcome.is === 'not-understood' && outcome.found.misspelt) return { ...before, place: undefined };
  if (outcome.is !== 'settled') return topicOfWords(tokens(), before, sentence);
  const claims = claimsIn(outcome.meaning);
  const [first] = claims;
  if (!first) return before;
  const { t, g } = { ...first.when, t: first.when.t >= 0 ? first.when.t : before.t };
  if (outcome.meaning.is === 'some') return { place: before.place, t, g };
  const places = [...new Set(claims.flatMap(({ claim }) => placesIn(claim)))];
  const isValue = claims.length === 1 && first.claim.kind === 'value';
  return { place: places[0] ?? before.place, places, isValue, t, g };
}

/**
 * What a sentence without a verdict speaks of: the one place that it begins with, and the period before that. After one that
 * names places otherwise, or may be about one that the release does not have, "it" is of none rather than of a place that the text
 * has left.
 */
function topicOfWords(tokens: readonly Token[], before: Topic, sentence: string): Topic {
  const periods = new Set(tokens.flatMap((one) => (one.kind === 'period' ? [one.t] : [])));
  const at = tokens.findIndex(({ kind, word }) => kind !== 'period' && !opening.includes(word));
  const isDated = tokens.slice(0, at).some(({ kind }) => kind === 'period') && periods.size === 1;
  const t = isDated && tokens[at]?.word !== '以来' ? [...periods][0] : before.t;
  const begins = tokens[at]?.word ?? '';
  if (goingOn.includes(begins)) return { ...before, t };
  if (!tokens.some(({ kind }) => kind === 'place'))
    return mayBeOfOthers(sentence, tokens.slice(at)) ? { ...before, t, place: undefined } : { ...before, t };
  const [first, next] = [tokens[at]!, tokens[at + 1]];
  const isOne = first.kind === 'place' && first.of.length === 1 && !ands.includes(next?.word ?? '');
  return { place: isOne ? first.of[0] : undefined, t, g: before.g };
}

/**
 * Whether a sentence that names no place of the release may be about another one: it has a name in capitals, or does not begin with
 * a word of every day; or it compares what the release does not know. "The sun shines" is about none.
 */
function mayBeOfOthers(sentence: string, tokens: readonly Token[]): boolean {
  const [first, second] = tokens.filter(({ word }) => /[\p{L}\p{N}]/u.test(word));
  if (first === undefined) return false;
  const isStrange = ({ kind, word }: Token) => kind === 'word' && !isGrammarWord(word);
  if (/\p{Script=Han}/u.test(first.word))
    return isStrange(first) && (comparing.test(sentence) || ofSubject.test(sentence));
  const names = sentence.match(/(?<=\S\s+)\p{Lu}[\p{L}’'-]*/gu) ?? [];
  if (names.some((name) => name !== 'I' && !isGrammarWord(name.toLowerCase()))) return true;
  if (!everyday.test(first.word)) return isStrange(first);
  return second !== undefined && isStrange(second) && comparing.test(sentence);
}

/** Words with which a sentence begins that is about no place by name. */
const everyday =
  /^(?:the|an?|this|that|these|those|such|there|here|they|we|one|no|not|all|both|many|most|some|few|every|each|but|and|or|so|yet|still|then|however|moreover|meanwhile|overall|thus|in|on|at|by|for|from|to|of|with|since|after|before|over|as|if|when|while|people)$/;
/** A subject of a Chinese sentence with its verb, or a name of a place. */
const ofSubject = new RegExp(`^[^，。；]{1,12}(?:[是为有]|位于|${anyInChinese})`);

/** Words with which a sentence goes on about the place of its text. */
const goingOn = ['it', 'its', '该', '其', '它'];

/** Words before the place that a sentence begins with, and words after it that name another one. */
const opening = ['in', ',', '，', '其', '中', '其中'];
const ands = ['and', 'or', '、', '和', '与', '及'];

/** Statements that turn to a place. */
const opens: readonly string[] = ['headline', 'standing', 'absent'];

const comparing =
  /\b(rank|ranks|ranked|index|points?|per cent|percent|share|first|last|highest|lowest|higher|lower|rose|fell|grew|rise|fall|grow|leads?|led|ahead|behind|widened|narrowed|gap)\b|%|位|名|指数|占|升|降|增|减|高于|低于|领先|落后|差距|居首|最高|最低/i;

const ofAverage = /\b(above|below|average)\b|平均|高于|低于/i;

/** The parts of a sentence, of a very long one of its beginning. */
const tokensIn = (release: FactSource, sentence: string) =>
  tokensOf(release, sentence.slice(0, 4 * maxLengths.sentence));

/** Whether a sentence that was not understood names a place or part of the release, or speaks on of one, with a number or comparison. */
function speaksOfFigures(release: FactSource, sentence: string, topic: Topic): boolean {
  // References of receipts and addresses are no sentences.
  if (/[\w.-]+\/[\w.-]+\/[\w.-]+/.test(sentence)) return false;
  const tokens = tokensIn(release, sentence);
  // Also where the text has left the place that it spoke of, so that "it" cannot be checked.
  const goesOn = 'place' in topic && /^(it|its|the|该|其)(\b|\p{Script=Han})/iu.test(sentence);
  const names = goesOn || tokens.some(({ kind }) => kind === 'place' || kind === 'node');
  const counts = tokens.some(({ kind }) => kind === 'number');
  const ofSet = tokens.some(({ kind }) => kind === 'level') && counts && ofAverage.test(sentence);
  return ofSet || (names && (counts || comparing.test(sentence)));
}
