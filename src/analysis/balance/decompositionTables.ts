import { publishedPeriods } from '../../edition/index.js';
import { column, defineTable, orNull, type RowOf, type Table, tableOf } from '../../tables/index.js';
import { columns } from '../commonColumns.js';
import { sections } from '../sections.js';
import { type Division, divisionsOf, tiersByPeriod } from '../sectors/bodies.js';
import type { Analysed } from '../tableFamily.js';
import { changeCells, changeColumns, reason } from './columns.js';
import { dagum } from './dagum.js';
import { decompose, entropies } from './entropy.js';
import type { Line } from './lines.js';
import type { NoValueReason } from './noValueReason.js';
import type { Sample } from './sample.js';
import { judgedPairs } from './verdict.js';

/** Pairs of groups are listed for groupings of at most this many groups. */
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
  why?: NoValueReason | undefined;
}

function partCells({ total, within, between, why }: Parts) {
  return { total: orNull(total), within: orNull(within), between: orNull(between), reason: why ?? null };
}

/** The parts between the judged pairs of periods, over the matched sets. */
function partChanges(
  { plan }: Analysed,
  lines: readonly Line[],
  divisions: readonly Division[],
): RowOf<typeof inequalityPartsChanges>[] {
  const periods = publishedPeriods(plan);
  const units = lines.filter((line) => line.grouping < 0);
  return units.flatMap(({ g, node, last, pair }) =>
    divisions.flatMap(({ level, members, memberOf }) =>
      judgedPairs(last).flatMap(([from, to]) => {
        const ends = pair(from, to).samples.map((sample, i) =>
          partsOf(sample, memberOf([from, to][i]), members.length, g === 0),
        );
        const at = { node, grouping: level, from: periods[from], to: periods[to] };
        return [...ends[0]].flatMap(([measure, a]) => {
          const b = ends[1].get(measure)!;
          return parts.map(({ name, of }) => {
            const cells = changeCells(of(a), of(b));
            const reason = a.why ?? b.why ?? (cells.change === null ? 'all-equal' : null);
            return { ...at, measure, part: name, ...cells, reason };
          });
        });
      }),
    ),
  );
}

/** The parts of Theil's T, and of the whole index of the Gini coefficient too. */
function partsOf(
  sample: Sample,
  memberOf: ArrayLike<number>,
  groups: number,
  withGini: boolean,
): Map<string, Parts> {
  const theil = decompose(sample, memberOf, groups)['theil-t'];
  return new Map<string, Parts>([
    ...(withGini ? [['gini', dagum(sample, memberOf, groups)] as const] : []),
    ['theil-t', theil],
  ]);
}

const parts = [
  { name: 'within', of: ({ within }: Parts) => within },
  { name: 'between', of: ({ between }: Parts) => between },
  // The share of nothing is not defined.
  { name: 'between-share', of: ({ between, total }: Parts) => (total > 0 ? between / total : Number.NaN) },
] as const;

const grouping = column.string('Grouping', '分组方式', {
  note: { en: 'tier: the tiers of the same period', zh: 'tier：当期所属梯队' },
});

const netOnly = { en: 'for gini the net between-group component', zh: '基尼系数为净差部分' };

export const inequalityPartsChanges = defineTable({
  name: 'inequality-parts-changes',
  title: { en: 'Change in inequality within and between groups', zh: '组内与组间差距的变化' },
  columns: {
    node: columns.node,
    grouping,
    measure: column.string('Measure', '指标', {
      note: {
        en: 'theil-t; for the whole index also gini (Dagum)',
        zh: 'theil-t；总指数另列 gini（达古姆分解）',
      },
    }),
    part: column.string('Component', '部分', {
      note: {
        en: 'within, between (for gini the net between-group component), between-share: between divided by the total',
        zh: 'within：组内；between：组间（基尼系数为净差部分）；between-share：组间占比',
      },
    }),
    from: columns.from,
    to: columns.to,
    ...changeColumns,
    reason,
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
        en: 'gini (Dagum), theil-t, theil-l, half-squared-cv (half the squared coefficient of variation); the components add up to the total exactly',
        zh: 'gini（达古姆分解）、theil-t、theil-l、half-squared-cv（变异系数平方之半）；各部分之和等于总体',
      },
    }),
    total: column.number('Total inequality of all units in a group', '全部有分组的单元'),
    within: column.number('Within groups', '组内'),
    between: column.number('Between groups', '组间', { note: netOnly }),
    transvariation: column.number('Overlap of groups (transvariation)', '组间重叠', {
      note: { en: 'only for gini, otherwise missing', zh: '仅基尼系数有此项，其余为空' },
    }),
    units: column.integer('Number of units with a value and a group', '有取值且有分组的单元数'),
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
    gini: column.number('Gini ratio between the two groups', '组间基尼系数', {
      note: {
        en: `only for the whole index and groupings of at most ${mostGroups} groups; missing if all values of both groups are zero`,
        zh: `仅总指数；分组不超过${mostGroups}个；两组均为零时为空`,
      },
    }),
    affluence: column.number('Relative economic affluence', '相对经济影响', {
      note: {
        en: '0 to 1; the larger, the less the groups overlap',
        zh: '0–1：越大则重叠越少',
      },
    }),
  },
  key: ['node', 'period', 'grouping', 'group', 'other'],
  from: ['all'],
  section: sections.balance,
});
