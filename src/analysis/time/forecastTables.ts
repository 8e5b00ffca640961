import { lines, type Plan, periodAt, periodNumber, publishedPeriods, stepOf } from '../../edition/index.js';
import { normalCritical } from '../../engine/index.js';
import { column, defineTable, orNull, type RowOf, type Table, tableOf } from '../../tables/index.js';
import { columns } from '../commonColumns.js';
import { innerNodes } from '../levels.js';
import { sections } from '../sections.js';
import type { Analysed } from '../tidy.js';
import { chosenOf, forecastBy, type Trial, tryMethods } from './rollingOrigin.js';
import { seasonLength } from './seasonalTable.js';

/** Fewest periods for a forecast: four to fit, two to test. */
const least = 6;

/** Squares of larger values overflow, so that there is no variance. */
const widest = 1e150;

/** The forecast horizon: a year of months or quarters, three years (or equally spaced editions). */
const horizon = { year: 3, quarter: 4, month: 12 };

/**
 * The forecast of the total at the inner nodes, and the accuracy of every method there; or why there is none at the
 * root. For a monthly index only the root and its children: below, there are too few data for a season of twelve.
 */
export function forecastTables({ plan, index }: Analysed): {
  tables: Table<typeof forecast | typeof forecastMethods>[];
  why: string | null;
} {
  const length = seasonLength(plan);
  const inner = innerNodes(plan);
  const nodes = plan.frequency === 'month' ? inner.filter((g) => plan.nodes[g].depth < 2) : inner;
  const found = nodes.map((g) => forecastAt({ plan, index }, g, length));
  return {
    why: found[0].why,
    tables: [
      tableOf(
        forecast,
        found.flatMap(({ rows }) => rows),
      ),
      tableOf(
        forecastMethods,
        found.flatMap(({ node, trials, best }) => trials.map((trial) => trialRow(node, trial, best))),
      ),
    ],
  };
}

function forecastAt({ plan, index }: Pick<Analysed, 'plan' | 'index'>, g: number, length: number) {
  const node = plan.nodes[g].id;
  const y = lines(index.total, g);
  const gaps = y.some((v) => !Number.isFinite(v));
  const wide = y.some((v) => Math.abs(v) > widest);
  const short = y.length < least;
  const uneven = y.length > 1 && !isEven(plan);
  const why = gaps
    ? 'gaps'
    : wide
      ? 'out-of-range'
      : short
        ? 'too-few-periods'
        : uneven
          ? 'uneven-steps'
          : null;
  const trials = why === null ? tryMethods(y, length, horizon[plan.frequency]) : [];
  const best = chosenOf(trials);
  return { node, trials, best, why, rows: best ? forecastRows(plan, node, best, y, length) : [] };
}

/** Whether periods are equally spaced: years at equal distances, or consecutive quarters or months. */
function isEven(plan: Plan): boolean {
  const step = stepOf(plan);
  return plan.frequency === 'year' ? step !== undefined : step === 1;
}

function forecastRows(
  plan: Plan,
  node: string,
  { method }: Trial,
  y: Float64Array,
  length: number,
): RowOf<typeof forecast>[] {
  const ahead = forecastBy(method, y, length, horizon[plan.frequency]);
  if ('why' in ahead) return [];
  const last = periodNumber(publishedPeriods(plan).at(-1)!, plan.frequency)!;
  const step = stepOf(plan) ?? Number.NaN;
  const z = normalCritical(0.05);
  return ahead.mean.map((mean, h) => {
    const far = z * Math.sqrt(ahead.variance[h]);
    const period = periodAt(last + step * (1 + h), plan.frequency);
    return { node, period, method, value: mean, low: mean - far, high: mean + far };
  });
}

function trialRow(
  node: string,
  { method, error, relative, origins, forecasts, why }: Trial,
  best: Trial | undefined,
): RowOf<typeof forecastMethods> {
  const empty = Number.isNaN(error);
  const exact = Number.isNaN(relative) ? 'relative:naive-is-exact' : '';
  return {
    node,
    method,
    error: orNull(error),
    relative: orNull(relative),
    origins,
    forecasts,
    chosen: method === best?.method ? 'yes' : 'no',
    why: empty ? `error:${why} relative:${why}` : exact,
  };
}

export const forecast = defineTable({
  name: 'forecast',
  title: { en: 'Forecast of the total, with interval', zh: '总体指数预测及区间' },
  columns: {
    node: columns.node,
    period: columns.period,
    method: column.string('Method', '方法'),
    value: column.number('Forecast', '预测值'),
    low: column.number('95 % interval, low', '95% 区间下限', {
      note: {
        en: 'errors normal, parameters taken as known: too narrow rather than too wide',
        zh: '假定误差为正态且参数已知，区间偏窄',
      },
    }),
    high: column.number('95 % interval, high', '95% 区间上限'),
  },
  key: ['node', 'period'],
  from: ['own'],
  section: sections.time,
  allPeriods: true,
});

export const forecastMethods = defineTable({
  name: 'forecast-methods',
  title: { en: 'How every method would have done', zh: '各预测方法的滚动检验' },
  columns: {
    node: columns.node,
    method: column.string('Method', '方法'),
    error: column.number('Mean absolute error', '平均绝对误差', {
      note: {
        en: 'fitted anew at each origin, forecasts held against what came',
        zh: '在每个起点重新拟合，以其预测与实际值比较',
      },
    }),
    relative: column.number('Error over that of the naïve', '与朴素预测误差之比'),
    origins: column.integer('Origins', '起点数'),
    forecasts: column.integer('Forecasts', '预测数'),
    chosen: column.string('Chosen', '采用', { note: { en: 'yes or no', zh: 'yes 或 no' } }),
    why: columns.why,
  },
  key: ['node', 'method'],
  from: ['own'],
  section: sections.time,
  allPeriods: true,
});
