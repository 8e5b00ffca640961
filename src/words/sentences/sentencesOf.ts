import type { Lang, Plan } from '../../edition/index.js';
import type { Fact } from '../facts/fact.js';
import { word } from '../words.js';
import { chinese } from './chinese.js';
import { english } from './english.js';
import { titleWithin } from './englishTitles.js';
import { monthsInWords } from './monthsInWords.js';
import { capitalise, type Phrase, phrase } from './phrase.js';
import { plainChinese } from './plainChinese.js';
import { plainEnglish } from './plainEnglish.js';
import type { Sentences } from './sentences.js';
import { speakerOf } from './speaker.js';

/**
 * How a fact is told: `plain` is what a reader meets first, short and without method; `exact` has every figure, range and condition,
 * and stands one step away. The plain sentence is never more certain than the exact one.
 */
export type Register = 'plain' | 'exact';

const catalogues: Record<Register, Record<Lang, Sentences>> = {
  plain: { en: plainEnglish, zh: plainChinese },
  exact: { en: english, zh: chinese },
};

/** A fact in words, whole sentences; none where it has nothing to say. */
export function sentencesOf(plan: Plan, fact: Fact, lang: Lang, register: Register = 'plain'): Phrase[] {
  return rawSentences(plan, fact, lang, register).map((sentence) => withFullStop(sentence, lang));
}

/** A fact in words, without capitals and full stops. */
function rawSentences(plan: Plan, fact: Fact, lang: Lang, register: Register): Phrase[] {
  const catalogue = catalogues[register][lang];
  const group = fact.kind === 'within' ? fact.group : fact.place;
  const speaker = speakerOf(plan, lang, group.grouping >= 0 ? group : undefined);
  const tell = catalogue[fact.kind] as (
    fact: Fact,
    speaker: typeof speakerOf extends (...a: never[]) => infer S ? S : never,
  ) => readonly Phrase[];
  const told = lang === 'en' && plan.frequency === 'month' ? monthsInWords(fact) : fact;
  return tell(told, speaker).filter((sentence) => sentence.length > 0);
}

const withFullStop = (sentence: Phrase, lang: Lang): Phrase =>
  lang === 'en' ? phrase`${capitalise(sentence)}.` : phrase`${sentence}。`;

/**
 * What facts say, as one paragraph; empty where they say nothing.
 *
 * @param opening words before the first sentence ("In simulated data")
 */
export function paragraphOf(
  plan: Plan,
  facts: readonly Fact[],
  lang: Lang,
  opening?: string,
  register: Register = 'plain',
): Phrase {
  const [gap, comma] = lang === 'en' ? [' ', ', '] : ['', '，'];
  return facts
    .flatMap((fact) => rawSentences(plan, fact, lang, register))
    .map((said, i) => (i === 0 && opening ? phrase`${opening}${comma}${uncapitalise(said, lang)}` : said))
    .flatMap((said, i) => (i === 0 ? withFullStop(said, lang) : phrase`${gap}${withFullStop(said, lang)}`));
}

/** A sentence that follows other words: without the capital of its first word, unless that is a name. */
function uncapitalise([first, ...rest]: Phrase, lang: Lang): Phrase {
  return lang === 'en' && typeof first === 'string' ? [titleWithin(first), ...rest] : [first!, ...rest];
}

/** The words that a text begins with where its data are not real: "In simulated data". */
export function openingOf({ dataStatus }: Plan, lang: Lang): string | undefined {
  if (dataStatus === 'real') return undefined;
  const data = word(dataStatus, lang).toLowerCase();
  return { en: `In ${data}`, zh: `据${data}` }[lang];
}
