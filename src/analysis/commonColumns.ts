import type { Column } from './tidy.js';

/** Columns that many tables have, each said once. */
export const columns = {
  level: {
    id: 'level',
    title: { en: 'Level: the units, or the column of a grouping', zh: '层级：单元，或分组所用的列' },
  },
  unit: { id: 'unit', title: { en: 'Code of the unit or group', zh: '单元或分组代码' } },
  period: { id: 'period', title: { en: 'Period', zh: '时期' } },
  node: { id: 'node', title: { en: 'Node of the framework', zh: '指标体系节点' } },
  why: {
    id: 'why',
    title: { en: 'Why cells are empty', zh: '空缺原因' },
    note: { en: 'column:reason, separated by spaces', zh: '列名:原因，以空格分隔' },
  },
  from: { id: 'from', title: { en: 'First period', zh: '起始时期' } },
  to: { id: 'to', title: { en: 'Last period', zh: '截止时期' } },
  rank: { id: 'rank', title: { en: 'Rank, 1 the first', zh: '位次，1 为首位' } },
} satisfies Record<string, Column>;

/** A missing number as a table has it. */
export function orNull(x: number): number | null {
  return x === x ? x : null;
}
