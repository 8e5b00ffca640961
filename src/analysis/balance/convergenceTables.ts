import { publishedPeriods, yearsOf } from '../../edition/index.js';
import { columns, orNull } from '../commonColumns.js';
import type { Analysed, Column, TidyTable } from '../tidy.js';
import { noted, verdict } from './columns.js';
import { type Convergence, convergence, trendOfSpread } from './convergence.js';
import type { InequalitySeries, Point } from './inequalitySeries.js';
import { gapChange, gapsToLeaders } from './leaders.js';
import { everPresent, type Line } from './lines.js';
import { type Measure, measured, whyUndefined } from './measures.js';
import { onceEach, sampleOf } from './sample.js';
import { judgedPairs } from './verdict.js';

/** Did the units become more alike (σ), did those behind grow faster (β), did they come nearer to the leaders. */
export function convergenceTables(of: Analysed, series: readonly InequalitySeries[]): TidyTable[] {
  const lines = series.map((s) => s.line);
  return [sigmaTable(of, series), betaTable(of, lines), leadersTable(of, lines)];
}

const units: Column = { id: 'units', title: { en: 'Units', zh: '单元数' } };
const low: Column = { id: 'low', title: { en: 'Lower end of 95 %', zh: '95% 区间下限' } };
const high: Column = { id: 'high', title: { en: 'Upper end of 95 %', zh: '95% 区间上限' } };
const error: Column = { id: 'error', title: { en: 'Standard error (HC1)', zh: '标准误（HC1）' } };
const p: Column = { id: 'p', title: { en: 'p-value', zh: 'p 值' } };

function sigmaTable({ plan }: Analysed, series: readonly InequalitySeries[]): TidyTable {
  const years = yearsOf(plan);
  const rows = series.flatMap(({ line, points }) =>
    (['cv', 'sd-log'] as const).map((measure) => {
      const values = spreads(line, points, measure, years.length);
      const { slope, periods, verdict: judged } = trendOfSpread(values, years);
      const numbers = slope
        ? [slope.estimate, slope.error, slope.p, slope.low, slope.high].map(orNull)
        : none(5);
      return [line.level, line.node, measure, periods, ...numbers, judged];
    }),
  );
  return {
    name: 'sigma-convergence',
    title: { en: 'Sigma convergence: the trend of the spread', zh: 'σ 收敛：离散程度的趋势' },
    columns: [
      columns.level,
      columns.node,
      {
        id: 'measure',
        title: { en: 'Measure of spread', zh: '离散指标' },
        note: {
          en: 'cv, sd-log, over the units with a value in every period; of all units by period in the table inequality',
          zh: 'cv、sd-log，按各期均有值的单元计算；全部单元的各期取值见 inequality 表',
        },
      },
      { id: 'periods', title: { en: 'Periods with a value', zh: '有取值的期数' } },
      { id: 'slope', title: { en: 'Change a year', zh: '年变化' } },
      error,
      p,
      low,
      high,
      verdict,
    ],
    rows,
  };
}

/** A measure of spread by period, over the units that have a value in all of them. */
function spreads(line: Line, points: readonly Point[], measure: Measure, periods: number): number[] {
  const always = everPresent(line);
  if (always !== line.columns) {
    return always.map((column) => {
      const once = onceEach(sampleOf(column));
      return whyUndefined(measure, once) ? Number.NaN : measured(measure, once);
    });
  }
  const values = new Array<number>(periods).fill(Number.NaN);
  for (const point of points) if (point.measure === measure) values[point.period] = point.value;
  return values;
}

