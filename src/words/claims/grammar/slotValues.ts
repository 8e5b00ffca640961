import type { Comparison, SetQuantifier } from '../claim.js';
import type { Token } from '../tokens.js';
import { amountOf } from './amounts.js';
import type { Adjunct, Amount, Clause, Mention, Predicate, QuantifiedMention, VerbPhrase } from './draft.js';
import { comparisons, type Direction, degreed, degrees, directions, type Said } from './lexicon.js';
import { choice, type Parser, reader, token } from './parser.js';

/** Most places of a list. */
export const mostPlaces = 12;

/** "Before 2018", where that is the first published period: a time of which there are no figures. */
export const beforeFirst = ({ t }: { t: number }): Adjunct | undefined =>
  t === 0 ? { kind: 'period', t: -1 } : undefined;

/** The periods of a change that names them; with one of them it is the earlier. */
export const betweenPeriods = ({ t, t2 }: { t?: number | undefined; t2?: number | undefined }): Adjunct[] =>
  t === undefined ? [] : [t2 === undefined ? { kind: 'base', t } : { kind: 'span', from: t, to: t2 }];

/** "Eight years earlier", 八年间: what a change is compared with. */
export const ago = ({
  number: { number },
  noun,
}: {
  number: Extract<Token, { kind: 'number' }>;
  noun: string;
}): Adjunct | undefined =>
  number.whole && !number.ordinal && number.value > 0
    ? { kind: 'base', t: 'before', noun, n: number.value }
    : undefined;

/** "For three years", "for the third year running": so many periods, counted or as an ordinal. */
export function runAdjunct(
  { number: n }: Extract<Token, { kind: 'number' }>,
  noun: string,
  {
    ordinal = false,
    exact = ordinal,
    ...how
  }: { ordinal?: boolean; exact?: boolean; to?: number; none?: boolean } = {},
): Adjunct | undefined {
  if (!n.whole || n.ordinal !== ordinal) return undefined;
  return { ...how, kind: 'run', n: n.value, exact, noun };
}

/** "The national average", as what a place is compared with. */
export const average: Parser<Mention> = reader({ average: token('average') })(
  '{average}',
  ({ average: { word, of, own } }) => ({
    token: { word, kind: 'place', of },
    average: own ? 'own' : 'of',
  }),
);

/** The first place of a list, with the others. */
export const inOne = ([first, ...also]: readonly Mention[]): Mention =>
  also.length > 0 ? { ...first!, also } : first!;

/** The slots of two directions, as a language fills them; where it has no words, they read nothing. */
export function directionSlots(lang: 'en' | 'zh'): Record<Direction, Parser<boolean>> {
  const each = Object.entries(directions).map(([name, [more, less]]) => [
    name,
    more[lang] === '' ? () => [] : choice<boolean>([true, more[lang]], [false, less[lang]]),
  ]);
  return Object.fromEntries(each) as Record<Direction, Parser<boolean>>;
}

/** Whether a change is sharp, or slight; and verbs that say it with its direction. */
export function degreeSlots(lang: 'en' | 'zh') {
  const { much, little } = degreed;
  const verb = (of: Said, up: boolean, isMuch: boolean) => [{ up, much: isMuch }, of[lang]] as const;
  return {
    degree: choice([true, degrees.much[lang]], [false, degrees.little[lang]]),
    degreed: choice(
      verb(much[0], true, true),
      verb(much[1], false, true),
      verb(little[0], true, false),
      verb(little[1], false, false),
    ),
  };
}

/**
 * How many of a group are among the first k, where so many of those k are said to be of it: "most of the top ten are in the East".
 * Undefined of a part of them.
 */
export function countAmong(of: QuantifiedMention['quantifier'], k: number): SetQuantifier | undefined {
  switch (of.is) {
    case 'all':
      return { is: 'exactly', n: k };
    case 'most':
      return { is: 'at-least', n: Math.floor(k / 2) + 1 };
    case 'part':
    case 'only':
    case 'not-all':
      return undefined;
    case 'all-but':
      return { is: 'exactly', n: k - of.n };
    default:
      return of;
  }
}

/**
 * What the first so many of a level hold together, of which a share alone is said; `some`: what any so many of them do. "Five provinces
 * hold more than a tenth" may say it of each: undefined, but where "together" is said.
 */
export function firstHold(
  v: {
    k: number;
    levels: readonly string[] | undefined;
    P: VerbPhrase;
    mid?: readonly Adjunct[] | undefined;
    fromEnd?: boolean;
  },
  some: boolean,
): { of: []; said: VerbPhrase; first: NonNullable<Clause['first']> } | undefined {
  const { predicate } = v.P;
  if (predicate.kind !== 'share') return undefined;
  const isTogether =
    v.mid?.some(({ kind }) => kind === 'together') ||
    predicate.percent.is === 'about' ||
    predicate.percent.is === 'equal';
  if (some && !isTogether) return undefined;
  const said = some ? { ...v.P, predicate: { ...predicate, some } } : v.P;
  return { of: [], said, first: { k: v.k, levels: v.levels, fromEnd: v.fromEnd } };
}

