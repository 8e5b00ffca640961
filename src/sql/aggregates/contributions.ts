import { type Aggregate, type Buckets, mergeBuckets, readBuckets, writeBuckets } from './aggregate.js';

/**
 * Contributors to a figure and their amounts: for each contributor, identified by 53 bits of a hash of the name, the
 * number of records or the sum of `amount`. Meant for organisations, of which a place has dozens or thousands: the
 * partial has one entry for each. The probability that two of a thousand names collide is 10⁻¹⁰. The finished figure is
 * the number of contributors; records without a name are ignored.
 *
 * @param amount the column that is summed by contributor; absent where records are counted
 */
export function contributions(amount: string | undefined): Aggregate<Map<number, number>> {
  const partial: Buckets = {
    bucket: (x, d) => d.shift(d.hash(d.text(d.distinctKey(x))), 11),
    register: (_, d) => (amount === undefined ? 'count(*)' : `sum(${d.addends(d.identifier(amount)).nine})`),
    entry: (r) => r,
  };
  return {
    partial,
    read: readBuckets,
    write: writeBuckets,
    merge: (all) => mergeBuckets(all, (x, y) => x + y),
    finish: (state) => state.size,
  };
}
