import type { AnyDefinition, CellType, ColumnId } from '../../tables/index.js';
import { csvBytes } from './csv.js';
import type { DictionaryColumn } from './dictionaryColumn.js';
import { type ParquetColumn, parquetBytes } from './parquetBytes.js';

/** The cells of a large table column by column: texts in dictionary encoding, numbers with NaN where missing. */
export type Cells<D extends AnyDefinition> = {
  readonly [id in ColumnId<D>]: DictionaryColumn | ArrayLike<number>;
};

const parquetTypes: Readonly<Record<CellType, ParquetColumn['type']>> = {
  string: 'STRING',
  number: 'DOUBLE',
  integer: 'INT32',
};

/** The cells of a definition in the order of its columns. */
export const cellsOf = <D extends AnyDefinition>(
  { columns }: D,
  cells: Cells<D>,
): Cells<AnyDefinition>[string][] => Object.keys(columns).map((id) => (cells as Cells<AnyDefinition>)[id]!);

/** A large table as CSV. @param write formats a text; called once for each distinct word */
export function columnarCsv<D extends AnyDefinition>(
  definition: D,
  cells: Cells<D>,
  write: (text: string) => string,
): Uint8Array {
  return csvBytes(Object.keys(definition.columns).join(','), cellsOf(definition, cells), write);
}

/** A large table as Parquet, each column of its declared type; missing is null. */
export function columnarParquet<D extends AnyDefinition>(definition: D, cells: Cells<D>): Uint8Array {
  const types = Object.values(definition.columns).map(({ type }) => type);
  return parquetBytes(
    cellsOf(definition, cells).map((data, i) => ({
      name: Object.keys(definition.columns)[i]!,
      type: parquetTypes[types[i]!],
      data,
    })),
  );
}

/** The type of Parquet for cells of a type. */
export const parquetType = (type: CellType): ParquetColumn['type'] => parquetTypes[type];
