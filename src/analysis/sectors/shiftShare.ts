import { type Cube, line, publishedPeriods } from '../../edition/index.js';
import { type MatchedPeriods, matchedIndex } from '../../engine/index.js';
import { column, defineTable, orNull, type RowOf, type Table, tableOf } from '../../tables/index.js';
import { columns as common } from '../commonColumns.js';
import { headlinePeriod } from '../headline.js';
import { sections } from '../sections.js';
import type { Analysed } from '../tableFamily.js';
import { type Division, sumsBy, unitDivision } from './bodies.js';
import { type Sector, type SectorPoints, sectorPoints } from './sectors.js';

/** The shift-share components of a sector's change in one place. */
export interface Shift {
  change: number;
  /** What it would have been, had it grown like the total. */
  national: number;
  /** The growth of its sector, everywhere, above that of the total. */
  mix: number;
  /** The growth here above that of its sector everywhere. */
  local: number;
  /** The local part as if the place had the sectors of the total, and the rest of the local part. */
  homothetic: number;
  allocation: number;
}

/**
 * Shift-share: the change of each sector in each place is split into the growth of the total, of the sector, and of the place
 * itself: `e·g + e·(g_s − g) + (e' − e − e·g_s)`. The three add up to the change. A sector that the area
 * did not have before is local growth; one whose sum was below zero has no growth, and no parts (NaN).
 * Over all places the local parts of a sector are 0, over places and sectors those of the mix.
 *
 * @param before `place × sector` points, absent ones 0
 * Source: Dunn (1960); the last two: Esteban-Marquillas (1972), NaN where the place did not have the sector.
 */
export function shiftShare(before: readonly Float64Array[], after: readonly Float64Array[]): Shift[][] {
  const sectors = before[0]?.length ?? 0;
  const total = (rows: readonly Float64Array[], s: number) => rows.reduce((sum, row) => sum + row[s], 0);
  const was = Array.from({ length: sectors }, (_, s) => total(before, s));
  const is = Array.from({ length: sectors }, (_, s) => total(after, s));
  const all = was.reduce((sum, x) => sum + x, 0);
  const growth = all > 0 ? (is.reduce((sum, x) => sum + x, 0) - all) / all : Number.NaN;
  return before.map((row, place) => {
    const own = row.reduce((sum, x) => sum + x, 0);
    return Array.from(row, (e, s) => {
      const change = after[place][s] - e;
      const none = was[s] === 0 && e === 0;
      const sector = was[s] > 0 ? (is[s] - was[s]) / was[s] : none ? growth : Number.NaN;
      const more = e > 0 ? change / e - sector : Number.NaN;
      const fair = (own * was[s]) / all;
      return {
        change,
        national: e * growth,
        mix: e * (sector - growth),
        local: change - e * sector,
        homothetic: fair * more,
        allocation: (e - fair) * more,
      };
    });
  });
}

/**
 * Shift-share of every group, tier and unit to the period of headlines, since the one before and since the base, over the units that have a
 * value in both periods. No rows where the parts of the index, or its units, do not add up.
 */
export function shiftShareTable(
  { plan, index }: Analysed,
  sectors: readonly Sector[],
  parts: SectorPoints | undefined,
  divisions: readonly Division[],
): Table<typeof shiftShareDefinition> {
  const rows: RowOf<typeof shiftShareDefinition>[] = [];
  const periods = publishedPeriods(plan);
  const last = headlinePeriod({ plan, index });
  const spans = [...new Set([last - 1, plan.base - plan.first])].filter((t) => t >= 0 && t < last);
  const places = [...divisions.filter((d) => d.level !== 'total'), unitDivision(plan)];
  if (parts && plan.total.rollUp === 'sum') {
    for (const from of spans) {
      const both = matchedIndex(plan, index, from, last);
      const shared = both.isPublished ? parts : sectorPoints(both.plan, both.index, sectors)!;
      for (const division of places) addRows(shared.points, periods[from], both, division);
    }
  }
  return tableOf(shiftShareDefinition, rows);

  function addRows(
    points: Cube,
    since: string,
    both: MatchedPeriods,
    { level, members, memberOf }: Division,
  ): void {
    const member = memberOf(last);
    const matrix = (t: number) => {
      const bySector = sectors.map((_, s) => sumsBy(present(points, s, t, both), member, members.length));
      return Array.from({ length: members.length + 1 }, (_, j) =>
        Float64Array.from(bySector, (sums) => sums[j]),
      );
    };
    const [before, after] = [matrix(both.from), matrix(both.to)];
    shiftShare(before, after).forEach((shifts, j) => {
      shifts.forEach((shift, s) => {
        if (before[j][s] === 0 && after[j][s] === 0) return;
        rows.push({
          level,
          unit: members[j]?.code ?? '',
          sector: sectors[s].code,
          from: since,
          to: periods[last],
          change: orNull(shift.change),
          national: orNull(shift.national),
          mix: orNull(shift.mix),
          local: orNull(shift.local),
          local_homothetic: orNull(shift.homothetic),
          allocation: orNull(shift.allocation),
        });
      });
    });
  }

  /** Points in one period of the units that have a value in the first and the last. */
  function present(points: Cube, s: number, t: number, both: MatchedPeriods): Float64Array {
    const [a, b] = [line(points, s, both.from), line(points, s, both.to)];
    return line(points, s, t).map((x, c) => (a[c] === a[c] && b[c] === b[c] ? x : Number.NaN));
  }
}

export const shiftShareDefinition = defineTable({
  name: 'shift-share',
  title: { en: 'Shift-share analysis: sources of growth', zh: '偏离份额分析：增长来源' },
  columns: {
    level: common.level,
    unit: {
      ...common.unit,
      optional: true,
      note: { en: 'empty: the units that belong to no group', zh: '空：不属任何组的单元' },
    },
    sector: column.string('Sector, or part of the framework', '领域或分项', { optional: true }),
    from: common.from,
    to: common.to,
    change: column.number('Change in points', '点数变化', {
      note: { en: 'over units with a value in both periods', zh: '仅计两期均有值的单元' },
    }),
    national: column.number('National component: growth at the rate of the total', '份额分量（随总体增长）'),
    mix: column.number('Sector-mix component: growth of the sector beyond that of the total', '领域结构分量'),
    local: column.number(
      'Local (competitive) component: growth here beyond that of the sector',
      '竞争力分量',
      {
        note: { en: 'the three components add up to the change', zh: '三个分量之和等于变化' },
      },
    ),
    local_homothetic: column.number(
      'Homothetic competitive component: the local component with the sector structure of the total',
      '同构竞争力分量',
      {
        note: {
          en: 'Esteban-Marquillas; missing if the place did not have the sector at the start',
          zh: 'Esteban-Marquillas 分解；期初无该领域时为空',
        },
      },
    ),
    allocation: column.number(
      'Allocation component: specialisation in sectors that do well locally',
      '配置分量',
      {
        note: {
          en: 'together with the homothetic component it adds up to the local component',
          zh: '与同构竞争力分量之和等于竞争力分量',
        },
      },
    ),
  },
  key: ['level', 'unit', 'sector', 'from', 'to'],
  from: ['all'],
  section: sections.parts,
});
