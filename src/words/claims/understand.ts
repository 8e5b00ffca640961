import { publishedPeriods } from '../../edition/index.js';
import type { Subject } from '../../release/index.js';
import type { FactSource } from '../facts/view.js';
import { conjunction, type Meaning, negate } from './claim.js';
import type { Adjunct, Clause, Draft, Mention } from './grammar/draft.js';
import { withoutOpening } from './grammar/openings.js';
import { readings } from './grammar/parser.js';
import { withVerbs } from './grammar/participles.js';
import { sentence as anySentence } from './grammar/sentence.js';
import { meaningOf } from './meaning.js';
import { mentionsIn, mentionsOf } from './mentions.js';
import { type Misspelt, misspeltPlace } from './misspelt.js';
import { longestSearched, nearestOf } from './nearest.js';
import type { FittedMeaning, SubjectChoice } from './resolvedClause.js';
import { comparedSince, scopesOf } from './scopes.js';
import { isChange } from './timing.js';
import { type Token, tokensOf } from './tokens.js';
import { placeToken, type Topic, withTopic } from './topic.js';

/** What a sentence may mean: for each reading of its words what its names may mean, the likeliest first. */
export interface Understood {
  readings: readonly (readonly Meaning[])[];
}

/** What was not understood of a sentence. */
export interface NotUnderstood {
  /** The words that no rule has a place for. */
  left: string;
  /** Years that are no period of the release. */
  unknown: readonly string[];
  /** The places that were found in it. */
  places: readonly Subject[];
  /** Places of one level that share a name that it uses. */
  namesakes: readonly Subject[];
  /** Numbers of nodes that share a title that it uses. */
  titled: readonly number[];
  /** What it would mean without the words that are left, or with the place that is misspelt. */
  nearest: Meaning | undefined;
  misspelt?: Misspelt | undefined;
  /** Whether it says "steadily", and not since when; `nearest` is then of all periods. */
  timeless?: boolean | undefined;
}

/** Most ways to take the names of a sentence that are tried. */
const mostChoices = 256;

/** Reads a sentence in English or Chinese as claims over a release. Every word must be part of it. */
export function understand(
  release: FactSource,
  sentence: string,
  topic: Topic = {},
): Understood | NotUnderstood {
  const tokens = withTopic(release, withVerbs(withoutOpening(tokensOf(release, sentence))), topic);
  const unknown = tokens.flatMap((t) => (t.kind === 'period' && t.t < 0 ? [t.word] : []));
  const titled = tokens.flatMap((t) => (t.kind === 'node' && t.of.length > 1 ? [t.of] : []))[0] ?? [];
  const named = tokens.flatMap((t) => (t.kind === 'place' ? [t] : []));
  const found = unknown.length > 0 ? [] : readingsOf(release, tokens, topic);
  const namesakes = found.length > 0 ? named.flatMap(({ of }) => sharing(of)) : [];
  if (found.length > 0 && namesakes.length === 0) return { readings: found };
  const places = named.map(({ of }) => of[0]!);
  const all = { unknown, places, titled, namesakes };
  if (unknown.length + namesakes.length + titled.length > 0) return { ...all, left: '', nearest: undefined };
  const sinceFirst = steadySinceFirst(release, tokens);
  if (sinceFirst) return { ...all, left: '', nearest: sinceFirst, timeless: true };
  const misspelt =
    tokens.length > longestSearched
      ? undefined
      : misspeltPlace(release, sentence, tokens, (of) => readingsOf(release, of)[0]?.[0]);
  if (misspelt?.nearest) return { ...all, left: misspelt.written, nearest: misspelt.nearest, misspelt };
  return { ...all, ...nearestOf(tokens, (of) => readingsOf(release, of)[0]?.[0]), misspelt };
}

