export { contradictions, keyFaults } from './check.js';
export { column } from './column.js';
export { csvOfTable, rowsFromCsv } from './csv.js';
export {
  type AnyDefinition,
  type Cell,
  type CellType,
  type Column,
  type ColumnId,
  type Columns,
  defineTable,
  fileOf,
  type KeyOf,
  mayBeMissing,
  type OpenColumns,
  type RowOf,
  type TableInputs,
} from './definition.js';
export { findRow, keyOf, keyText } from './keys.js';
export { orNaN, orNull } from './row.js';
export { columnsOf, type Table, type TableAdditions, type TableColumn, tableOf } from './table.js';
