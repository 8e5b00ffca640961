import { publishedPeriods } from '../../edition/index.js';
import { columns, orNull } from '../commonColumns.js';
import type { Analysed, TidyTable } from '../tidy.js';
import { reason } from './columns.js';
import { dagum } from './dagum.js';
import { decompose, entropies } from './entropy.js';
import type { Line } from './lines.js';

/** Pairs of groups are listed where there are at most so many groups. */
const mostGroups = 12;

/** The inequality of the units within and between the groups of every grouping. */
export function decompositionTables({ plan }: Analysed, lines: readonly Line[]): TidyTable[] {
  const periods = publishedPeriods(plan);
  const parts: TidyTable['rows'] = [];
  const pairs: TidyTable['rows'] = [];
  for (const { g, node, samples } of lines.filter((line) => line.grouping < 0)) {
    for (const { column, groups, memberOf } of plan.groupings) {
      samples.forEach((sample, t) => {
        const gini = dagum(sample, memberOf, groups.length);
        const at = [node, periods[t], column];
        parts.push([
          ...at,
          'gini',
          orNull(gini.total),
          orNull(gini.within),
          orNull(gini.between),
          orNull(gini.transvariation),
          gini.units,
          gini.why ?? null,
        ]);
        const additive = decompose(sample, memberOf, groups.length);
        for (const entropy of entropies) {
          const { total, within, between, why } = additive[entropy];
          parts.push([
            ...at,
            entropy,
            orNull(total),
            orNull(within),
            orNull(between),
            null,
            gini.units,
            why ?? null,
          ]);
        }
        if (g > 0 || groups.length > mostGroups) return;
        for (const { j, h, gini: ratio, affluence } of gini.pairs()) {
          pairs.push([...at, groups[j].code, groups[h].code, orNull(ratio), affluence]);
        }
      });
    }
  }
  return [partsTable(parts), pairsTable(pairs)];
}

const grouping = { id: 'grouping', title: { en: 'Grouping', zh: '分组方式' } };

function partsTable(rows: TidyTable['rows']): TidyTable {
  return {
    name: 'inequality-parts',
    title: { en: 'Inequality within and between groups', zh: '组内与组间不均衡' },
    columns: [
      columns.node,
      columns.period,
      grouping,
      {
        id: 'measure',
        title: { en: 'Measure', zh: '指标' },
        note: {
          en: 'gini (Dagum), theil-t, theil-l, half-squared-cv; the parts add up to the total exactly',
          zh: 'gini（达古姆分解）、theil-t、theil-l、half-squared-cv（变异系数平方之半）；各部分之和等于总体',
        },
      },
      {
        id: 'total',
        title: { en: 'Of all units with a group', zh: '全部有分组的单元' },
      },
      { id: 'within', title: { en: 'Within groups', zh: '组内' } },
      { id: 'between', title: { en: 'Between groups', zh: '组间' }, note: netOnly },
      {
        id: 'transvariation',
        title: { en: 'Overlap of groups', zh: '超变密度' },
        note: { en: 'gini alone', zh: '仅基尼系数有此项' },
      },
      { id: 'units', title: { en: 'Units with a value and a group', zh: '有取值且有分组的单元数' } },
      reason,
    ],
    rows,
  };
}

const netOnly = { en: 'for gini the net part', zh: '基尼系数为净差部分' };

function pairsTable(rows: TidyTable['rows']): TidyTable {
  return {
    name: 'inequality-pairs',
    title: { en: 'Inequality between two groups (Dagum)', zh: '两组之间的不均衡（达古姆）' },
    columns: [
      columns.node,
      columns.period,
      grouping,
      { id: 'group', title: { en: 'Group', zh: '分组' } },
      { id: 'other', title: { en: 'Other group', zh: '另一分组' } },
      {
        id: 'gini',
        title: { en: 'Gini ratio between them', zh: '组间基尼系数' },
        note: {
          en: `the whole index; groupings of at most ${mostGroups} groups`,
          zh: `仅总指数；分组不超过${mostGroups}个`,
        },
      },
      {
        id: 'affluence',
        title: { en: 'Relative economic affluence', zh: '相对经济影响' },
        note: {
          en: '0 to 1: how little they overlap',
          zh: '0–1：越大则重叠越少',
        },
      },
    ],
    rows,
  };
}
