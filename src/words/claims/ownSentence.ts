import { LRUCache } from 'lru-cache';
import { headlinePeriod } from '../../analysis/index.js';
import { type Lang, maxLengths, memoize } from '../../edition/index.js';
import type { Subject } from '../../release/index.js';
import { absentFacts } from '../facts/absent.js';
import type { Fact, FactKind } from '../facts/fact.js';
import { leadFacts } from '../facts/leaders.js';
import { standingFact } from '../facts/standing.js';
import { statableFacts } from '../facts/statable.js';
import { type FactSource, totalOf, viewOf } from '../facts/view.js';
import { headlineOf } from '../sentences/headline.js';
import { type Phrase, phraseText } from '../sentences/phrase.js';
import { openingOf, sentencesOf } from '../sentences/sentencesOf.js';
import { type Parser, readings } from './grammar/parser.js';
import { type Beside, writtenPattern } from './grammar/writtenPattern.js';
import { type Token, tokensOf } from './tokens.js';
import type { Topic } from './topic.js';

/** A statement of this program: how it writes it, and what it is about. */
export interface WrittenStatement {
  kind: FactKind | 'headline';
  place: Subject;
  t: number;
  g: number;
  sentences: Record<Lang, readonly Phrase[]>;
  /** The same with every figure, range and condition: what it is answered with. */
  exact: Record<Lang, readonly Phrase[]>;
}

/** A sentence that says what this program says, and whether it says it as it is. */
export interface OwnSentence {
  stated: WrittenStatement;
  /** Number of the sentence among those of the statement. */
  at: number;
  agrees: boolean;
}

/** A sentence that is longer than those in which claims are read is none of this program beyond this many characters. */
const longest = 8 * maxLengths.sentence;

/**
 * Reads a sentence by the patterns that this program writes with: those of every statement about the places, parts and periods
 * that it names, or that its text spoke of. It agrees where it is the same but for numbers that are rounded further; it does not
 * where a number or a direction is another one. Undefined for all others, in which more differs.
 */
export function ownSentence(
  release: FactSource,
  sentence: string,
  topic: Topic = {},
): OwnSentence | undefined {
  if (sentence.length > longest) return undefined;
  const lang: Lang = /\p{Script=Han}/u.test(sentence) ? 'zh' : 'en';
  const opening = openingOf(release.plan, lang);
  const asked = opening === undefined ? sentence : withoutStart(sentence, opening);
  const tokens = tokensOf(release, asked);
  let first: (OwnSentence & { is: Beside })[] | undefined;
  for (const { place, t, g } of keysOf(release, tokens, topic)) {
    const found = statementsOf(release, place, t, g).flatMap((stated) =>
      patternsOf(release, stated, lang).flatMap((pattern, at) =>
        readings(pattern, tokens).map((is) => ({ stated, at, is, agrees: is !== 'fails' })),
      ),
    );
    const same = found.find(({ is }) => is === 'same');
    if (same) return same;
    // "More than 5%" may hold of other places, too: it is said of the first that the words may be about.
    if (found.length > 0) first ??= found;
  }
  const [one] = first ?? [];
  return first?.every(({ agrees }) => agrees === one!.agrees) ? one : undefined;
}

/** A sentence without the words that tell what its data are. */
function withoutStart(sentence: string, opening: string): string {
  const rest = sentence.trimStart();
  return rest.toLowerCase().startsWith(opening.toLowerCase())
    ? rest.slice(opening.length).replace(/^[,，]\s*/, '')
    : sentence;
}

/** The places, periods and nodes that a sentence may be about: those that it names, before those of its text. */
function keysOf(
  release: FactSource,
  tokens: readonly Token[],
  topic: Topic,
): { place: Subject; t: number; g: number }[] {
  const named = tokens.flatMap((one) => (one.kind === 'place' ? one.of : []));
  const places = [...new Set([...named, ...(topic.place ? [topic.place] : []), totalOf(release)])];
  const said = tokens.flatMap((one) => (one.kind === 'period' && one.t >= 0 ? [one.t] : []));
  const now = topic.t ?? headlinePeriod(release);
  const periods = [...new Set([...said.toSorted((a, b) => b - a), now])];
  const nodes = tokens.flatMap((one) => (one.kind === 'node' ? one.of : []));
  const parts = [...new Set([topic.g ?? 0, ...nodes, 0])];
  return places
    .slice(0, mostPlaces)
    .flatMap((place) => periods.flatMap((t) => parts.map((g) => ({ place, t, g }))))
    .slice(0, mostKeys);
}

/** Most places that a sentence is tried with, and most combinations of place, period and node. */
const mostPlaces = 16;
const mostKeys = 160;

/** Most combinations of place, period and node whose statements are kept; a text goes on with few of them. */
const mostKept = 500;

const known = memoize(
  (_: FactSource['index']) => new LRUCache<string, readonly WrittenStatement[]>({ max: mostKept }),
);

/** What this program says of a place, at a node and in a period. */
function statementsOf(
  release: FactSource,
  place: Subject,
  t: number,
  g: number,
): readonly WrittenStatement[] {
  const made = known(release.index);
  const key = [place.level, place.code, t, g].join('\n');
  const before = made.get(key);
  if (before) return before;
  const view = viewOf(release, t, g);
  const facts = statableFacts(view, place);
  const { plan } = release;
  const about = { place, t, g };
  const both = <T>(make: (lang: Lang) => T) => ({ en: make('en'), zh: make('zh') });
  const headlines = (of: readonly Fact[]): WrittenStatement[] =>
    of.some(({ kind }) => kind === 'standing' || kind === 'absent')
      ? [{ ...about, kind: 'headline', ...same(both((lang) => [headlineOf(plan, of, lang)])) }]
      : [];
  const lead = place.level === 'total' ? leadFacts(view) : [];
  const all = [
    ...headlines(facts),
    ...headlines([...absentFacts(view, place), ...standingFact(view, place), ...lead]),
    ...facts.flatMap((fact): WrittenStatement[] => {
      const { kind } = fact;
      const plain = both((lang) => sentencesOf(plan, fact, lang));
      const exact = both((lang) => sentencesOf(plan, fact, lang, 'exact'));
      return [
        { ...about, kind, sentences: plain, exact },
        { ...about, kind, ...same(exact) },
      ];
    }),
  ];
  made.set(key, all);
  return all;
}

const same = (said: WrittenStatement['exact']) => ({ sentences: said, exact: said });

const patterns = {
  en: new WeakMap<WrittenStatement, readonly Parser<Beside>[]>(),
  zh: new WeakMap<WrittenStatement, readonly Parser<Beside>[]>(),
};

/** The sentences of a statement as patterns that read them. */
function patternsOf(release: FactSource, stated: WrittenStatement, lang: Lang): readonly Parser<Beside>[] {
  const made =
    patterns[lang].get(stated) ??
    stated.sentences[lang].map((one) => writtenPattern(tokensOf(release, phraseText(one)), lang));
  patterns[lang].set(stated, made);
  return made;
}
