export { parseCondition } from './parse.js';
export { ConditionError } from './tokens.js';
export { columnsOfExpression, conditionSql, numberColumns } from './write.js';
