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
  /** Left out, because the user says so. */
  | 'out'
  | 'empty';

export interface SheetColumn {
  index: number;
  role: ColumnRole;
  /** The header from its first row to its last, without the period and the unit. */
  path: string[];
  unit?: string;
  period?: string;
  /** Whether more (1) or less (-1) is better, where the user says it. */
  direction?: 1 | -1;
}

/** A column whose role is not yet known. */
export type UnassignedColumn = Omit<SheetColumn, 'role'>;
