import type { Column } from './tidy.js';

/** Columns that many tables have, with one title each. */
export const shared = {
  level: {
    id: 'level',
    title: { en: 'Level', zh: '层级' },
    note: { en: 'units, a grouping, or total', zh: '单元、分组或 total（全域）' },
  },
  code: { id: 'code', title: { en: 'Code of the place', zh: '地区代码' } },
  period: { id: 'period', title: { en: 'Period', zh: '时期' } },
  node: { id: 'node', title: { en: 'Node or indicator', zh: '节点或指标' } },
  why: {
    id: 'why',
    title: { en: 'Why cells are empty', zh: '空缺原因' },
    note: { en: 'column:reason, separated by spaces', zh: '列名:原因，以空格分隔' },
  },
} as const satisfies Record<string, Column>;
