import { type PerHead, type Plan, publishedPeriods } from '../../edition/index.js';
import { rankingValues, rankLines } from '../../engine/index.js';
import { column, defineTable, type RowOf, type Table, tableOf } from '../../tables/index.js';
import { columns } from '../commonColumns.js';
import { innerNodes } from '../levels.js';
import { row } from '../row.js';
import { sections } from '../sections.js';
import type { Analysed } from '../tableFamily.js';
import { indexAt, placesAt, usedFigures } from './economyOf.js';
import { type Heads, headsOf } from './heads.js';
import { type PerHeadRanges, perHeadRanges } from './perHeadRanges.js';
import { periodsOf } from './subject.js';

/**
 * Points of a place over its share of the heads of the total: what the total would be if it had the same
 * value per head everywhere; the total itself is unchanged. NaN without a figure above zero of either.
 */
export function perHead(points: number, heads: number, allHeads: number): number {
  return heads > 0 && allHeads > 0 ? points / (heads / allHeads) : Number.NaN;
}

/** The index per head at every inner node and level, with ranks; no rows where the total is no sum of its places. */
export function perHeadTable(of: Analysed, by: PerHead): Table<typeof perHeadDefinition> {
  const { plan, index } = of;
  if (plan.total.rollUp !== 'sum') return tableOf(perHeadDefinition, []);
  const heads = headsOf(plan, index, by);
  const ranges = rangesByPeriod(of, by, heads);
  return tableOf(
    perHeadDefinition,
    innerNodes(plan).flatMap((g) => nodeRows(of, g, by, heads, g === 0 ? ranges : () => undefined)),
  );
}

/** A level by its number among groupings: −2 the total, −1 the units. */
const levelsOf = (plan: Plan) => [
  { level: 'total', grouping: -2 },
  ...plan.groupings.map(({ column: level }, grouping) => ({ level, grouping })),
  { level: plan.level, grouping: -1 },
];

/** Rank ranges of the whole index per head, made where the edition shows it beside the index. */
function rangesByPeriod(of: Analysed, { beside, atLeast }: PerHead, heads: Heads) {
  const { plan } = of;
  return (period: string): PerHeadRanges | undefined => {
    const t = publishedPeriods(plan).indexOf(period);
    if (!beside || t < 0) return undefined;
    const enough = (n: number) => (n >= atLeast ? n : Number.NaN);
    return perHeadRanges(of, t, {
      units: heads.of(-1, 0, period).map(enough),
      groups: plan.groupings.map((_, j) => heads.of(j, 0, period).map(enough)),
    });
  };
}

function nodeRows(
  { plan, index }: Analysed,
  g: number,
  { by, period: fixed, atLeast }: PerHead,
  heads: Heads,
  ranges: (period: string) => PerHeadRanges | undefined,
): RowOf<typeof perHeadDefinition>[] {
  const periods = fixed === null ? periodsOf(plan, usedFigures(plan.economy!, by)) : publishedPeriods(plan);
  return periods.flatMap((period) => {
    const studied = ranges(period);
    const [all] = heads.of(-2, g, period);
    return levelsOf(plan).flatMap(({ level, grouping }) => {
      const headsThere = heads.of(grouping, g, period);
      const found = placesAt(plan, index, level, g).map((place, number) => {
        const [points, own] = [indexAt(plan, place, period), headsThere[number]];
        const value = own < atLeast ? Number.NaN : perHead(points, own, all);
        return { place, points, own, value };
      });
      if (found.every(({ own }) => Number.isNaN(own))) return [];
      const values = Float64Array.from(found, (f) => f.value);
      const ranks = rankLines(rankingValues(plan, g, values), found.length);
      const of = ranks.filter((rank) => rank > 0).length;
      const intervals = grouping === -1 ? studied?.units : studied?.groups[grouping];
      return found.map(({ place, points, own, value }, i) => {
        const { cell, why } = row();
        const few = own < atLeast ? 'too-few-heads' : 'no-heads';
        const range = ranks[i] > 0 ? intervals?.[i] : undefined;
        return {
          node: plan.nodes[g].id,
          level,
          unit: place.code,
          period,
          points: cell('points', points, 'no-index'),
          heads: cell('heads', own, 'no-figure'),
          value: cell('value', value, Number.isNaN(points) ? 'no-index' : few),
          rank: ranks[i] || null,
          of,
          low_rank: range?.low ?? null,
          high_rank: range?.high ?? null,
          why: why(),
        };
      });
    });
  });
}

export const perHeadDefinition = defineTable({
  name: 'per-head',
  title: { en: 'The index per capita', zh: '人均指数' },
  columns: {
    node: columns.node,
    level: columns.level,
    unit: columns.unit,
    period: columns.period,
    points: column.number('Index', '指数'),
    heads: column.number('Population', '人口'),
    value: column.number('Index per capita', '人均指数', {
      note: {
        en: 'points / (population / total population): what the total would be if everywhere had the per-capita value of this place',
        zh: '指数 ÷（人口 ÷ 总人口），即各地人均水平均与该地相同时的总体指数',
      },
    }),
    rank: columns.rank,
    of: column.integer('Number of places ranked', '参与排名的地方数'),
    low_rank: column.integer('Lower limit of the 90% rank interval', '90%位次区间下限', {
      note: {
        en: 'only for the whole index; from the same variants as the table uncertainty, including data errors where they are known; population is taken as exact',
        zh: '仅限总指数，方案与不确定性表相同，已知的数据误差计入在内；人口视为精确值',
      },
    }),
    high_rank: column.integer('Upper limit of the 90% rank interval', '90%位次区间上限'),
    why: columns.why,
  },
  key: ['node', 'level', 'unit', 'period'],
  from: ['all', 'panel', 'economy'],
  section: sections.size,
});
