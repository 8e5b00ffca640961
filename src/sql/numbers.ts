import { numberForm, zeroForm } from '../edition/index.js';
import type { Addends, Dialect } from './dialect.js';

/**
 * Exact sums: each number is split into a decimal of nine places and a remainder of the next 29 places, an integer
 * multiple of 10⁻³⁸. Numbers with more places, or of 10²⁹ and more, cannot be summed exactly and are rejected.
 */
export const firstPlaces = 9;
const restPlaces = 29;
export const maxPlaces = firstPlaces + restPlaces;
export const sumLimit = 1e29;

/** The usual notation: at most nine decimal places. */
const plainNumber = '-?\\d{1,20}(?:\\.\\d{1,9})?';

/** Number of zeros that exceeds the places of any valid number, on both sides of its digits. */
const zeroPadding = 60;

/** Any digit other than 0. */
const anyNonZero = '.*[1-9].*';

/**
 * Splits a number given as text into its first nine decimal places and the rest, and tells whether it is too fine or
 * too large for an exact sum.
 */
function digitsOf(t: string, d: Dialect) {
  const part = (pattern: string) => d.extract(t, pattern, 1);
  const [before, behind] = [part('^[+-]?(\\d*)'), part('^[+-]?\\d*\\.(\\d*)')];
  // Engines plan each use of an expression anew, so those that stand within others are short.
  const power = d.int64(`coalesce(${d.double(`nullif(${part('[eE]([+-]?\\d{1,3})$')}, '')`)}, 0)`);
  const moved = `greatest(${1 - zeroPadding}, least(${zeroPadding - 1}, ${power}))`;
  const digits = `concat(repeat('0', ${zeroPadding}), ${before}, ${behind}, repeat('0', ${zeroPadding + maxPlaces}))`;
  const point = `(${zeroPadding} + length(${before}) + ${moved})`;
  const sign = `CASE WHEN substring(${t}, 1, 1) = '-' THEN '-' ELSE '' END`;
  const after = (from: number, count?: number) =>
    `substring(${digits}, ${point} + ${from}${count === undefined ? '' : `, ${count}`})`;
  return {
    nine: `concat(${sign}, substring(${digits}, 1, ${point}), '.', ${after(1, firstPlaces)})`,
    rest: `concat(${sign}, ${after(1 + firstPlaces, restPlaces)})`,
    fine: `(${d.matches(after(1 + maxPlaces), anyNonZero)} OR (${power} < ${1 - zeroPadding} AND NOT ${d.matches(t, zeroForm)}))`,
    large: `(${d.matches(`substring(${digits}, 1, greatest(0, ${point} - ${restPlaces}))`, anyNonZero)} OR (${power} >= ${zeroPadding} AND NOT ${d.matches(t, zeroForm)}))`,
  };
}

/** The addends of a number given as text; NULL for a blank, an error for anything else. */
export function addendsOfText(x: string, d: Dialect): Required<Addends> {
  const t = d.trimmedText(x);
  const { nine, rest, fine, large } = digitsOf(t, d);
  const [isShort, isNumber] = [d.matches(t, plainNumber), d.matches(t, numberForm)];
  return {
    nine: [
      `CASE WHEN ${isShort} THEN ${d.decimal(t)}`,
      `WHEN ${isNumber} THEN CASE WHEN ${fine} OR ${large} THEN ${d.decimal(failingCast(t))} ELSE ${d.decimal(nine)} END`,
      `WHEN ${t} <> '' THEN ${d.decimal(failingCast(t))} END`,
    ].join(' '),
    rest: `CASE WHEN ${isShort} THEN NULL WHEN ${isNumber} THEN ${d.int128(rest)} END`,
  };
}

/** Doubles closer to 0 have digits beyond 38 decimal places. */
export const smallestDouble = 1e-21;

