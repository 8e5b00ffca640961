import type { Lang, Plan } from '../../edition/index.js';
import type { Fact } from '../facts/fact.js';
import { chinese } from './chinese.js';
import { english } from './english.js';
import { capital, type Phrase, phrase } from './phrase.js';
import { speakerOf } from './speaker.js';

/** A fact in words, whole sentences; none where it has nothing to say. */
export function sentencesOf(plan: Plan, fact: Fact, lang: Lang): Phrase[] {
  const catalogue = lang === 'en' ? english : chinese;
  const speaker = speakerOf(plan, lang);
  const tell = catalogue[fact.kind] as (
    fact: Fact,
    speaker: typeof speakerOf extends (...a: never[]) => infer S ? S : never,
  ) => readonly Phrase[];
  return tell(fact, speaker)
    .filter((sentence) => sentence.length > 0)
    .map((sentence) => (lang === 'en' ? phrase`${capital(sentence)}.` : phrase`${sentence}。`));
}

/** What facts say, as one paragraph; empty where they say nothing. */
export function paragraphOf(plan: Plan, facts: readonly Fact[], lang: Lang): Phrase {
  const gap = lang === 'en' ? ' ' : '';
  return facts
    .flatMap((fact) => sentencesOf(plan, fact, lang))
    .flatMap((sentence, i) => (i === 0 ? sentence : phrase`${gap}${sentence}`));
}
