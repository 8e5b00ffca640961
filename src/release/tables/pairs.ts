import { commonColumns, sections } from '../../analysis/index.js';
import type { Plan } from '../../edition/index.js';
import { column, defineTable, orNull, type RowOf, type Table, tableOf } from '../../tables/index.js';
import { comparedPlaces, type PeriodStudy } from './uncertainty.js';

/** How often a place ranks above another in the rank study. */
export type PairRow = RowOf<typeof pairsDefinition>;

/** The first places of every studied period in pairs, each pair in both directions. */
export function pairsTable(plan: Plan, studies: readonly PeriodStudy[]): Table<typeof pairsDefinition> {
  const row = (a: number, b: number, period: string, above: number): PairRow => ({
    unit: plan.units[a]!.code,
    other: plan.units[b]!.code,
    period,
    above: orNull(above),
  });
  const rows = studies.flatMap(({ period, pairs }) =>
    [...new Set(pairs.flatMap(({ a, b }) => [a, b]))].flatMap((unit) =>
      pairs.flatMap(({ a, b, above }) => {
        if (unit === a) return [row(a, b, period, above)];
        return unit === b ? [row(b, a, period, 1 - above)] : [];
      }),
    ),
  );
  return tableOf(pairsDefinition, rows);
}

export const pairsDefinition = defineTable({
  name: 'pairs',
  title: {
    en: `Pairwise comparisons of the top ${comparedPlaces} places, in the draws of the table uncertainty`,
    zh: `前${comparedPlaces}位两两比较（与位次不确定性表同一组抽样）`,
  },
  columns: {
    unit: commonColumns.unit,
    other: column.string('Code of the unit it is compared with', '相比单元代码'),
    period: commonColumns.period,
    above: column.number('Share of draws in which it ranks above the other', '位次高于对方的抽样比例', {
      note: {
        en: 'of the draws in which both have a rank; a tie counts half; missing if there is no such draw',
        zh: '以双方均有位次的抽样计，并列计一半；没有这样的抽样则为空',
      },
    }),
  },
  key: ['unit', 'other', 'period'],
  from: ['panel'],
  section: sections.ranks,
  topLevel: true,
});
