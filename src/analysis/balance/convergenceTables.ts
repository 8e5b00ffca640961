import { publishedPeriods, yearsOf } from '../../edition/index.js';
import { column, defineTable, orNull, type Table, tableOf } from '../../tables/index.js';
import { columns } from '../commonColumns.js';
import { sections } from '../sections.js';
import type { Analysed } from '../tidy.js';
import { endColumns, verdict } from './columns.js';
import { type Convergence, convergence, trendOfSpread } from './convergence.js';
import type { InequalitySeries, Point } from './inequalitySeries.js';
import { gapChange, gapsToLeaders } from './leaders.js';
import { everPresent, type Line } from './lines.js';
import { type Measure, measured, whyUndefined } from './measures.js';
import { onceEach, sampleOf } from './sample.js';
import { judgedPairs } from './verdict.js';

type ConvergenceTable = Table<typeof sigmaConvergence | typeof betaConvergence | typeof gapToLeaders>;

/** Tables of convergence: σ (less dispersion), β (faster growth of those with less), and the gap to the leaders. */
export function convergenceTables(of: Analysed, series: readonly InequalitySeries[]): ConvergenceTable[] {
  const lines = series.map((s) => s.line);
  return [sigmaTable(of, series), betaTable(of, lines), leadersTable(of, lines)];
}

const units = column.integer('Units', '单元数');
const error = column.number('Standard error (HC1)', '标准误（HC1）');
const p = column.number('p-value', 'p 值');

