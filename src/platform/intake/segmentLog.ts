import { chmod, unlink } from 'node:fs/promises';
import { makeFolder } from '../../disk/index.js';
import { type Files, realFiles, type WritableFile, writeAll } from './files.js';
import { type AddedHead, type FrameHead, frameParts } from './frame.js';
import { GroupCommit, LogFull } from './groupCommit.js';
import { type Place, recover, segmentPath, segmentsIn } from './recover.js';
import { isSealed, seal } from './seal.js';

/** When a segment is full: its bytes, or its age in milliseconds. It also ends with the day (UTC). */
export interface LogLimits {
  segmentBytes: number;
  segmentAge: number;
  /** Bytes that may wait to be written; beyond them new ones are refused. */
  waitingBytes: number;
}

const usualLogLimits: LogLimits = {
  segmentBytes: 64 << 20,
  segmentAge: 5 * 60_000,
  waitingBytes: 64 << 20,
};

export interface LogOptions {
  files?: Files;
  now?: () => number;
  limits?: Partial<LogLimits>;
}

/** Where a frame lies, once it is on the disk. */
export interface Written extends Place {
  length: number;
}

interface Added {
  head: AddedHead;
  body: Uint8Array;
  salts?: Uint8Array | undefined;
}

/** The segment that is written to. */
interface Current {
  file: WritableFile;
  number: number;
  began: number;
  /** Up to here all is on the disk. */
  end: number;
  /** Where the next frame begins: beyond the end while others are being written. */
  next: number;
  /** Frames beside its head. */
  isEmpty: boolean;
}

/** Milliseconds of a day. */
const day = 86_400_000;

/**
 * The log of what was received: frames in segments, only ever appended. A frame is on the disk when `append` resolves; those that
 * come while others are being written are written and synced together. After a failed write or sync nothing more is written to that
 * segment: the next one states where it ends.
 */
export class SegmentLog {
  #current: Current | undefined;
  /** The last segment that was written to without fault, with its end. */
  #last: Place | undefined;
  readonly #frames: GroupCommit<Added, Written>;
  #tending: Promise<void> | undefined;
  #closed = false;

  private constructor(
    readonly folder: string,
    readonly files: Files,
    readonly now: () => number,
    readonly limits: LogLimits,
  ) {
    this.#frames = new GroupCommit({
      mostBytes: limits.waitingBytes,
      commit: (group, isAlone) => this.#commit(group, isAlone),
      isAlone: () => !this.#current || this.#isDue(this.#current),
      afterFault: async () => {
        await this.#retire();
        // What was refused lies beyond the end that the next segment states, where the disk works again: it never comes back.
        await this.#begin().catch(() => {});
      },
    });
  }

  /** @param known the place up to which the ledger knows the log @throws UserError where acknowledged bytes are damaged */
  static async open(folder: string, known?: Place, options: LogOptions = {}): Promise<SegmentLog> {
    await makeFolder(folder);
    const { files = realFiles, now = Date.now, limits } = options;
    const log = new SegmentLog(folder, files, now, { ...usualLogLimits, ...limits });
    log.#last = await recover(folder, files, known);
    return log;
  }

  /** The end of what is on the disk; undefined where nothing was ever written. */
  get end(): Place | undefined {
    return this.#last && { ...this.#last };
  }

  /** Bytes that wait to be written. */
  get waitingBytes(): number {
    return this.#frames.waitingBytes;
  }

  get isFull(): boolean {
    return this.#frames.waitingBytes >= this.limits.waitingBytes;
  }

  /** Adds a frame; resolves when it is on the disk. @throws LogFull, or the error of the file system */
  append(head: AddedHead, body: Uint8Array, salts?: Uint8Array): Promise<Written> {
    if (this.#closed) return Promise.reject(new LogFull('the log is closed'));
    return this.#frames.add({ head, body, salts }, body.length);
  }

  /** Ends a segment that is old enough, and seals what has ended. To be called from time to time. */
  tend(): Promise<void> {
    this.#tending ??= this.#tend().finally(() => {
      this.#tending = undefined;
    });
    return this.#tending;
  }

  /** Ends the segment that is written to, where there is one, and seals it. */
  async endSegment(): Promise<void> {
    await this.#frames.idle();
    await this.#retire();
    await this.tend();
  }

  async #tend(): Promise<void> {
    // While frames are written, the next of them ends a segment that is due.
    const current = this.#current;
    if (!this.#frames.isWriting && current && this.#isDue(current)) await this.#retire();
    for (const number of segmentsIn(this.folder)) {
      // Segments begin and end while others are sealed: what has ended is asked again for each.
      const last = this.#last;
      if (!last || number > last.segment || number === this.#current?.number) continue;
      if (isSealed(this.folder, number)) continue;
      await seal(this.folder, number, last);
      await chmod(segmentPath(this.folder, number), 0o400);
    }
    await this.files.tended?.();
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#tending?.catch(() => {});
    await this.#frames.idle();
    await this.#current?.file.close();
    this.#current = undefined;
  }

  #isDue({ began, next, isEmpty }: Current): boolean {
    if (isEmpty) return false;
    const now = this.now();
    return (
      next >= this.limits.segmentBytes ||
      now - began >= this.limits.segmentAge ||
      Math.floor(now / day) !== Math.floor(began / day)
    );
  }

  /**
   * Writes frames together; they are on the disk when it resolves, and acknowledged when those before them are too. `safe` of a frame
   * says what was on the disk when it was written, and so nothing of the group before, where that is still being written.
   *
   * @param isAlone whether no other group is being written, so that another segment may begin
   */
  async #commit(group: readonly Added[], isAlone: boolean): Promise<() => Written[]> {
    if (isAlone) await this.#retire();
    const current = this.#current ?? (await this.#begin());
    const frames = group.map(({ head, body, salts }) =>
      frameParts({ ...head, safe: current.end }, body, salts),
    );
    const from = current.next;
    const places = frames.map((parts) => {
      const length = parts.reduce((sum, part) => sum + part.length, 0);
      const at = { segment: current.number, offset: current.next, length };
      current.next += length;
      return at;
    });
    const end = current.next;
    current.isEmpty = false;
    await writeAll(current.file, frames.flat(), from);
    return () => {
      current.end = end;
      this.#last = { segment: current.number, offset: end };
      return places;
    };
  }

  /** Begins the next segment, whose head says where the one before ends. */
  async #begin(): Promise<Current> {
    const number = (this.#last?.segment ?? 0) + 1;
    const began = this.now();
    const path = segmentPath(this.folder, number);
    const previous = this.#last && { number: this.#last.segment, end: this.#last.offset };
    const head: FrameHead = {
      kind: 'segment',
      number,
      received: began,
      ...(previous && { previous }),
      safe: 0,
    };
    const file = await this.files.open(path, true);
    try {
      const bytes = Buffer.concat(frameParts(head, new Uint8Array()));
      await writeAll(file, [bytes], 0);
      await this.files.syncFolder(this.folder);
      this.#last = { segment: number, offset: bytes.length };
      this.#current = { file, number, began, end: bytes.length, next: bytes.length, isEmpty: true };
      return this.#current;
    } catch (error) {
      await file.close().catch(() => {});
      await unlink(path).catch(() => {});
      throw error;
    }
  }

  /** Nothing more is written to the current segment. */
  async #retire(): Promise<void> {
    const ended = this.#current;
    this.#current = undefined;
    await ended?.file.close().catch(() => {});
  }
}
