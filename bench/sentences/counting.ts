import type { Figures, Place } from './figures.js';

/** Whether it is so; undefined where rank ranges leave it open. */
export type Truth = boolean | undefined;
export type Said = { en: string; zh: string; truth: Truth };

/** One of a list. */
export const pick = <T>(list: readonly T[], random: () => number): T =>
  list[Math.floor(random() * list.length)]!;

/** A unit whose name is its own, with a rank in a period. */
export function drawn(f: Figures, random: () => number) {
  const t = random() < 0.6 ? f.periods.length - 1 : Math.floor(random() * f.periods.length);
  const plain = f.units.filter(
    (u) =>
      f.rank(u, t) > 0 &&
      f.units.filter((o) => o.en === u.en || o.zh === u.zh).length === 1 &&
      ![...f.groups, f.total].some((g) => g.en === u.en || g.zh === u.zh) &&
      /^[\p{L} ]+$/u.test(u.en),
  );
  return { t, year: f.periods[t]!, plain, one: plain.length > 3 ? pick(plain, random) : undefined };
}

/** Whether a place is among the first so many. */
export const topped = (f: Figures, u: Place, k: number, t: number): Truth => {
  const [low, high] = f.range(u, t);
  return high <= k ? true : low > k ? false : undefined;
};
/** How many surely are, and how many may be. */
export const counted = (each: readonly Truth[]) =>
  [each.filter((is) => is === true).length, each.filter((is) => is !== false).length] as const;
/** Whether it is so of at least so many. */
export const atLeast = (each: readonly Truth[], n: number): Truth => {
  const [sure, may] = counted(each);
  return sure >= n ? true : may < n ? false : undefined;
};
/** Whether it is so of at most so many. */
export const atMost = (each: readonly Truth[], n: number): Truth => {
  const more = atLeast(each, n + 1);
  return more === undefined ? undefined : !more;
};
/** Whether both are so. */
export const both = (a: Truth, b: Truth): Truth =>
  a === false || b === false ? false : a === true && b === true ? true : undefined;
/** A number with so many decimals. */
export const shown = (n: number, digits: number) => n.toFixed(digits);
/** Whether a figure rounds to a number as it is written. */
export const agrees = (actual: number, text: string) =>
  Math.abs(actual - Number(text)) <= 0.5 / 10 ** (text.split('.')[1]?.length ?? 0) + 1e-12;

export type Template = (f: Figures, random: () => number) => Said | undefined;

/** One of several: "province". */
export const oneOf = (many: string) =>
  many.toLowerCase().split(' and ').at(-1)!.replace(/ies$/, 'y').replace(/s$/, '');
/** 2nd, 11th. */
export const nth = (n: number) =>
  `${n}${n % 100 > 10 && n % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;