function sigmaTable({ plan }: Analysed, series: readonly InequalitySeries[]): Table<typeof sigmaConvergence> {
  const years = yearsOf(plan);
  const rows = series.flatMap(({ line, points }) =>
    (['cv', 'sd-log'] as const).map((measure) => {
      const values = spreads(line, points, measure, years.length);
      const { slope, periods, verdict: judged } = trendOfSpread(values, years);
      return { level: line.level, node: line.node, measure, periods, ...slopeCells(slope), verdict: judged };
    }),
  );
  return tableOf(sigmaConvergence, rows);
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

function betaTable(of: Analysed, lines: readonly Line[]): Table<typeof betaConvergence> {
  const { plan } = of;
  const periods = publishedPeriods(plan);
  const years = yearsOf(plan);
  const rows = lines.flatMap((line) =>
    judgedPairs(periods.length).flatMap(([from, to]) => {
      const pair = line.pair(from, to);
      const [before, after] = pair.columns;
      const unmatched = pair.unitsOf - pair.units;
      const row = (model: string, found: Convergence) => ({
        level: line.level,
        node: line.node,
        from: periods[from],
        to: periods[to],
        model,
        ...slopeCells(found.terms[1]),
        r2: orNull(found.r2),
        'r2-within': orNull(found.r2Within),
        speed: orNull(found.speed),
        'half-life': orNull(found.halfLife),
        units: found.units,
        'left-out': found.leftOut + unmatched,
        verdict: found.verdict,
      });
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
  return tableOf(betaConvergence, rows);
}

/** The cells of a slope with its error and interval, or of none. */
function slopeCells(slope: Convergence['terms'][number] | undefined) {
  const { estimate, error, p, low, high } = slope ?? noSlope;
  return {
    slope: orNull(estimate),
    error: orNull(error),
    p: orNull(p),
    low: orNull(low),
    high: orNull(high),
  };
}

const none = Number.NaN;
const noSlope = { estimate: none, error: none, p: none, low: none, high: none };

function leadersTable(of: Analysed, lines: readonly Line[]): Table<typeof gapToLeaders> {
  const { plan } = of;
  const periods = publishedPeriods(plan);
  const rows = lines.flatMap((line) =>
    judgedPairs(periods.length).flatMap(([from, to]) => {
      const ends = line.pair(from, to);
      const [before, after] = ends.columns.map((column, i) => gapsToLeaders(column, ends.samples[i]));
      return groupsOf(of, line).map(([grouping, group, members]) => {
        const g = gapChange(before, after, members);
        return {
          level: line.level,
          node: line.node,
          from: periods[from],
          to: periods[to],
          grouping,
          group,
          units: g.units,
          before: orNull(g.before),
          after: orNull(g.after),
          narrowed: orNull(g.narrowed),
          change: orNull(g.change),
          low: orNull(g.low),
          high: orNull(g.high),
          verdict: g.verdict,
        };
      });
    }),
  );
  return tableOf(gapToLeaders, rows);
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

export const sigmaConvergence = defineTable({
  name: 'sigma-convergence',
  title: { en: 'Sigma convergence: the trend of the spread', zh: 'σ 收敛：离散程度的趋势' },
  columns: {
    level: columns.level,
    node: columns.node,
    measure: column.string('Measure of spread', '离散指标', {
      note: {
        en: 'cv, sd-log, over the units with a value in every period; of all units by period in the table inequality',
        zh: 'cv、sd-log，按各期均有值的单元计算；全部单元的各期取值见 inequality 表',
      },
    }),
    periods: column.integer('Periods with a value', '有取值的期数'),
    slope: column.number('Change a year', '年变化'),
    error,
    p,
    ...endColumns(),
    verdict,
  },
  key: ['level', 'node', 'measure'],
  from: ['all'],
  section: sections.balance,
});

export const betaConvergence = defineTable({
  name: 'convergence',
  title: { en: 'Beta convergence: did those behind grow faster', zh: 'β 收敛：落后者是否增长更快' },
  columns: {
    level: columns.level,
    node: columns.node,
    from: columns.from,
    to: columns.to,
    model: column.string('Model', '模型', {
      note: {
        en: 'absolute, or within a grouping: with an effect of each of its groups; units above zero in both periods',
        zh: 'absolute：绝对收敛；within：加入各分组的固定效应；仅含两期均大于零的单元',
      },
    }),
    slope: column.number('Slope on ln of the initial value', '初始值对数的系数'),
    error,
    p,
    ...endColumns(),
    r2: column.number('R², effects of groups included', 'R²（含分组固定效应）', {
      note: { en: 'the groups may explain most of it', zh: '其中大部分可能由分组解释' },
    }),
    'r2-within': column.number('R² within groups', '组内 R²', {
      note: {
        en: 'of the slope alone; without groups the same as R²',
        zh: '仅由系数解释的部分；不分组时与 R² 相同',
      },
    }),
    speed: column.number('Speed a year; below zero: apart', '年收敛速度；负为发散'),
    'half-life': column.number('Years to half the gap', '差距减半所需年数', {
      note: { en: 'missing where the units drift apart', zh: '发散时为空' },
    }),
    units,
    'left-out': column.integer('Units left out: zero or missing', '剔除单元数（零或缺失）'),
    verdict,
  },
  key: ['level', 'node', 'from', 'to', 'model'],
  from: ['all'],
  section: sections.balance,
});

export const gapToLeaders = defineTable({
  name: 'gap-to-leaders',
  title: { en: 'Gap to the leaders', zh: '与领先者的差距' },
  columns: {
    level: columns.level,
    node: columns.node,
    from: columns.from,
    to: columns.to,
    grouping: column.string('Grouping, empty for all', '分组方式，空为全部', { optional: true }),
    group: column.string('Group, empty for all', '分组，空为全部', { optional: true }),
    units,
    before: column.number('Mean gap in the first period', '起始时期平均差距', {
      note: {
        en: 'ln of the mean of the first four of all, less ln of the value',
        zh: '全体前四名均值的对数减各单元取值的对数',
      },
    }),
    after: column.number('Mean gap in the last period', '截止时期平均差距'),
    narrowed: column.number('Share of units that came nearer', '差距缩小的单元占比'),
    change: column.number('Mean change of the gap', '差距的平均变化'),
    ...endColumns(),
    verdict: {
      ...verdict,
      note: {
        en: 'by Student’s interval of the mean change, the leaders given',
        zh: '依据平均变化的学生氏区间，领先者视为给定',
      },
    },
  },
  key: ['level', 'node', 'from', 'to', 'grouping', 'group'],
  from: ['all'],
  section: sections.balance,
});
