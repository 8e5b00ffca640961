import type { FigureError, PublishedTotal } from '../../edition/index.js';
import { column, defineTable, orNaN, orNull, type RowOf, type Table, tableOf } from '../../tables/index.js';

/** Figures of groups and the total that are not the sums of their units, with their errors. */
export function totalsTable(totals: readonly PublishedTotal[]): Table<typeof totalsDefinition> {
  return tableOf(
    totalsDefinition,
    totals.map(({ indicator, period, level, code, value, error }) => ({
      indicator,
      period,
      level,
      code,
      value: orNull(value),
      status: Number.isNaN(value) ? 'suppressed' : '',
      error_kind: error?.kind ?? '',
      error: error ? orNull(error.relative) : null,
    })),
  );
}

/** Reads a row of that table back. */
export function totalOf(row: RowOf<typeof totalsDefinition>): PublishedTotal {
  const { indicator, period, level, code, value, error_kind: kind, error } = row;
  const exact = { indicator, period, level, code, value: orNaN(value) };
  return kind === ''
    ? exact
    : { ...exact, error: { kind: kind as FigureError['kind'], relative: orNaN(error) } };
}

export const totalsDefinition = defineTable({
  name: 'totals',
  title: { en: 'Group totals that differ from the sum of their units', zh: '不等于各单元之和的分组合计' },
  columns: {
    indicator: column.string('Indicator', '指标'),
    period: column.string('Period', '时期'),
    level: column.string('Level: the column of a grouping, or total', '层级：分组所用的列，或 total'),
    code: column.string('Code of the group', '分组代码'),
    value: column.number('Value (empty if it is withheld)', '取值；不予公布时为空'),
    status: column.string('suppressed: withheld', 'suppressed：不予公布'),
    error_kind: column.string(
      'standard: standard error; bound: upper limit of the error',
      'standard：标准误；bound：误差上界',
    ),
    error: column.number('Error relative to the figure', '相对误差'),
  },
  key: ['indicator', 'period', 'level', 'code'],
  topLevel: true,
});
