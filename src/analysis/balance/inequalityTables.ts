import { type Plan, publishedPeriods } from '../../edition/index.js';
import { column, defineTable, orNaN, orNull, type RowOf, type Table, tableOf } from '../../tables/index.js';
import { columns } from '../commonColumns.js';
import { sections } from '../sections.js';
import type { Analysed } from '../tableFamily.js';
import { changeColumns, comparedColumns, measure, pTogether, pValue, reason, verdict } from './columns.js';
import type { Change, InequalitySeries, Point } from './inequalitySeries.js';
import { type Line, shownPeriods } from './lines.js';
import { lorenzAt, lorenzCurve } from './lorenz.js';
import type { InequalityMeasure } from './measures.js';
import type { Verdict } from './verdict.js';

type InequalityTable = Table<typeof inequality | typeof balanceVerdicts | typeof lorenz>;

/** Tables of inequality of units and groups at every inner node in every period, its changes, and Lorenz curves. */
export function inequalityTables(of: Analysed, series: readonly InequalitySeries[]): InequalityTable[] {
  const periods = publishedPeriods(of.plan);
  const point = ({ level, node }: Line, p: Point): RowOf<typeof inequality> => ({
    level,
    node,
    period: periods[p.period],
    measure: p.measure,
    value: orNull(p.value),
    reason: p.why ?? null,
  });
  const change = ({ level, node }: Line, c: Change): RowOf<typeof balanceVerdicts> => ({
    level,
    node,
    measure: c.measure,
    from: periods[c.from],
    to: periods[c.to],
    before: orNull(c.before),
    after: orNull(c.after),
    change: orNull(c.change),
    low: orNull(c.low),
    high: orNull(c.high),
    p: orNull(c.p),
    p_together: orNull(c.pTogether),
    verdict: c.verdict,
    thinned: Number(c.isThinned),
    units: c.units,
    units_of: c.unitsOf,
  });
  return [
    tableOf(
      inequality,
      series.flatMap(({ line, points }) => points.map((p) => point(line, p))),
    ),
    tableOf(
      balanceVerdicts,
      series.flatMap(({ line, changes }) => changes.map((c) => change(line, c))),
    ),
    lorenzTable(of, series),
  ];
}

/** The changes that rows of the table of verdicts hold. */
export function changesFrom(plan: Plan, rows: readonly RowOf<typeof balanceVerdicts>[]): Change[] {
  const numbers = new Map(publishedPeriods(plan).map((period, t) => [period, t]));
  return rows.map((row) => ({
    measure: row.measure as InequalityMeasure,
    from: numbers.get(row.from)!,
    to: numbers.get(row.to)!,
    before: orNaN(row.before),
    after: orNaN(row.after),
    change: orNaN(row.change),
    low: orNaN(row.low),
    high: orNaN(row.high),
    p: orNaN(row.p),
    pTogether: orNaN(row.p_together),
    verdict: row.verdict as Verdict,
    isThinned: row.thinned === 1,
    units: orNaN(row.units),
    unitsOf: orNaN(row.units_of),
  }));
}

function lorenzTable(of: Analysed, series: readonly InequalitySeries[]): Table<typeof lorenz> {
  const periods = publishedPeriods(of.plan);
  const steps = Array.from({ length: 21 }, (_, i) => i / 20);
  const rows = series.flatMap(({ line }) =>
    shownPeriods(line).flatMap((t) => {
      const { level, node } = line;
      const curve = lorenzCurve(line.samples[t]);
      if (curve.units.length < 3) return [];
      return steps.map((p) => ({ level, node, period: periods[t], units: p, share: lorenzAt(curve, p) }));
    }),
  );
  return tableOf(lorenz, rows);
}

const inverted = {
  en: 'the range of changes that the test does not reject; only for gini and sd-log of the whole index at the level of units, otherwise missing',
  zh: '检验未能否定的变化范围；仅总指数在单元层级的 gini 与 sd-log 有此区间，其余为空',
};

export const inequality = defineTable({
  name: 'inequality',
  title: { en: 'Inequality, by period', zh: '不均衡程度（分时期）' },
  columns: {
    level: columns.level,
    node: columns.node,
    period: columns.period,
    measure,
    value: column.number('Value', '取值'),
    reason,
  },
  key: ['level', 'node', 'period', 'measure'],
  from: ['all'],
  section: sections.balance,
});

export const balanceVerdicts = defineTable({
  name: 'balance-verdicts',
  title: { en: 'Whether gaps narrowed or widened', zh: '差距缩小还是扩大' },
  columns: {
    level: columns.level,
    node: columns.node,
    measure,
    from: columns.from,
    to: columns.to,
    ...changeColumns,
    before: {
      ...changeColumns.before,
      note: {
        en: 'over the units compared and the indicators that both periods have; the values over all units and indicators of each period are in the table inequality',
        zh: '按所比较的单元及两期均有的指标计算；各期全部单元的取值见 inequality 表',
      },
    },
    low: column.number('Lower limit of the 95% interval of the change', '变化的 95% 区间下限', {
      note: inverted,
    }),
    high: column.number('Upper limit of the 95% interval of the change', '变化的 95% 区间上限', {
      note: inverted,
    }),
    p: pValue,
    p_together: pTogether,
    verdict,
    thinned: column.integer(
      '1: tested on a random subset of the records, or on whole numbers of the same grain',
      '1：减少记录或统一取整精度后检验',
      {
        note: {
          en: 'if the number of records grows and the median unit has few, a random share of the records of the period with more is left out, so that sampling variation contributes equally to the inequality of both periods; means of several dates are also tested without thinning, and the larger p counts; whole numbers that grow and of which a tenth or more are the least there is are divided by their growth and rounded again; no interval is given in this case',
          zh: '记录数增长而中位单元记录偏少时，随机略去较多一期的部分记录，使两期的随机不均衡相当；多个日期的均值另按原值检验，取较大的 p；整数指标增长且至少一成单元处于最小值时，除以增长倍数后重新取整；此时不给区间',
        },
      },
    ),
    ...comparedColumns,
  },
  key: ['level', 'node', 'measure', 'from', 'to'],
  from: ['all'],
  section: sections.balance,
});

export const lorenz = defineTable({
  name: 'lorenz',
  title: { en: 'Lorenz curves', zh: '洛伦兹曲线' },
  columns: {
    level: columns.level,
    node: columns.node,
    period: columns.period,
    units: column.number('Cumulative share of units, from the lowest', '单元占比（由低到高）', {
      note: {
        en: 'in steps of one twentieth, interpolated linearly between units; the Gini coefficient is computed from all units',
        zh: '按二十分之一分段，单元之间取直线；基尼系数由全部单元算得',
      },
    }),
    share: column.number('Cumulative share of the sum', '其合计占比', {
      note: {
        en: 'every period for the whole index, the first and the last for other nodes; no curve if any value is negative',
        zh: '总指数列全部时期，其他节点列首末两期；有负值时无曲线',
      },
    }),
  },
  key: ['level', 'node', 'period', 'units'],
  from: ['all'],
  section: sections.balance,
});
