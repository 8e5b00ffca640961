import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import {
  commandOf,
  encode,
  FrameReader,
  type Message,
  readPieces,
} from '../../src/platform/vehicles/index.js';

/** A port of this machine that nobody has. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** A connection as a car or a platform makes it; answers are counted in the order in which they come. */
export class CarClient {
  readonly answers: Uint8Array[] = [];
  readonly closed: Promise<void>;
  readonly #socket: Socket;
  #wake = () => {};

  private constructor(socket: Socket) {
    this.#socket = socket;
    const reader = new FrameReader(({ bytes }) => this.answers.push(bytes.slice()));
    socket.on('data', (chunk) => {
      reader.push(chunk);
      this.#wake();
    });
    socket.on('error', () => {});
    this.closed = new Promise((resolve) => {
      socket.once('close', () => {
        this.#wake();
        resolve();
      });
    });
  }

  static async connect(port: number): Promise<CarClient> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    await once(socket, 'connect');
    return new CarClient(socket);
  }

  send(bytes: Uint8Array): void {
    if (!this.#socket.destroyed) this.#socket.write(bytes);
  }

  /** Ends the sending side alone. */
  finish(): void {
    this.#socket.end();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  get isOpen(): boolean {
    return !this.#socket.destroyed;
  }

  /** Waits until so many answers have come, or the connection has ended. */
  async untilAnswered(count: number): Promise<boolean> {
    while (this.answers.length < count && this.isOpen)
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    return this.answers.length >= count;
  }

  /** Waits for the answer to a heartbeat: everything before it is on the disk. */
  async settled(): Promise<boolean> {
    const count = this.answers.length + 1;
    this.send(heartbeat);
    return this.untilAnswered(count);
  }
}

export const frameOf = (message: Parameters<typeof commandOf>[0]): Uint8Array => encode(commandOf(message));
const heartbeat = frameOf({ version: 2016, command: 7, vin: 'SIMULATED', values: {} });

/** The login of a car. */
export const carLogin = (vin: string): Uint8Array =>
  frameOf({
    version: 2016,
    command: 1,
    vin,
    values: {
      time: '2026-01-05T08:00:00+08:00',
      serial: 1,
      iccid: '1',
      subsystems: 0,
      codeLength: 0,
      codes: [],
    },
  });

/** The login of a platform. */
export const platformLogin = (user: string, password: string): Uint8Array =>
  frameOf({
    version: 2016,
    command: 5,
    vin: 'SIMULATED',
    values: { time: '2026-01-05T08:00:00+08:00', serial: 1, user, password, encryptionRule: 1 },
  });

/** A real-time frame without blocks, told from others by its identifier and second. */
export const dataFrame = (vin: string, time: string, of: Partial<Message> = {}): Uint8Array =>
  frameOf({ version: 2016, command: 2, vin, time, blocks: [], ...of });

/** The same frame, sent again. */
export function again(frame: Uint8Array): Uint8Array {
  const out = frame.slice();
  out[out.length - 1]! ^= out[2]! ^ 3;
  out[2] = 3;
  return out;
}

/** The captures of a folder. */
export const capturesOf = (folder: string) => readdirSync(folder).map((name) => join(folder, name));

/** Every frame in the captures of a folder, as hexadecimal. */
export async function kept(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const file of capturesOf(folder)) {
    const readers = new Map<number, FrameReader>();
    await readPieces(file, ({ connection, bytes }) => {
      const reader =
        readers.get(connection) ??
        new FrameReader((frame) => found.push(Buffer.from(frame.bytes).toString('hex')));
      readers.set(connection, reader);
      reader.push(bytes);
    });
    for (const reader of readers.values()) reader.end();
  }
  return found;
}
export const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
