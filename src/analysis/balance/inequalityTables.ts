import { publishedPeriods } from '../../edition/index.js';
import { columns, orNull } from '../commonColumns.js';
import type { Analysed, TidyTable } from '../tidy.js';
import { comparedColumns, measure, reason, verdict } from './columns.js';
import type { Change, InequalitySeries, Point } from './inequalitySeries.js';
import { shownPeriods } from './lines.js';
import { lorenzAt, lorenzCurve } from './lorenz.js';

/** How unequal the units and groups are at every inner node in every period, what became of it, and Lorenz curves. */
export function inequalityTables(of: Analysed, series: readonly InequalitySeries[]): TidyTable[] {
  const periods = publishedPeriods(of.plan);
  const point = ({ level, node }: { level: string; node: string }, p: Point) => [
    level,
    node,
    periods[p.period],
    p.measure,
    orNull(p.value),
    orNull(p.low),
    orNull(p.high),
    p.why ?? null,
  ];
  const change = ({ level, node }: { level: string; node: string }, c: Change) => [
    level,
    node,
    c.measure,
    periods[c.from],
    periods[c.to],
    orNull(c.before),
    orNull(c.after),
    orNull(c.change),
    orNull(c.low),
    orNull(c.high),
    c.verdict,
    c.units,
    c.unitsOf,
  ];
  return [
    {
      name: 'inequality',
      title: { en: 'Inequality, by period', zh: '不均衡程度（分时期）' },
      columns: [
        columns.level,
        columns.node,
        columns.period,
        measure,
        value,
        interval('low', { en: 'Lower end of 95 %', zh: '95% 区间下限' }),
        interval('high', { en: 'Upper end of 95 %', zh: '95% 区间上限' }),
        reason,
      ],
      rows: series.flatMap(({ line, points }) => points.map((p) => point(line, p))),
    },
    {
      name: 'balance-verdicts',
      title: { en: 'Did gaps narrow or widen', zh: '差距缩小还是扩大' },
      columns: [
        columns.level,
        columns.node,
        measure,
        columns.from,
        columns.to,
        {
          id: 'before',
          title: { en: 'Value in the first period', zh: '起始时期取值' },
          note: {
            en: 'over the units compared, and the indicators that both periods have; over all of each period in the table inequality',
            zh: '按所比较的单元及两期均有的指标计算；各期全部单元的取值见 inequality 表',
          },
        },
        { id: 'after', title: { en: 'Value in the last period', zh: '截止时期取值' } },
        { id: 'change', title: { en: 'Change', zh: '变化' } },
        interval('low', { en: 'Lower end of 95 % of the change', zh: '变化的 95% 区间下限' }),
        interval('high', { en: 'Upper end of 95 % of the change', zh: '变化的 95% 区间上限' }),
        verdict,
        ...comparedColumns,
      ],
      rows: series.flatMap(({ line, changes }) => changes.map((c) => change(line, c))),
    },
    lorenzTable(of, series),
  ];
}

const value = { id: 'value', title: { en: 'Value', zh: '取值' } };

function interval(id: string, title: { en: string; zh: string }) {
  const note = {
    en: 'units drawn anew 199 times with all their periods, percentile method; missing below ten units; in every period of the whole index, of other nodes in the first and the last two',
    zh: '对单元（连同其全部时期）重抽样199次，百分位法；不足十个单元时缺失；总指数列全部时期，其他节点仅首期与末两期',
  };
  return { id, title, note };
}

function lorenzTable(of: Analysed, series: readonly InequalitySeries[]): TidyTable {
  const periods = publishedPeriods(of.plan);
  const steps = Array.from({ length: 21 }, (_, i) => i / 20);
  const rows = series.flatMap(({ line: { g, level, node, samples } }) =>
    shownPeriods(g, periods.length).flatMap((t) => {
      const curve = lorenzCurve(samples[t]);
      if (curve.units.length < 3) return [];
      return steps.map((p) => [level, node, periods[t], p, lorenzAt(curve, p)]);
    }),
  );
  return {
    name: 'lorenz',
    title: { en: 'Lorenz curves', zh: '洛伦兹曲线' },
    columns: [
      columns.level,
      columns.node,
      columns.period,
      {
        id: 'units',
        title: { en: 'Share of the units, the lowest first', zh: '单元占比（由低到高）' },
        note: {
          en: 'in steps of a twentieth, on the line between units; the Gini index is computed from all units',
          zh: '按二十分之一分段，单元之间取直线；基尼系数由全部单元算得',
        },
      },
      {
        id: 'share',
        title: { en: 'Their share in the sum', zh: '其合计占比' },
        note: {
          en: 'every period for the whole index, the first and the last for the other nodes; no curve where a value is negative',
          zh: '总指数列全部时期，其他节点列首末两期；有负值时无曲线',
        },
      },
    ],
    rows,
  };
}
