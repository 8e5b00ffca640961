import type { Text } from '../../edition/index.js';
import { columns as common, orNull } from '../commonColumns.js';
import type { Column, Family, TidyTable } from '../tidy.js';
import { type ComparedTable, comparePublished, summariesOf } from './compare.js';

/** What was published of the index beside what came out: by level, node and period, and figure by figure. */
export const publishedFamily: Family = {
  names: ['published', 'published-figures'],
  make: (of) => {
    const all = comparePublished(of);
    return all.length === 0 ? [] : [summaryTable(all), figuresTable(all)];
  },
};

const column = (id: string, en: string, zh: string, note?: Text): Column => ({
  id,
  title: { en, zh },
  ...(note ? { note } : {}),
});

const published = column('published', 'Table of published figures', '已公布数值表');

const share = (equal: number, of: number) => (of === 0 ? null : equal / of);

function summaryTable(all: readonly ComparedTable[]): TidyTable {
  const rows = all.flatMap((one) =>
    summariesOf(one).map((s) => [
      s.published,
      s.level,
      s.node,
      s.period,
      s.rows,
      s.values,
      s.equal,
      share(s.equal, s.values),
      orNull(Math.abs(s.largest?.difference ?? Number.NaN)),
      s.largest?.unit ?? null,
      s.ranks,
      s.ranksEqual,
      share(s.ranksEqual, s.ranks),
      s.rankLargest ? Math.abs(s.rankLargest.ourRank - s.rankLargest.rank!) : null,
      s.rankLargest?.unit ?? null,
      Object.values(s.aside).reduce((sum, n) => sum + n, 0),
      Object.entries(s.aside)
        .map(([why, n]) => `${why}:${n}`)
        .join(' '),
    ]),
  );
  return {
    name: 'published',
    title: { en: 'Published figures and ours', zh: '已公布数值与本指数的对照' },
    columns: [
      published,
      {
        ...common.level,
        note: { en: 'empty: of no unit or group of ours', zh: '空：不属本指数的任何单元或分组' },
      },
      common.node,
      common.period,
      column('rows', 'Rows of the published table', '已公布数值表的行数'),
      column('values', 'Values that both have', '双方均有的数值个数'),
      column('equal', 'Of these, ours rounds to theirs', '其中舍入后相等的个数'),
      column('share_equal', 'Share of them', '相等的比例'),
      column('largest_difference', 'Largest difference, ours unrounded', '最大差值（本指数未舍入）'),
      column('largest_at', 'Whose it is', '最大差值所在'),
      column('ranks', 'Ranks that both have', '双方均有的位次个数'),
      column('ranks_equal', 'Of these, the same', '其中相同的个数'),
      column('share_ranks_equal', 'Share of them', '相同的比例'),
      column('largest_rank_difference', 'Largest difference of ranks', '位次的最大差'),
      column('largest_rank_at', 'Whose it is', '位次最大差所在'),
      column('not_compared', 'Rows not compared', '未比较的行数'),
      column('reasons', 'Why, with counts', '未比较的原因与个数', reasons),
    ],
    rows,
  };
}

const reasons: Text = {
  en: 'no-unit, no-period, no-node: not in this index; missing: ours has none; not-published: neither value nor rank was published',
  zh: 'no-unit、no-period、no-node：本指数无此单元、时期、节点；missing：本指数缺失；not-published：数值与位次均未公布',
};

function figuresTable(all: readonly ComparedTable[]): TidyTable {
  const word = (equal: boolean | undefined) => (equal === undefined ? null : equal ? 1 : 0);
  const rows = all.flatMap(({ table, cells }) =>
    cells.map((c) => [
      table.id,
      c.level,
      c.unit,
      c.period,
      c.node,
      c.value,
      orNull(c.ours),
      orNull(c.rounded),
      orNull(c.difference),
      word(c.equal),
      c.rank,
      c.ourRank || null,
      word(c.rankEqual),
      c.why ?? '',
    ]),
  );
  return {
    name: 'published-figures',
    title: { en: 'Published figures and ours, one by one', zh: '已公布数值与本指数的逐项对照' },
    columns: [
      published,
      common.level,
      common.unit,
      common.period,
      common.node,
      column('value_published', 'Value, published', '公布的数值'),
      column('value', 'Value, ours, unrounded', '本指数数值（未舍入）'),
      column('value_rounded', 'Ours, rounded as theirs', '按公布位数舍入后的本指数数值'),
      column('difference', 'Ours, unrounded, less theirs', '差：本指数（未舍入）减公布值'),
      column('equal', '1: ours rounds to theirs, 0: it does not', '1：舍入后相等；0：不相等'),
      column('rank_published', 'Rank, published', '公布的位次'),
      column('rank', 'Rank, ours', '本指数位次'),
      column('rank_equal', '1: the same rank, 0: another', '1：位次相同；0：不同'),
      column('reason', 'Why it is not compared', '未比较的原因', reasons),
    ],
    rows,
  };
}
