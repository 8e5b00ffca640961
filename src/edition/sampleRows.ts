import type { Text } from './text.js';

/**
 * Why a release has no sample rows of an indicator. `withheld`: the edition says so; `confidential`: confidentiality rules or
 * noise; `partners`: records that partners sent or that were taken in under a contract; `cluster`: records in a database;
 * `individuals`: real records that tell individuals apart; `unlisted`: real records that no source of the edition lists;
 * `many`: more records than are searched for samples.
 */
export type NoRows =
  | 'withheld'
  | 'confidential'
  | 'partners'
  | 'cluster'
  | 'individuals'
  | 'unlisted'
  | 'many';

/** Rows of one file behind the figures of an indicator in one period. */
export interface SampleSet {
  indicator: string;
  period: string;
  /** Below the edition. */
  file: string;
  /** The records that the file is one of, as the signal has it; absent for a data file. */
  from?: string;
  /** Names of the columns, in the order of the cells. */
  columns: string[];
  /** Whether rows are named by their line in the file, the header included, or by their number without the header. */
  numbered: 'line' | 'row';
  /** The column by which rows are ordered, the largest first; absent where they are in the order of the file. */
  by?: string;
}

/** A row of a file as it is. */
export interface SampleRow {
  /** Index of its set. */
  set: number;
  /** Code of the unit. */
  unit: string;
  /** Line or row, from 1. */
  number: number;
  /** Its place among all rows behind the figure, from 1. */
  rank: number;
  /** The number of all rows behind the figure. */
  of: number;
  cells: string[];
}

/** The sample rows of a release: of the last period in which an indicator was observed. */
export interface Samples {
  sets: SampleSet[];
  rows: SampleRow[];
  without: { indicator: string; why: NoRows }[];
  /** The reason that the edition gives for showing none. */
  reason?: Text;
}
