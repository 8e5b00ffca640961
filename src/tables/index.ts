export { contradictions, keyFaults } from './check.js';
export { column } from './column.js';
export { csvOf, rowsFrom } from './csv.js';
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
  type Open,
  type RowOf,
  type TableInputs,
} from './definition.js';
export { keyOf, keyText, rowWith } from './keys.js';
export { orNaN, orNull } from './row.js';
export { columnsOf, type Said, type Table, type TableColumn, tableOf } from './table.js';
