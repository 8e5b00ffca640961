import { type Columns, column } from '../tables/index.js';

/** Column definitions shared by many tables. */
export const columns = {
  level: column.string('Level: units, or the column of a grouping', '层级：单元，或分组所用的列'),
  unit: column.string('Code of the unit or group', '单元或分组代码'),
  period: column.string('Period', '时期'),
  node: column.string('Node of the framework', '指标体系节点'),
  why: column.string('Reasons for empty cells', '空缺原因', {
    note: { en: 'column:reason, separated by spaces', zh: '列名:原因，以空格分隔' },
  }),
  from: column.string('First period', '起始时期'),
  to: column.string('Last period', '截止时期'),
  rank: column.integer('Rank (1 is best)', '位次，1 为首位'),
} as const satisfies Columns;
