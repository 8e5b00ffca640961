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

/** The places that columns of doubles are tried with: whole numbers, amounts of money, and what engines keep in one addend. */
const triedPlaces = [0, 2, 4, 9];

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
  readonly #has: Uint8Array;

  constructor(column: DecimalColumn, count: number) {
    this.#column = column;
    this.#sums =
      column.multiples instanceof Float64Array ? new Float64Array(count) : Array<bigint>(count).fill(0n);
    this.#has = new Uint8Array(count);
  }

  /** @returns whether the row has a number */
  add(to: number, row: number): boolean {
    const x = this.#column.multiples[row]!;
    if (x === null || Number.isNaN(x)) return false;
    (this.#sums as number[])[to]! += x as number;
    this.#has[to] = 1;
    return true;
  }

  /** Adds every row. @param to the place of each */
  addAll(to: Int32Array): void {
    const { multiples } = this.#column;
    if (!(multiples instanceof Float64Array)) {
      for (let row = 0; row < to.length; row++) this.add(to[row]!, row);
      return;
    }
    const sums = this.#sums as Float64Array;
    for (let row = 0; row < to.length; row++) {
      const x = multiples[row]!;
      if (Number.isNaN(x)) continue;
      sums[to[row]!]! += x;
      this.#has[to[row]!] = 1;
    }
  }

  /** Whether any number was added. */
  has(at: number): boolean {
    return this.#has[at] === 1;
  }

  /** 0 where nothing was added. */
  at(at: number): Decimal {
    return { multiple: this.#sums[at]!, places: this.#column.places };
  }

  /** The double nearest to a sum. */
  nearest(at: number): number {
    return nearestQuotient([this.at(at)]);
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
  const n = productOf([...above, powerOfTen(shift)]);
  const d = productOf([...below, powerOfTen(-shift)]);
  return typeof n === 'number' && typeof d === 'number' ? n / d + 0 : nearestRational(BigInt(n), BigInt(d));
}

const placesOf = (all: readonly Decimal[]) => all.reduce((sum, { places }) => sum + places, 0);

/** Powers of ten that doubles hold exactly, made once: each figure is divided by one. */
const powersOfTen = Array.from({ length: safeDigits + 1 }, (_, n) => wholeDecimal(10 ** n));

/** 10^n, or 1 for n below 0. */
function powerOfTen(n: number): Decimal {
  return n > safeDigits ? { multiple: 10n ** BigInt(n), places: 0 } : powersOfTen[Math.max(0, n)]!;
}

/** The product of the multiples: a double where that is exact. */
function productOf(all: readonly Decimal[]): number | bigint {
  let product = 1;
  for (const { multiple } of all) {
    if (typeof multiple === 'number') product *= multiple;
    if (typeof multiple === 'bigint' || Math.abs(product) >= mostSum)
      return all.reduce((whole, one) => whole * BigInt(one.multiple), 1n);
  }
  return product;
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
