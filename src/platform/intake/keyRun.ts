/** Words (32 bits) of an entry: four of the hash of a key, then where the record with that key is. */
export const words = 8;

/** Entries of a block: what is read at a time. */
const blockSize = 512;

/** One of a thousand hashes that are not in it is taken for one that is: a block is then read in vain. */
const bitsPerEntry = 16;
const probes = 6;
const twoTo32 = 2 ** 32;

/** The part of a hash by which entries are in order: 40 bits. */
export const orderOf = (entries: Uint32Array, at: number) => entries[at]! * 256 + (entries[at + 1]! & 255);

/** A set of hashes that says of most others for certain that they are not in it (a Bloom filter). Hashes are their own random numbers. */
export class Filter {
  constructor(readonly bits: Uint32Array) {}

  static for(count: number): Filter {
    return new Filter(new Uint32Array(Math.max(1, Math.ceil((count * bitsPerEntry) / 32))));
  }

  add(entries: Uint32Array, at: number): void {
    const scale = (this.bits.length * 32) / twoTo32;
    for (let i = 0; i < probes; i++) {
      const bit = Math.floor(numberOf(entries, at, i) * scale);
      this.bits[bit >>> 5]! |= 1 << (bit & 31);
    }
  }

  mayHave(entries: Uint32Array, at: number): boolean {
    const scale = (this.bits.length * 32) / twoTo32;
    for (let i = 0; i < probes; i++) {
      const bit = Math.floor(numberOf(entries, at, i) * scale);
      if ((this.bits[bit >>> 5]! & (1 << (bit & 31))) === 0) return false;
    }
    return true;
  }
}

/** Random numbers of 32 bits: the four words of a hash, then two pairs of them together. */
const numberOf = (entries: Uint32Array, at: number, i: number) =>
  i < 4 ? entries[at + i]! : (entries[at + i - 4]! ^ entries[at + i - 2]!) >>> 0;

/** Entries in order, in blocks. The filter and the order of the first entry of each block are in memory. */
export interface Run {
  id: number;
  count: number;
  filter: Filter;
  firsts: Float64Array;
}

/** Collects entries in order into the blocks of a run. */
export class RunWriter {
  readonly filter: Filter;
  readonly #firsts: number[] = [];
  #block = new Uint32Array(blockSize * words);
  #used = 0;
  #count = 0;

  constructor(
    most: number,
    readonly put: (block: number, entries: Uint32Array) => void,
  ) {
    this.filter = Filter.for(most);
  }

  add(from: Uint32Array, at: number): void {
    const [block, used] = [this.#block, this.#used];
    if (used === 0) this.#firsts.push(orderOf(from, at));
    for (let i = 0; i < words; i++) block[used + i] = from[at + i]!;
    this.filter.add(from, at);
    this.#count++;
    this.#used += words;
    if (this.#used === block.length) this.#end();
  }

  end(id: number): Run {
    if (this.#used > 0) this.#end();
    return { id, count: this.#count, filter: this.filter, firsts: Float64Array.from(this.#firsts) };
  }

  #end(): void {
    this.put(this.#firsts.length - 1, this.#block.subarray(0, this.#used));
    this.#used = 0;
  }
}

/** The first entry of a block whose order is not below a given one, as an index of its words. */
export function lowerBound(entries: Uint32Array, order: number): number {
  let [from, to] = [0, entries.length / words];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (orderOf(entries, middle * words) < order) from = middle + 1;
    else to = middle;
  }
  return from * words;
}

/** The first block that may hold entries of an order. */
export function firstBlock(firsts: Float64Array, order: number): number {
  let [from, to] = [0, firsts.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (firsts[middle]! < order) from = middle + 1;
    else to = middle;
  }
  return Math.max(0, from - 1);
}

export const isSameHash = (a: Uint32Array, i: number, b: Uint32Array, j: number) =>
  a[i] === b[j] && a[i + 1] === b[j + 1] && a[i + 2] === b[j + 2] && a[i + 3] === b[j + 3];
