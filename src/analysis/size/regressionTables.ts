import { column, defineTable, type RowOf, type Table, tableOf } from '../../tables/index.js';
import { columns } from '../commonColumns.js';
import { innerNodes } from '../levels.js';
import { row } from '../row.js';
import { sections } from '../sections.js';
import { bandAt } from './bands.js';
import { estimators, type Form, forms, inForm, type Observation } from './panel.js';
import { type Regression, regress } from './regression.js';
import { levelsWithOutput, observationsAt, type Subject } from './subject.js';

const form = column.string('Form', '形式', {
  note: {
    en: 'level: output per point; log-log: natural logarithms of both, an elasticity',
    zh: 'level：每点对应的产出；log-log：两者取自然对数，为弹性',
  },
});

/**
 * Regressions of the output on the index at every inner node, in every form, by every estimator and error, and the residuals
 * of those on the whole index.
 */
export function regressionTables(
  subject: Subject,
): Table<typeof sizeRegressions | typeof sizeResiduals | typeof sizeBands>[] {
  const levels = levelsWithOutput(subject);
  const pairs = innerNodes(subject.plan).flatMap((g) => levels.map((level) => ({ g, level })));
  const found = pairs.map(({ g, level }) => {
    const observed = observationsAt(subject, level, g);
    const fits = forms.flatMap((of) =>
      estimators.map((estimator) => ({ of, estimator, fit: regress(observed.rows, of, estimator) })),
    );
    return { node: subject.plan.nodes[g].id, observed, fits };
  });
  return [
    tableOf(
      sizeRegressions,
      found.flatMap(({ node, observed, fits }) =>
        fits.flatMap(({ of, estimator, fit }) => regressionRows(node, observed.level, of, estimator, fit)),
      ),
    ),
    tableOf(
      sizeResiduals,
      found.slice(0, levels.length).flatMap(({ observed: { level, places }, fits }) =>
        fits.flatMap(({ of, estimator, fit }) =>
          estimator !== 'pooled' || 'why' in fit
            ? []
            : fit.residuals.map(({ group, time, fitted, residual }) => ({
                form: of,
                level,
                unit: places[group].code,
                period: subject.periods[time],
                fitted,
                residual,
              })),
        ),
      ),
    ),
    tableOf(
      sizeBands,
      found
        .slice(0, levels.length)
        .flatMap(({ observed: { level, rows }, fits }) =>
          fits.flatMap(({ of, estimator, fit }) =>
            estimator !== 'pooled' || 'why' in fit ? [] : bandRows(of, level, fit, rows),
          ),
        ),
    ),
  ];
}

/** The number of points of a line, from index 0 (in logarithms: the minimum) to the maximum. */
const bandSteps = 20;

function bandRows(
  of: Form,
  level: string,
  fit: Regression,
  rows: readonly Observation[],
): RowOf<typeof sizeBands>[] {
  const shaped = inForm(rows, of);
  if ('why' in shaped || !fit.bandwidth) return [];
  const xs = shaped.rows.map(({ x }) => x);
  const [least, most] = [of === 'level' ? Math.min(0, ...xs) : Math.min(...xs), Math.max(...xs)];
  return Array.from({ length: bandSteps + 1 }, (_, step) => {
    const x = least + (step * (most - least)) / bandSteps;
    const fitted = fit.intercept + fit.slope * x;
    const { low, high, lowPlace, highPlace } = bandAt(fit.bandwidth!, fitted, x);
    return { form: of, level, step, index: x, fitted, low, high, low_place: lowPlace, high_place: highPlace };
  });
}

/** The cells of a regression without a result. */
const noFit = {
  ...{ errors: null, slope: null, se: null, t: null, freedom: null, p: null, low: null, high: null },
  ...{ intercept: null, r2: null, n: null, places: null, believed: null },
};

