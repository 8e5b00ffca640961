export { parseCondition } from './parse.js';
export { ConditionError } from './tokens.js';
export { columnsOf, conditionSql, numbersOf } from './write.js';
