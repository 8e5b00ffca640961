import { publishedPeriods, yearsOf } from '../../edition/index.js';
import { column, defineTable, orNull, type Table, tableOf } from '../../tables/index.js';
import { columns } from '../commonColumns.js';
import { sections } from '../sections.js';
import type { Analysed } from '../tableFamily.js';
import { pTogether, pValue, reason, verdict } from './columns.js';
import { type Convergence, convergenceIn } from './convergence.js';
import { gapIn } from './leaders.js';
import type { Line } from './lines.js';
import { trendsOf } from './trend.js';
import { judgedPairs } from './verdict.js';

type ConvergenceTable = Table<typeof betaConvergence | typeof gapToLeaders>;

/** Tables of convergence: β (faster growth of those with less), and the gap to the leaders. */
export function convergenceTables(of: Analysed, lines: readonly Line[]): ConvergenceTable[] {
  return [betaTable(of, lines), leadersTable(of, lines)];
}

const units = column.integer('Units', '单元数');

const together = {
  en: 'how often permutations make the largest trend of all nodes and measures of the level as large as this one (docs/method.md); missing for trends that are not tested',
  zh: '随机置换中，同层级全部节点与指标的最大趋势达到此趋势的比例；未检验的趋势为空',
};

/** The table of σ-convergence (less dispersion). */
export function sigmaTable({ plan }: Analysed, lines: readonly Line[]): Table<typeof sigmaConvergence> {
  const years = yearsOf(plan);
  const rows = lines.flatMap((line) =>
    trendsOf(line, years).map(({ slope, p, pTogether: together, verdict: judged, ...found }) => ({
      level: line.level,
      node: line.node,
      ...found,
      slope: orNull(slope),
      p: orNull(p),
      p_together: orNull(together),
      verdict: judged,
    })),
  );
  return tableOf(sigmaConvergence, rows);
}

function betaTable(of: Analysed, lines: readonly Line[]): Table<typeof betaConvergence> {
  const { plan } = of;
  const periods = publishedPeriods(plan);
  const years = yearsOf(plan);
  const rows = lines.flatMap((line) =>
    judgedPairs(line.last).flatMap(([from, to]) => {
      const pair = line.pair(from, to);
      const unmatched = pair.unitsOf - pair.units;
      const row = (model: string, found: Convergence) => ({
        level: line.level,
        node: line.node,
        from: periods[from],
        to: periods[to],
        model,
        slope: orNull(found.slope),
        r2: orNull(found.r2),
        'r2-within': orNull(found.r2Within),
        units: found.units,
        'left-out': found.leftOut + unmatched,
        reason: found.why ?? null,
      });
      const span = years[to] - years[from];
      const groupings = line.grouping < 0 ? plan.groupings : [];
      return [
        row('absolute', convergenceIn(pair, span)),
        ...groupings.map(({ column, memberOf }) =>
          row(`within:${column}`, convergenceIn(pair, span, memberOf)),
        ),
      ];
    }),
  );
  return tableOf(betaConvergence, rows);
}

function leadersTable(of: Analysed, lines: readonly Line[]): Table<typeof gapToLeaders> {
  const { plan } = of;
  const periods = publishedPeriods(plan);
  const rows = lines.flatMap((line) =>
    judgedPairs(line.last).flatMap(([from, to]) => {
      const ends = line.pair(from, to);
      return groupsOf(of, line).map(([grouping, group, members]) => {
        const g = gapIn(ends, members);
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
          reason: g.why ?? null,
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
  title: { en: 'Sigma convergence: trend of the dispersion', zh: 'σ 收敛：离散程度的趋势' },
  columns: {
    level: columns.level,
    node: columns.node,
    measure: column.string('Measure of dispersion', '离散指标', {
      note: {
        en: 'gini, sd-log; over the units observed in all periods used; the values over all units of each period are in the table inequality',
        zh: 'gini、sd-log，按所用各期均有观测的单元计算；全部单元的各期取值见 inequality 表',
      },
    }),
    periods: column.integer('Number of periods used', '所用期数', {
      note: {
        en: 'those in which at least 0.8 of the units are observed',
        zh: '至少八成单元有观测的各期',
      },
    }),
    units: column.integer('Number of units observed in all of them', '各期均有观测的单元数'),
    slope: column.number('Change per year', '年变化'),
    p: pValue,
    p_together: { ...pTogether, note: together },
    verdict,
  },
  key: ['level', 'node', 'measure'],
  from: ['all'],
  section: sections.balance,
});

export const betaConvergence = defineTable({
  name: 'convergence',
  title: {
    en: 'Beta convergence: whether units that started lower grew faster',
    zh: 'β 收敛：落后者是否增长更快',
  },
  columns: {
    level: columns.level,
    node: columns.node,
    from: columns.from,
    to: columns.to,
    model: column.string('Model', '模型', {
      note: {
        en: 'absolute; or within a grouping, with a fixed effect for each of its groups; only units with positive values in both periods',
        zh: 'absolute：绝对收敛；within：加入各分组的固定效应；仅含两期均大于零的单元',
      },
    }),
    slope: column.number('Coefficient of ln of the initial value', '初始值对数的系数', {
      note: {
        en: 'descriptive only: negative if units that started lower grew faster; some or all of this is regression to their own mean, and it does not show that the gap narrowed',
        zh: '仅作描述：小于零表示落后者增长较快，其中部分或全部是向自身均值的回归，并不说明差距缩小',
      },
    }),
    r2: column.number('R², including the group effects', 'R²（含分组固定效应）', {
      note: { en: 'the group effects may account for most of it', zh: '其中大部分可能由分组解释' },
    }),
    'r2-within': column.number('R² within groups', '组内 R²', {
      note: {
        en: 'of the coefficient alone; without groups the same as R²',
        zh: '仅由系数解释的部分；不分组时与 R² 相同',
      },
    }),
    units,
    'left-out': column.integer('Number of units left out (zero or missing)', '剔除单元数（零或缺失）'),
    reason,
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
        en: 'ln of the mean of the four highest of all units, minus ln of the value',
        zh: '全体前四名均值的对数减各单元取值的对数',
      },
    }),
    after: column.number('Mean gap in the last period', '截止时期平均差距'),
    narrowed: column.number('Share of units whose gap narrowed', '差距缩小的单元占比'),
    change: column.number('Mean change in the gap', '差距的平均变化', {
      note: {
        en: 'describes these units; for a test against chance see gap-to-leaders in the table balance-verdicts',
        zh: '对这些单元的事实描述；是否可能出于随机起伏，见 balance-verdicts 表的 gap-to-leaders',
      },
    }),
    reason,
  },
  key: ['level', 'node', 'from', 'to', 'grouping', 'group'],
  from: ['all'],
  section: sections.balance,
});
