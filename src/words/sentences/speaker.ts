import { sectorsOf } from '../../analysis/index.js';
import { type Lang, type Plan, publishedPeriods, type Text } from '../../edition/index.js';
import { type Subject, subjectsOf } from '../../release/index.js';
import type { CitedFigure } from '../facts/fact.js';
import { formatMoney, formatMoneyEnds } from '../numbers/money.js';
import {
  formatCount,
  formatNumber,
  formatPercent,
  formatPoints,
  formatProbability,
  periodName,
} from '../numbers/numbers.js';
import { decimalsFor, formatRoughCount } from '../numbers/significantDigits.js';
import { cardinal, ordinal, pluralForm } from './cardinals.js';
import { nameInGroup, nameWithin } from './nameWithin.js';
import { listPhrases, type Phrase, type Piece, phrase, phraseText } from './phrase.js';

/** How one language writes figures, names and lists. */
export interface Speaker {
  lang: Lang;
  plan: Plan;
  /** A figure by its unit, with a minus where it is below zero. */
  figure(of: CitedFigure): Piece;
  /** A figure without its sign, where the words beside it say the direction. */
  amount(of: CitedFigure): Piece;
  /** An interval from its lower to its upper end, both in one unit and with their signs. */
  range(a: CitedFigure, b: CitedFigure): Phrase;
  /** "third", 第3位. */
  rank(of: CitedFigure): Piece;
  /** "three places", 3位. */
  places(of: CitedFigure): Piece;
  /** With its sign. */
  signed(of: CitedFigure): Piece;
  name(of: Subject): Piece;
  period(of: string): string;
  text(of: Text): string;
  list(of: readonly Phrase[]): Phrase;
  names(of: readonly Subject[]): Phrase;
}

/**
 * @param lang the language that figures and names are written in
 * @param group the group that is spoken of, whose units need not say that they belong to it
 */
export function speakerOf(plan: Plan, lang: Lang, group?: Subject): Speaker {
  const list = (of: readonly Phrase[]) => listPhrases(of, lang === 'zh' ? 'zh-CN' : 'en-GB');
  const written = (of: CitedFigure): string => writtenOf(of, lang);
  const name = (subject: Subject): Piece => {
    const text = nameWithin(plan, subject, lang);
    return { text: group ? nameInGroup(text, group) : text, subject };
  };
  return {
    lang,
    plan,
    figure: (figure) => ({ text: written(figure), figure }),
    amount: (figure) => ({ text: written({ ...figure, value: Math.abs(figure.value) }), figure }),
    range: (a, b) => {
      const [low, high] = a.value > b.value ? [b, a] : [a, b];
      const ends =
        typeof low.unit === 'object'
          ? formatMoneyEnds(low.value, high.value, low.unit, lang, low.significant)
          : [written(low), written(high)];
      const between = { en: ' to ', zh: '至' }[lang];
      return phrase`${{ text: ends[0]!, figure: low }}${between}${{ text: ends[1]!, figure: high }}`;
    },
    rank: (figure) => ({ text: lang === 'zh' ? `第${figure.value}位` : ordinal(figure.value), figure }),
    places: (figure) => ({
      text:
        lang === 'zh'
          ? `${figure.value}位`
          : `${cardinal(figure.value)} ${pluralForm(figure.value, 'place')}`,
      figure,
    }),
    signed: (figure) => {
      const text = written(figure);
      return { text: figure.value > 0 && /[1-9]/.test(text) ? `+${text}` : text, figure };
    },
    name,
    period: (of) => periodName(of, lang),
    text: (of) => of[lang],
    list,
    names: (of) => list(of.map((one) => [name(one)])),
  };
}

/** Rounded once, here. Growth below one per cent has two decimals, so that it is not nought; from a thousand on none, as it comes from next to nothing. */
function writtenOf({ value, unit, digits, significant }: CitedFigure, lang: Lang): string {
  if (typeof unit === 'object') return formatMoney(value, unit, lang, significant);
  const size = Math.abs(value);
  const usual = size >= 1000 ? 0 : size > 0 && size < 1 ? 2 : 1;
  const fine = significant === undefined ? usual : decimalsFor(value, significant);
  switch (unit) {
    case 'points':
      return formatPoints(value, lang, digits);
    case 'change':
      if (digits !== undefined) return formatNumber(value, digits, lang);
      return size === 0 || size >= 0.005 ? formatNumber(value, 2, lang) : formatPoints(value, lang);
    case 'percent':
      return formatPercent(value / 100, lang, fine);
    case 'percentage-points':
      return formatNumber(value, fine, lang);
    case 'coefficient':
      return formatNumber(value, 3, lang);
    case 'quotient':
      return formatNumber(value, significant === undefined ? 2 : fine, lang);
    case 'factor':
      return formatNumber(value, 4, lang);
    case 'probability':
      return formatProbability(value, lang);
    case 'periods':
      return lang === 'zh' ? formatNumber(value, 0, lang) : cardinal(value);
    case 'count':
      return significant === undefined
        ? formatCount(Math.round(value), lang)
        : formatRoughCount(value, significant, lang);
    default:
      return formatNumber(value, 0, lang);
  }
}

/** Whether nothing but noughts is left of a figure when it is written. */
export function isWrittenAsNought(of: CitedFigure, s: Speaker): boolean {
  return !/[1-9]/.test(phraseText([s.amount(of)]));
}

/** The total as a subject. */
export function totalSubject({ plan }: Speaker): Subject {
  return subjectsOf(plan).at(-1)!;
}

/** Whether the points of the whole only divide what the scale says: shares of one period. */
export function isDivided({ plan }: Pick<Speaker, 'plan'>): boolean {
  const { normalise } = plan.method;
  return (
    normalise.method === 'base-share' && plan.total.rollUp === 'sum' && publishedPeriods(plan).length === 1
  );
}

/** Points that are a whole number, such as those of a whole that is divided, without decimals. */
export function wholePoints(value: CitedFigure, s: Speaker): Piece {
  const isRound = Math.abs(value.value - Math.round(value.value)) < 1e-9;
  return s.figure(isRound ? { ...value, digits: 0 } : value);
}

/** The number of the node that a fact is about. */
export function nodeNumber(node: string, { plan }: Speaker): number {
  return plan.nodes.findIndex(({ id }) => id === node);
}

/** The title of a part of the index; undefined for the whole index. */
export function partTitle(node: string, { plan }: Speaker): Text | undefined {
  return plan.nodes.find(({ id }, g) => g > 0 && id === node)?.title;
}

/** Whether the sectors of an index are sectors of their own rather than the parts that its root consists of. */
export function hasSectors({ plan }: Pick<Speaker, 'plan'>): boolean {
  const [root] = plan.nodes;
  return sectorsOf(plan).some(({ nodes }) => nodes.length !== 1 || !root!.children.includes(nodes[0]!));
}
