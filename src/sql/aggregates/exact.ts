import type { Dialect } from '../dialect.js';
import { type Aggregate, type CellSql, finite } from './aggregate.js';

/** How many records. */
export const count: Aggregate<number> = {
  partial: { column: () => 'count(*)', again: 'sum', cell: counted },
  read: Number,
  write: (n) => n,
  merge: (all) => all.reduce((a, b) => a + b),
  finish: (n) => n,
};

/** How many records have something in the column. */
export const known: Aggregate<number> = {
  ...count,
  partial: { column: (x) => `count(${x})`, again: 'sum', cell: counted },
};

/** A double holds it; the sum of no counts is NULL. */
export function counted(made: string, _: string, d: Dialect): CellSql {
  return { short: d.double(`coalesce(${made}, 0)`) };
}

const places = 9;

/**
 * The sum in decimals of nine places, kept as a whole number of 10⁻⁹: exact, so the same whatever the order of the records,
 * the number of cores and the parts they come in. Numbers with more places are rounded one by one.
 */
export const sum: Aggregate<bigint> = {
  partial: {
    column: (x, d) => `sum(${d.addend(x)})`,
    again: 'sum',
    cell: (made, x, d) => d.sumCell(made, x),
  },
  read: (cell) => {
    if (!cell) return 0n;
    const [, sign, whole, decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(written(cell))!;
    return BigInt(`${sign}${whole}${decimals.padEnd(places, '0')}`);
  },
  write: decimal,
  merge: (all) => all.reduce((a, b) => a + b),
  finish: (s) => Number(decimal(s)),
  figure: (cell) => (cell ? Number(cell) + 0 : 0),
};

/** A double stands for the shortest decimal that it is the nearest to. */
function written(cell: string | number): string {
  return typeof cell === 'number' && Math.abs(cell) < 1e-6 ? cell.toFixed(places) : String(cell);
}

function decimal(s: bigint): string {
  const digits = (s < 0n ? -s : s).toString().padStart(places + 1, '0');
  return `${s < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** The least and the greatest, as doubles; NaN of no records. NULL, NaN and infinities are passed over. */
export const min = extreme('min', Math.min);
export const max = extreme('max', Math.max);

function extreme(name: 'min' | 'max', of: (a: number, b: number) => number): Aggregate<number | null> {
  return {
    partial: {
      column: (x, d) => `${name}(${finite(d.nearest(x))})`,
      again: name,
      cell: (made, _, d) => ({ short: d.text(made) }),
    },
    read: (cell) => (cell ? Number(cell) : null),
    write: (s) => (s === null ? '' : String(s)),
    merge: (all) => all.reduce((a, b) => (a === null ? b : b === null ? a : of(a, b))),
    finish: (s) => s ?? Number.NaN,
  };
}
