import { numberForm, zeroForm } from '../edition/index.js';
import type { Addends, Dialect } from './dialect.js';

/**
 * How numbers are added up exactly: each as a decimal of nine places, and where it has more, a rest of the next 29, as a whole number
 * of 10⁻³⁸. What has more places still, or 10²⁹ and more, no sum holds, and is refused or set aside.
 */
export const places = 9;
const restPlaces = 29;
export const mostPlaces = places + restPlaces;
export const tooLarge = 1e29;

/** Most numbers are written so: nine places hold them. */
const short = '-?\\d{1,20}(?:\\.\\d{1,9})?';

/** More zeros than any number has places, on both sides of its digits. */
const zeros = 60;

/** Digits that are not all 0. */
const some = '.*[1-9].*';

/** The digits of a number that is written as text, on both sides of its point, and whether a sum would lose some. */
function digitsOf(t: string, d: Dialect) {
  const part = (pattern: string) => d.extract(t, pattern, 1);
  const [before, behind] = [part('^[+-]?(\\d*)'), part('^[+-]?\\d*\\.(\\d*)')];
  const power = d.whole(`coalesce(${d.number(`nullif(${part('[eE]([+-]?\\d+)$')}, '')`)}, 0)`);
  const moved = `greatest(${1 - zeros}, least(${zeros - 1}, ${power}))`;
  const digits = `concat(repeat('0', ${zeros}), ${before}, ${behind}, repeat('0', ${zeros + mostPlaces}))`;
  const point = `(${zeros} + length(${before}) + ${moved})`;
  const sign = `CASE WHEN substring(${t}, 1, 1) = '-' THEN '-' ELSE '' END`;
  const after = (from: number, count?: number) =>
    `substring(${digits}, ${point} + ${from}${count === undefined ? '' : `, ${count}`})`;
  return {
    nine: `concat(${sign}, substring(${digits}, 1, ${point}), '.', ${after(1, places)})`,
    rest: `concat(${sign}, ${after(1 + places, restPlaces)})`,
    fine: `(${d.matches(after(1 + mostPlaces), some)} OR (${power} < ${1 - zeros} AND NOT ${d.matches(t, zeroForm)}))`,
    large: `(${d.matches(`substring(${digits}, 1, greatest(0, ${point} - ${restPlaces}))`, some)} OR (${power} >= ${zeros} AND NOT ${d.matches(t, zeroForm)}))`,
  };
}

/** The addends of what is written, or can be written, as text; NULL of a blank one, an error of what is no number. */
export function addendsOfText(x: string, d: Dialect): Required<Addends> {
  const t = d.bare(x);
  const { nine, rest, fine, large } = digitsOf(t, d);
  const [isShort, isNumber] = [d.matches(t, short), d.matches(t, numberForm)];
  return {
    nine: [
      `CASE WHEN ${isShort} THEN ${d.decimal(t)}`,
      `WHEN ${isNumber} THEN CASE WHEN ${fine} OR ${large} THEN ${d.decimal(refused(t))} ELSE ${d.decimal(nine)} END`,
      `WHEN ${t} <> '' THEN ${d.decimal(refused(t))} END`,
    ].join(' '),
    rest: `CASE WHEN ${isShort} THEN NULL WHEN ${isNumber} THEN ${d.huge(rest)} END`,
  };
}

/** Doubles nearer to 0 have digits that 38 places do not hold. */
export const leastDouble = 1e-21;

/**
 * The addends of doubles. Those that are decimals of nine places below 2⁵¹/10⁹, or of four below 2⁵¹/10⁴, are these decimals: there the
 * product with the power of ten is less than half a unit off, and no other decimal reads as the double. Others are what they are, to half
 * a unit in their last place: the whole part, nine places of the fraction, and what is left. Each step is one operation that every
 * engine rounds alike.
 */
export function addendsOfDouble(v: string, d: Dialect): Required<Addends> {
  const near = (n: number) => `floor(${v} * 1e${n} + 0.5) / 1e${n}`;
  const is = (n: number) => `abs(${v}) < ${2 ** 51 / 10 ** n} AND ${near(n)} = ${v}`;
  const fraction = `(${v} - trunc(${v}))`;
  const ninth = `(floor(${fraction} * 1e${places} + 0.5) / 1e${places})`;
  const held = `abs(${v}) < ${tooLarge} AND abs(${v}) >= ${leastDouble}`;
  const whole = d.decimal(d.huge(`trunc(${v})`));
  return {
    nine: [
      `CASE WHEN ${is(9)} THEN ${d.decimals(v)}`,
      `WHEN ${is(4)} THEN ${d.decimals(v, 4)}`,
      `WHEN ${held} THEN ${whole} + ${d.decimals(ninth)}`,
      `WHEN ${v} IS NOT NULL THEN ${d.decimal(refused(d.text(v)))} END`,
    ].join(' '),
    rest: `CASE WHEN ${is(9)} OR ${is(4)} THEN NULL WHEN ${held} THEN ${d.huge(`floor((${fraction} - ${ninth}) * 1e${mostPlaces} + 0.5)`)} END`,
  };
}

/** A text that no engine can cast to a number: casting it is an error. */
function refused(t: string): string {
  return `concat('?', ${t})`;
}

/** A column as finite doubles, where that is what is asked of it; NULL of a blank text, an error of what is none. */
export function doubleOfText(x: string, d: Dialect): string {
  const t = d.bare(x);
  const v = d.double(t);
  const near = `abs(${v}) <= ${Number.MAX_VALUE} AND (${v} <> 0 OR ${d.matches(t, zeroForm)})`;
  const read = `CASE WHEN ${near} THEN ${v} ELSE ${d.double(refused(t))} END`;
  return `CASE WHEN ${d.matches(t, numberForm)} THEN ${read} WHEN ${t} <> '' THEN ${d.double(refused(t))} END`;
}

/** What speaks against a number; the first is said. */
export const numberFaults = ['not-a-number', 'too-large', 'too-fine'] as const;
export type NumberFault = (typeof numberFaults)[number];

/** Which records have in a column what cannot be added up, for each reason; a blank one has no number, which is no fault. */
export function numberFault(x: string, d: Dialect): Record<NumberFault, string> {
  const t = d.bare(x);
  const { fine, large } = digitsOf(t, d);
  const long = `${d.matches(t, numberForm)} AND NOT ${d.matches(t, short)}`;
  return {
    'not-a-number': `${t} <> '' AND NOT ${d.matches(t, numberForm)}`,
    'too-large': `CASE WHEN ${long} THEN ${large} ELSE false END`,
    'too-fine': `CASE WHEN ${long} THEN ${fine} ELSE false END`,
  };
}

/** Sums of both addends as one text: the second, if it is not 0, behind a bar. */
export function bothSums([nine, rest]: readonly string[], d: Dialect): string {
  if (rest === undefined) return d.text(nine!);
  const both = `concat(${d.text(nine!)}, '|', ${d.text(rest)})`;
  return `CASE WHEN coalesce(${rest}, 0) = 0 THEN ${d.text(nine!)} ELSE ${both} END`;
}

/** A number of the grammar as `cast` has it; NULL for anything else. */
export function numberOfText(x: string, d: Dialect, cast: (text: string) => string): string {
  const t = d.bare(x);
  return `CASE WHEN ${d.matches(t, numberForm)} THEN ${cast(t)} END`;
}
