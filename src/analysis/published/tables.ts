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
  en: 'no-unit, no-period, no-node: not in this index; missing: ours has none; not-published: neither value nor rank was published',
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
  title: { en: 'Published figures and ours', zh: '已公布数值与本指数的对照' },
  columns: {
    published: ofTable,
    level: {
      ...common.level,
      optional: true,
      note: { en: 'empty: of no unit or group of ours', zh: '空：不属本指数的任何单元或分组' },
    },
    node: common.node,
    period: common.period,
    rows: column.integer('Rows of the published table', '已公布数值表的行数'),
    values: column.integer('Values that both have', '双方均有的数值个数'),
    equal: column.integer('Of these, ours rounds to theirs', '其中舍入后相等的个数'),
    share_equal: column.number('Share of them', '相等的比例'),
    largest_difference: column.number('Largest difference, ours unrounded', '最大差值（本指数未舍入）'),
    largest_at: column.string('Whose it is', '最大差值所在', { optional: true }),
    ranks: column.integer('Ranks that both have', '双方均有的位次个数'),
    ranks_equal: column.integer('Of these, the same', '其中相同的个数'),
    share_ranks_equal: column.number('Share of them', '相同的比例'),
    largest_rank_difference: column.integer('Largest difference of ranks', '位次的最大差'),
    largest_rank_at: column.string('Whose it is', '位次最大差所在', { optional: true }),
    not_compared: column.integer('Rows not compared', '未比较的行数'),
    reasons: column.string('Why, with counts', '未比较的原因与个数', { note: reasons }),
  },
  key: ['published', 'level', 'node', 'period'],
  from: ['all', 'plan'],
  section: sections.compared,
});

export const publishedFigures = defineTable({
  name: 'published-figures',
  title: { en: 'Published figures and ours, one by one', zh: '已公布数值与本指数的逐项对照' },
  columns: {
    published: ofTable,
    level: { ...common.level, optional: true },
    unit: common.unit,
    period: common.period,
    node: common.node,
    value_published: column.number('Value, published', '公布的数值'),
    value: column.number('Value, ours, unrounded', '本指数数值（未舍入）'),
    value_rounded: column.number('Ours, rounded as theirs', '按公布位数舍入后的本指数数值'),
    difference: column.number('Ours, unrounded, less theirs', '差：本指数（未舍入）减公布值'),
    equal: column.integer('1: ours rounds to theirs, 0: it does not', '1：舍入后相等；0：不相等'),
    rank_published: column.integer('Rank, published', '公布的位次'),
    rank: column.integer('Rank, ours', '本指数位次'),
    rank_equal: column.integer('1: the same rank, 0: another', '1：位次相同；0：不同'),
    reason: column.string('Why it is not compared', '未比较的原因', { note: reasons }),
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
