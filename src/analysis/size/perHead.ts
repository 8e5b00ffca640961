import type { Plan } from '../../edition/index.js';
import { type Index, rankLines, toRank } from '../../engine/index.js';
import { column, defineTable, type RowOf, type Table, tableOf } from '../../tables/index.js';
import { columns } from '../commonColumns.js';
import { innerNodes } from '../levels.js';
import { row } from '../row.js';
import { sections } from '../sections.js';
import type { Analysed } from '../tidy.js';
import { indexAt, placesAt, usedFigures } from './economyOf.js';
import { periodsOf } from './subject.js';

/**
 * Points of a place over its share of the heads of the total: what the total would be if it had the same
 * value per head everywhere; the total itself is unchanged. NaN without a figure above zero of either.
 */
export function perHead(points: number, heads: number, allHeads: number): number {
  return heads > 0 && allHeads > 0 ? points / (heads / allHeads) : Number.NaN;
}

/** The index per head at every inner node and level, with ranks; no rows where the total is no sum of its places. */
export function perHeadTable({ plan, index }: Analysed, by: string): Table<typeof perHeadDefinition> {
  const rows =
    plan.total.rollUp === 'sum' ? innerNodes(plan).flatMap((g) => nodeRows(plan, index, g, by)) : [];
  return tableOf(perHeadDefinition, rows);
}

function nodeRows(plan: Plan, index: Index, g: number, by: string): RowOf<typeof perHeadDefinition>[] {
  const heads = usedFigures(plan.economy!, by);
  const periods = periodsOf(plan, heads);
  const whole = { level: 'total', code: plan.total.code };
  const levels = ['total', ...plan.groupings.map((of) => of.column), plan.level];
  return levels.flatMap((level) => {
    const places = placesAt(plan, index, level, g);
    return periods.flatMap((period) => {
      const found = places.map((place) => {
        const [points, own] = [indexAt(plan, place, period), heads.of(place, period)];
        return { place, points, own, value: perHead(points, own, heads.of(whole, period)) };
      });
      if (found.every(({ own }) => Number.isNaN(own))) return [];
      const ranks = rankLines(
        toRank(
          plan,
          g,
          Float64Array.from(found, (f) => f.value),
        ),
        found.length,
      );
      return found.map(({ place, points, own, value }, i) => {
        const { cell, why } = row();
        return {
          node: plan.nodes[g].id,
          level,
          unit: place.code,
          period,
          points: cell('points', points, 'no-index'),
          heads: cell('heads', own, 'no-figure'),
          value: cell('value', value, Number.isNaN(points) ? 'no-index' : 'no-heads'),
          rank: ranks[i] || null,
          why: why(),
        };
      });
    });
  });
}

export const perHeadDefinition = defineTable({
  name: 'per-head',
  title: { en: 'The index per head', zh: '人均指数' },
  columns: {
    node: columns.node,
    level: columns.level,
    unit: columns.unit,
    period: columns.period,
    points: column.number('Index', '指数'),
    heads: column.number('Heads', '人口'),
    value: column.number('Index per head', '人均指数', {
      note: {
        en: 'points / (heads / heads of the total): what the total would be if everybody had what a head has there',
        zh: '指数 ÷（人口 ÷ 总人口）：若总体人均与该地相同，总体的指数',
      },
    }),
    rank: columns.rank,
    why: columns.why,
  },
  key: ['node', 'level', 'unit', 'period'],
  from: ['own', 'economy'],
  section: sections.size,
});
