import { publishedPeriods } from '../../edition/index.js';
import { column, defineTable, orNull, type RowOf, type Table, tableOf } from '../../tables/index.js';
import { columns } from '../commonColumns.js';
import { sections } from '../sections.js';
import { type Division, divisionsOf, tiersByPeriod } from '../sectors/bodies.js';
import type { Analysed } from '../tidy.js';
import { changeCells, changeColumns, direction, reason } from './columns.js';
import { dagum } from './dagum.js';
import { drawnChange } from './drawn.js';
import { drawnDagum, drawnTheil } from './drawnParts.js';
import { decompose, entropies } from './entropy.js';
import type { Line } from './lines.js';
import type { Sample } from './sample.js';
import type { Undefined } from './undefined.js';
import { directionOf, judgedPairs, verdictOf } from './verdict.js';

/** Pairs of groups are listed where there are at most so many groups. */
const mostGroups = 12;

type PartsTable = Table<typeof inequalityParts | typeof inequalityPartsChanges | typeof inequalityPairs>;

/** The inequality of the units within and between the groups of every grouping, and the tiers of each period. */
export function decompositionTables(of: Analysed, lines: readonly Line[]): PartsTable[] {
  const { plan, index } = of;
  const divisions = divisionsOf(plan, tiersByPeriod(plan, index)).filter(({ level }) => level !== 'total');
  const periods = publishedPeriods(plan);
  const partRows: RowOf<typeof inequalityParts>[] = [];
  const pairs: RowOf<typeof inequalityPairs>[] = [];
  for (const { g, node, samples } of lines.filter((line) => line.grouping < 0)) {
    for (const { level, members, memberOf: membersAt } of divisions) {
      samples.forEach((sample, t) => {
        const memberOf = membersAt(t);
        const gini = dagum(sample, memberOf, members.length);
        const at = { node, period: periods[t], grouping: level };
        partRows.push({
          ...at,
          measure: 'gini',
          ...partCells(gini),
          transvariation: orNull(gini.transvariation),
          units: gini.units,
        });
        const additive = decompose(sample, memberOf, members.length);
        for (const entropy of entropies) {
          partRows.push({
            ...at,
            measure: entropy,
            ...partCells(additive[entropy]),
            transvariation: null,
            units: gini.units,
          });
        }
        if (g > 0 || members.length > mostGroups) return;
        for (const { j, h, gini: ratio, affluence } of gini.pairs()) {
          const [group, other] = [members[j].code, members[h].code];
          pairs.push({ ...at, group, other, gini: orNull(ratio), affluence });
        }
      });
    }
  }
  return [
    tableOf(inequalityParts, partRows),
    tableOf(inequalityPartsChanges, partChanges(of, lines, divisions)),
    tableOf(inequalityPairs, pairs),
  ];
}

interface Parts {
  total: number;
  within: number;
  between: number;
  why?: Undefined | undefined;
}

function partCells({ total, within, between, why }: Parts) {
  return { total: orNull(total), within: orNull(within), between: orNull(between), reason: why ?? null };
}

/** Changes of the parts between the judged pairs of periods, with verdicts. */
function partChanges(
  { plan }: Analysed,
  lines: readonly Line[],
  divisions: readonly Division[],
): RowOf<typeof inequalityPartsChanges>[] {
  const periods = publishedPeriods(plan);
  const pairs = judgedPairs(periods.length);
  return lines
    .filter((line) => line.grouping < 0)
    .flatMap(({ g, node, columns: by, pair }) =>
      divisions.flatMap(({ level, members, memberOf }) => {
        const how = (t: number) => ({
          memberOf: memberOf(t),
          groups: members.length,
          members: by[0].length,
        });
        const drawn = { gini: drawnDagum, 'theil-t': drawnTheil };
        const named = Object.entries(drawn).filter(([name]) => g === 0 || name !== 'gini');
        return named.flatMap(([name, draw]) => {
          const drawnAt = new Map<Sample, ReturnType<typeof draw>>();
          return pairs.flatMap(([from, to]) => {
            const [a, b] = pair(from, to).samples.map((sample, i) => {
              const found = drawnAt.get(sample) ?? draw(sample, how([from, to][i]));
              drawnAt.set(sample, found);
              return found;
            });
            return parts.map((part) => {
              const { why, ...change } = drawnChange(a[part], b[part]);
              const { low, high } = change;
              const became =
                part === 'between-share' ? directionOf(low, high, why) : verdictOf(low, high, why);
              const at = { node, grouping: level, measure: name, part, from: periods[from], to: periods[to] };
              return { ...at, ...changeCells(change), verdict: became };
            });
          });
        });
      }),
    );
}

