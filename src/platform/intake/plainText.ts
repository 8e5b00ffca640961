import { isAscii, isUtf8 } from 'node:buffer';
import type { PlainText } from '../contract/plainJudge.js';

const [newline, carriageReturn, backslash, del] = [0x0a, 0x0d, 0x5c, 0x7f];

/** The records of a body as one text with a character for each byte, so that they can be judged where they stand. */
export class BodyText implements PlainText {
  readonly text: string;
  readonly isAscii: boolean;
  readonly bytes: Buffer;
  /** All four bytes of the memory around the body, for looking at four at a time. */
  readonly #words: Uint32Array;
  /** The next of each kind of byte that says that a record has to be looked at closely. */
  readonly #next = [backslash, del, -1].map((byte) => ({ byte, from: 0, at: -1 }));

  private constructor(bytes: Buffer, isAscii: boolean) {
    this.bytes = bytes;
    this.isAscii = isAscii;
    this.text = bytes.toString('latin1');
    this.#words = new Uint32Array(bytes.buffer, 0, bytes.buffer.byteLength >>> 2);
  }

  /** Undefined for a body that is not UTF-8. */
  static of(body: Uint8Array): BodyText | undefined {
    const ascii = isAscii(body);
    if (!ascii && !isUtf8(body)) return undefined;
    return new BodyText(Buffer.from(body.buffer, body.byteOffset, body.length), ascii);
  }

  utf8(from: number, to: number): string {
    return this.bytes.toString('utf8', from, to);
  }

  /** Whether no escape and no control character stands in a part. Parts are asked for in order, or nearly so. */
  isPlain(from: number, to: number): boolean {
    for (const next of this.#next) {
      if (from < next.from || from > next.at) {
        next.from = from;
        next.at = next.byte < 0 ? this.#control(from) : this.bytes.indexOf(next.byte, from);
        if (next.at < 0) next.at = this.bytes.length;
      }
      if (next.at < to) return false;
    }
    return true;
  }

  /** The next control character that ends no line; four bytes are looked at together where none of them is one. */
  #control(from: number): number {
    const { length, byteOffset } = this.bytes;
    for (let at = from; at < length; ) {
      if (((byteOffset + at) & 3) === 0) at = this.#afterPlainWords(at);
      for (const to = Math.min(length, at + 4 - ((byteOffset + at) & 3)); at < to; at++)
        if (this.#isControl(at)) return at;
    }
    return -1;
  }

  #afterPlainWords(at: number): number {
    const { length, byteOffset } = this.bytes;
    const words = this.#words;
    const first = (byteOffset + at) >>> 2;
    const end = (byteOffset + length) >>> 2;
    let word = first;
    while (word < end && !hasControl(words[word]!)) word++;
    return at + 4 * (word - first);
  }

  #isControl(at: number): boolean {
    const byte = this.bytes[at]!;
    if (byte >= 0x20 || byte === newline) return false;
    return byte !== carriageReturn || (this.bytes[at + 1] ?? newline) !== newline;
  }
}

/** Whether one of four bytes is below 0x20. */
const hasControl = (word: number) => ((word - 0x20202020) & ~word & 0x80808080) !== 0;
