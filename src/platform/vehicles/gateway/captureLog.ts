import { readdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { type Files, filesOf, type WritableFile, writeAll } from '../../intake/files.js';
import { GroupCommit } from '../../intake/groupCommit.js';
import { ownFolder } from '../../intake/ownFolder.js';
import { captureStart, type Piece, pieceBytes } from '../capture.js';
import { beijingDay, dayText } from '../frames/index.js';

/** Creates files that nobody else has and that only their owner may read. */
export const captureFiles = filesOf(open, { own: true });

export interface CaptureHow {
  files?: Files;
  /** Milliseconds since 1970. */
  now?: () => number;
  /** When a file is full. It also ends with the day in Beijing. */
  fileBytes?: number;
  /** Bytes that may wait to be written; beyond them new ones are refused. */
  waitingBytes?: number;
}

interface Current {
  file: WritableFile;
  day: number;
  end: number;
}

/**
 * Captures in a folder, to which servers append what they receive. What was appended is on the disk when `append` resolves;
 * pieces that come while others are being written are written and synced together. A file that could not be written or synced
 * is left as it is, and the next piece begins another.
 */
export class CaptureLog {
  readonly #folder: string;
  readonly #files: Files;
  readonly #now: () => number;
  readonly #fileBytes: number;
  readonly #pieces: GroupCommit<Buffer, void>;
  #current: Current | undefined;
  #number: number;
  #connections = 0;

  private constructor(folder: string, how: CaptureHow) {
    this.#folder = folder;
    this.#files = how.files ?? captureFiles;
    this.#now = how.now ?? Date.now;
    this.#fileBytes = how.fileBytes ?? 256 << 20;
    this.#pieces = new GroupCommit<Buffer, void>({
      mostBytes: how.waitingBytes ?? 64 << 20,
      commit: async (group) => {
        await this.#commit(Buffer.concat(group));
        return () => group.map(() => undefined);
      },
      afterFault: () => this.#retire(),
    });
    this.#number = Math.max(
      0,
      ...readdirSync(folder).map((name) => Number(/-(\d{6})\.gb32960$/.exec(name)?.[1] ?? 0)),
    );
  }

  static async open(folder: string, how: CaptureHow = {}): Promise<CaptureLog> {
    await ownFolder(folder);
    return new CaptureLog(folder, how);
  }

  /** A number that no other connection of this run has. */
  connection(): number {
    return ++this.#connections;
  }

  /** Seconds since 1970, now. */
  second(): number {
    return Math.floor(this.#now() / 1000);
  }

  /** Appends bytes of a connection, received now; resolves when they are on the disk. @throws LogFull, or the error of the file system */
  append(connection: number, bytes: Uint8Array): Promise<void> {
    const piece = pieceBytes({ received: this.second(), connection, bytes } satisfies Piece);
    return this.#pieces.add(piece, piece.length);
  }

  /** Waits for what is being written. */
  async close(): Promise<void> {
    await this.#pieces.idle();
    await this.#retire();
  }

  async #commit(bytes: Buffer): Promise<void> {
    const day = beijingDay(this.second());
    if (this.#current && (this.#current.day !== day || this.#current.end >= this.#fileBytes))
      await this.#retire();
    this.#current ??= await this.#begin(day);
    await writeAll(this.#current.file, [bytes], this.#current.end);
    this.#current.end += bytes.length;
  }

  /** The next file of the folder; numbers that another run took meanwhile are passed over. */
  async #begin(day: number): Promise<Current> {
    for (;;) {
      const name = `${dayText(day)}-${String(++this.#number).padStart(6, '0')}.gb32960`;
      try {
        const file = await this.#files.open(join(this.#folder, name), true);
        const start = captureStart();
        this.#current = { file, day, end: start.length };
        await writeAll(file, [start], 0);
        await this.#files.syncFolder(this.#folder);
        return this.#current;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
    }
  }

  async #retire(): Promise<void> {
    const ended = this.#current;
    this.#current = undefined;
    await ended?.file.close().catch(() => {});
  }
}
