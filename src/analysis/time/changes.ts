import {
  isConsecutive,
  numbersOf,
  type Plan,
  periodsPerYear,
  publishedPeriods,
  yearBefore,
} from '../../edition/index.js';
import { meanOf } from '../../engine/index.js';
import { columns } from '../commonColumns.js';
import { row } from '../row.js';
import { type Place, placesAt } from '../size/economyOf.js';
import type { Analysed, TidyTable } from '../tidy.js';
import { growthRate } from '../trends.js';

/**
 * Changes in points and per cent: of the whole area at every node, of groups and units at the root. Since the period before,
 * since the same period of the year before, and since the base, with the compound rate a year.
 */
export function changesTable({ plan, index }: Analysed): TidyTable {
  const periods = publishedPeriods(plan);
  const levels = [plan.level, ...plan.groupings.map((g) => g.column)];
  const series = [
    ...plan.nodes.map(({ id }, g) => ({
      node: id,
      level: 'total',
      code: plan.total.code,
      index: index.total.subarray(g * index.periods, (g + 1) * index.periods),
    })),
    ...levels.flatMap((level) =>
      placesAt(plan, index, level).map((place) => ({ node: plan.nodes[0].id, ...place })),
    ),
  ];
  return {
    name: 'changes',
    title: { en: 'Changes in points and per cent', zh: '变化（点数与百分比）' },
    columns: [
      columns.node,
      columns.level,
      columns.unit,
      columns.period,
      { id: 'value', title: { en: 'Value', zh: '取值' } },
      { id: 'points', title: { en: 'Points since the period before', zh: '较上期变化点数' } },
      ...['percent', 'percent_year', 'percent_base', 'cagr'].map((id, i) => ({
        id,
        title: percentTitles[i],
        unit: { en: 'per cent', zh: '%' },
      })),
      {
        id: 'points_base',
        title: { en: 'Points since the base', zh: '较基期变化点数' },
        note: {
          en: 'the mean of its periods where the base is a year; the compound rate then counts from its middle',
          zh: '以整年为基期时取其各期均值，复合增长自该年年中起算',
        },
      },
      columns.why,
    ],
    rows: series.flatMap((of) => rowsOf(of, plan, periods)),
  };
}

const percentTitles = [
  { en: 'Change since the period before', zh: '较上期增长' },
  { en: 'Change since the same period a year before', zh: '同比增长' },
  { en: 'Change since the base', zh: '较基期增长' },
  { en: 'Compound change a year since the base', zh: '自基期以来年均复合增长' },
];

function rowsOf(
  { node, level, code, index }: Place & { node: string },
  plan: Plan,
  periods: readonly string[],
): TidyTable['rows'] {
  const from = plan.base - plan.first;
  const end = from + plan.baseLength - 1;
  const start = meanOf(Array.from({ length: plan.baseLength }, (_, i) => index[from + i]));
  const times = numbersOf(plan);
  const noYear = isConsecutive(plan) ? 'first-year' : 'no-period-a-year-before';
  return periods.map((period, t) => {
    const { cell, why } = row();
    const percent = (column: string, before: number | undefined, absent: string) => {
      const found = before !== undefined && before > 0 ? 100 * (index[t] / before - 1) : Number.NaN;
      const because = before === undefined ? absent : before <= 0 ? 'not-above-zero' : 'missing';
      return cell(column, found, because);
    };
    const years = Math.abs(times[t] - (times[from] + times[end]) / 2) / periodsPerYear(plan.frequency);
    const lastYear = yearBefore(plan, t);
    const rate = t > end && start > 0 ? growthRate([start, index[t]], [0, years]) : Number.NaN;
    return [
      node,
      level,
      code,
      period,
      cell('value', index[t], 'missing'),
      cell('points', t > 0 ? index[t] - index[t - 1] : Number.NaN, t > 0 ? 'missing' : 'first-period'),
      percent('percent', index[t - 1], 'first-period'),
      percent('percent_year', lastYear === undefined ? undefined : index[lastYear], noYear),
      percent('percent_base', start, 'no-base'),
      cell('cagr', 100 * rate, t > end ? 'missing-or-not-above-zero' : 'not-after-the-base'),
      cell('points_base', index[t] - start, 'missing'),
      why(),
    ];
  });
}
