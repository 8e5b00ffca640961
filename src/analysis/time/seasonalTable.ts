import { lines, type Plan, periodStep, periodsPerYear, publishedPeriods } from '../../edition/index.js';
import { exp, log } from '../../engine/index.js';
import { column, defineTable, type Table, tableOf } from '../../tables/index.js';
import { columns } from '../commonColumns.js';
import { sections } from '../sections.js';
import type { Analysed } from '../tableFamily.js';
import { stl } from './stl.js';

/** Periods in a season. */
export const seasonLength = ({ frequency }: Plan) => periodsPerYear(frequency);

/** A series without its season; multiplicative, by logarithms, where all values are above zero. */
export function seasonallyAdjust(y: ArrayLike<number>, length: number) {
  const factors = Array.from(y).every((v) => v > 0);
  const parts = stl(factors ? Array.from(y, log) : y, length);
  if ('why' in parts) return parts;
  const back = (x: Float64Array) => (factors ? x.map(exp) : x);
  const [seasonal, trend, remainder] = [parts.seasonal, parts.trend, parts.remainder].map(back);
  const adjusted = Float64Array.from(y, (v, t) => (factors ? v / seasonal[t] : v - seasonal[t]));
  return { factors, seasonal, trend, remainder, adjusted };
}

/**
 * The total at every inner node, seasonally adjusted. Empty for yearly editions, series that are too short, and periods that do
 * not follow each other.
 */
export function seasonalTable({ plan, index }: Analysed): Table<typeof seasonalAdjustment> {
  const length = seasonLength(plan);
  const periods = publishedPeriods(plan);
  const rows = plan.nodes.flatMap(({ id, children }, g) => {
    if (children.length === 0 || periodStep(plan) !== 1) return [];
    const y = lines(index.total, g);
    const found = seasonallyAdjust(y, length);
    if ('why' in found) return [];
    const form = found.factors ? 'multiplicative' : 'additive';
    return periods.map((period, t) => ({
      node: id,
      period,
      form,
      value: y[t],
      seasonal: found.seasonal[t],
      trend: found.trend[t],
      remainder: found.remainder[t],
      adjusted: found.adjusted[t],
    }));
  });
  return tableOf(seasonalAdjustment, rows);
}

export const seasonalAdjustment = defineTable({
  name: 'seasonal-adjustment',
  title: { en: 'Seasonal adjustment of the total', zh: '总体指数的季节调整' },
  columns: {
    node: columns.node,
    period: columns.period,
    form: column.string('Form', '形式', {
      note: {
        en: 'multiplicative: value = season · trend · remainder; additive: their sum, used if any value is not positive',
        zh: 'multiplicative：取值 = 季节 × 趋势 × 其余；additive：取值不全为正时为三者之和',
      },
    }),
    value: column.number('Value', '取值'),
    seasonal: column.number('Seasonal component', '季节成分'),
    trend: column.number('Trend', '趋势'),
    remainder: column.number('Remainder', '其余成分'),
    adjusted: column.number('Seasonally adjusted value', '季节调整后', {
      note: { en: 'STL, with the same seasonal pattern in every year', zh: 'STL，各年季节形态相同' },
    }),
  },
  key: ['node', 'period'],
  from: ['own'],
  section: sections.time,
  readsOtherPeriods: true,
});
