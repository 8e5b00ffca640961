import { readSync } from 'node:fs';
import { whyAside } from './asideReasons.js';
import type { RecordPlace } from './keyIndex.js';
import type { Ledger, ReceiptRow } from './ledger.js';
import { type Read, readerOf } from './readRecord.js';
import { OpenSegment, wholeFrameOf } from './recover.js';
import { headerOf, RawRecord } from './split.js';

/** Reads single records of the log, wherever they are. */
export class RecordReader {
  readonly open: OpenSegment;
  #csv: { id: string; read: ReturnType<typeof readerOf> } | undefined;

  constructor(
    readonly ledger: Ledger,
    readonly folder: string,
  ) {
    this.open = new OpenSegment(folder);
  }

  /** The bytes of a record as they were sent. */
  bytesOf({ segment, offset }: ReceiptRow, { at, length }: RecordPlace): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    readSync(this.open.fileOf(segment), bytes, 0, length, offset + at);
    return bytes;
  }

  read(row: ReceiptRow, { line }: RecordPlace, bytes: Uint8Array): Read {
    const record = new RawRecord(line, bytes, 0, bytes.length);
    if (row.form !== 'csv') return readerOf(row.form)(record);
    if (this.#csv?.id !== row.id) {
      const frame = wholeFrameOf(this.folder, row, row.length, undefined, this.open);
      if (!frame) return { why: whyAside('damaged') };
      const header = headerOf(frame.body);
      this.#csv = { id: row.id, read: readerOf('csv', { header }) };
    }
    return this.#csv.read(record);
  }

  close(): void {
    this.open.close();
  }
}
