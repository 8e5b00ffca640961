import type { Text } from '../../edition/index.js';
import { column, defineTable, orNull, type Table, tableOf } from '../../tables/index.js';
import { columns as common } from '../commonColumns.js';
import { sections } from '../sections.js';
import { tableFamily } from '../tableFamily.js';
import { type ComparedTable, comparePublished, summariesOf } from './compare.js';

const ofTable = column.string('Table of published figures', '已公布数值表');

const share = (equal: number, of: number) => (of === 0 ? null : equal / of);

function summaryTable(all: readonly ComparedTable[]): Table<typeof published> {
  const rows = all.flatMap((one) =>
    summariesOf(one).map((s) => ({
      published: s.published,
      level: s.level,
      node: s.node,
      period: s.period,
      rows: s.rows,
      values: s.values,
      equal: s.equal,
      share_equal: share(s.equal, s.values),
      largest_difference: orNull(Math.abs(s.largest?.difference ?? Number.NaN)),
      largest_at: s.largest?.unit ?? null,
      ranks: s.ranks,
      ranks_equal: s.ranksEqual,
      share_ranks_equal: share(s.ranksEqual, s.ranks),
      largest_rank_difference: s.rankLargest ? Math.abs(s.rankLargest.ourRank - s.rankLargest.rank!) : null,
      largest_rank_at: s.rankLargest?.unit ?? null,
      not_compared: Object.values(s.aside).reduce((sum, n) => sum + n, 0),
      reasons: Object.entries(s.aside)
        .map(([why, n]) => `${why}:${n}`)
        .join(' '),
    })),
  );
  return tableOf(published, rows);
}

const reasons: Text = {
  en: 'no-unit, no-period, no-node: this index has no such unit, period or node; missing: this index has no value there; not-published: neither value nor rank was published',
  zh: 'no-unit、no-period、no-node：本指数无此单元、时期、节点；missing：本指数缺失；not-published：数值与位次均未公布',
};

function figuresTable(all: readonly ComparedTable[]): Table<typeof publishedFigures> {
  const word = (equal: boolean | undefined) => (equal === undefined ? null : equal ? 1 : 0);
  const rows = all.flatMap(({ table, cells }) =>
    cells.map((c) => ({
      published: table.id,
      level: c.level,
      unit: c.unit,
      period: c.period,
      node: c.node,
      value_published: c.value,
      value: orNull(c.ours),
      value_rounded: orNull(c.rounded),
      difference: orNull(c.difference),
      equal: word(c.equal),
      rank_published: c.rank,
      rank: c.ourRank || null,
      rank_equal: word(c.rankEqual),
      reason: c.why ?? '',
    })),
  );
  return tableOf(publishedFigures, rows);
}

export const published = defineTable({
  name: 'published',
  title: { en: 'Published figures compared with this index', zh: '已公布数值与本指数的对照' },
  columns: {
    published: ofTable,
    level: {
      ...common.level,
      optional: true,
      note: { en: 'empty: matches no unit or group of this index', zh: '空：不属本指数的任何单元或分组' },
    },
    node: common.node,
    period: common.period,
    rows: column.integer('Number of rows in the published table', '已公布数值表的行数'),
    values: column.integer('Number of values present in both', '双方均有的数值个数'),
    equal: column.integer(
      'Of these, equal after rounding to the published precision',
      '其中舍入后相等的个数',
    ),
    share_equal: column.number('Share of these', '相等的比例'),
    largest_difference: column.number(
      'Largest difference (this index unrounded)',
      '最大差值（本指数未舍入）',
    ),
    largest_at: column.string('Unit or group with that difference', '差值最大的单元或分组', {
      optional: true,
    }),
    ranks: column.integer('Number of ranks present in both', '双方均有的位次个数'),
    ranks_equal: column.integer('Of these, identical', '其中相同的个数'),
    share_ranks_equal: column.number('Share of these', '相同的比例'),
    largest_rank_difference: column.integer('Largest rank difference', '位次的最大差'),
    largest_rank_at: column.string('Unit or group with that difference', '位次差最大的单元或分组', {
      optional: true,
    }),
    not_compared: column.integer('Number of rows not compared', '未比较的行数'),
    reasons: column.string('Reasons, with counts', '未比较的原因与个数', { note: reasons }),
  },
  key: ['published', 'level', 'node', 'period'],
  from: ['all', 'plan'],
  section: sections.compared,
});

export const publishedFigures = defineTable({
  name: 'published-figures',
  title: { en: 'Published figures compared with this index, row by row', zh: '已公布数值与本指数的逐项对照' },
  columns: {
    published: ofTable,
    level: { ...common.level, optional: true },
    unit: common.unit,
    period: common.period,
    node: common.node,
    value_published: column.number('Published value', '公布的数值'),
    value: column.number('Value of this index, unrounded', '本指数数值（未舍入）'),
    value_rounded: column.number(
      'Value of this index, rounded to the published precision',
      '按公布位数舍入后的本指数数值',
    ),
    difference: column.number(
      'Value of this index (unrounded) minus the published value',
      '差：本指数（未舍入）减公布值',
    ),
    equal: column.integer('1: equal after rounding; 0: not', '1：舍入后相等；0：不相等'),
    rank_published: column.integer('Published rank', '公布的位次'),
    rank: column.integer('Rank in this index', '本指数位次'),
    rank_equal: column.integer('1: same rank; 0: different rank', '1：位次相同；0：不同'),
    reason: column.string('Reason why the row is not compared', '未比较的原因', { note: reasons }),
  },
  key: ['published', 'level', 'unit', 'period', 'node'],
  from: ['own', 'plan'],
  section: sections.compared,
});

/** Published figures of this index compared with the results: by level, node and period, and figure by figure. */
export const publishedFamily = tableFamily([published, publishedFigures], (of) => {
  const all = comparePublished(of);
  return all.length === 0 ? [] : [summaryTable(all), figuresTable(all)];
});
