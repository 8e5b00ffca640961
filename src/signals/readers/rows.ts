/** The records of one source: named columns with DuckDB types, and one array per record. */
export interface RecordRows {
  columns: Readonly<Record<string, 'INTEGER' | 'UINTEGER' | 'BIGINT' | 'VARCHAR'>>;
  rows: (number | string)[][];
  /** Number of duplicate entries that were skipped. */
  repeated: number;
}
