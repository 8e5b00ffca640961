import type { RecordColumn } from '../../sql/index.js';

/** An opened record file: its columns, and how DuckDB reads it and others like it. */
export interface RecordFile {
  /** Below the edition. */
  file: string;
  /** Path of its bytes: the file itself, or a converted copy. */
  path: string;
  /** Columns in order, including those that its folders name. */
  columns: RecordColumn[];
  /** Files with equal keys can be read together. */
  readerKey: string;
  /**
   * An SQL expression for files that are alike.
   * @param paths an SQL list of their paths
   * @param folders reader options for partition columns
   */
  read(paths: string, folders: string): string;
}