/**
 * The addends of doubles. A double that is nearest to a decimal of nine places below 2⁵¹/10⁹, or of four below 2⁵¹/10⁴,
 * counts as that decimal: there the product with the power of ten is less than half a unit off, and no other decimal
 * reads as this double. Any other counts as its binary value, to half a unit in the last place: integer part, nine
 * decimal places, and remainder. Each step is a single operation that both engines round alike.
 */
export function addendsOfDouble(v: string, d: Dialect): Required<Addends> {
  const near = (n: number) => `floor(${v} * 1e${n} + 0.5) / 1e${n}`;
  const is = (n: number) => `abs(${v}) < ${2 ** 51 / 10 ** n} AND ${near(n)} = ${v}`;
  const fraction = `(${v} - trunc(${v}))`;
  const ninth = `(floor(${fraction} * 1e${firstPlaces} + 0.5) / 1e${firstPlaces})`;
  const held = `abs(${v}) < ${sumLimit} AND abs(${v}) >= ${smallestDouble}`;
  const whole = d.decimal(d.int128(`trunc(${v})`));
  return {
    nine: [
      `CASE WHEN ${is(9)} THEN ${d.doubleToDecimal(v)}`,
      `WHEN ${is(4)} THEN ${d.doubleToDecimal(v, 4)}`,
      `WHEN ${held} THEN ${whole} + ${d.doubleToDecimal(ninth)}`,
      `WHEN ${v} IS NOT NULL THEN ${d.decimal(failingCast(d.text(v)))} END`,
    ].join(' '),
    rest: `CASE WHEN ${is(9)} OR ${is(4)} THEN NULL WHEN ${held} THEN ${d.int128(`floor((${fraction} - ${ninth}) * 1e${maxPlaces} + 0.5)`)} END`,
  };
}

/** A text that cannot be cast to a number, so that the cast fails. */
function failingCast(t: string): string {
  return `concat('?', ${t})`;
}

/** A column as finite doubles; NULL for a blank text, an error for anything else. */
export function doubleOfText(x: string, d: Dialect): string {
  const t = d.trimmedText(x);
  const v = d.double(t);
  const near = `abs(${v}) <= ${Number.MAX_VALUE} AND (${v} <> 0 OR ${d.matches(t, zeroForm)})`;
  const read = `CASE WHEN ${near} THEN ${v} ELSE ${d.double(failingCast(t))} END`;
  return `CASE WHEN ${d.matches(t, numberForm)} THEN ${read} WHEN ${t} <> '' THEN ${d.double(failingCast(t))} END`;
}

/** Faults of a number; the first that applies is reported. */
export const numberFaults = ['not-a-number', 'too-large', 'too-fine'] as const;
export type NumberFault = (typeof numberFaults)[number];

/** SQL conditions, by fault, for records whose number cannot be summed. A blank is missing, which is no fault. */
export function numberFault(x: string, d: Dialect): Record<NumberFault, string> {
  const t = d.trimmedText(x);
  const { fine, large } = digitsOf(t, d);
  const long = `${d.matches(t, numberForm)} AND NOT ${d.matches(t, plainNumber)}`;
  return {
    'not-a-number': `${t} <> '' AND NOT ${d.matches(t, numberForm)}`,
    'too-large': `CASE WHEN ${long} THEN ${large} ELSE false END`,
    'too-fine': `CASE WHEN ${long} THEN ${fine} ELSE false END`,
  };
}

/** The sums of both addends as one text, separated by a bar; the second is omitted where it is 0. */
export function bothSums([nine, rest]: readonly string[], d: Dialect): string {
  if (rest === undefined) return d.text(nine!);
  return `${d.text(nine!)} || coalesce('|' || ${d.text(`nullif(${rest}, 0)`)}, '')`;
}

/** A valid number, converted by `cast`; NULL for anything else. */
export function numberOfText(x: string, d: Dialect, cast: (text: string) => string): string {
  const t = d.trimmedText(x);
  return `CASE WHEN ${d.matches(t, numberForm)} THEN ${cast(t)} END`;
}
