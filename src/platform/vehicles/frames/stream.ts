import type { Version } from './layouts.js';

/** Bytes before the data, and the check byte behind them. */
export const headerBytes = 24;
export const overhead = headerBytes + 1;
/** The longest data that a frame may have. */
export const mostData = 65_531;

/** A frame whose check byte is right. `bytes` are those of the chunk, or of the reader: they may change once `take` returns. */
export interface Frame {
  version: Version;
  bytes: Uint8Array;
}

/** read = in frames + in frames whose check byte is wrong + belonging to no frame. */
export interface ReaderCounts {
  bytes: number;
  frames: number;
  frameBytes: number;
  wrongCheck: number;
  wrongCheckBytes: number;
  strayBytes: number;
}

/** Before anything was read. */
export const noCounts = (): ReaderCounts => ({
  bytes: 0,
  frames: 0,
  frameBytes: 0,
  wrongCheck: 0,
  wrongCheckBytes: 0,
  strayBytes: 0,
});

/** Chunks are taken in parts of this size where bytes before them wait. */
const partBytes = 1 << 17;
const nothing = new Uint8Array(0);

/**
 * Finds frames in chunks of any size, the same ones however the bytes are divided. A length is believed when the check
 * byte agrees. Where it does not but another frame begins right behind, the frame was damaged and is passed over as a
 * whole; else the search goes on one byte further, so that a false length hides no frame behind it. What is kept is the
 * frame that is not yet whole, at most 64 KiB, whatever lengths say; the time is proportional to the bytes, since the
 * check of any stretch behind a fault is the exclusive or of two running ones.
 */
export class FrameReader {
  readonly counts = noCounts();
  readonly #take: (frame: Frame) => void;
  readonly #refuse: ((frame: Frame) => void) | undefined;
  /** Where frames are searched: a chunk, or bytes that waited for more. */
  #window: Uint8Array = nothing;
  #at = 0;
  #end = 0;
  /** The exclusive or of the bytes of the window before each, from a place at or before `#at` to `#summed`. */
  #sums: Uint8Array = nothing;
  #summed = 0;

  /**
   * @param take is called with every frame, in the order of their bytes
   * @param refuse is called with every frame whose check byte is wrong
   */
  constructor(take: (frame: Frame) => void, refuse?: (frame: Frame) => void) {
    this.#take = take;
    this.#refuse = refuse;
  }

  push(bytes: Uint8Array): void {
    // Parts of a Buffer cost four times as much to make.
    const chunk = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
    this.counts.bytes += chunk.length;
    for (let from = 0; from < chunk.length; ) {
      const waiting = this.#end - this.#at;
      const part = waiting === 0 ? chunk.subarray(from) : chunk.subarray(from, from + partBytes);
      from += part.length;
      if (waiting === 0) this.#search(part, part.length);
      else this.#append(part);
      this.#scan(false);
      if (waiting === 0) this.#keepRest();
    }
    if (this.#at === this.#end) this.#search(nothing, 0);
  }

  /** No more bytes follow: what waited for them is decided. */
  end(): void {
    this.#scan(true);
    this.counts.strayBytes += this.#end - this.#at;
    this.#search(nothing, 0);
  }

  #search(window: Uint8Array, end: number): void {
    this.#window = window;
    this.#at = this.#summed = 0;
    this.#end = end;
  }

  /** Copies what waits out of a chunk, which is not ours. */
  #keepRest(): void {
    const rest = this.#window.subarray(this.#at, this.#end);
    const kept = rest.length === 0 ? nothing : new Uint8Array(2 * rest.length + 64);
    kept.set(rest);
    this.#search(kept, rest.length);
  }

  #append(part: Uint8Array): void {
    const waiting = this.#window.subarray(this.#at, this.#end);
    const length = waiting.length + part.length;
    if (this.#end + part.length > this.#window.length) {
      const larger = new Uint8Array(2 * length);
      larger.set(waiting);
      this.#search(larger, waiting.length);
    }
    this.#window.set(part, this.#end);
    this.#end += part.length;
  }

  #scan(last: boolean): void {
    const { counts } = this;
    while (this.#end - this.#at >= 2) {
      const length = this.#lengthAt(this.#at, last);
      if (length === waits) return;
      if (length === noFrame) {
        this.#skipToStart();
        continue;
      }
      const end = this.#at + length;
      if (this.#isSound(end)) {
        counts.frames++;
        counts.frameBytes += length;
        this.#take(this.#frame(end));
        this.#at = end;
        continue;
      }
      if (end + 2 > this.#end && !last) return;
      if (isStart(this.#window, end, this.#end) || (last && end === this.#end)) {
        counts.wrongCheck++;
        counts.wrongCheckBytes += length;
        this.#refuse?.(this.#frame(end));
        this.#at = end;
      } else this.#skipToStart();
    }
  }

  #frame(end: number): Frame {
    const version = this.#window[this.#at] === 0x23 ? 2016 : 2025;
    return { version, bytes: this.#window.subarray(this.#at, end) };
  }

  /** The length of what may be a frame at a place of the window. */
  #lengthAt(at: number, last: boolean): number {
    const bytes = this.#window;
    if (!isStart(bytes, at, this.#end)) return noFrame;
    if (this.#end - at < headerBytes) return last ? noFrame : waits;
    const encryption = bytes[at + 21]!;
    const data = (bytes[at + 22]! << 8) | bytes[at + 23]!;
    if (encryption === 0 || (encryption > 5 && encryption < 0xfe) || data > mostData) return noFrame;
    if (this.#end - at < data + overhead) return last ? noFrame : waits;
    return data + overhead;
  }

  /** Whether the exclusive or from the command to the check byte is 0; behind a fault, from sums of the window. */
  #isSound(end: number): boolean {
    const from = this.#at + 2;
    if (this.#summed <= from) {
      if (checkOf(this.#window, from, end) === 0) return true;
      this.#sumTo(end);
      return false;
    }
    this.#sumTo(end);
    return this.#sums[end] === this.#sums[from];
  }

  #sumTo(end: number): void {
    if (this.#summed <= this.#at) {
      this.#summed = this.#at;
      if (this.#sums.length <= this.#window.length) this.#sums = new Uint8Array(this.#window.length + 1);
      this.#sums[this.#at] = 0;
    }
    for (let i = this.#summed; i < end; i++) this.#sums[i + 1] = this.#sums[i]! ^ this.#window[i]!;
    this.#summed = Math.max(this.#summed, end);
  }

  /** Goes to the next place where a frame may begin, at least one byte on. */
  #skipToStart(): void {
    let to = this.#at + 1;
    while (to < this.#end && this.#window[to] !== 0x23 && this.#window[to] !== 0x24) to++;
    this.counts.strayBytes += to - this.#at;
    this.#at = to;
  }
}

/** More bytes are needed to tell; or no frame begins here. */
const waits = -1;
const noFrame = -2;

const isStart = (bytes: Uint8Array, at: number, end: number) =>
  at + 1 < end && (bytes[at] === 0x23 || bytes[at] === 0x24) && bytes[at + 1] === bytes[at];

/** The exclusive or of the bytes between two places. */
export function checkOf(bytes: Uint8Array, from: number, to: number): number {
  let check = 0;
  for (let i = from; i < to; i++) check ^= bytes[i]!;
  return check;
}
