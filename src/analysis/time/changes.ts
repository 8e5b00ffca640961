import {
  hasNaturalZero,
  isConsecutive,
  type Plan,
  periodNumbers,
  periodsPerYear,
  publishedPeriods,
  type Text,
  yearBefore,
} from '../../edition/index.js';
import { type Index, meanOf } from '../../engine/index.js';
import { column, defineTable, type RowOf, type Table, tableOf } from '../../tables/index.js';
import { columns } from '../commonColumns.js';
import { levelsOf } from '../levels.js';
import { matchedValues, type PlaceAt, placeValue } from '../matched.js';
import { row } from '../row.js';
import { sections } from '../sections.js';
import type { Analysed } from '../tableFamily.js';
import { growthRate } from '../trends.js';

/** A place at a node whose changes are listed. */
export interface ListedPlace extends PlaceAt {
  g: number;
  level: string;
  code: string;
}

/** The places whose changes are listed: the total at every node, groups and units at the root. */
export function listedPlaces({ plan, index }: Analysed): ListedPlace[] {
  const whole = { level: 'total', code: plan.total.code, grouping: -2, number: 0 };
  return [
    ...plan.nodes.map((_, g) => ({ g, ...whole })),
    ...levelsOf(plan, index).flatMap(({ id, grouping, members }) =>
      members.map(({ code }, number) => ({ g: 0, level: id, code, grouping, number })),
    ),
  ];
}

/**
 * Changes in points and per cent: of the total at every node, of groups and units at the root. Since the period before,
 * since the same period of the year before, and since the base, with the compound rate a year; each over the units and indicators
 * of both periods (`matchedIndex`).
 */
export function changesTable(of: Analysed): Table<typeof changes> {
  return tableOf(
    changes,
    listedPlaces(of).flatMap((place) => rowsOf(place, of)),
  );
}

const inPercent = (title: Text) => ({ type: 'number', title, unit: { en: 'per cent', zh: '%' } }) as const;

/** The rows of a place, one for each period. */
function rowsOf(place: ListedPlace, { plan, index }: Analysed): RowOf<typeof changes>[] {
  const from = plan.base - plan.first;
  const end = from + plan.baseLength - 1;
  const times = periodNumbers(plan);
  const noYear = isConsecutive(plan) ? 'first-year' : 'no-period-a-year-before';
  const isRatio = hasNaturalZero(plan);
  const since = (s: number, t: number) => matchedValues(plan, index, place.g, [s, t], place);
  return publishedPeriods(plan).map((period, t) => {
    const { cell, why } = row();
    const percent = (column: string, ends: Ends | undefined, absent: string) => {
      const { before, after } = ends ?? none;
      const found = isRatio && before > 0 ? 100 * (after / before - 1) : Number.NaN;
      const because = before <= 0 ? 'not-above-zero' : 'missing';
      return cell(column, found, ends === undefined ? absent : isRatio ? because : 'no-natural-zero');
    };
    const years = Math.abs(times[t] - (times[from] + times[end]) / 2) / periodsPerYear(plan.frequency);
    const lastYear = yearBefore(plan, t);
    const last = t > 0 ? since(t - 1, t) : undefined;
    const base = sinceBase(plan, index, place, t);
    const grows = isRatio && t > end && base.before > 0;
    const rate = grows ? growthRate([base.before, base.after], [0, years]) : Number.NaN;
    const noRate = isRatio ? 'missing-or-not-above-zero' : 'no-natural-zero';
    const noPoints = last ? 'missing' : 'first-period';
    return {
      node: plan.nodes[place.g].id,
      level: place.level,
      unit: place.code,
      period,
      value: cell('value', placeValue(index, place.g, t, place), 'missing'),
      points: cell('points', last ? last.after - last.before : Number.NaN, noPoints),
      percent: percent('percent', last, 'first-period'),
      percent_year: percent('percent_year', lastYear === undefined ? undefined : since(lastYear, t), noYear),
      percent_base: percent('percent_base', base, 'no-base'),
      cagr: cell('cagr', 100 * rate, t > end ? noRate : 'not-after-the-base'),
      points_base: cell('points_base', base.after - base.before, 'missing'),
      why: why(),
    };
  });
}

interface Ends {
  before: number;
  after: number;
}

const none: Ends = { before: Number.NaN, after: Number.NaN };

/** A place in the base, the mean of its periods where it is a year, and in a period, each pair over its matched set. */
function sinceBase(plan: Plan, index: Index, place: ListedPlace, t: number): Ends {
  const from = plan.base - plan.first;
  const pairs = Array.from({ length: plan.baseLength }, (_, i) =>
    matchedValues(plan, index, place.g, [from + i, t], place),
  );
  const before = meanOf(pairs.map((pair) => pair.before));
  const isWhole = pairs.every((pair) => pair.isWhole);
  return { before, after: isWhole ? pairs[0].after : meanOf(pairs.map((pair) => pair.after)) };
}

export const changes = defineTable({
  name: 'changes',
  title: { en: 'Changes in points and per cent', zh: '变化（点数与百分比）' },
  columns: {
    node: columns.node,
    level: columns.level,
    unit: columns.unit,
    period: columns.period,
    value: column.number('Value', '取值'),
    points: column.number('Change in points since the previous period', '较上期变化点数', {
      note: {
        en: 'like all changes in this table, over the units and indicators that both periods have; if these are not all of them, the comparison is listed in the table matched-sets',
        zh: '本列及各变化均按两期共有的单元与指标计算；不是全部时见 matched-sets 表',
      },
    }),
    percent: inPercent({ en: 'Change since the previous period', zh: '较上期增长' }),
    percent_year: inPercent({ en: 'Change since the same period of the previous year', zh: '同比增长' }),
    percent_base: inPercent({ en: 'Change since the base period', zh: '较基期增长' }),
    cagr: inPercent({
      en: 'Compound annual growth rate since the base period',
      zh: '自基期以来年均复合增长',
    }),
    points_base: column.number('Change in points since the base period', '较基期变化点数', {
      note: {
        en: 'if the base is a whole year, since the mean of its periods; the compound rate then counts from the middle of that year',
        zh: '以整年为基期时取其各期均值，复合增长自该年年中起算',
      },
    }),
    why: columns.why,
  },
  key: ['node', 'level', 'unit', 'period'],
  from: ['own'],
  section: sections.time,
  readsOtherPeriods: true,
});
