import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Skimmed } from '../frames/index.js';
import { type Observation, pack, unpack, words } from './observation.js';

const rowsPerBuffer = 2048;
const bytesPerRow = words * 4;

/**
 * Observations on disk, so that memory does not grow with frames: cars are divided over some files, each of which is
 * read back at once. The folder holds positions without identifiers; it is removed when the run is over.
 */
export class Spill {
  readonly #folder: string;
  readonly #parts: { file: number; rows: Int32Array; filled: number }[];

  constructor(folder: string, parts: number) {
    this.#folder = folder;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { mode: 0o700 }); // not recursive: Node's never ends where a file system refuses new folders with ENOENT
    this.#parts = Array.from({ length: parts }, (_, part) => ({
      file: openSync(join(folder, `${part}`), 'wx', 0o600),
      rows: new Int32Array(rowsPerBuffer * words),
      filled: 0,
    }));
  }

  add(car: number, seen: Skimmed, received: number, window: number): void {
    const part = this.#parts[car % this.#parts.length]!;
    pack(car, seen, received, window, part.rows, part.filled * words);
    if (++part.filled === rowsPerBuffer) write(part);
  }

  /** One car after the other: its number, and its observations in the order of taking. */
  *cars(): Generator<[car: number, seen: Observation[]]> {
    for (const [n, part] of this.#parts.entries()) {
      write(part);
      const bytes = readFileSync(join(this.#folder, `${n}`));
      const rows = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
      yield* carsOf(rows, this.#parts.length);
    }
  }

  remove(): void {
    for (const { file } of this.#parts) closeSync(file);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** How many files for frames of so many bytes: some 24 MB each. */
export const partsFor = (bytes: number): number =>
  Math.min(512, Math.max(1, Math.ceil(((bytes / 60) * bytesPerRow) / 24e6)));

function write(part: { file: number; rows: Int32Array; filled: number }): void {
  const bytes = new Uint8Array(part.rows.buffer, 0, part.filled * bytesPerRow);
  for (let at = 0; at < bytes.length; ) at += writeSync(part.file, bytes, at);
  part.filled = 0;
}

/** The rows of each car: counted, then placed by the counts. */
function* carsOf(rows: Int32Array, step: number): Generator<[number, Observation[]]> {
  const count = rows.length / words;
  const ends: number[] = [];
  for (let row = 0; row < count; row++) {
    const car = Math.floor(rows[row * words]! / step);
    ends[car] = (ends[car] ?? 0) + 1;
  }
  let sum = 0;
  for (let car = 0; car < ends.length; car++) ends[car] = sum += ends[car] ?? 0;
  const order = new Int32Array(count);
  for (let row = count - 1; row >= 0; row--) order[--ends[Math.floor(rows[row * words]! / step)]!] = row;
  for (const [car, from] of ends.entries()) {
    const to = ends[car + 1] ?? count;
    if (to === from) continue;
    const seen = Array.from(order.subarray(from, to), (row) => unpack(rows, row * words));
    yield [rows[order[from]! * words]!, seen];
  }
}
