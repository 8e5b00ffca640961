import type { RecordColumn } from '../../sql/index.js';

/** The number of a record where the reader has none: rows are counted in order. */
export const countedRow = 'row_number() OVER ()';

/** An opened record file: its columns, and how DuckDB reads it and others like it. */
export interface RecordFile {
  /** Below the edition. */
  file: string;
  /** Path of its bytes: the file itself, or a converted copy. */
  path: string;
  /** Columns in order, including those that its folders name. */
  columns: RecordColumn[];
  /** An SQL expression for the number of a record in its file, from 1. */
  rowNumber: string;
  /** Files with equal keys can be read together. */
  readerKey: string;
  /**
   * An SQL expression for files that are alike.
   * @param paths an SQL list of their paths
   * @param folders reader options for partition columns
   */
  read(paths: string, folders: string): string;
}
