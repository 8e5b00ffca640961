export { parseCondition } from './parse.js';
export { ConditionError } from './tokens.js';
export { columnsOfExpression, conditionSql, numberColumns, valueSql, valueType } from './write.js';
