import { answerTo } from '../frames/answer.js';
import { type Frame, FrameReader } from '../frames/index.js';
import { textAt } from '../frames/read.js';
import { headerBytes } from '../frames/stream.js';

export interface SessionHow {
  /** Whether a platform may send; where it is given, nothing is taken before a platform has logged in. */
  login?: (user: string, password: string) => boolean;
  /** Whether right data are answered too. The standard's servers answer logins, heartbeats, clocks and what is wrong. */
  answersData: boolean;
  /** Seconds since 1970. */
  second: () => number;
}

/** What comes of some bytes: what is to be kept before the answers are sent, and whether the connection ends with them. */
export interface Turn {
  keep: Uint8Array;
  answers: Uint8Array;
  /** Whole frames in it. */
  frames: number;
  end?: Ending;
}

/** Why a server ends a connection. */
export type Ending = 'refused' | 'garbage';

/** So many bytes in a row that belong to no frame are no damage but something else. */
const mostStray = 256 << 10;
const ok = 1;
const wrong = 2;
const platformLogin = 0x05;
const isData = (command: number) => command === 0x02 || command === 0x03;

/**
 * One connection of GB/T 32960: bytes in, answers out. What is kept ends where a frame ends, so that files may be changed
 * between two turns; the logins of platforms, which carry passwords, are left out of it.
 */
export class Session {
  readonly #how: SessionHow;
  readonly #reader: FrameReader;
  /** Bytes about which the reader has not decided. */
  #waiting = Buffer.alloc(0);
  #decided = 0;
  #logins: [from: number, to: number][] = [];
  #answers: Uint8Array[] = [];
  #isIn: boolean;
  #isRefused = false;
  #soundUntil = 0;

  constructor(how: SessionHow) {
    this.#how = how;
    this.#isIn = how.login === undefined;
    this.#reader = new FrameReader(
      (frame) => this.#take(frame),
      (frame) => {
        if (frame.bytes[2] === platformLogin) this.#cut(frame);
        this.#answer(frame, wrong);
      },
    );
  }

  push(chunk: Uint8Array): Turn {
    const frames = this.#reader.counts.frames;
    this.#waiting = Buffer.concat([this.#waiting, chunk]);
    this.#reader.push(chunk);
    return this.#turn(frames);
  }

  /** The connection has ended: what is left belongs to no whole frame. */
  end(): Turn {
    const frames = this.#reader.counts.frames;
    this.#reader.end();
    return this.#turn(frames);
  }

  #turn(before: number): Turn {
    const decided = this.#place();
    const bytes = this.#waiting.subarray(0, decided - this.#decided);
    const keep = this.#isIn ? this.#withoutLogins(bytes) : new Uint8Array(0);
    this.#waiting = this.#waiting.subarray(bytes.length);
    this.#decided = decided;
    this.#logins = [];
    const answers = Buffer.concat(this.#answers.splice(0));
    const turn = { keep, answers, frames: this.#reader.counts.frames - before };
    if (this.#isRefused) return { ...turn, end: 'refused' };
    return decided - this.#soundUntil > mostStray ? { ...turn, end: 'garbage' } : turn;
  }

  /** Bytes of the connection up to which the reader has decided. */
  #place(): number {
    const { frameBytes, wrongCheckBytes, strayBytes } = this.#reader.counts;
    return frameBytes + wrongCheckBytes + strayBytes;
  }

  #withoutLogins(bytes: Buffer): Uint8Array {
    if (this.#logins.length === 0) return bytes;
    const parts: Uint8Array[] = [];
    let at = 0;
    for (const [from, to] of this.#logins) {
      parts.push(bytes.subarray(at, from - this.#decided));
      at = to - this.#decided;
    }
    return Buffer.concat([...parts, bytes.subarray(at)]);
  }

  #take(frame: Frame): void {
    const command = frame.bytes[2]!;
    this.#soundUntil = this.#place();
    if (command === platformLogin) this.#cut(frame);
    if (this.#isRefused) return;
    if (command === platformLogin) this.#logIn(frame);
    else if (!this.#isIn) this.#refuse(frame);
    else if (!isData(command) || this.#how.answersData) this.#answer(frame, ok);
  }

  /** The frame that the reader has just decided about is not kept. */
  #cut({ bytes }: Frame): void {
    const to = this.#place();
    this.#logins.push([to - bytes.length, to]);
  }

  #logIn(frame: Frame): void {
    const { login } = this.#how;
    const { bytes } = frame;
    const user = headerBytes + 8;
    const isWhole = bytes.length > user + 32;
    if (login && !(isWhole && login(textAt(bytes, user, 12), textAt(bytes, user + 12, 20)))) {
      this.#refuse(frame);
      return;
    }
    this.#isIn = true;
    this.#answer(frame, ok);
  }

  #refuse(frame: Frame): void {
    this.#isRefused = true;
    this.#answer(frame, wrong);
  }

  #answer(frame: Frame, flag: number): void {
    const answer = answerTo(frame, flag, this.#how.second());
    if (answer) this.#answers.push(answer);
  }
}
