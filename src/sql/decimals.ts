import type { Cell } from './aggregates/aggregate.js';
import { sum } from './aggregates/exact.js';
import { maxPlaces } from './numbers.js';

/** A decimal without any rounding: `multiple` × 10^−`places`. */
export interface Decimal {
  multiple: number | bigint;
  places: number;
}

/**
 * A decimal per row, each a multiple of 10^−`places`: doubles where they and any sum of them are whole numbers below 2⁵³,
 * otherwise big integers. NaN or null where a row has none.
 */
export type DecimalColumn =
  | { places: number; multiples: Float64Array }
  | { places: number; multiples: readonly (bigint | null)[] };

/** The places that columns of doubles are tried with: whole numbers, amounts of money, millionths, and what engines keep in one addend. */
const triedPlaces = [0, 2, 4, 6, 9];

/** A double of at most this size has one decimal of 15 digits only, whatever its places (`multiplesOf`). */
const mostMultiple = 2 ** 51;
const mostSum = 2 ** 53;

/** The cells of sums or counts as exact decimals. */
export function decimalColumn(cells: ArrayLike<Cell>): DecimalColumn {
  const doubles = shortCells(cells);
  for (const places of doubles ? triedPlaces : []) {
    const multiples = multiplesOf(doubles!, places);
    if (multiples) return { places, multiples };
  }
  return { places: maxPlaces, multiples: Array.from(cells, (cell) => sum.read(cell)) };
}

/** The cells as doubles, NaN for none; undefined where a double would lose digits of one. */
function shortCells(cells: ArrayLike<Cell>): Float64Array | undefined {
  if (cells instanceof Float64Array) return cells;
  const doubles = new Float64Array(cells.length);
  for (let i = 0; i < doubles.length; i++) {
    const double = shortCell(cells[i]!);
    if (double === undefined) return undefined;
    doubles[i] = double;
  }
  return doubles;
}

/** Doubles tell decimals of this many digits apart. */
const safeDigits = 15;

function shortCell(cell: Cell): number | undefined {
  if (typeof cell !== 'string') return cell ?? Number.NaN;
  if (cell === '') return Number.NaN;
  const [, whole = '', decimals = ''] = /^-?(\d+)(?:\.(\d*?)0*)?$/.exec(cell) ?? [];
  return whole !== '' && whole.length + decimals.length <= safeDigits ? Number(cell) : undefined;
}

/**
 * Doubles that stand for decimals of 15 digits, as whole multiples of 10^−places; undefined where one of them has more places or
 * their sum may pass 2⁵³. Below 2⁵¹ multiples no two decimals of these places have the same double, so that the one found is the
 * one meant.
 */
function multiplesOf(doubles: Float64Array, places: number): Float64Array | undefined {
  const power = 10 ** places;
  const multiples = new Float64Array(doubles.length);
  let size = 0;
  for (let i = 0; i < doubles.length; i++) {
    const x = doubles[i]!;
    multiples[i] = places === 0 ? x : Math.round(x * power);
    if (Number.isNaN(x)) continue;
    const most = Math.abs(multiples[i]!);
    size += most;
    const isWhole = places === 0 ? Number.isInteger(x) : multiples[i]! / power === x;
    if (!isWhole || most >= mostMultiple || size >= mostSum) return undefined;
  }
  return multiples;
}

/** Exact sums of some rows of a column, by place. */
export class DecimalSums {
  readonly #column: DecimalColumn;
  readonly #sums: (number | bigint)[] | Float64Array;

  constructor(column: DecimalColumn, count: number) {
    this.#column = column;
    this.#sums =
      column.multiples instanceof Float64Array ? new Float64Array(count) : Array<bigint>(count).fill(0n);
  }

  /**
   * @param to the place of each row of the column; one below 0 leaves the row out
   * @param has where places that get a number are marked
   */
  add(rows: ArrayLike<number>, to: Int32Array, has?: Uint8Array): void {
    const sums = this.#sums as number[];
    const multiples = this.#column.multiples as readonly (number | null)[];
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      const place = to[row]!;
      const x = multiples[row]!;
      if (place < 0 || x === null || Number.isNaN(x)) continue;
      sums[place]! += x;
      if (has) has[place] = 1;
    }
  }

  /** 0 where nothing was added. */
  at(at: number): Decimal {
    return { multiple: this.#sums[at]!, places: this.#column.places };
  }
}