function regressionRows(
  node: string,
  level: string,
  of: Form,
  estimator: string,
  fit: ReturnType<typeof regress>,
): RowOf<typeof sizeRegressions>[] {
  const named = { node, level, form: of, estimator };
  if ('why' in fit) return [{ ...named, ...noFit, why: `slope:${fit.why}` }];
  return fit.errors.map((error, i) => {
    const { cell, why } = row();
    return {
      ...named,
      errors: error.kind,
      slope: fit.slope,
      se: error.se,
      t: cell('t', error.t, 'exact-line'),
      freedom: error.freedom,
      p: cell('p', error.p, 'exact-line'),
      low: error.low,
      high: error.high,
      intercept: cell('intercept', fit.intercept, 'one-a-place'),
      r2: cell('r2', fit.r2, 'constant-output'),
      n: fit.n,
      places: fit.places,
      believed: i === fit.errors.length - 1 ? 'yes' : 'no',
      why: why(),
    };
  });
}

export const sizeRegressions = defineTable({
  name: 'size-regressions',
  title: { en: 'Regressions of the output on the index', zh: '产出对指数的回归' },
  columns: {
    node: columns.node,
    level: columns.level,
    form,
    estimator: column.string('Estimator', '估计方法', {
      note: {
        en: 'pooled; first-differences; fixed-effects (places); two-way (places and periods)',
        zh: 'pooled 混合；first-differences 一阶差分；fixed-effects 地区固定效应；two-way 地区与时期双向固定效应',
      },
    }),
    errors: column.string('Standard errors', '标准误', {
      note: {
        en: 'classic; hc1; cluster by place, n/(n − k), t with places − 1 degrees of freedom',
        zh: 'classic 经典；hc1 异方差稳健；cluster 按地区聚类，n/(n − k)，t 自由度为地区数减一',
      },
      optional: true,
    }),
    slope: column.number('Slope', '斜率', {
      unit: { en: 'output per point, or elasticity', zh: '每点产出或弹性' },
    }),
    se: column.number('Standard error', '标准误'),
    t: column.number('t', 't 值'),
    freedom: column.integer('Degrees of freedom', '自由度'),
    p: column.number('p', 'p 值', { note: { en: 'both sides', zh: '双侧' } }),
    low: column.number('95 % interval, low', '95% 区间下限'),
    high: column.number('95 % interval, high', '95% 区间上限'),
    intercept: column.number('Intercept', '截距'),
    r2: column.number('R²', 'R²', {
      note: { en: 'of what the estimator leaves (within)', zh: '组内 R²（以估计方法变换后的数据计）' },
    }),
    n: column.integer('Observations', '观测数'),
    places: column.integer('Places', '地区数'),
    believed: column.string('The errors to go by', '应采用的标准误', {
      note: {
        en: 'cluster where there are two periods or more, else hc1',
        zh: '两期及以上用 cluster，否则用 hc1',
      },
      optional: true,
    }),
    why: columns.why,
  },
  key: ['node', 'level', 'form', 'estimator', 'errors'],
  from: ['all', 'economy'],
  section: sections.size,
});

export const sizeResiduals = defineTable({
  name: 'size-residuals',
  title: { en: 'What the pooled regressions leave unexplained', zh: '混合回归的残差' },
  columns: {
    form,
    level: columns.level,
    unit: columns.unit,
    period: columns.period,
    fitted: column.number('What the line says', '拟合值'),
    residual: column.number('What was observed minus that', '残差'),
  },
  key: ['form', 'level', 'unit', 'period'],
  from: ['all', 'economy'],
  section: sections.size,
});

export const sizeBands = defineTable({
  name: 'size-bands',
  title: { en: 'The pooled lines with their bands', zh: '混合回归线及其区间带' },
  columns: {
    form,
    level: columns.level,
    step: column.integer('Step', '序号'),
    index: column.number('Index', '指数'),
    fitted: column.number('What the line says', '拟合值'),
    low: column.number('The line, 95 % band, low', '回归线95%置信带下限'),
    high: column.number('The line, 95 % band, high', '回归线95%置信带上限'),
    low_place: column.number('One place, 95 % band, low', '单个地区95%预测带下限'),
    high_place: column.number('One place, 95 % band, high', '单个地区95%预测带上限'),
  },
  key: ['form', 'level', 'step'],
  from: ['all', 'economy'],
  section: sections.size,
});
