import { orderOf, words } from './keyRun.js';

/** Bits of a hash by which entries are put in order at first. */
const firstBits = 13;

/**
 * Entries in the order of their hashes, and which each of them was; those of the same order as they were. Hashes are random, so that by
 * their first bits nearly all are where they belong; the others are moved by a few places.
 */
export function inOrder(entries: Uint32Array): { sorted: Uint32Array; order: Uint32Array } {
  const count = entries.length / words;
  const bucketOf = (i: number) => entries[i * words]! >>> (32 - firstBits);
  const begins = new Uint32Array(2 ** firstBits + 1);
  for (let i = 0; i < count; i++) begins[bucketOf(i) + 1]!++;
  for (let i = 1; i < begins.length; i++) begins[i]! += begins[i - 1]!;
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i++) order[begins[bucketOf(i)]!++] = i;
  const orders = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const one = order[i]!;
    const own = orderOf(entries, one * words);
    let to = i;
    for (; to > 0 && orders[to - 1]! > own; to--) {
      orders[to] = orders[to - 1]!;
      order[to] = order[to - 1]!;
    }
    orders[to] = own;
    order[to] = one;
  }
  const sorted = new Uint32Array(entries.length);
  for (let i = 0, to = 0; i < count; i++)
    for (let from = order[i]! * words, end = from + words; from < end; from++) sorted[to++] = entries[from]!;
  return { sorted, order };
}