/** So many of a group whose name says what its members are: "most low-income countries", 多数低收入国家. */
export const membersIn = (
  quantifier: QuantifiedMention['quantifier'],
  group: Mention,
): QuantifiedMention | undefined =>
  group.token.of.every(
    ({ grouping, name }) => grouping >= 0 && (ofMembers.en.test(name.en) || ofMembers.zh.test(name.zh)),
  )
    ? { quantifier, group }
    : undefined;

const ofMembers = {
  en: / (?:countries|economies|states|territories|provinces|counties|cities|towns)$/i,
  zh: /(?:国家|国家和地区|经济体|省份|县市|城市)$/,
};

/** Whether the first or the last so many are meant. */
export const ends: Readonly<Record<'en' | 'zh', Parser<boolean>>> = {
  en: choice(
    [false, 'top/first/leading/best/largest/highest_ranked'],
    [true, 'bottom/last/lowest/lowest_ranked'],
  ),
  zh: choice([false, '前/排名前/居前/位居前'], [true, '后/排名后/末/倒数/居后']),
};

/** How many of a group are among the first or the last so many; half of an even number of them is so many. */
export function amongEnds(v: {
  quantifier?: QuantifiedMention['quantifier'] | undefined;
  number?: Extract<Token, { kind: 'number' }> | undefined;
  k2: number;
  fromEnd: boolean;
  levels?: readonly string[] | undefined;
  group: Mention;
}): { of: QuantifiedMention; said: Predicate } | undefined {
  const { k2: k, fromEnd, levels, group } = v;
  const isHalf = v.number?.number.part && v.number.number.value === 50 && k % 2 === 0;
  const quantifier = isHalf
    ? ({ is: 'exactly', n: k / 2 } as const)
    : v.quantifier && countAmong(v.quantifier, k);
  return (
    quantifier && {
      of: { quantifier, levels, group },
      said: { kind: 'top', k, ...(fromEnd ? { fromEnd } : {}) },
    }
  );
}

/** That a place grew more than all others of its level: that none of them grew more. */
export function mostOf(
  list: readonly Mention[],
  levels: readonly string[] | undefined,
  unit: Extract<Predicate, { kind: 'faster' }>['unit'],
  up = true,
): { of: QuantifiedMention; said: Predicate } | undefined {
  const [other, more] = list;
  // Who fell gained no points, so that falls are compared in per cent alone.
  if (!other || more || (!up && unit !== 'percent')) return undefined;
  return {
    of: { quantifier: { is: 'none' }, levels, others: true },
    said: { kind: 'faster', other, faster: up, unit },
  };
}

/** A part of a set, in words or per cent: "fewer than half of", 约三分之一的, 60%的. More than half is "most". */
export function partsOf(lang: 'en' | 'zh', patterns: string): Parser<SetQuantifier>[] {
  const words = {
    equal: '',
    ...Object.fromEntries(Object.entries(comparisons).map(([is, of]) => [is, of[lang]])),
  };
  return Object.entries(words).flatMap(([is, before]) =>
    patterns.split('|').map((pattern) =>
      reader({ number: token('number') })(`${before} ${pattern}`, (v): SetQuantifier | undefined => {
        const { number } = v as { number: Extract<Token, { kind: 'number' }> };
        const of = amountOf(is as Comparison, number);
        if (!of || number.number.part === pattern.includes('%')) return undefined;
        if (of.is === 'more' && of.value.value === 50 && of.value.half === 0) return undefined;
        return { is: 'part', percent: { is: of.is, value: of.value } };
      }),
    ),
  );
}

/** What is told of several places in turn, each with its figure; undefined of figures in other units. */
export function respectively(
  each: readonly Amount[],
  how: { grew?: boolean | undefined; isShare?: boolean | undefined },
): Extract<Predicate, { kind: 'respectively' }> | undefined {
  const unit = each.at(-1)!.unit;
  const figures = each.map((of) => (of.unit === 'bare' ? { ...of, unit } : of));
  if (figures.some((of) => of.unit !== unit || of.is !== 'equal')) return undefined;
  const isRatio = unit === 'percent';
  if (how.isShare && !isRatio) return undefined;
  if (how.grew === undefined && !how.isShare && isRatio) return undefined;
  if (how.grew !== undefined && unit === 'bare') return undefined;
  const of = (figure: Amount): Extract<Predicate, { kind: 'growth' | 'value' | 'share' }> =>
    how.isShare
      ? { kind: 'share', of: undefined, percent: figure }
      : how.grew === undefined
        ? { kind: 'value', value: figure }
        : { kind: 'growth', by: figure, up: how.grew };
  return { kind: 'respectively', each: figures.map(of) };
}
