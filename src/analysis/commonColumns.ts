import type { Columns } from '../tables/index.js';

/** Columns that many tables have, each said once. */
export const columns = {
  level: {
    type: 'string',
    title: { en: 'Level: the units, or the column of a grouping', zh: '层级：单元，或分组所用的列' },
  },
  unit: { type: 'string', title: { en: 'Code of the unit or group', zh: '单元或分组代码' } },
  period: { type: 'string', title: { en: 'Period', zh: '时期' } },
  node: { type: 'string', title: { en: 'Node of the framework', zh: '指标体系节点' } },
  why: {
    type: 'string',
    title: { en: 'Why cells are empty', zh: '空缺原因' },
    note: { en: 'column:reason, separated by spaces', zh: '列名:原因，以空格分隔' },
  },
  from: { type: 'string', title: { en: 'First period', zh: '起始时期' } },
  to: { type: 'string', title: { en: 'Last period', zh: '截止时期' } },
  rank: { type: 'integer', title: { en: 'Rank, 1 the first', zh: '位次，1 为首位' } },
} as const satisfies Columns;
