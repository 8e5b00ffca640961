import { connect, type Socket } from 'node:net';

/** What came of a request. Times in milliseconds, from the moment at which it was due, not from when it was sent. */
export interface Answer {
  /** 0: no answer. */
  status: number;
  ms: number;
  /** How late it was sent: where this is much of `ms`, the sender was measured and not the server. */
  lag: number;
  /** Where those went after it was sent; absent where no answer came. */
  parts?: Parts;
}

/** Milliseconds until the server read the head, then the rest of the body, then until it answered, and until the answer was read. */
export interface Parts {
  unread: number;
  body: number;
  server: number;
  answer: number;
}

/** The clock that all processes of a machine share, in milliseconds. */
const clock = () => Number(process.hrtime.bigint()) / 1e6;

/** Records of a batch, and digits of their ids. */
export const size = 200;
const digits = 12;

let made = 0;

/** A batch of records of about 210 bytes, whose ids are written over for every request. */
const template = Buffer.from(
  Array.from(
    { length: size },
    () =>
      `{"id":"${'0'.repeat(digits)}","city":"110100","day":"2026-11-28","hospital":"${'h'.repeat(150)}","visits":1}\n`,
  ).join(''),
);
const lineLength = template.length / size;

/** Writes a number over the last digits of a place. */
function writeNumber(bytes: Buffer, number: number, last: number): void {
  for (let at = last; number > 0; number = Math.floor(number / 10)) bytes[at--] = 0x30 + (number % 10);
}

/** The bytes of a request with records that nobody has sent before, made once for each connection, so that the sender takes little of the processor. */
class RequestBytes {
  readonly #bytes: Buffer;
  readonly #keyAt: number;
  readonly #bodyAt: number;

  constructor(token: string) {
    const head = `POST /v1/records?contract=visits HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/x-ndjson\r\nContent-Length: ${template.length}\r\nIdempotency-Key: k${'0'.repeat(digits)}\r\n\r\n`;
    this.#bytes = Buffer.concat([Buffer.from(head, 'latin1'), template]);
    this.#bodyAt = head.length;
    this.#keyAt = head.length - 5;
  }

  /** The next request. What was sent before by the same connection was answered. */
  next(): Buffer {
    const first = this.#bodyAt + 7 + digits - 1;
    for (let i = 0; i < size; i++) writeNumber(this.#bytes, made++, first + i * lineLength);
    writeNumber(this.#bytes, made, this.#keyAt);
    return this.#bytes;
  }
}

type Heard = Pick<Answer, 'status' | 'parts'>;

/** One connection: a request at a time. */
class Lane {
  #read: Buffer = Buffer.alloc(0);
  #done: ((answer: Heard) => void) | undefined;
  #sent = 0;

  readonly #request: RequestBytes;

  constructor(
    readonly socket: Socket,
    token: string,
    readonly onEnd: () => void,
  ) {
    this.#request = new RequestBytes(token);
    socket.setNoDelay(true);
    socket.on('data', (bytes) => this.#take(bytes));
    socket.on('error', () => {});
    socket.once('close', () => {
      onEnd();
      this.#finish({ status: 0 });
    });
  }

  ask(): Promise<Heard> {
    return new Promise((resolve) => {
      this.#done = resolve;
      const bytes = this.#request.next();
      this.#sent = clock();
      this.socket.write(bytes);
    });
  }

  #take(bytes: Buffer): void {
    this.#read = this.#read.length === 0 ? bytes : Buffer.concat([this.#read, bytes]);
    const end = this.#read.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.#read.toString('latin1', 0, end);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN);
    const isWhole = Number.isNaN(length)
      ? this.#read.indexOf('\r\n0\r\n\r\n', end) > 0
      : this.#read.length >= end + 4 + length;
    if (!isWhole) return;
    this.#read = Buffer.alloc(0);
    const [read = Number.NaN, whole = Number.NaN, answered = Number.NaN] =
      /x-at: (.*)/i.exec(head)?.[1]?.split(' ').map(Number) ?? [];
    const parts = {
      unread: read - this.#sent,
      body: whole - read,
      server: answered - whole,
      answer: clock() - answered,
    };
    this.#finish({ status: Number(head.slice(9, 12)), parts });
  }

  #finish(answer: Heard): void {
    const done = this.#done;
    this.#done = undefined;
    done?.(answer);
  }
}

/** Milliseconds that a lane pauses after a refusal: asking again at once, it would measure refusing. */
const pause = 20;

/** Connections of one sender at most: a server takes 256 of one address. */
const mostLanes = 240;

/** Sends batches of one partner when they are due, each over a connection that waits for no other answer. */
export class Sender {
  readonly #idle: Lane[] = [];
  readonly #lanes = new Set<Lane>();
  /** Requests that wait for a connection. */
  readonly #waiting: ((lane: Lane) => void)[] = [];

  constructor(
    readonly port: number,
    readonly token: string,
  ) {}

  /** @param due when the request is due */
  async send(due = performance.now()): Promise<Answer> {
    const lane = await this.#lane();
    const lag = performance.now() - due;
    const heard = await lane.ask();
    this.#leave(lane);
    return { ...heard, ms: performance.now() - due, lag };
  }

  /** Sends at a rate for some seconds, whether answers come or not; all connections are opened before. */
  async paced(rate: number, seconds: number): Promise<Answer[]> {
    await Promise.all(Array.from({ length: mostLanes - this.#lanes.size }, () => this.#open())).then(
      (lanes) => this.#idle.push(...lanes),
    );
    const answers: Promise<Answer>[] = [];
    const began = performance.now();
    for (let n = 0; n < rate * seconds; ) {
      for (; n < rate * seconds && began + (1000 * n) / rate <= performance.now(); n++)
        answers.push(this.send(began + (1000 * n) / rate));
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    return Promise.all(answers);
  }

  /** Requests taken in a second where so many lanes each wait for their answer; one that is refused pauses. */
  async capacity(lanes: number, seconds: number): Promise<number> {
    const until = performance.now() + 1000 * seconds;
    let count = 0;
    const lane = async () => {
      while (performance.now() < until) {
        if ((await this.send()).status < 300) count++;
        else await new Promise((resolve) => setTimeout(resolve, pause));
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    return count / seconds;
  }

  close(): void {
    for (const { socket } of this.#lanes) socket.destroy();
  }

  async #lane(): Promise<Lane> {
    let lane = this.#idle.pop();
    // The server ends connections that were idle for some seconds.
    while (lane && !this.#lanes.has(lane)) lane = this.#idle.pop();
    if (lane) return lane;
    if (this.#lanes.size < mostLanes) return this.#open();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #leave(lane: Lane): void {
    if (!this.#lanes.has(lane)) return;
    const next = this.#waiting.shift();
    if (next) next(lane);
    else this.#idle.push(lane);
  }

  #open(): Promise<Lane> {
    return new Promise((resolve) => {
      const socket = connect(this.port, '127.0.0.1', () => resolve(lane));
      const lane: Lane = new Lane(socket, this.token, () => {
        this.#lanes.delete(lane);
        resolve(lane);
      });
      this.#lanes.add(lane);
    });
  }
}
