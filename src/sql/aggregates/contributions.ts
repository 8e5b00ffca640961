import { type Aggregate, type Buckets, mergeBuckets, readBuckets, writeBuckets } from './aggregate.js';

/**
 * Who stands behind a figure and with how much: for each contributor, by 53 bits of a hash of the name, the records or the
 * sum. Meant for organisations, of which a place has dozens or thousands: the partial has an entry for each. Two names fall
 * together with a probability of 10⁻¹⁰ among a thousand. Finishes as the number of contributors; a record without a name
 * has none.
 *
 * @param amount the column whose sum a contributor has; absent where records are counted
 */
export function contributions(amount: string | undefined): Aggregate<Map<number, number>> {
  const partial: Buckets = {
    bucket: (x, d) => d.shift(d.hash(d.text(d.value(x))), 11),
    register: (_, d) => (amount === undefined ? 'count(*)' : `sum(${d.addends(d.identifier(amount)).nine})`),
    kept: (r) => r,
  };
  return {
    partial,
    read: readBuckets,
    write: writeBuckets,
    merge: (all) => mergeBuckets(all, (x, y) => x + y),
    finish: (state) => state.size,
  };
}
