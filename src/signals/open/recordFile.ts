import type { RecordColumn } from '../../sql/index.js';

/** A record file that was looked at: what its columns are, and how the engine reads it and others like it. */
export interface RecordFile {
  /** Below the edition. */
  file: string;
  /** Where its bytes are: the file itself, or a copy of it in another encoding. */
  path: string;
  /** In order, with those that its folders name. */
  columns: RecordColumn[];
  /** Files of which this is the same are read together. */
  alike: string;
  /**
   * An SQL expression for files that are alike.
   * @param paths a written list of their paths
   * @param folders options that say which columns folders name
   */
  read(paths: string, folders: string): string;
}