/** A whole number as a decimal. */
export const wholeDecimal = (n: number): Decimal => ({ multiple: n, places: 0 });

export const isZero = ({ multiple }: Decimal): boolean => !multiple;

/** The exact sum of decimals of the same places. @param all at least one */
export function sumOfDecimals(all: readonly Decimal[]): Decimal {
  const { places } = all[0]!;
  if (all.every(({ multiple }) => typeof multiple === 'number')) {
    const multiple = all.reduce((sum, one) => sum + (one.multiple as number), 0);
    if (Math.abs(multiple) < mostSum) return { multiple, places };
  }
  return { multiple: all.reduce((sum, { multiple }) => sum + BigInt(multiple), 0n), places };
}

/** The double nearest to the mean of doubles, each taken as the shortest decimal that it stands for; NaN of none. */
export function exactMean(doubles: readonly number[]): number {
  if (doubles.length <= 1) return (doubles[0] ?? Number.NaN) + 0;
  const all = doubles.map(shortestDecimal);
  const places = Math.max(...all.map((one) => one.places));
  const alike = all.map((one) => ({ multiple: one.multiple * 10n ** BigInt(places - one.places), places }));
  return nearestQuotient([sumOfDecimals(alike)], [wholeDecimal(all.length)]);
}

function shortestDecimal(x: number): { multiple: bigint; places: number } {
  const [digits, power] = x.toExponential().split('e') as [string, string];
  const [whole, behind = ''] = digits.split('.') as [string, string?];
  return { multiple: BigInt(whole + behind), places: behind.length - Number(power) };
}

/** The double nearest to the product of some decimals, divided by the product of others, none of them zero: rounded once. */
export function nearestQuotient(above: readonly Decimal[], below: readonly Decimal[] = []): number {
  const shift = placesOf(below) - placesOf(above);
  const n = productOf(above, shift);
  const d = productOf(below, -shift);
  return typeof n === 'number' && typeof d === 'number' ? n / d + 0 : nearestRational(BigInt(n), BigInt(d));
}

function placesOf(all: readonly Decimal[]): number {
  let sum = 0;
  for (let i = 0; i < all.length; i++) sum += all[i]!.places;
  return sum;
}

/** Powers of ten that doubles hold exactly, made once: each figure is divided by one. */
const powersOfTen = Array.from({ length: safeDigits + 1 }, (_, n) => 10 ** n);

/** The product of the multiples and of 10^power, where that is above 0: a double where it is exact. */
function productOf(all: readonly Decimal[], power: number): number | bigint {
  let product = powersOfTen[Math.max(0, power)] ?? Number.NaN;
  for (let i = 0; i < all.length; i++) {
    const { multiple } = all[i]!;
    product *= typeof multiple === 'number' ? multiple : Number.NaN;
  }
  if (Math.abs(product) < mostSum) return product;
  return all.reduce((whole, one) => whole * BigInt(one.multiple), 10n ** BigInt(Math.max(0, power)));
}

/** The double nearest to a quotient of integers; halves to even. */
function nearestRational(n: bigint, d: bigint): number {
  const [above, below] = [n < 0n ? -n : n, d < 0n ? -d : d];
  const shift = BigInt(Math.max(0, 64 + bitsOf(below) - bitsOf(above)));
  // At least 63 bits, of which the last is set where anything is left, so that rounding to 53 bits rounds the exact quotient.
  const [quotient, left] = [(above << shift) / below, (above << shift) % below];
  const bits = Number(left === 0n ? quotient : quotient | 1n);
  // In two steps, as a double holds no 2^1024.
  const half = shift / 2n;
  const nearest = bits / Number(1n << half) / Number(1n << (shift - half));
  return n < 0n !== d < 0n && nearest !== 0 ? -nearest : nearest;
}

/** The bits of a number above 0, up to three too many. */
const bitsOf = (n: bigint) => 4 * n.toString(16).length;
