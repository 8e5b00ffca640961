import { publishedPeriods } from '../../edition/index.js';
import { levelCube, matchedCounts, matchedIndex, ranksIn } from '../../engine/index.js';
import { column, defineTable, orNull, type RowOf, type Table, tableOf } from '../../tables/index.js';
import { columns } from '../commonColumns.js';
import { matchedRanks, matchedSet, matchedValues, unitsIn } from '../matched.js';
import { sections } from '../sections.js';
import type { Analysed } from '../tableFamily.js';
import { type ListedPlace, listedPlaces } from './changes.js';

/**
 * The comparisons of `changes` whose two periods do not have the same units or indicators: how many were compared, the change over
 * these, and the difference of the published values. No rows where every comparison is over one set.
 */
export function matchedTable(of: Analysed): Table<typeof matchedSets> {
  const { plan, index } = of;
  const periods = publishedPeriods(plan);
  const pairs = comparisons(of).filter(([from, to]) => !matchedIndex(plan, index, from, to).isPublished);
  return tableOf(
    matchedSets,
    listedPlaces(of).flatMap((place) => pairs.flatMap((pair) => rowOf(place, pair))),
  );

  /** Ranks among the members of the set; 0 for none. */
  function ranksOf({ grouping, g, number }: ListedPlace, pair: readonly [number, number]): number[] {
    if (grouping === -2) return [0, 0];
    const { before, after } = matchedRanks(plan, index, grouping, g, pair);
    return [before[number], after[number]];
  }

  function publishedRank({ grouping, g, number }: ListedPlace, t: number): number {
    return grouping === -2 ? 0 : ranksIn(levelCube(index, grouping), g, t)[number];
  }

  function rowOf(place: ListedPlace, pair: readonly [number, number]): RowOf<typeof matchedSets>[] {
    const set = matchedSet(plan, index, place.g, pair, place);
    const ranks = ranksOf(place, pair);
    if (!set && ranks.every((rank, end) => rank === publishedRank(place, pair[end]))) return [];
    const { before, after } = matchedValues(plan, index, place.g, pair, place);
    const counts = set ?? matchedCounts(plan, index, place.g, pair, unitsIn(plan, place));
    const [from, to] = pair.map((t) => periods[t]);
    return [
      {
        node: plan.nodes[place.g].id,
        level: place.level,
        unit: place.code,
        from,
        to,
        units: counts.units,
        units_of: counts.unitsOf,
        indicators: counts.indicators,
        indicators_of: counts.indicatorsOf,
        from_value: orNull(before),
        to_value: orNull(after),
        points: orNull(after - before),
        published: orNull(set?.published ?? after - before),
        from_rank: ranks[0] || null,
        to_rank: ranks[1] || null,
      },
    ];
  }
}

const noChange = { en: 'missing if the two periods have nothing in common', zh: '两期无共有数据时为空' };

const noRank = { en: 'missing for the total, and without a value', zh: '总体及无值时为空' };

/** The pairs of periods that are compared: each with the one before, and with the base. */
function comparisons({ plan, index }: Analysed): [number, number][] {
  const base = plan.base - plan.first;
  const all = Array.from({ length: index.periods }, (_, t): [number, number][] => [
    ...(t > 0 ? [[t - 1, t] as [number, number]] : []),
    ...(plan.baseLength === 1 && t !== base && base !== t - 1 ? [[base, t] as [number, number]] : []),
  ]);
  return all.flat();
}

export const matchedSets = defineTable({
  name: 'matched-sets',
  title: {
    en: 'Comparisons of periods with different units or indicators',
    zh: '两期口径不一致的比较',
  },
  columns: {
    node: columns.node,
    level: columns.level,
    unit: columns.unit,
    from: columns.from,
    to: columns.to,
    units: column.integer(
      'Number of units compared (those with a value in both periods)',
      '参与比较的单元数（两期均有值）',
    ),
    units_of: column.integer('Number of units with a value in either period', '任一期有值的单元数'),
    indicators: column.integer('Number of indicators compared', '参与比较的指标数', {
      note: { en: 'those with a value for any of these units in both periods', zh: '所比较单元在两期均有值' },
    }),
    indicators_of: column.integer('Number of indicators with a value in either period', '任一期有值的指标数'),
    from_value: column.number(
      'Value in the first period over these units and indicators',
      '起始期按此口径的取值',
      {
        note: noChange,
      },
    ),
    to_value: column.number(
      'Value in the last period over these units and indicators',
      '末期按此口径的取值',
      {
        note: noChange,
      },
    ),
    points: column.number('Change over these units and indicators, in points', '按此口径的变化（点）', {
      note: noChange,
    }),
    published: column.number('Difference between the published values', '公布值之差', {
      note: {
        en: 'each over its own units and indicators; missing if either period has no value',
        zh: '两期单元或指标不同；任一期无值时为空',
      },
    }),
    from_rank: column.integer('Rank in the first period among those compared', '起始期在可比范围内的位次', {
      note: noRank,
    }),
    to_rank: column.integer('Rank in the last period among those compared', '末期在可比范围内的位次', {
      note: noRank,
    }),
  },
  key: ['node', 'level', 'unit', 'from', 'to'],
  from: ['own'],
  section: sections.time,
  readsOtherPeriods: true,
});
