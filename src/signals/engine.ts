import type { FoundRecords, InputFile } from '../edition/index.js';
import type { Dialect, GeocodingTable, PartialQuery, Partials, PlannedSignal } from '../sql/index.js';

/** Progress from 0 to 1; called irregularly; may decrease. */
export type OnProgress = (share: number) => void;

/**
 * What an exact distinct count needs: the geocoding of records, and the slots (sets of dates) within which a value
 * counts once.
 */
export interface DistinctCountRequest {
  /** Share their records, the column, and the slots. */
  signals: readonly PlannedSignal[];
  /** The slot of every date that counts, by date. */
  slots: ReadonlyMap<string, string>;
  /** The geocoding on some dates; `first` and `last` are indices into these. */
  placesOn(dates: readonly string[]): Omit<GeocodingTable, 'dates'>;
}

/**
 * The number of different values in an area and slot, for each signal; with `alone`, values that occur in one unit
 * only, and `area` is that unit.
 */
export interface DistinctCountRow {
  slot: string;
  area: number;
  alone: boolean;
  counts: number[];
}

/** The partials of each query of a plan. */
export type PartialTable = { query: PartialQuery; partials: Partials }[];

/** Records to search for. */
export interface RecordSearch {
  column: string;
  /** The condition, as SQL. */
  holds(d: Dialect): string;
}

/**
 * An engine and the records it reads. Both implementations answer the same plan with the same rows, so that callers
 * need not distinguish them.
 */
export interface RecordEngine {
  /** Whether there are records under this name. */
  has(from: string): Promise<boolean>;
  /**
   * The partials of signals that share a record table.
   * @throws errors of the engine; the first line is meant for people (`errorMessage`)
   */
  partials(from: string, signals: readonly PlannedSignal[], onProgress?: OnProgress): Promise<PartialTable>;
  /** Finds records that stop a build. Reads every record again. */
  find(from: string, sought: RecordSearch): Promise<FoundRecords>;
  /**
   * Exact distinct counts, given the geocoding of the records.
   * @throws as `partials`
   */
  counts(from: string, question: DistinctCountRequest, onProgress?: OnProgress): Promise<DistinctCountRow[]>;
  /** The inputs, with hashes: files; for a cluster its answers, once they are complete. */
  inputs(from: string): Promise<InputFile[]>;
  /** To be called after the last query. */
  close(): Promise<void>;
}
