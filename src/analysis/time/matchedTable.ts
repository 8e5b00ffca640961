import { publishedPeriods } from '../../edition/index.js';
import { matchedIndex } from '../../engine/index.js';
import { column, defineTable, orNull, type RowOf, type Table, tableOf } from '../../tables/index.js';
import { columns } from '../commonColumns.js';
import { matchedSet } from '../matched.js';
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

  function rowOf(place: ListedPlace, pair: readonly [number, number]): RowOf<typeof matchedSets>[] {
    const set = matchedSet(plan, index, place.g, pair, place);
    if (!set) return [];
    const [from, to] = pair.map((t) => periods[t]);
    return [
      {
        node: plan.nodes[place.g].id,
        level: place.level,
        unit: place.code,
        from,
        to,
        units: set.units,
        units_of: set.unitsOf,
        indicators: set.indicators,
        indicators_of: set.indicatorsOf,
        points: orNull(set.change),
        published: orNull(set.published),
      },
    ];
  }
}

const noChange = { en: 'missing if the two periods have nothing in common', zh: '两期无共有数据时为空' };

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
    points: column.number('Change over these units and indicators, in points', '按此口径的变化（点）', {
      note: noChange,
    }),
    published: column.number('Difference between the published values', '公布值之差', {
      note: {
        en: 'each over its own units and indicators; missing if either period has no value',
        zh: '两期单元或指标不同；任一期无值时为空',
      },
    }),
  },
  key: ['node', 'level', 'unit', 'from', 'to'],
  from: ['own'],
  section: sections.time,
  readsOtherPeriods: true,
});
