import {
  lines,
  type Plan,
  periodAt,
  periodNumber,
  periodStep,
  publishedPeriods,
} from '../../edition/index.js';
import { column, defineTable, orNull, type RowOf, type Table, tableOf } from '../../tables/index.js';
import { columns } from '../commonColumns.js';
import { headlinePeriod } from '../headline.js';
import { innerNodes } from '../levels.js';
import { sections } from '../sections.js';
import type { Analysed } from '../tableFamily.js';
import {
  type ForecastWithInterval,
  forecastWithInterval,
  periodsNeeded,
  stepsFrom,
  type Trial,
  tryMethods,
} from './rollingOrigin.js';
import { seasonLength } from './seasonalTable.js';

/** Squares of larger values overflow, so that there is no variance. */
const widest = 1e150;

/** The farthest that is forecast: a year of months or quarters, three years (or equally spaced editions). */
const horizon = { year: 3, quarter: 4, month: 12 };

/**
 * The forecast of the total at the inner nodes from the period of headlines on, and the accuracy of every method there; or why there is none at the
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
        found.flatMap(({ node, trials, shown }) => trials.map((trial) => trialRow(node, trial, shown))),
      ),
    ],
  };
}

function forecastAt({ plan, index }: Pick<Analysed, 'plan' | 'index'>, g: number, length: number) {
  const node = plan.nodes[g].id;
  const last = headlinePeriod({ plan, index });
  const y = lines(index.total, g, 0, last + 1);
  const gaps = y.some((v) => !Number.isFinite(v));
  const wide = y.some((v) => Math.abs(v) > widest);
  const needed = periodsNeeded(length);
  const uneven = y.length > 1 && !isEven(plan);
  const why = gaps
    ? 'gaps'
    : wide
      ? 'out-of-range'
      : uneven
        ? 'uneven-steps'
        : y.length < needed.interval
          ? 'too-few-periods'
          : null;
  const steps = stepsFrom(y.length, horizon[plan.frequency]);
  const isTried = why === null || (why === 'too-few-periods' && y.length >= needed.tried);
  const trials = isTried ? tryMethods(y, length, steps) : [];
  const shown = why === null ? forecastWithInterval(y, length, steps, trials) : undefined;
  return {
    ...{ node, trials, shown },
    why: why ?? (shown ? null : 'last-value'),
    rows: shown ? forecastRows(plan, node, shown, last) : [],
  };
}

/** Whether periods are equally spaced: years at equal distances, or consecutive quarters or months. */
function isEven(plan: Plan): boolean {
  const step = periodStep(plan);
  return plan.frequency === 'year' ? step !== undefined : step === 1;
}

function forecastRows(
  plan: Plan,
  node: string,
  { method, steps }: ForecastWithInterval,
  t: number,
): RowOf<typeof forecast>[] {
  const last = periodNumber(publishedPeriods(plan)[t], plan.frequency)!;
  const step = periodStep(plan) ?? Number.NaN;
  return steps.map((ends, h) => {
    const period = periodAt(last + step * (1 + h), plan.frequency);
    return { node, period, method, ...ends };
  });
}

function trialRow(
  node: string,
  { method, error, relative, earlier, later, scale, origins, forecasts, why }: Trial,
  shown: ForecastWithInterval | undefined,
): RowOf<typeof forecastMethods> {
  const empty = Number.isNaN(error);
  const exact = Number.isNaN(relative) ? 'relative:naive-is-exact' : '';
  return {
    node,
    method,
    error: orNull(error),
    relative: orNull(relative),
    earlier: orNull(earlier),
    later: orNull(later),
    scale: orNull(scale),
    origins,
    forecasts,
    chosen: method === shown?.method ? 'yes' : 'no',
    why: empty
      ? ['error', 'relative', 'earlier', 'later', 'scale'].map((column) => `${column}:${why}`).join(' ')
      : exact,
  };
}

export const forecast = defineTable({
  name: 'forecast',
  title: { en: 'Forecast of the total, with its interval', zh: '总体指数预测及区间' },
  columns: {
    node: columns.node,
    period: columns.period,
    method: column.string('Method', '方法'),
    value: column.number('Forecast', '预测值'),
    low: column.number('Lower limit of the 95% interval', '95% 区间下限', {
      note: {
        en: 'widened in proportion if the errors of the method in its own evaluation exceeded the standard deviations it states (docs/coverage.md)',
        zh: '若滚动检验中误差大于方法自身所给，则按其比例放宽（见 docs/coverage.md）',
      },
    }),
    high: column.number('Upper limit of the 95% interval', '95% 区间上限'),
  },
  key: ['node', 'period'],
  from: ['own'],
  section: sections.time,
  readsOtherPeriods: true,
});

export const forecastMethods = defineTable({
  name: 'forecast-methods',
  title: { en: 'Evaluation of the forecasting methods', zh: '各预测方法的滚动检验' },
  columns: {
    node: columns.node,
    method: column.string('Method', '方法'),
    error: column.number('Mean absolute error', '平均绝对误差', {
      note: {
        en: 'refitted at each forecast origin; its forecasts are compared with the values that followed',
        zh: '在每个起点重新拟合，以其预测与实际值比较',
      },
    }),
    relative: column.number('Error divided by that of the naïve forecast', '与朴素预测误差之比', {
      note: {
        en: 'naïve: the last value, or the last value of the same season where that is below 0.85 times its error at both the earlier and the later origins',
        zh: '朴素预测：沿用末值；若上年同期在前后两段起点的误差均低于其0.85倍，则沿用上年同期',
      },
    }),
    earlier: column.number('Error at the earlier origins', '较早起点的误差'),
    later: column.number('Error at the later origins', '较晚起点的误差', {
      note: {
        en: 'a method replaces the naïve one only if its error is below 0.85 times the naïve error at both the earlier and the later origins',
        zh: '两段误差均低于朴素预测的0.85倍时，方可取代朴素预测',
      },
    }),
    scale: column.number(
      'Errors divided by the standard deviations that the method states',
      '误差与方法所给标准差之比',
    ),
    origins: column.integer('Number of forecast origins', '起点数'),
    forecasts: column.integer('Number of forecasts', '预测数'),
    chosen: column.string('Chosen', '采用', { note: { en: 'yes or no', zh: 'yes 或 no' } }),
    why: columns.why,
  },
  key: ['node', 'method'],
  from: ['own'],
  section: sections.time,
  readsOtherPeriods: true,
});
