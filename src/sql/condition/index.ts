export { parseCondition } from './language.js';
export { conditionSql, numberColumns, truthSql, valueSql, valueType } from './write.js';
