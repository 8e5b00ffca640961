import { resolve } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { literal, type RecordColumn } from '../../sql/index.js';
import { plainGlob } from '../duckdb.js';
import { countedRow, type RecordFile } from './recordFile.js';

/** Opens Parquet files with the column names and types in their metadata. */
export async function openParquetFiles(
  connection: DuckDBConnection,
  folder: string,
  files: readonly string[],
): Promise<RecordFile[]> {
  const paths = files.map((file) => resolve(folder, file));
  const list = paths.map((path) => literal(plainGlob(path))).join(', ');
  const rows = await connection.runAndReadAll(
    `SELECT file_name, name, num_children, duckdb_type FROM parquet_schema([${list}])`,
  );
  const schemas = new Map<string, SchemaRow[]>();
  for (const [path, name, children, type] of rows.getRows()) {
    const known = schemas.get(String(path)) ?? [];
    known.push({
      name: String(name),
      children: Number(children ?? 0),
      type: type === null ? 'NESTED' : String(type),
    });
    schemas.set(String(path), known);
  }
  return files.map((file, i) => {
    const columns = topColumns(schemas.get(paths[i]!)!);
    const isTaken = columns.some(({ name }) => name.toLowerCase() === 'file_row_number');
    return {
      file,
      path: paths[i]!,
      columns,
      rowNumber: isTaken ? countedRow : 'file_row_number + 1',
      readerKey: 'parquet',
      read: (written, folders) => `read_parquet(${written}, ${folders})`,
    };
  });
}

interface SchemaRow {
  name: string;
  children: number;
  type: string;
}

/** The first row describes the whole record; nested fields follow their column. */
function topColumns([, ...rows]: readonly SchemaRow[]): RecordColumn[] {
  const columns: RecordColumn[] = [];
  let within = 0;
  for (const { name, children, type } of rows) {
    if (within === 0) columns.push({ name, type: children > 0 ? 'NESTED' : type });
    else within--;
    within += children;
  }
  return columns;
}
