import type { Subject } from '../../release/index.js';
import type { CitedFigure, FactOf, RankRange } from '../facts/fact.js';
import { numeralOrdinal, ordinal } from './cardinals.js';
import { type Phrase, type Piece, phrase } from './phrase.js';
import { runsOf } from './runs.js';
import type { Speaker } from './speaker.js';

/** Most names of places in a plain sentence. */
const mostNames = 3;

/** A rank as published, with the range of ranks in brackets where other weights give others: “8th (6–9)”, 第8位（6—9）. */
export function plainRank(rank: CitedFigure, range: RankRange | undefined, s: Speaker): Phrase {
  const isOpen = range !== undefined && range.low.value !== range.high.value;
  if (s.lang === 'zh')
    return isOpen ? phrase`${s.rank(rank)}（${ends(range, '—')}）` : phrase`${s.rank(rank)}`;
  if (!isOpen) return [{ text: ordinal(rank.value), figure: rank }];
  return phrase`${{ text: numeralOrdinal(rank.value), figure: rank }} (${ends(range, '–')})`;
}

function ends({ low, high }: RankRange, dash: string): Phrase {
  const piece = (figure: CitedFigure): Piece => ({ text: String(figure.value), figure });
  return phrase`${piece(low)}${dash}${piece(high)}`;
}

/** At most three names: “A, B and C”, “A, B and others”; `more`: others that are not in the list. */
export function fewOf(of: readonly Subject[], s: Speaker, more = false): Phrase {
  if (of.length <= mostNames && !more) return s.names(of);
  const named = of.slice(0, mostNames - 1).map((one): Phrase => [s.name(one)]);
  return s.lang === 'zh' ? phrase`${s.list(named)}等` : s.list([...named, ['others']]);
}

/** A number of points as a reader needs it: with one decimal at most. */
export function plainPoints(of: CitedFigure, s: Speaker): Piece {
  return s.figure(rounded(of, s));
}

/** The same of a change, with its sign. */
export function plainSigned(of: CitedFigure, s: Speaker): Piece {
  return s.signed(rounded(of, s));
}

/** Two figures that are compared, in as many decimals as it takes to tell them apart. */
export function plainPair(a: CitedFigure, b: CitedFigure, s: Speaker): [Piece, Piece] {
  const apart = Math.abs(a.value - b.value);
  const digits = apart > 0 ? Math.min(6, Math.ceil(-Math.log10(apart))) : 0;
  const [one, other] = [a, b].map((of) => {
    const plain = rounded(of, s);
    return s.figure(digits > (plain.digits ?? 1) ? { ...plain, digits } : plain);
  });
  return [one!, other!];
}

/** The same without its sign. */
export function plainAmount(of: CitedFigure, s: Speaker): Piece {
  return s.amount(rounded(of, s));
}

/** One decimal at most, but of what is below one; where an edition gives digits, as it asks. */
function rounded(of: CitedFigure, { plan }: Speaker): CitedFigure {
  const asked = plan.nodes.flatMap(({ digits }) => digits ?? []);
  if (asked.length > 0) return { ...of, digits: of.digits ?? Math.max(...asked) };
  return Math.abs(of.value) < 1 ? of : { ...of, digits: Math.min(of.digits ?? 1, 1) };
}

/** Simple parts of a whole, in per cent. */
const parts: readonly (readonly [percent: number, en: string, zh: string])[] = [
  [10, 'a tenth', '一成'],
  [20, 'a fifth', '两成'],
  [25, 'a quarter', '四分之一'],
  [100 / 3, 'a third', '三分之一'],
  [50, 'half', '一半'],
  [200 / 3, 'two thirds', '三分之二'],
  [75, 'three quarters', '四分之三'],
];

/**
 * A share in words (“a tenth”) where it is within three in a hundred of a simple part and within half a percentage point, else as a
 * percentage.
 */
export function plainShare(of: CitedFigure, s: Speaker): Piece {
  const found = parts.find(([percent]) => Math.abs(of.value - percent) <= Math.min(0.5, 0.03 * percent));
  return found ? { text: s.lang === 'zh' ? found[2] : found[1], figure: of } : s.figure(of);
}

/** The highest and the lowest of some by a figure of theirs. */
export function endsOf<T>(of: readonly T[], by: (one: T) => number): readonly [most: T, least: T] {
  const order = of.toSorted((a, b) => by(b) - by(a));
  return [order[0]!, order.at(-1)!];
}

/** Which of the tested measures of a gap changed by more than chance explains; it says nothing of those that were not tested. */
export function beyondChance(tested: FactOf<'measures'>['tested']): 'untested' | 'all' | 'some' | 'none' {
  if (tested.length === 0) return 'untested';
  const told = tested.filter(({ isTold }) => isTold).length;
  return told === tested.length ? 'all' : told > 0 ? 'some' : 'none';
}

/** Whom a ranking begins with, and who follows; of neither is an order told. */
export interface Front {
  first: Phrase;
  /** Whether one place alone is first, several share the first rank, or cannot be told apart. */
  alone: boolean;
  tied: boolean;
  next: Phrase | undefined;
}

/** The first places of an order in blocks: a leader alone and who comes next, or those that share the lead. */
export function frontOf(blocks: FactOf<'leaders'>['blocks'], more: number, s: Speaker): Front {
  const [run, after] = runsOf(blocks, more);
  const members = run!.members.map(({ subject }) => subject);
  const follow = after?.members.map(({ subject }) => subject) ?? [];
  const tied = run!.order === 'tied';
  if (run!.order !== 'settled') {
    const next = follow.length === 0 ? undefined : fewOf(follow, s, after!.rest);
    return { first: fewOf(members, s, run!.rest), alone: false, tied, next };
  }
  const [first, ...others] = members;
  const behind = [...others, ...follow];
  const rest = after ? after.rest : run!.rest;
  const next = behind.length === 0 ? undefined : fewOf(behind, s, rest);
  return { first: [s.name(first!)], alone: true, tied, next };
}

/** What a note says first; its consequences are left to the exact sentence. */
export function firstClause(note: string): string {
  return note.split(/, so |; |: |\.$|，因此|，故|；|：|。/)[0]!;
}
