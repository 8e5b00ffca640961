import { hasNaturalZero, line, publishedPeriods } from '../../edition/index.js';
import { matchedIndex } from '../../engine/index.js';
import { column, defineTable, orNull, type RowOf, type Table, tableOf } from '../../tables/index.js';
import { columns as common } from '../commonColumns.js';
import { sections } from '../sections.js';
import type { Analysed } from '../tableFamily.js';
import { type Division, sumsBy } from './bodies.js';

/**
 * Size, share, growth and contribution to growth of every group (tier, cluster, province …), by node and period.
 * Growth is that of the units that are in the group now and have a value in both periods, so that units that change
 * their tier, enter or leave have no effect.
 */
export function groupsTable(
  { plan, index }: Analysed,
  divisions: readonly Division[],
  nodes: readonly number[],
): Table<typeof groupsDefinition> {
  const periods = publishedPeriods(plan);
  const rows: RowOf<typeof groupsDefinition>[] = [];
  for (const division of divisions) {
    for (const g of nodes) {
      periods.forEach((period, t) => {
        for (const { unit, figures } of groupsAt(division, g, t)) {
          rows.push({ level: division.level, unit, period, node: plan.nodes[g].id, ...figures });
        }
      });
    }
  }
  return tableOf(groupsDefinition, rows);

  function groupsAt({ members, rollUp, memberOf }: Division, g: number, t: number) {
    const n = members.length;
    const member = memberOf(t);
    const counts = new Int32Array(n + 1);
    const now = sumsBy(line(index, g, t), member, n, counts);
    const total = now.reduce((s, x) => s + x, 0);
    const both = t > 0 ? matchedIndex(plan, index, t - 1, t) : undefined;
    const shared = new Int32Array(n + 1);
    const countsBefore = new Int32Array(n + 1);
    if (t > 0) sumsBy(line(index, g, t - 1), member, n, countsBefore);
    const sharedNow = new Int32Array(n + 1);
    const before = both && sumsBy(line(both.index, g, both.from), member, n, shared);
    const after = both && sumsBy(line(both.index, g, both.to), member, n, sharedNow);
    const totalBefore = before?.reduce((s, x) => s + x, 0) ?? Number.NaN;
    const sum = rollUp === 'sum';
    const isRatio = hasNaturalZero(plan);
    return Array.from(now, (own, j) => {
      const value = sum ? own : own / counts[j];
      const was = before && shared[j] > 0 ? before[j] / (sum ? 1 : shared[j]) : Number.NaN;
      const is = after && sharedNow[j] > 0 ? after[j] / (sum ? 1 : sharedNow[j]) : Number.NaN;
      const change = sum && shared[j] > 0 ? after![j] - before![j] : is - was;
      return {
        unit: members[j]?.code ?? '',
        any: counts[j] + countsBefore[j] > 0,
        figures: {
          units: counts[j],
          value: counts[j] > 0 ? orNull(value) : null,
          share: isRatio && sum && total > 0 ? orNull((100 * own) / total) : null,
          change: orNull(change),
          growth: isRatio && was > 0 ? orNull((100 * change) / was) : null,
          contribution: isRatio && sum && totalBefore > 0 ? orNull((100 * change) / totalBefore) : null,
        },
      };
    }).filter(({ any }) => any);
  }
}

export const groupsDefinition = defineTable({
  name: 'groups',
  title: { en: 'Groups: value, share and growth', zh: '分组：规模、占比与增长' },
  columns: {
    level: common.level,
    unit: {
      ...common.unit,
      optional: true,
      note: {
        en: 'empty: the units that belong to no group, so that the sums are complete; tiers: 1 is the top tier',
        zh: '空：不属任何组的单元，用以补足合计；梯队以 1 为首',
      },
    },
    period: common.period,
    node: { ...common.node, note: { en: 'only nodes with children', zh: '含有下级的节点' } },
    units: column.integer('Number of units with a value', '有值的单元数'),
    value: column.number('Sum or mean of its units', '所含单元之和或均值', {
      note: { en: 'missing if none of them has a value', zh: '所含单元均无值时为空' },
    }),
    share: column.number('Share of the total of all units', '占全部单元的比重', {
      unit: { en: 'per cent', zh: '%' },
      note: {
        en: 'missing if groups are averaged, the total is not positive, or the scale has no natural zero',
        zh: '分组取均值、合计不大于零或标度没有自然零点时为空',
      },
    }),
    change: column.number('Change since the previous period', '较上一时期变化', {
      note: {
        en: 'over the units that are in the group in this period and have a value in both; missing in the first period',
        zh: '按当期所含且两期均有值的单元计；首期为空',
      },
    }),
    growth: column.number('Growth since the previous period', '较上一时期增长', {
      unit: { en: 'per cent', zh: '%' },
      note: {
        en: 'missing if the previous value is absent or not positive, or the scale has no natural zero',
        zh: '此前无大于零的值或标度没有自然零点时为空',
      },
    }),
    contribution: column.number('Contribution to the growth of the total', '对总体增长的贡献', {
      unit: {
        en: 'percentage points, which add up to the growth of all units',
        zh: '百分点，加总即总体增长率',
      },
      note: {
        en: 'missing if groups are averaged, the previous total was not positive, or the scale has no natural zero',
        zh: '分组取均值、此前合计不大于零或标度没有自然零点时为空',
      },
    }),
  },
  key: ['level', 'unit', 'period', 'node'],
  from: ['own'],
  section: sections.parts,
});