/** What a sentence with "steadily" means since the first published period, where it says no time. */
function steadySinceFirst(release: FactSource, tokens: readonly Token[]): Meaning | undefined {
  const [english, chinese] = [
    ['steadily', 'continuously'],
    ['稳', '不断'],
  ].map((words) =>
    tokens.some(({ word }, i) => words.includes(word) || words.includes(word + tokens[i + 1]?.word)),
  );
  const isDated = tokens.some(({ kind }) => kind === 'period');
  if (isDated || !(english || chinese) || release.index.periods < 2) return undefined;
  const first: Token = { word: publishedPeriods(release.plan)[0]!, kind: 'period', t: 0 };
  const word = (of: string): Token => ({ word: of, kind: 'word' });
  const since = english ? [...tokens, word('since'), first] : [first, word('以'), word('来'), ...tokens];
  return readingsOf(release, since)[0]?.[0];
}

/** Every reading of all words, each by what its names may mean; of the place of the text where they name none: 列第3位. */
function readingsOf(
  release: FactSource,
  tokens: readonly Token[],
  { place, since }: Topic = {},
): Meaning[][] {
  const isWhole = !place || tokens.some(({ kind }) => kind === 'place');
  const all = isWhole ? [tokens] : [tokens, [placeToken(place), ...tokens]];
  const read = all.flatMap((one) => readings(anySentence, one)).flatMap(scopesOf);
  const drafts = since === undefined ? read : read.map((draft) => comparedSince(draft, since));
  const found = drafts.flatMap((draft) => bestMeanings(release, draft));
  const least = Math.min(...found.map(({ misfit }) => misfit));
  const fit = found.filter(({ misfit }) => misfit === least).map(({ meanings }) => meanings);
  return [...new Map(fit.map((of) => [keyOf(of), of])).values()];
}

/** Meanings as a text, the same for the same. */
const keyOf = (of: readonly Meaning[]) =>
  JSON.stringify(of, (key, value: unknown) => {
    const { level, code } = (value ?? {}) as Partial<Subject>;
    return key !== '' && level !== undefined && code !== undefined ? `${level} ${code}` : value;
  });

/** The meanings of a draft by what its names may mean: those that fit best, in the order of the names. */
function bestMeanings(release: FactSource, draft: Draft): { meanings: Meaning[]; misfit: number }[] {
  const fitted = choices(release, mentionsOf(draft)).flatMap(
    (chosen) => meaningIn(release, draft, chosen) ?? [],
  );
  const misfit = Math.min(...fitted.map((one) => one.misfit));
  const meanings = fitted.filter((one) => one.misfit === misfit).map(({ meaning }) => meaning);
  return meanings.length > 0 ? [{ meanings, misfit }] : [];
}

/** The meaning of a draft where its names mean what is chosen; undefined where a part of it has none. */
function meaningIn(release: FactSource, draft: Draft, chosen: SubjectChoice): FittedMeaning | undefined {
  const each =
    'list' in draft
      ? draft.list.map((one) => meaningIn(release, one, chosen))
      : draft.clauses.flatMap((clause) =>
          statedIn(clause).map((one) => one && meaningOf(release, one, chosen)),
        );
  if (each.includes(undefined)) return undefined;
  const all = conjunction(each.map((one) => one!.meaning));
  const misfit = each.reduce((sum, one) => sum + one!.misfit, 0);
  return { meaning: draft.denied ? negate(all) : all, misfit };
}

/** A clause, and what is said besides of the same place: "with 5 points". */
function statedIn(clause: Clause): (Clause | undefined)[] {
  const each = ofEachOther(clause).flatMap((one) => (one ? statedOfOne(one) : [undefined]));
  return [...each, ...saidBeside(clause)];
}

