import type { Lang } from '../../edition/index.js';
import type { FactIn } from '../facts/about.js';
import type { Kinds } from '../facts/fact.js';
import type { Phrase } from './phrase.js';
import type { Speaker } from './speaker.js';

/** What facts of some kinds say, a sentence each, without the full stop. */
type SentencesOf<Some> = {
  [K in keyof Some]: (fact: FactIn<Some, K>, speaker: Speaker) => readonly Phrase[];
};

/** What a fact of any kind says, in one language. */
export type Sentences = SentencesOf<Kinds>;

/** What facts of some kinds say, in both languages. */
export type SentencesIn<Some> = Record<Lang, SentencesOf<Some>>;
