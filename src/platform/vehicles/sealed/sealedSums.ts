import { z } from 'zod';
import { type CityDayRow, cityDays } from '../edge/record.js';

/**
 * Sums that nobody learns the parts of: each maker splits a figure into two shares, one for each of two operators, that add up to
 * it modulo 2⁶⁴. A share alone is a number drawn at random and says nothing. Each operator adds up the shares of a cell; the two
 * sums together are the total over makers.
 */
export const modulus = 1n << 64n;

/** Figures are kept as whole hundredths, which are exact. */
const scale = 100;

/** What adds up: not the middle of something. */
const figures = Object.entries(cityDays.columns).flatMap(([name, { type }]) =>
  type === 'string' || name === 'lateness_median_s' ? [] : [name],
);

const cell = {
  city: z.string().min(1).max(100),
  day: z.iso.date(),
  figure: z.enum(figures),
  data_status: z.enum(['observed', 'simulated']),
};
/** A whole number from 0 to below 2⁶⁴, in decimal digits. */
const residue = z
  .string()
  .regex(/^(?:0|[1-9]\d{0,19})$/)
  .refine((digits) => BigInt(digits) < modulus);
const maker = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/);

/** What one operator gets of one maker for a cell. */
export const shareSchema = z.strictObject({ ...cell, maker, share: residue });
/** What one operator says of a cell. */
export const sealedSumSchema = z.strictObject({ ...cell, makers: z.array(maker), sum: residue });

/** One figure of a city and day: what is split, and summed. */
type Cell = Pick<Share, 'city' | 'day' | 'figure' | 'data_status'>;
export type Share = z.infer<typeof shareSchema>;
export type SealedSum = z.infer<typeof sealedSumSchema>;

/** A total over makers. */
export interface Total extends Cell {
  makers: number;
  total: number;
}

/**
 * The shares of a maker's rows for the two operators. A figure that is withheld has none.
 * @param draw a whole number from 0 to below 2⁶⁴ from a source of secrets, new at each call
 */
export function splitRows(
  maker: string,
  rows: readonly CityDayRow[],
  draw: () => bigint,
): [first: Share[], second: Share[]] {
  const shares: [Share[], Share[]] = [[], []];
  for (const row of rows)
    for (const figure of figures) {
      const value = row[figure as keyof CityDayRow];
      if (typeof value !== 'number') continue;
      const { city, day } = row;
      const data_status = row.data_status === 'simulated' ? 'simulated' : 'observed';
      const [one, two] = split(BigInt(Math.round(value * scale)), draw());
      shares[0].push({ city, day, figure, data_status, maker, share: `${one}` });
      shares[1].push({ city, day, figure, data_status, maker, share: `${two}` });
    }
  return shares;
}

/** A value as two shares, the first of which is the number drawn. */
export const split = (value: bigint, drawn: bigint): [bigint, bigint] => [drawn, reduced(value - drawn)];

const reduced = (value: bigint) => ((value % modulus) + modulus) % modulus;

/** Cells by their city, day and figure. */
const keyOf = ({ city, day, figure }: Cell) => JSON.stringify([city, day, figure]);

/**
 * What an operator may say: the sums of cells with shares of at least so many makers. Of the others it says nothing.
 * @returns `twice`: cells for which a maker sent more than one share, of which nothing is said either
 */
export function sumShares(shares: readonly Share[], atLeast: number): { sums: SealedSum[]; twice: Cell[] } {
  const cells = new Map<string, { cell: Cell; sum: bigint; makers: string[] }>();
  for (const { maker, share, ...cell } of shares) {
    const of = cells.get(keyOf(cell)) ?? { cell: { ...cell }, sum: 0n, makers: [] };
    cells.set(keyOf(cell), of);
    of.sum = reduced(of.sum + BigInt(share));
    of.makers.push(maker);
    if (cell.data_status === 'simulated') of.cell.data_status = 'simulated';
  }
  const all = [...cells.keys()].sort().map((key) => cells.get(key)!);
  const isOnce = ({ makers }: { makers: string[] }) => new Set(makers).size === makers.length;
  return {
    sums: all
      .filter((one) => isOnce(one) && one.makers.length >= atLeast)
      .map(({ cell, sum, makers }) => ({ ...cell, makers: makers.sort(), sum: `${sum}` })),
    twice: all.filter((one) => !isOnce(one)).map(({ cell }) => cell),
  };
}

/**
 * The totals of cells of which both operators say a sum over the same makers, at least so many. A total beyond what a figure can be
 * is none: then a maker sent what was no share.
 */
export function openSums(
  first: readonly SealedSum[],
  second: readonly SealedSum[],
  atLeast: number,
): Total[] {
  const others = new Map(second.map((one) => [keyOf(one), one]));
  return first.flatMap((one) => {
    const other = others.get(keyOf(one));
    const isSame = other !== undefined && JSON.stringify(other.makers) === JSON.stringify(one.makers);
    if (!isSame || new Set(one.makers).size < atLeast) return [];
    const total = reduced(BigInt(one.sum) + BigInt(other.sum));
    if (total > mostTotal) return [];
    const { city, day, figure } = one;
    const isSimulated = one.data_status === 'simulated' || other.data_status === 'simulated';
    const data_status = isSimulated ? 'simulated' : 'observed';
    return [{ city, day, figure, data_status, makers: one.makers.length, total: Number(total) / scale }];
  });
}

/** Hundredths up to here are exact as numbers. */
const mostTotal = BigInt(Number.MAX_SAFE_INTEGER);
