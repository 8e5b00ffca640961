/** The records of one source: named, typed columns (types of the embedded engine), and one array a record. */
export interface RecordRows {
  columns: Readonly<Record<string, 'INTEGER' | 'UINTEGER' | 'BIGINT' | 'VARCHAR'>>;
  rows: (number | string)[][];
  /** Entries of the file that stood there a second time and were not read again. */
  repeated: number;
}
