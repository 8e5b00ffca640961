import { column, defineTable, type RowOf, type Table, tableOf } from '../../tables/index.js';
import { columns } from '../commonColumns.js';
import { innerNodes } from '../levels.js';
import { row } from '../row.js';
import { sections } from '../sections.js';
import { estimators, type Form, forms, inForm, type Observation } from './panel.js';
import { noInterval, type Regression, regress } from './regression.js';
import { levelsWithOutput, observationsAt, type Subject } from './subject.js';

const form = column.string('Form', '形式', {
  note: {
    en: 'level: output per point; log-log: natural logarithms of both, so that the slope is an elasticity',
    zh: 'level：每点对应的产出；log-log：两者取自然对数，为弹性',
  },
});

/**
 * Regressions of the output on the index at every inner node, in every form and by every estimator, and the residuals
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
      estimators.map((estimator) => ({
        of,
        estimator,
        fit: regress(observed.rows, of, estimator, observed.distances),
      })),
    );
    return { node: subject.plan.nodes[g].id, observed, fits };
  });
  return [
    tableOf(
      sizeRegressions,
      found.flatMap(({ node, observed, fits }) =>
        fits.map(({ of, estimator, fit }) => regressionRow(node, observed, of, estimator, fit)),
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
  if ('why' in shaped || !fit.band) return [];
  const xs = shaped.rows.map(({ x }) => x);
  const [least, most] = [of === 'level' ? Math.min(0, ...xs) : Math.min(...xs), Math.max(...xs)];
  return Array.from({ length: bandSteps + 1 }, (_, step) => {
    const x = least + (step * (most - least)) / bandSteps;
    const fitted = fit.intercept + fit.slope * x;
    const far = fit.band!(x);
    const { cell, why } = row();
    const [low, high] = (['low', 'high'] as const).map((end, i) =>
      cell(end, i === 0 ? fitted - far : fitted + far, noInterval(fit.error)),
    );
    return { form: of, level, step, index: x, fitted, low, high, why: why() };
  });
}

/** The cells of a regression without a result. */
const noFit = {
  ...{
    slope: null,
    se: null,
    t: null,
    freedom: null,
    p: null,
    noise: null,
    low: null,
    high: null,
    leverage: null,
  },
  ...{ leverage_unit: null, slope_without: null, intercept: null, r2: null, n: null, places: null },
};

function regressionRow(
  node: string,
  { level, places }: Observed,
  of: Form,
  estimator: string,
  fit: ReturnType<typeof regress>,
): RowOf<typeof sizeRegressions> {
  const named = { node, level, form: of, estimator };
  if ('why' in fit) return { ...named, ...noFit, why: `slope:${fit.why}` };
  const { error, leverage } = fit;
  const few = noInterval(error);
  const { cell, why } = row();
  return {
    ...named,
    slope: fit.slope,
    se: error.se,
    freedom: error.freedom,
    t: cell('t', error.t, few),
    p: cell('p', error.p, few),
    noise: error.noise,
    low: cell('low', error.low, few),
    high: cell('high', error.high, few),
    leverage: leverage.share,
    leverage_unit: places[leverage.group].code,
    slope_without: cell('slope_without', leverage.without, 'no-line-without'),
    intercept: cell('intercept', fit.intercept, 'one-a-place'),
    r2: cell('r2', fit.r2, 'constant-output'),
    n: fit.n,
    places: fit.places,
    why: why(),
  };
}

type Observed = ReturnType<typeof observationsAt>;

export const sizeRegressions = defineTable({
  name: 'size-regressions',
  title: { en: 'Regressions of output on the index', zh: '产出对指数的回归' },
  columns: {
    node: columns.node,
    level: columns.level,
    form,
    estimator: column.string('Estimator', '估计方法', {
      note: {
        en: 'pooled; first-differences; fixed-effects (of places); two-way (fixed effects of places and periods)',
        zh: 'pooled 混合；first-differences 一阶差分；fixed-effects 地区固定效应；two-way 地区与时期双向固定效应',
      },
    }),
    slope: column.number('Slope', '斜率', {
      unit: { en: 'output per point, or elasticity', zh: '每点产出或弹性' },
    }),
    se: column.number('Standard error', '标准误', {
      note: {
        en: 'CR3, clustered by place (with one period HC3), enlarged by what neighbours have in common',
        zh: 'CR3，按地区聚类（仅一期时即 HC3），并按邻近地区的相关放大',
      },
    }),
    t: column.number('t', 't 值'),
    freedom: column.number('Degrees of freedom', '自由度', {
      note: {
        en: 'by Satterthwaite: the equivalent number of independent places that determine the slope, minus one; below four, no interval is given',
        zh: 'Satterthwaite 法：斜率相当于由多少个独立地区决定（减一）；小于四时不给区间',
      },
    }),
    p: column.number('p', 'p 值', { note: { en: 'two-sided', zh: '双侧' } }),
    noise: column.number('Share of errors in the variance of the index', '误差占指数方差的比重', {
      note: {
        en: 'of the index as transformed by the estimator, by the declared errors, independent between periods; they make the slope smaller by this share at most, which the interval allows for; above 0.2 there is none',
        zh: '指数按估计方法变换后，依所声明的误差计（各期独立）；斜率因此至多偏小这一比重，区间已予计入；超过0.2时不给区间',
      },
    }),
    low: column.number('Lower limit of the 95% interval', '95% 区间下限'),
    high: column.number('Upper limit of the 95% interval', '95% 区间上限'),
    leverage: column.number('Leverage of the most influential place on the slope', '单个地区对斜率的权重', {
      note: { en: 'its share of Σ (index − mean)², the largest of all places', zh: '离差平方和中占比最大者' },
    }),
    leverage_unit: column.string('That place', '该地区', { optional: true }),
    slope_without: column.number('Slope without that place', '剔除该地区后的斜率'),
    intercept: column.number('Intercept', '截距'),
    r2: column.number('R²', 'R²', {
      note: {
        en: 'within R², of the data as transformed by the estimator',
        zh: '组内 R²（以估计方法变换后的数据计）',
      },
    }),
    n: column.integer('Number of observations', '观测数'),
    places: column.integer('Number of places', '地区数'),
    why: columns.why,
  },
  key: ['node', 'level', 'form', 'estimator'],
  from: ['all', 'economy'],
  section: sections.size,
});

export const sizeResiduals = defineTable({
  name: 'size-residuals',
  title: { en: 'Residuals of the pooled regressions', zh: '混合回归的残差' },
  columns: {
    form,
    level: columns.level,
    unit: columns.unit,
    period: columns.period,
    fitted: column.number('Fitted value', '拟合值'),
    residual: column.number('Residual: observed minus fitted value', '残差'),
  },
  key: ['form', 'level', 'unit', 'period'],
  from: ['all', 'economy'],
  section: sections.size,
});

export const sizeBands = defineTable({
  name: 'size-bands',
  title: {
    en: 'Regression lines of the pooled regressions, with confidence bands',
    zh: '混合回归线及其置信带',
  },
  columns: {
    form,
    level: columns.level,
    step: column.integer('Step', '序号'),
    index: column.number('Index', '指数'),
    fitted: column.number('Fitted value', '拟合值'),
    low: column.number('Lower limit of the 95% confidence band of the line', '回归线95%置信带下限'),
    high: column.number('Upper limit of the 95% confidence band of the line', '回归线95%置信带上限'),
    why: columns.why,
  },
  key: ['form', 'level', 'step'],
  from: ['all', 'economy'],
  section: sections.size,
});
