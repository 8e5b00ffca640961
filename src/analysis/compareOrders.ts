import type { Plan, PublishedOrder } from '../edition/index.js';
import type { Index } from '../engine/index.js';
import { spearman } from '../engine/index.js';
import { column, defineTable, orNull, type Table, tableOf } from '../tables/index.js';
import { columns } from './commonColumns.js';
import { sections } from './sections.js';

/** How a published order and ours agree. */
export interface OrderComparison {
  published: PublishedOrder;
  /** Our rank among all units (or groups) of each place of the published order; 0 where we have none. */
  ours: number[];
  /** Spearman's correlation of the two orders over the published places that we rank. */
  spearman: number;
  /** How many of the published places are among as many leaders of ours. */
  overlap: number;
}

/** Compares the orders an edition names with the ranks of the root node in the period it names for each. */
export function compareOrders(plan: Plan, index: Index): OrderComparison[] {
  return plan.compare.map((published) => compareOrder(plan, index, published, 0));
}

/** Compares one order with the ranks of a node in the period it names. */
export function compareOrder(
  plan: Plan,
  index: Index,
  published: PublishedOrder,
  node: number,
): OrderComparison {
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

/** Our order beside those that others published, a row a published place. */
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
      source: published.source,
    })),
  );
  return tableOf(compareDefinition, rows);
}

export const compareDefinition = defineTable({
  name: 'compare',
  title: { en: 'Published orders beside ours', zh: '已发布排名与本指数' },
  columns: {
    order: column.string('Published order', '已发布的排名'),
    level: columns.level,
    period: columns.period,
    place: column.integer('Place in the published order', '已发布排名中的位次'),
    unit: column.string('Published at this place', '发布在该位次者'),
    our_rank: column.integer('Our rank in the same period', '本指数同期位次'),
    spearman: column.number('Spearman’s correlation of the two orders', '两个排名的斯皮尔曼相关系数'),
    overlap: column.integer(
      'How many of the published places are among as many leaders of ours',
      '发布名单中有多少位列本指数前若干名',
    ),
    of: column.integer('Places published', '发布的位数'),
    source: column.string('Source', '来源'),
  },
  key: ['order', 'place'],
  from: ['all'],
  section: sections.compared,
  topLevel: true,
});
