import type { InputFile } from '../edition/index.js';
import type { PartialQuery, Partials, PlannedSignal } from '../sql/index.js';

/** What an engine made of the records of some signals: for each query of their plan all partials. */
export type PartialTable = { query: PartialQuery; partials: Partials }[];

/**
 * Where records are and who reads them. Both engines answer the same plan with the same rows, so that all that follows
 * does not know which it was.
 */
export interface RecordEngine {
  /** Whether there is anything under this name. */
  has(from: string): Promise<boolean>;
  /**
   * The partials of signals that share a record table.
   * @throws what the engine says; its first line is for people (`failure`)
   */
  partials(from: string, signals: readonly PlannedSignal[]): Promise<PartialTable>;
  /** What it read, with hashes: the files; of a cluster its answers, once they are there. */
  inputs(from: string): Promise<InputFile[]>;
  /** After the last question. */
  close(): Promise<void>;
}
