import { closeSync, openSync, readSync } from 'node:fs';
import { whyAside } from './asideReasons.js';
import type { RecordPlace } from './keyIndex.js';
import type { Ledger, ReceiptRow } from './ledger.js';
import { type Read, readerOf } from './readRecord.js';
import { segmentPath, wholeFrameOf } from './recover.js';
import { headerOf, RawRecord } from './split.js';

/** Reads single records of the log, wherever they are. */
export class RecordReader {
  #open: { segment: number; file: number } | undefined;
  #csv: { id: string; read: ReturnType<typeof readerOf> } | undefined;

  constructor(
    readonly ledger: Ledger,
    readonly folder: string,
  ) {}

  /** The bytes of a record as they were sent. */
  bytesOf({ segment, offset }: ReceiptRow, { at, length }: RecordPlace): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    readSync(this.#fileOf(segment), bytes, 0, length, offset + at);
    return bytes;
  }

  read(row: ReceiptRow, { line }: RecordPlace, bytes: Uint8Array): Read {
    const record = new RawRecord(line, bytes, 0, bytes.length);
    if (row.form !== 'csv') return readerOf(row.form)(record);
    if (this.#csv?.id !== row.id) {
      const frame = wholeFrameOf(this.folder, row, row.length);
      if (!frame) return { why: whyAside('damaged') };
      const header = headerOf(frame.body);
      this.#csv = { id: row.id, read: readerOf('csv', { header }) };
    }
    return this.#csv.read(record);
  }

  close(): void {
    if (this.#open) closeSync(this.#open.file);
    this.#open = undefined;
  }

  #fileOf(segment: number): number {
    if (this.#open?.segment !== segment) {
      this.close();
      this.#open = { segment, file: openSync(segmentPath(this.folder, segment), 'r') };
    }
    return this.#open.file;
  }
}
