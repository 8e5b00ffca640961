import type { FoundRecords, InputFile } from '../edition/index.js';
import type { Dialect, PartialQuery, Partials, PlaceMap, PlannedSignal } from '../sql/index.js';

/** Hears how far a question is, from 0 to 1, as the engine says it: not often, and not always more than before. */
export type Told = (share: number) => void;

/** What must be known before different values can be counted: where words lead, and within which dates a value counts once. */
export interface CountingQuestion {
  /** Share their records, the column, and how dates fall into slots. */
  signals: readonly PlannedSignal[];
  /** The slot of every date that counts, by date. */
  slots: ReadonlyMap<string, string>;
  /** Where the words of some dates lead, in their order. */
  placesOn(dates: readonly string[]): Omit<PlaceMap, 'dates'>;
}

/** How many different values a body has within a slot, for each signal; of values that are `alone` in one unit, that unit. */
export interface CountedRow {
  slot: string;
  body: number;
  alone: boolean;
  counts: number[];
}

/** What an engine made of the records of some signals: for each query of their plan all partials. */
export type PartialTable = { query: PartialQuery; partials: Partials }[];

/** Records of which something holds, and the column that shows it. */
export interface Sought {
  column: string;
  /** A condition. */
  holds(d: Dialect): string;
}

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
  partials(from: string, signals: readonly PlannedSignal[], told?: Told): Promise<PartialTable>;
  /** Some records that a build is refused for. Every record is read again, one after the other. */
  find(from: string, sought: Sought): Promise<FoundRecords>;
  /**
   * How many different values there are, exactly, once the words of the records were looked up.
   * @throws as `partials`
   */
  counts(from: string, question: CountingQuestion, told?: Told): Promise<CountedRow[]>;
  /** What it read, with hashes: the files; of a cluster its answers, once they are there. */
  inputs(from: string): Promise<InputFile[]>;
  /** After the last question. */
  close(): Promise<void>;
}
