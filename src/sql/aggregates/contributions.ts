import { bothSums } from '../numbers.js';
import { type Aggregate, type Buckets, mergeBuckets, readBuckets, writeBuckets } from './aggregate.js';
import { decimalText, exactText } from './exact.js';

/**
 * Contributors to a figure and their amounts: for each contributor, identified by 53 bits of a hash of the name, the
 * number of records or the sum of `amount`, as an integer multiple of 10⁻³⁸. Meant for organisations, of which a place has
 * dozens or thousands: the partial has one entry for each. The probability that two of a thousand names collide is 10⁻¹⁰.
 * The finished figure is the number of contributors; records without a name are ignored.
 *
 * @param amount the column that is summed by contributor; absent where records are counted
 */
export function contributions(amount: string | undefined): Aggregate<Map<number, bigint>> {
  const partial: Buckets = {
    bucket: (x, d) => d.shift(d.hash(d.text(d.distinctKey(x))), 11),
    register: (_, d, filter) => {
      if (amount === undefined) return `count(*)${filter}`;
      const { nine, rest } = d.addends(d.identifier(amount));
      const sums = [nine, ...(rest === undefined ? [] : [rest])].map((addend) => `sum(${addend})${filter}`);
      return bothSums(sums, d);
    },
    entry: (r) => r,
  };
  return {
    partial,
    read: (cell) => readBuckets(cell, exactText),
    write: (amounts) => writeBuckets(amounts, decimalText),
    merge: (all) => mergeBuckets(all, (x, y) => x + y),
    finish: (state) => state.size,
  };
}
