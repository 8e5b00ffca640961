import type { Economy, Plan } from '../../edition/index.js';
import { columns } from '../commonColumns.js';
import { row } from '../row.js';
import type { TidyTable } from '../tidy.js';

/** Every figure of the economy in every vintage, and how far places add up to the whole area: shown, never reconciled. */
export function economyTables(plan: Plan, economy: Economy): TidyTable[] {
  return [facts(economy), sums(plan, economy)];
}

const vintage = { id: 'vintage', title: { en: 'Vintage', zh: '数据版本' } };
const indicator = { id: 'indicator', title: { en: 'Figure of the economy', zh: '经济指标' } };

function facts(economy: Economy): TidyTable {
  return {
    name: 'economy',
    title: { en: 'Figures of the economy, all vintages', zh: '经济数据（全部版本）' },
    columns: [
      columns.level,
      columns.unit,
      columns.period,
      indicator,
      vintage,
      { id: 'value', title: { en: 'Value', zh: '取值' } },
      { id: 'unit_en', title: { en: 'Unit', zh: '单位（英文）' } },
      { id: 'unit_zh', title: { en: 'Unit in Chinese', zh: '单位' } },
      { id: 'used', title: { en: 'Used here', zh: '本版采用' }, note: { en: 'yes or no', zh: 'yes 或 no' } },
      { id: 'source', title: { en: 'Source', zh: '来源' } },
    ],
    rows: economy.facts.map((f) => {
      const { unit } = economy.indicators.find((i) => i.id === f.indicator)!;
      return [
        f.level,
        f.code,
        f.period,
        f.indicator,
        f.vintage,
        f.value,
        unit.en,
        unit.zh,
        f.used ? 'yes' : 'no',
        f.source,
      ];
    }),
  };
}

/** Sums of the members of each grouping and of the units beside the figure of the whole area, as each was published. */
function sums(plan: Plan, { facts: all }: Economy): TidyTable {
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
      return [[id, level, period, n, sum, of, total, over, why()]];
    }),
  );
  return {
    name: 'economy-sums',
    title: { en: 'Do places add up to the whole area?', zh: '各地之和与全域数之比较' },
    columns: [
      indicator,
      columns.level,
      columns.period,
      { id: 'members', title: { en: 'Members with a figure', zh: '有数据的成员数' } },
      { id: 'sum', title: { en: 'Their sum', zh: '成员之和' } },
      { ...vintage, title: { en: 'Vintage of the whole area', zh: '全域数的版本' } },
      { id: 'total', title: { en: 'Figure of the whole area', zh: '全域数' } },
      {
        id: 'over',
        title: { en: 'By how much the sum is above it', zh: '成员之和超出的比例' },
        unit: { en: 'share of the whole area', zh: '占全域数的比例' },
        note: { en: 'as published; nothing is reconciled', zh: '均为原发布数，未作调整' },
      },
      columns.why,
    ],
    rows,
  };
}
