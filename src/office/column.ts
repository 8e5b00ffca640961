/** What a column is read as. */
export type ColumnRole =
  | 'name'
  | 'code'
  | 'group'
  | 'period'
  | 'indicator'
  | 'dimension'
  | 'unit'
  | 'figures'
  | 'denominator'
  | 'longitude'
  | 'latitude'
  | 'serial'
  | 'rank'
  | 'total'
  | 'note'
  | 'empty';

export interface SheetColumn {
  index: number;
  role: ColumnRole;
  /** The header from its first row to its last, without the period and the unit. */
  path: string[];
  unit?: string;
  period?: string;
}

/** A column whose role is not yet known. */
export type UnassignedColumn = Omit<SheetColumn, 'role'>;
