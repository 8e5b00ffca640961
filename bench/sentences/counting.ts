import type { Book, Place } from '../../test/words/claims/oracle/book.js';

/** Whether it is so; undefined where rank ranges or words leave it open. */
export type Truth = boolean | undefined;

/** Ways to say one thing, and whether it is so. */
export interface Said {
  en: readonly string[];
  zh: readonly string[];
  truth: Truth;
  /** What the text said in the sentence before, where there is one. */
  after?: { en: string; zh: string };
}

/** What sentences are drawn from. */
export interface Draw {
  book: Book;
  random: () => number;
}
export type Template = (draw: Draw) => Said | undefined;

/** One of a list. */
export const pick = <T>(list: readonly T[], random: () => number): T =>
  list[Math.floor(random() * list.length)]!;

/** A period, the units with a rank in it whose names are theirs alone, and one or two of these. */
export function drawn({ book, random }: Draw) {
  const last = book.periods.length - 1;
  const t = random() < 0.6 ? last : Math.floor(random() * book.periods.length);
  const plain = plainUnits(book).filter((u) => book.rank(u, t) > 0);
  const one = pick(plain, random);
  const other = pick(
    plain.filter((u) => u !== one),
    random,
  );
  return { t, year: book.periods[t]!, plain, one, other };
}

/** A pair of periods, and units that were observed in both. */
export function drawnChange({ book, random }: Draw) {
  if (book.periods.length < 3) return undefined;
  const to = random() < 0.6 ? book.periods.length - 1 : 2 + Math.floor(random() * (book.periods.length - 2));
  const from = Math.floor(random() * (to - 1));
  const plain = plainUnits(book).filter((u) =>
    [from, to].every((t) => book.rank(u, t) > 0 && book.isObserved(u, t)),
  );
  const one = pick(plain, random);
  const other = pick(
    plain.filter((u) => u !== one),
    random,
  );
  if (!one || !other) return undefined;
  return { from, to, y: book.periods[from]!, z: book.periods[to]!, one, other, plain };
}

const isPlain = (name: string) => /^[\p{L} ]+$/u.test(name);
const plainUnits = ({ units, groups, total }: Book) =>
  units.filter(
    (u) =>
      isPlain(u.en) &&
      units.filter((o) => o.en === u.en || o.zh === u.zh).length === 1 &&
      ![...groups, total].some((g) => g.en === u.en || g.zh === u.zh || g.zh.startsWith(u.zh)),
  );

/** A group with more than two members, whose name is its own. */
export function drawnGroup({ book, random }: Draw, t: number) {
  const groups = book.groups.filter(
    (g) => isPlain(g.en) && book.groups.filter((o) => o.en === g.en).length === 1,
  );
  const each = groups.map((group) => ({ group, members: membersOf(book, group, t) }));
  return pick(
    each.filter(({ members }) => members.length > 2),
    random,
  );
}
export const membersOf = (book: Book, group: Place, t: number): Place[] =>
  book.units.filter((u) => book.lies(u, group) && book.rank(u, t) > 0);

/** Whether values of groups and the total are those of their units added up, so that shares and ratios mean something. */
export const adds = ({ plan }: Book): boolean =>
  plan.total.rollUp === 'sum' && plan.groupings.every(({ rollUp }) => rollUp === 'sum');

/** Whether a place is among the first so many. */
export function topped(book: Book, u: Place, k: number, t: number): Truth {
  const [low, high] = book.range(u, t);
  return high <= k ? true : low > k ? false : undefined;
}
/** Whether one ranks higher than another. */
export function isAbove(book: Book, a: Place, b: Place, t: number): Truth {
  const [x, y] = [book.range(a, t), book.range(b, t)];
  if (book.rank(a, t) === book.rank(b, t)) return false;
  return x[1] < y[0] ? true : y[1] < x[0] ? false : undefined;
}
/** Whether a place has a rank. */
export function isRank(book: Book, u: Place, k: number, t: number): Truth {
  const [low, high] = book.range(u, t);
  return k < low || k > high ? false : low === high ? true : undefined;
}
/** How many surely are, and how many may be. */
export const counted = (each: readonly Truth[]) =>
  [each.filter((is) => is === true).length, each.filter((is) => is !== false).length] as const;
/** Whether it is so of between so many and so many. */
export function between(each: readonly Truth[], least: number, most: number): Truth {
  const [sure, may] = counted(each);
  return sure > most || may < least ? false : sure >= least && may <= most ? true : undefined;
}
/** Whether both are so. */
export const both = (a: Truth, b: Truth): Truth =>
  a === false || b === false ? false : a === true && b === true ? true : undefined;
export const not = (is: Truth): Truth => (is === undefined ? undefined : !is);

/** A number with so many decimals. */
export const shown = (n: number, digits: number) => n.toFixed(digits);
/** Whether a figure rounds to a number as it is written. */
export const agrees = (actual: number, text: string): boolean =>
  Math.abs(actual - Number(text)) <= 0.5 / 10 ** (text.split('.')[1]?.length ?? 0) + 1e-12;
/** A figure as a sentence states it: mostly the right one. */
export const stated = (actual: number, random: () => number, digits = 1) =>
  shown(actual * pick([1, 1, 1, 1.3, 0.7], random), digits);

/** How units are called: one and many, in small letters. */
export function unitWords({ plan }: Book) {
  const many = plan.unitsTitle.en.toLowerCase();
  const one = many.split(' and ')[0]!.replace(/ies$/, 'y').replace(/s$/, '');
  return { many, one, zh: plan.unitsTitle.zh };
}
/** 2nd, 11th. */
export const nth = (n: number) =>
  `${n}${n % 100 > 10 && n % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;
const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(
  ' ',
);
/** Third, 21st. */
export const nthWord = (n: number) => ordinals[n - 1] ?? nth(n);
const numbers = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
/** Three, 21. */
export const inWords = (n: number) => numbers[n] ?? String(n);
/** 三, 二十一. */
export function hanNumber(n: number): string {
  const digits = [...'零一二三四五六七八九'];
  if (n > 99) return String(n);
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 || n === 0 ? digits[ones] : ''}`;
}

/** Fractions in both languages. */
export const fractions: readonly [en: string, zh: string, of: number][] = [
  ['a third', '三分之一', 1 / 3],
  ['two thirds', '三分之二', 2 / 3],
  ['half', '一半', 0.5],
  ['a quarter', '四分之一', 0.25],
  ['three quarters', '四分之三', 0.75],
  ['a fifth', '五分之一', 0.2],
  ['a tenth', '十分之一', 0.1],
];

/** As near as words are: two and a half per cent of it is, ten per cent is not. */
export const nearly = (actual: number, said: number): Truth => {
  const off = Math.abs(actual / said - 1);
  return off <= 0.02 ? true : off > 0.15 ? false : undefined;
};

/** The change of a value as published, where what both periods have in common gives the same; undefined otherwise. */
export function changeOf(book: Book, u: Place, from: number, to: number): number | undefined {
  const [published, matched = published] = book.changes(u, from, to);
  return Math.abs(published! - matched!) < 1e-9 ? published : undefined;
}
