import type { FactKind, FactOf } from '../facts/fact.js';
import type { Phrase } from './phrase.js';
import type { Speaker } from './speaker.js';

/** What a fact says, a sentence each, without the full stop. */
export type Sentences = { [K in FactKind]: (fact: FactOf<K>, speaker: Speaker) => readonly Phrase[] };
