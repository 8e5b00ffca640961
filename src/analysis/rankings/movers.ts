import type { Plan } from '../../edition/index.js';
import type { Index } from '../../engine/index.js';
import { column, defineTable, orNull, type Table, tableOf } from '../../tables/index.js';
import { columns } from '../commonColumns.js';
import { headlinePeriod } from '../headline.js';
import { matchedRanks, matchedValues } from '../matched.js';
import { sections } from '../sections.js';

/** A unit's ranks in two periods among the units of both; `places` is positive for a rise. */
export interface Move {
  unit: number;
  from: number;
  to: number;
  places: number;
  /** Change of the value between the two periods. */
  change: number;
}

/**
 * Rank changes of a node between two published periods, biggest rise first; equal rises by the better rank. Ranks are
 * among the matched set (`matchedIndex`): units that enter or leave do not affect the ranks of others. Units outside it are left out.
 *
 * @example
 * import { buildIndex, movers, readEdition } from 'internet-plus-index';
 *
 * const { plan, panel } = await readEdition('my-index');
 * for (const { unit, from, to, places } of movers(plan, buildIndex(plan, panel), 0, 0, 1).slice(0, 2)) {
 *   console.log(plan.units[unit]!.code, from, to, places);
 * }
 * // → B3 6 5 1
 * // → A1 1 1 0
 */
export function movers(plan: Plan, index: Index, g: number, from: number, to: number): Move[] {
  const { before, after } = matchedRanks(plan, index, -1, g, [from, to]);
  return plan.units
    .map((_, unit) => {
      const [a, b] = [before[unit], after[unit]];
      const ends = matchedValues(plan, index, g, [from, to], { grouping: -1, number: unit });
      return { unit, from: a, to: b, places: a - b, change: ends.after - ends.before };
    })
    .filter((m) => m.from > 0 && m.to > 0)
    .sort((a, b) => b.places - a.places || a.to - b.to);
}

/** The rank changes between the first published period and that of headlines, at the root. */
export function moversTable(plan: Plan, index: Index): Table<typeof moversDefinition> {
  const last = headlinePeriod({ plan, index });
  const [from, to] = [plan.periods[plan.first], plan.periods[plan.first + last]];
  return tableOf(
    moversDefinition,
    movers(plan, index, 0, 0, last).map((m) => ({
      unit: plan.units[m.unit].code,
      from,
      to,
      rank_from: m.from,
      rank_to: m.to,
      places: m.places,
      change: orNull(m.change),
    })),
  );
}

export const moversDefinition = defineTable({
  name: 'movers',
  title: { en: 'Rank changes since the base', zh: '较基期的位次变化' },
  columns: {
    unit: columns.unit,
    from: columns.from,
    to: columns.to,
    rank_from: column.integer('Rank in the base period', '基期位次'),
    rank_to: column.integer('Rank in the headline period', '报告期位次'),
    places: column.integer(
      'Places gained (rank in the base period minus rank in the headline period)',
      '上升位数（基期位次减报告期位次）',
    ),
    change: column.number('Change in the whole index', '总指数变化'),
  },
  key: ['unit'],
  from: ['all'],
  section: sections.parts,
  topLevel: true,
});
