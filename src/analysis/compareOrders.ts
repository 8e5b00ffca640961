import type { Plan, PublishedOrder } from '../edition/index.js';
import type { Index } from '../engine/index.js';
import { spearman } from '../engine/index.js';
import { column, defineTable, orNull, type Table, tableOf } from '../tables/index.js';
import { columns } from './commonColumns.js';
import { sections } from './sections.js';

/** The comparison of a published ranking with this index. */
export interface OrderComparison {
  published: PublishedOrder;
  /** The rank of each place of the published ranking in this index, among all units or groups; 0 where it has none. */
  ours: number[];
  /** Spearman's correlation of the two rankings over the published places that this index ranks. */
  spearman: number;
  /** The number of the n published places that are among the first n of this index. */
  overlap: number;
}

/** Compares the published rankings of an edition with the ranks in the period declared for each, of the whole index or of a node. */
export function compareOrders(plan: Plan, index: Index): OrderComparison[] {
  return plan.compare.map((published) => compareOrder(plan, index, published));
}

function compareOrder(plan: Plan, index: Index, published: PublishedOrder): OrderComparison {
  const node = published.node === undefined ? 0 : plan.nodes.findIndex(({ id }) => id === published.node);
  const t = plan.periods.indexOf(published.period) - plan.first;
  const grouping = plan.groupings.findIndex((g) => g.column === published.level);
  const codes =
    grouping < 0 ? plan.units.map((u) => u.code) : plan.groupings[grouping].groups.map((g) => g.code);
  const ranks = grouping < 0 ? index.ranks(node) : index.groupRanks(grouping, node);
  const ours = published.order.map((code) => ranks[t * codes.length + codes.indexOf(code)] ?? 0);
  const ranked = ours.flatMap((rank, i) => (rank > 0 ? [[i + 1, rank] as const] : []));
  return {
    published,
    ours,
    spearman: spearman(
      ranked.map(([theirs]) => theirs),
      ranked.map(([, rank]) => rank),
    ),
    overlap: ours.filter((rank) => rank > 0 && rank <= published.order.length).length,
  };
}

/** Published rankings and the ranks of this index, a row for each published place. */
export function compareTable(plan: Plan, index: Index): Table<typeof compareDefinition> {
  const rows = compareOrders(plan, index).flatMap(({ published, ours, spearman: agreement, overlap }) =>
    published.order.map((unit, i) => ({
      order: published.title.en,
      level: published.level,
      period: published.period,
      place: i + 1,
      unit,
      our_rank: ours[i] || null,
      spearman: orNull(agreement),
      overlap,
      of: published.order.length,
      source: published.source.en,
    })),
  );
  return tableOf(compareDefinition, rows);
}

export const compareDefinition = defineTable({
  name: 'compare',
  title: { en: 'Published rankings compared with this index', zh: '已发布排名与本指数' },
  columns: {
    order: column.string('Published ranking', '已发布的排名'),
    level: columns.level,
    period: columns.period,
    place: column.integer('Place in the published ranking', '已发布排名中的位次'),
    unit: column.string('Unit published at this place', '发布时位列此位的单元'),
    our_rank: column.integer('Rank in this index in the same period', '本指数同期位次'),
    spearman: column.number('Spearman’s rank correlation of the two rankings', '两个排名的斯皮尔曼相关系数'),
    overlap: column.integer(
      'How many of the published units are in the top n of this index, n being the number published',
      '发布的n个单元中位列本指数前n名的个数',
    ),
    of: column.integer('Number of places published', '发布的位数'),
    source: column.string('Source', '来源'),
  },
  key: ['order', 'place'],
  from: ['all'],
  section: sections.compared,
  topLevel: true,
});
