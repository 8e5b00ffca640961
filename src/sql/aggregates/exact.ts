import type { CellSql, Dialect } from '../dialect.js';
import { mostPlaces, places } from '../numbers.js';
import type { Aggregate } from './aggregate.js';

/** Number of records. */
export const count: Aggregate<number> = {
  partial: { columns: () => ['count(*)'], again: 'sum', cell: counted },
  read: Number,
  write: (n) => n,
  merge: (all) => all.reduce((a, b) => a + b),
  finish: (n) => n,
};

/** Number of records with a value in the column. */
export const known: Aggregate<number> = {
  ...count,
  partial: { columns: (x, d) => [`count(${d.present(x)})`], again: 'sum', cell: counted },
};

/** A count fits into a double; the sum of no counts is NULL. */
export function counted([made]: readonly string[], _: string, d: Dialect): CellSql {
  return { short: d.double(`coalesce(${made}, 0)`) };
}

/**
 * Sum as an integer multiple of 10⁻³⁸: exact, and therefore independent of the order and partition of the records and
 * of the number of cores.
 */
export const sum: Aggregate<bigint> = {
  partial: {
    columns: (x, d) => {
      const { nine, rest } = d.addends(x);
      return [nine, ...(rest === undefined ? [] : [rest])].map((addend) => `sum(${addend})`);
    },
    again: 'sum',
    cell: (made, x, d) => d.sumCell(made, x),
  },
  read: (cell) => {
    if (!cell) return 0n;
    const [number, rest = '0'] = written(cell).split('|') as [string, string?];
    const [, sign, whole, decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(number)!;
    return BigInt(`${sign}${whole}${decimals.padEnd(mostPlaces, '0')}`) + BigInt(rest);
  },
  write: decimal,
  merge: (all) => all.reduce((a, b) => a + b),
  finish: (s) => Number(decimal(s)),
  figure: (cell) =>
    typeof cell === 'string' && cell.includes('|') ? sum.finish(sum.read(cell)) : Number(cell) + 0,
};

/** A double as the shortest decimal that rounds to it. */
function written(cell: string | number): string {
  return typeof cell === 'number' && Math.abs(cell) < 1e-6 ? cell.toFixed(places) : String(cell);
}

/** Decimal notation without trailing zeros beyond nine decimal places. */
function decimal(s: bigint): string {
  const digits = (s < 0n ? -s : s).toString().padStart(mostPlaces + 1, '0');
  const behind = digits.slice(-mostPlaces);
  const rest = behind.slice(places).replace(/0+$/, '');
  return `${s < 0n ? '-' : ''}${digits.slice(0, -mostPlaces)}.${behind.slice(0, places)}${rest}`;
}

/** Minimum and maximum as doubles; NaN over no records. NULL is ignored. */
export const min = extreme('min', Math.min);
export const max = extreme('max', Math.max);

function extreme(name: 'min' | 'max', of: (a: number, b: number) => number): Aggregate<number | null> {
  return {
    partial: {
      columns: (x, d) => [`${name}(${d.real(x)})`],
      again: name,
      cell: ([made], _, d) => ({ short: d.text(made!) }),
    },
    read: (cell) => (cell ? Number(cell) : null),
    write: (s) => (s === null ? '' : String(s)),
    merge: (all) => all.reduce((a, b) => (a === null ? b : b === null ? a : of(a, b))),
    finish: (s) => s ?? Number.NaN,
  };
}