const parts = ['within', 'between', 'between-share'] as const;

const grouping = column.string('Grouping', '分组方式', {
  note: { en: 'tier: the tiers of the period itself', zh: 'tier：当期所属梯队' },
});

const netOnly = { en: 'for gini the net part', zh: '基尼系数为净差部分' };

export const inequalityPartsChanges = defineTable({
  name: 'inequality-parts-changes',
  title: { en: 'Did gaps within and between groups narrow or widen', zh: '组内与组间差距的变化' },
  columns: {
    node: columns.node,
    grouping,
    measure: column.string('Measure', '指标', {
      note: {
        en: 'theil-t; for the whole index gini (Dagum) too',
        zh: 'theil-t；总指数另列 gini（达古姆分解）',
      },
    }),
    part: column.string('Part', '部分', {
      note: {
        en: 'within, between (for gini the net part), between-share: between over all',
        zh: 'within：组内；between：组间（基尼系数为净差部分）；between-share：组间占比',
      },
    }),
    from: columns.from,
    to: columns.to,
    ...changeColumns(),
    verdict: {
      ...direction,
      note: {
        en: 'narrowed or widened, for the share fell or rose, where the 95 % interval of the change (units drawn anew 199 times) lies on one side of zero, else not-distinguishable; undefined:reason',
        zh: '变化的 95% 区间（对单元重抽样199次）全在零的一侧时为 narrowed（缩小）或 widened（扩大），占比为 fell（下降）或 rose（上升），否则为 not-distinguishable（无法区分）；undefined：无法定义及原因',
      },
    },
  },
  key: ['node', 'grouping', 'measure', 'part', 'from', 'to'],
  from: ['all'],
  section: sections.balance,
});

export const inequalityParts = defineTable({
  name: 'inequality-parts',
  title: { en: 'Inequality within and between groups', zh: '组内与组间不均衡' },
  columns: {
    node: columns.node,
    period: columns.period,
    grouping,
    measure: column.string('Measure', '指标', {
      note: {
        en: 'gini (Dagum), theil-t, theil-l, half-squared-cv; the parts add up to the total exactly',
        zh: 'gini（达古姆分解）、theil-t、theil-l、half-squared-cv（变异系数平方之半）；各部分之和等于总体',
      },
    }),
    total: column.number('Of all units with a group', '全部有分组的单元'),
    within: column.number('Within groups', '组内'),
    between: column.number('Between groups', '组间', { note: netOnly }),
    transvariation: column.number('Overlap of groups', '超变密度', {
      note: { en: 'gini alone; missing for the others', zh: '仅基尼系数有此项，其余为空' },
    }),
    units: column.integer('Units with a value and a group', '有取值且有分组的单元数'),
    reason,
  },
  key: ['node', 'period', 'grouping', 'measure'],
  from: ['all'],
  section: sections.balance,
});

export const inequalityPairs = defineTable({
  name: 'inequality-pairs',
  title: { en: 'Inequality between two groups (Dagum)', zh: '两组之间的不均衡（达古姆）' },
  columns: {
    node: columns.node,
    period: columns.period,
    grouping,
    group: column.string('Group', '分组'),
    other: column.string('Other group', '另一分组'),
    gini: column.number('Gini ratio between them', '组间基尼系数', {
      note: {
        en: `the whole index; groupings of at most ${mostGroups} groups; missing where both have nothing`,
        zh: `仅总指数；分组不超过${mostGroups}个；两组均为零时为空`,
      },
    }),
    affluence: column.number('Relative economic affluence', '相对经济影响', {
      note: {
        en: '0 to 1: how little they overlap',
        zh: '0–1：越大则重叠越少',
      },
    }),
  },
  key: ['node', 'period', 'grouping', 'group', 'other'],
  from: ['all'],
  section: sections.balance,
});