function betaTable(of: Analysed, lines: readonly Line[]): TidyTable {
  const { plan } = of;
  const periods = publishedPeriods(plan);
  const years = yearsOf(plan);
  const rows = lines.flatMap((line) =>
    judgedPairs(periods.length).flatMap(([from, to]) => {
      const pair = line.pair(from, to);
      const [before, after] = pair.columns;
      const unmatched = pair.unitsOf - pair.units;
      const row = (model: string, found: Convergence) => [
        ...[line.level, line.node, periods[from], periods[to], model],
        ...betaNumbers({ ...found, leftOut: found.leftOut + unmatched }),
        found.verdict,
      ];
      const span = years[to] - years[from];
      const groupings = line.grouping < 0 ? plan.groupings : [];
      return [
        row('absolute', convergence(before, after, span)),
        ...groupings.map(({ column, memberOf }) =>
          row(`within:${column}`, convergence(before, after, span, { memberOf })),
        ),
      ];
    }),
  );
  return {
    name: 'convergence',
    title: { en: 'Beta convergence: did those behind grow faster', zh: 'β 收敛：落后者是否增长更快' },
    columns: [
      columns.level,
      columns.node,
      columns.from,
      columns.to,
      {
        id: 'model',
        title: { en: 'Model', zh: '模型' },
        note: {
          en: 'absolute, or within a grouping: with an effect of each of its groups; units above zero in both periods',
          zh: 'absolute：绝对收敛；within：加入各分组的固定效应；仅含两期均大于零的单元',
        },
      },
      { id: 'slope', title: { en: 'Slope on ln of the initial value', zh: '初始值对数的系数' } },
      error,
      p,
      low,
      high,
      {
        id: 'r2',
        title: { en: 'R², effects of groups included', zh: 'R²（含分组固定效应）' },
        note: { en: 'the groups may explain most of it', zh: '其中大部分可能由分组解释' },
      },
      {
        id: 'r2-within',
        title: { en: 'R² within groups', zh: '组内 R²' },
        note: {
          en: 'of the slope alone; without groups the same as R²',
          zh: '仅由系数解释的部分；不分组时与 R² 相同',
        },
      },
      { id: 'speed', title: { en: 'Speed a year; below zero: apart', zh: '年收敛速度；负为发散' } },
      {
        id: 'half-life',
        title: { en: 'Years to half the gap', zh: '差距减半所需年数' },
        note: { en: 'missing where the units drift apart', zh: '发散时为空' },
      },
      units,
      { id: 'left-out', title: { en: 'Units left out: zero or missing', zh: '剔除单元数（零或缺失）' } },
      verdict,
    ],
    rows,
  };
}

function betaNumbers({
  terms,
  r2,
  r2Within,
  speed,
  halfLife,
  units: n,
  leftOut,
}: Convergence): (number | null)[] {
  const slope = terms[1];
  const numbers = slope ? [slope.estimate, slope.error, slope.p, slope.low, slope.high].map(orNull) : none(5);
  return [...numbers, orNull(r2), orNull(r2Within), orNull(speed), orNull(halfLife), n, leftOut];
}

function leadersTable(of: Analysed, lines: readonly Line[]): TidyTable {
  const { plan } = of;
  const periods = publishedPeriods(plan);
  const rows = lines.flatMap((line) =>
    judgedPairs(periods.length).flatMap(([from, to]) => {
      const ends = line.pair(from, to);
      const [before, after] = ends.columns.map((column, i) => gapsToLeaders(column, ends.samples[i]));
      return groupsOf(of, line).map(([grouping, group, members]) => {
        const g = gapChange(before, after, members);
        const at = [line.level, line.node, periods[from], periods[to], grouping, group];
        const numbers = [g.before, g.after, g.narrowed, g.change, g.low, g.high].map(orNull);
        return [...at, g.units, ...numbers, g.verdict];
      });
    }),
  );
  return {
    name: 'gap-to-leaders',
    title: { en: 'Gap to the leaders', zh: '与领先者的差距' },
    columns: [
      columns.level,
      columns.node,
      columns.from,
      columns.to,
      { id: 'grouping', title: { en: 'Grouping, empty for all', zh: '分组方式，空为全部' } },
      { id: 'group', title: { en: 'Group, empty for all', zh: '分组，空为全部' } },
      units,
      {
        id: 'before',
        title: { en: 'Mean gap in the first period', zh: '起始时期平均差距' },
        note: {
          en: 'ln of the mean of the first four of all, less ln of the value',
          zh: '全体前四名均值的对数减各单元取值的对数',
        },
      },
      { id: 'after', title: { en: 'Mean gap in the last period', zh: '截止时期平均差距' } },
      { id: 'narrowed', title: { en: 'Share of units that came nearer', zh: '差距缩小的单元占比' } },
      { id: 'change', title: { en: 'Mean change of the gap', zh: '差距的平均变化' } },
      low,
      high,
      noted(verdict, {
        en: 'by Student’s interval of the mean change, the leaders given',
        zh: '依据平均变化的学生氏区间，领先者视为给定',
      }),
    ],
    rows,
  };
}

/** All members of a line, and at the level of the units the members of each group. */
function groupsOf({ plan }: Analysed, line: Line): [string, string, number[]][] {
  const all = Array.from(line.columns[0], (_, c) => c);
  const groupings = line.grouping < 0 ? plan.groupings : [];
  return [
    ['', '', all],
    ...groupings.flatMap(({ column, groups, memberOf }) =>
      groups.map(({ code }, j): [string, string, number[]] => [
        column,
        code,
        all.filter((c) => memberOf[c] === j),
      ]),
    ),
  ];
}

const none = (n: number) => new Array<null>(n).fill(null);
