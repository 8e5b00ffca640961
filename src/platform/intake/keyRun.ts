/** Words (32 bits) of an entry: four of the hash of a key, then where the record with that key is. */
export const words = 8;

/** Words of a block, of 512 entries: what is read at a time. */
export const blockWords = 512 * words;

/**
 * Of a thousand hashes that are not in it, one or two are taken for one that is: a block is then read in vain. Of small runs, which are
 * many and need little memory, it is one or two of ten thousand.
 */
const bitsPerEntry = (count: number) => (count < 1 << 18 ? 24 : 16);
const twoTo32 = 2 ** 32;

/** Words of a line of a filter, which the processor fetches from memory at once. */
const lineWords = 16;
const lineBits = 32 * lineWords;

/** The part of a hash by which entries are in order: 40 bits. */
export const orderOf = (entries: Uint32Array, at: number) => entries[at]! * 256 + (entries[at + 1]! & 255);

/**
 * A set of hashes that says of most others for certain that they are not in it (a Bloom filter). Hashes are their own random numbers: the
 * first word says in which line the six bits of an entry are, so that entries in order use one line after another; the third and fourth
 * say which bits.
 */
export class Filter {
  /** Times the first word of a hash: the number of its line. Exact, since a power of two alone divides. */
  readonly #lines: number;

  constructor(readonly bits: Uint32Array) {
    this.#lines = bits.length / lineWords / twoTo32;
  }

  static for(count: number): Filter {
    return new Filter(
      new Uint32Array(lineWords * Math.max(1, Math.ceil((count * bitsPerEntry(count)) / lineBits))),
    );
  }

  add(entries: Uint32Array, at: number): void {
    const { bits } = this;
    const line = lineWords * Math.floor(entries[at]! * this.#lines);
    const [a, b] = [entries[at + 2]!, entries[at + 3]!];
    for (let shift = 0; shift < 27; shift += 9) {
      bits[line + wordOf(a >>> shift)]! |= 1 << (a >>> shift);
      bits[line + wordOf(b >>> shift)]! |= 1 << (b >>> shift);
    }
  }

  /**
   * Three bits are asked for at once: to stop at the first that is missing would take longer, as nobody can guess where that is. Of a
   * hundred hashes that are not in it, three have all of these; the processor guesses that none has, and mostly needs no more.
   */
  mayHave(entries: Uint32Array, at: number): boolean {
    const { bits } = this;
    const line = lineWords * Math.floor(entries[at]! * this.#lines);
    return hasBits(bits, line, entries[at + 2]!) && hasBits(bits, line, entries[at + 3]!);
  }
}

/** Which word of a line nine bits of a hash stand for; the last five of them say which of its bits. */
const wordOf = (bits: number) => (bits >>> 5) & (lineWords - 1);

/** Whether a line has the three bits that a word of a hash stands for. */
const hasBits = (bits: Uint32Array, line: number, word: number) =>
  (bitAt(bits, line, word) & bitAt(bits, line, word >>> 9) & bitAt(bits, line, word >>> 18) & 1) === 1;

/** The bit of a line that nine bits of a hash stand for, as the last one of a number. */
const bitAt = (bits: Uint32Array, line: number, nine: number) => bits[line + wordOf(nine)]! >>> nine;

/** Entries in order, in blocks. The filter and the order of the first entry of each block are in memory. */
export interface Run {
  id: number;
  count: number;
  filter: Filter;
  firsts: Float64Array;
  /** All its entries, for as long as it is small and young. */
  entries?: Uint32Array | undefined;
}

/** Collects entries in order into the blocks of a run. */
export class RunWriter {
  readonly filter: Filter;
  readonly #firsts: number[] = [];
  readonly #block = new Uint32Array(blockWords);
  #used = 0;
  #count = 0;

  constructor(
    readonly id: number,
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

  end(): Run {
    if (this.#used > 0) this.#end();
    return { id: this.id, count: this.#count, filter: this.filter, firsts: Float64Array.from(this.#firsts) };
  }

  #end(): void {
    this.put(this.#firsts.length - 1, this.#block.subarray(0, this.#used));
    this.#used = 0;
  }
}

/** Goes through the entries of a run. */
export class RunReader {
  entries: Uint32Array = new Uint32Array();
  /** Where the entry begins. */
  at = 0;
  #next = 0;

  constructor(
    readonly run: Run,
    readonly blockOf: (block: number) => Uint32Array,
  ) {}

  /** The order of the next entry; infinite after the last one. */
  next(): number {
    this.at += words;
    if (this.at >= this.entries.length) {
      if (this.#next === this.run.firsts.length) return Number.POSITIVE_INFINITY;
      this.entries = this.blockOf(this.#next++);
      this.at = 0;
    }
    return orderOf(this.entries, this.at);
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
