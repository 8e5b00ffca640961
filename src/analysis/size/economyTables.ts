import type { Economy, Plan } from '../../edition/index.js';
import { column, defineTable, type Table, tableOf } from '../../tables/index.js';
import { columns } from '../commonColumns.js';
import { row } from '../row.js';
import { sections } from '../sections.js';

/** Every figure of the economy in every vintage, and how far places add up to the total: shown, never reconciled. */
export function economyTables(plan: Plan, of: Economy): Table<typeof economy | typeof economySums>[] {
  return [facts(of), sums(plan, of)];
}

const vintage = column.string('Vintage', '数据版本');
const indicator = column.string('Economic indicator', '经济指标');

function facts({ facts: all, indicators }: Economy): Table<typeof economy> {
  return tableOf(
    economy,
    all.map((f) => {
      const { unit } = indicators.find((i) => i.id === f.indicator)!;
      return {
        level: f.level,
        unit: f.code,
        period: f.period,
        indicator: f.indicator,
        vintage: f.vintage,
        value: f.value,
        unit_en: unit.en,
        unit_zh: unit.zh,
        used: f.used ? 'yes' : 'no',
        source: f.source,
      };
    }),
  );
}

/** Sums of the members of each grouping and of the units beside the figure of the total, as each was published. */
function sums(plan: Plan, { facts: all }: Economy): Table<typeof economySums> {
  const used = all.filter((f) => f.used);
  const key = (parts: readonly string[]) => parts.join('\n');
  const totals = new Map(
    all.filter((f) => f.level === 'total').map((f) => [key([f.indicator, f.period, f.vintage]), f.value]),
  );
  const vintages = [...new Set(all.filter((f) => f.level === 'total').map((f) => f.vintage))];
  const sizes = new Map([
    [plan.level, plan.units.length],
    ...plan.groupings.map((g) => [g.column, g.groups.length] as const),
  ]);
  const added = new Map<
    string,
    { level: string; indicator: string; period: string; n: number; sum: number }
  >();
  for (const { level, indicator: id, period, value } of used) {
    if (level === 'total') continue;
    const at = key([id, level, period]);
    const before = added.get(at) ?? { level, indicator: id, period, n: 0, sum: 0 };
    added.set(at, { ...before, n: before.n + 1, sum: before.sum + value });
  }
  const rows = [...added.values()].flatMap(({ level, indicator: id, period, n, sum }) =>
    vintages.flatMap((of) => {
      const total = totals.get(key([id, period, of]));
      if (total === undefined) return [];
      const { cell, why } = row();
      const whole = n === sizes.get(level);
      const over = cell(
        'over',
        whole ? sum / total - 1 : Number.NaN,
        whole ? 'total-is-zero' : 'members-missing',
      );
      return [{ indicator: id, level, period, members: n, sum, vintage: of, total, over, why: why() }];
    }),
  );
  return tableOf(economySums, rows);
}

export const economy = defineTable({
  name: 'economy',
  title: { en: 'Economic data, all vintages', zh: '经济数据（全部版本）' },
  columns: {
    level: columns.level,
    unit: columns.unit,
    period: columns.period,
    indicator,
    vintage,
    value: column.number('Value', '取值'),
    unit_en: column.string('Unit', '单位（英文）'),
    unit_zh: column.string('Unit, in Chinese', '单位'),
    used: column.string('Used in this edition', '本版采用', { note: { en: 'yes or no', zh: 'yes 或 no' } }),
    source: column.string('Source', '来源'),
  },
  key: ['level', 'unit', 'period', 'indicator', 'vintage'],
  from: ['plan'],
  section: sections.size,
});

export const economySums = defineTable({
  name: 'economy-sums',
  title: { en: 'Sum of the places compared with the total', zh: '各地之和与总体数值之比较' },
  columns: {
    indicator,
    level: columns.level,
    period: columns.period,
    members: column.integer('Number of members with data', '有数据的成员数'),
    sum: column.number('Sum of the members', '成员之和'),
    vintage: { ...vintage, title: { en: 'Vintage of the total', zh: '总体数值的版本' } },
    total: column.number('Value of the total', '总体数值'),
    over: column.number('Excess of the sum over the total', '成员之和超出的比例', {
      unit: { en: 'share of the total', zh: '占总体数值的比例' },
      note: { en: 'as published, not reconciled', zh: '均为原发布数，未作调整' },
    }),
    why: columns.why,
  },
  key: ['indicator', 'level', 'period', 'vintage'],
  from: ['plan'],
  section: sections.size,
});
