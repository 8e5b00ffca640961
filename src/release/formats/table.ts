import type { Column } from '../../analysis/index.js';
import type { Text } from '../../edition/index.js';
import { type Coded, coded } from '../coded.js';

/** A code of a field and what it stands for. */
export interface Code {
  code: string;
  title: Text;
}

/** A column of a table that is taken away. */
export interface Field extends Column {
  type: 'string' | 'number' | 'integer';
  /** Every code that can stand in it. */
  codes?: readonly Code[];
}

/** Fields whose cells stand in another table of the same form, field by field. */
export interface Link {
  fields: readonly string[];
  table: string;
  to: readonly string[];
}

/** A table of a release as it is taken away: one file of CSV or Parquet. */
export interface Table {
  /** Of its file, without the ending. */
  name: string;
  title: Text;
  fields: readonly Field[];
  /** Fields that together name a row; none where rows have no name. */
  key: readonly string[];
  links: readonly Link[];
  /** The cells of each field: numbered words where it is of texts. Missing is NaN, or an empty text. */
  columns: readonly (Coded | ArrayLike<number>)[];
}

/** The cells of a field as a column of a table. */
export const columnOf = ({ type }: Field, cells: readonly (string | number)[]): Table['columns'][number] =>
  type === 'string' ? coded(cells.map(String)) : cells.map(Number);