/** "Ahead of Beijing (19.1 points)": what is told of a place in passing; undefined where a change is told of it, which its figure may be. */
function saidBeside(clause: Clause): (Clause | undefined)[] {
  const told = mentionsIn(clause).filter(({ beside }) => beside);
  if (told.length === 0) return [];
  if (isChange(clause.predicate) || clause.mode !== 'so') return [undefined];
  const adjuncts = clause.adjuncts.filter(({ kind }) => ['period', 'now', 'node', 'per-head'].includes(kind));
  return told.map((one) => ({ subjects: [one], mode: 'so', predicate: one.beside!, adjuncts }));
}

/** "Ahead of Beijing and Tianjin" is said of each of them; undefined where it is not: "not ahead of Beijing and Tianjin". */
function ofEachOther(clause: Clause): (Clause | undefined)[] {
  const { predicate, mode, some } = clause;
  const also = ('other' in predicate && predicate.other?.also) || [];
  if (also.length === 0) return [clause];
  const isOfEach = ['above', 'overtook', 'tied', 'faster'].includes(predicate.kind) || isMarginTo(predicate);
  if (some || !isOfEach || !['so', 'always', 'stays'].includes(mode)) return [undefined];
  const others = also.map((other) => ({
    ...clause,
    predicate: { ...predicate, other } as Clause['predicate'],
  }));
  return [clause, ...others];
}

/** How far ahead or behind, not only how far apart. */
const isMarginTo = (of: Clause['predicate']) => of.kind === 'margin' && of.above !== undefined;

function statedOfOne(clause: Clause): (Clause | undefined)[] {
  const adjuncts = clause.adjuncts.filter(({ kind }) => kind !== 'also');
  const more = clause.adjuncts.flatMap((one) => (one.kind === 'also' ? [one.said] : []));
  // "No city ranked first with 5 points" says nothing of each by itself.
  if (
    more.length > 0 &&
    (!['so', 'stays'].includes(clause.mode) || (clause.subjects.length !== 1 && !clause.whole))
  )
    return [undefined];
  return [
    { ...clause, adjuncts },
    ...more.map((said) => ({
      ...clause,
      ...said,
      takes: said.takes,
      adjuncts: adjuncts.flatMap(besideAlso(said)),
    })),
  ];
}

/**
 * What words beside a verb say of what is told in passing: "first in the East for the third year running, with 5 points". Of several
 * periods it is told of the last.
 */
const besideAlso =
  ({ predicate }: Pick<Clause, 'predicate'>) =>
  (one: Adjunct): Adjunct[] => {
    if (isChange(predicate)) return [one];
    if ((one.kind === 'span' || one.kind === 'run') && one.to !== undefined)
      return [{ kind: 'period', t: one.to }];
    const isOfAny = ['period', 'now', 'node', 'per-head'].includes(one.kind);
    return isOfAny || (predicate.kind !== 'value' && one.kind !== 'base') ? [one] : [];
  };

/** Every way to take the names of a sentence. */
function choices(release: FactSource, mentions: readonly Mention[]): SubjectChoice[] {
  let ways: Map<Mention, Subject>[] = [new Map()];
  for (const mention of new Set(mentions)) {
    const { levels, token } = mention;
    const may = token.of.filter(
      (one) => (!levels || levels.includes(one.level)) && hasMembers(release, one, mention),
    );
    ways = ways
      .flatMap((way) => may.map((subject) => new Map([...way, [mention, subject]])))
      .slice(0, mostChoices);
  }
  return ways.map((way) => (mention) => way.get(mention)!);
}

/** Whether a place has so many members of a level as a sentence says. */
function hasMembers(
  { plan }: FactSource,
  { grouping, number }: Subject,
  { size, members }: Mention,
): boolean {
  if (size === undefined) return true;
  const isOfUnits = members?.includes(plan.level) === true;
  return isOfUnits && plan.groupings[grouping]?.memberOf.filter((k) => k === number).length === size;
}

/** Those of the first's level, where a name means several of them. */
function sharing(list: readonly Subject[]): Subject[] {
  const same = list.filter(({ level }) => level === list[0]!.level);
  return same.length > 1 ? same : [];
}
