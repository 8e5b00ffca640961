import type { CellSql, Dialect } from '../dialect.js';
import { firstPlaces, maxPlaces } from '../numbers.js';
import type { Aggregate } from './aggregate.js';

/** Number of records. */
export const count: Aggregate<number> = {
  partial: { columns: () => ['count(*)'], mergeFunction: 'sum', counts: true, cell: countCell },
  read: Number,
  write: (n) => n,
  merge: (all) => all.reduce((a, b) => a + b),
  finish: (n) => n,
};

/** Number of records with a value in the column. */
export const countOfValues: Aggregate<number> = {
  ...count,
  partial: {
    columns: (x, d) => [`count(${d.blankToNull(x)})`],
    mergeFunction: 'sum',
    counts: true,
    cell: countCell,
  },
};

/** A count fits into a double; the sum of no counts is NULL. */
export function countCell([made]: readonly string[], _: string, d: Dialect): CellSql {
  return { short: d.double(`coalesce(${made}, 0)`) };
}

/**
 * Sum as an integer multiple of 10⁻³⁸: exact, and therefore independent of the order and partition of the records and
 * of the number of cores. Null over records without any number.
 */
export const sum: Aggregate<bigint | null> = {
  partial: {
    columns: (x, d) => {
      const { nine, rest } = d.addends(x);
      return [nine, ...(rest === undefined ? [] : [rest])].map((addend) => `sum(${addend})`);
    },
    mergeFunction: 'sum',
    cell: (made, x, d) => d.sumCell(made, x),
  },
  read: (cell) => {
    return cell === null || cell === '' || Number.isNaN(cell) ? null : exactText(shortestDecimal(cell));
  },
  write: (s) => (s === null ? null : decimalText(s)),
  merge: (all) => all.reduce((a, b) => (a === null ? b : b === null ? a : a + b)),
  finish: (s) => (s === null ? Number.NaN : Number(decimalText(s))),
};

/** A double as the shortest decimal that rounds to it. */
function shortestDecimal(cell: string | number): string {
  return typeof cell === 'number' && Math.abs(cell) < 1e-6 ? cell.toFixed(firstPlaces) : String(cell);
}

/** The sum of both addends (`bothSums`) as an integer multiple of 10⁻³⁸. */
export function exactText(sums: string): bigint {
  const [number, rest = '0'] = sums.split('|') as [string, string?];
  const [, sign, whole, decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(number)!;
  return BigInt(`${sign}${whole}${decimals.padEnd(maxPlaces, '0')}`) + BigInt(rest);
}

/** Decimal notation without trailing zeros beyond nine decimal places. */
export function decimalText(s: bigint): string {
  const digits = (s < 0n ? -s : s).toString().padStart(maxPlaces + 1, '0');
  const behind = digits.slice(-maxPlaces);
  const rest = behind.slice(firstPlaces).replace(/0+$/, '');
  return `${s < 0n ? '-' : ''}${digits.slice(0, -maxPlaces)}.${behind.slice(0, firstPlaces)}${rest}`;
}

/** Minimum and maximum as doubles; NaN over no records. NULL is ignored. */
export const min = extreme('min', Math.min);
export const max = extreme('max', Math.max);

function extreme(name: 'min' | 'max', of: (a: number, b: number) => number): Aggregate<number | null> {
  return {
    partial: {
      columns: (x, d) => [`${name}(${d.finiteDouble(x)})`],
      mergeFunction: name,
      cell: ([made], _, d) => ({ short: d.text(made!) }),
    },
    read: (cell) => (cell ? Number(cell) : null),
    write: (s) => (s === null ? '' : String(s)),
    merge: (all) => all.reduce((a, b) => (a === null ? b : b === null ? a : of(a, b))),
    finish: (s) => s ?? Number.NaN,
  };
}
