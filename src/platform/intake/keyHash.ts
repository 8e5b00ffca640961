import { hash, hkdfSync } from 'node:crypto';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { KeyText, longestKey } from '../contract/keyText.js';

/** The largest prime below 2³². */
const prime = 4_294_967_291;
const lanes = 4;

/** Words of the secret for whose the key is, and for its length; then one for each character. */
const ownerWords = 8;
const firstCharacter = ownerWords + 1;

/** Products of a word (32 bits) and a character (16 bits) that can be summed exactly, with a remainder below 2³² before them. */
const exactTerms = 28;

/** The kind of a key: that of the contract, or that of an event. A key belongs to a partner and a contract. */
export type KeyKind = 'key' | 'event';

/** Whose a key is, as the beginning of the four sums. */
export type KeyOwner = readonly [number, number, number, number];

export const keyHashSchema = `
  CREATE TABLE IF NOT EXISTS key_secret (one INTEGER PRIMARY KEY CHECK (one = 1), bytes BLOB NOT NULL) STRICT;
  INSERT OR IGNORE INTO key_secret VALUES (1, randomblob(32));
`;

/**
 * 128 bits by which keys are told apart: four sums of characters, each times a secret number of its own, by a prime (the hash of Carter
 * and Wegman). Any two different keys agree with a probability of 2⁻¹²⁸ over the secret, which the ledger makes for itself and nobody
 * sees; less than half of the time of SHA-256 for texts so short.
 */
export class KeyHash {
  /** The secret, four words for each place. */
  readonly words: Float64Array;
  readonly #text = new KeyText();
  /** There are no more than partners times contracts. */
  readonly #owners = new Map<string, KeyOwner>();

  constructor(seed: Uint8Array) {
    const count = (firstCharacter + longestKey) * lanes;
    const bytes = new DataView(hkdfSync('sha256', seed, '', 'iplus keys', 4 * count));
    this.words = Float64Array.from({ length: count }, (_, i) => bytes.getUint32(4 * i) % prime);
  }

  /** With the secret of a ledger. */
  static of(db: DatabaseSyncInstance): KeyHash {
    const { bytes } = db.prepare('SELECT bytes FROM key_secret').get() as { bytes: Uint8Array };
    return new KeyHash(bytes);
  }

  ownerOf(partner: string, contract: string, kind: KeyKind): KeyOwner {
    const of = JSON.stringify([partner, contract, kind]);
    const owner = this.#owners.get(of) ?? this.#ownerOf(of);
    this.#owners.set(of, owner);
    return owner;
  }

  #ownerOf(of: string): KeyOwner {
    const digest = hash('sha256', of, 'buffer');
    const sum = (lane: number) => {
      let all = 0;
      for (let i = 0; i < ownerWords; i++) all += this.words[i * lanes + lane]! * digest.readUInt16LE(2 * i);
      return rest(all);
    };
    return [sum(0), sum(1), sum(2), sum(3)];
  }

  /** Writes the hash of a key into four words. */
  write(owner: KeyOwner, key: string | KeyText, out: Uint32Array, at: number): void {
    if (typeof key !== 'string') {
      this.#write(owner, key, key.length, out, at);
      return;
    }
    this.#text.clear();
    this.#text.addText(key.length > longestKey ? hash('sha256', key, 'hex') : key);
    // A longer key has another length than any text that stands here.
    this.#write(owner, this.#text, Math.min(key.length, longestKey + 1), out, at);
  }

  #write(
    [a, b, c, d]: KeyOwner,
    { codes, length }: KeyText,
    keyLength: number,
    out: Uint32Array,
    at: number,
  ): void {
    const secret = this.words;
    let word = ownerWords * lanes;
    a += secret[word]! * keyLength;
    b += secret[word + 1]! * keyLength;
    c += secret[word + 2]! * keyLength;
    d += secret[word + 3]! * keyLength;
    word = firstCharacter * lanes;
    for (let i = 0; i < length; ) {
      for (const to = Math.min(length, i + exactTerms); i < to; i++, word += lanes) {
        const character = codes[i]!;
        a += secret[word]! * character;
        b += secret[word + 1]! * character;
        c += secret[word + 2]! * character;
        d += secret[word + 3]! * character;
      }
      a = rest(a);
      b = rest(b);
      c = rest(c);
      d = rest(d);
    }
    out[at] = a;
    out[at + 1] = b;
    out[at + 2] = c;
    out[at + 3] = d;
  }
}

/** What is left of a whole number below 2⁵³ by the prime. */
function rest(sum: number): number {
  const left = sum - Math.floor(sum / prime) * prime;
  return left < 0 ? left + prime : left >= prime ? left - prime : left;
}
