import { columns } from '../commonColumns.js';
import { innerNodes } from '../levels.js';
import { row } from '../row.js';
import type { Column, TidyTable } from '../tidy.js';
import { bandAt } from './bands.js';
import { estimators, type Form, forms, inForm, type Observation } from './panel.js';
import { type Regression, regress } from './regression.js';
import { levelsWithOutput, observationsAt, type Subject } from './subject.js';

const form: Column = {
  id: 'form',
  title: { en: 'Form', zh: '形式' },
  note: {
    en: 'level: output per point; log-log: natural logarithms of both, an elasticity',
    zh: 'level：每点对应的产出；log-log：两者取自然对数，为弹性',
  },
};

/**
 * Regressions of the output on the index at every inner node, in every form, by every estimator and error, and what those on the
 * whole index leave unexplained.
 */
export function regressionTables(subject: Subject): TidyTable[] {
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
    {
      name: 'size-regressions',
      title: { en: 'Regressions of the output on the index', zh: '产出对指数的回归' },
      columns: regressionColumns,
      rows: found.flatMap(({ node, observed, fits }) =>
        fits.flatMap(({ of, estimator, fit }) => regressionRows(node, observed.level, of, estimator, fit)),
      ),
    },
    {
      name: 'size-residuals',
      title: { en: 'What the pooled regressions leave unexplained', zh: '混合回归的残差' },
      columns: [
        form,
        columns.level,
        columns.unit,
        columns.period,
        { id: 'fitted', title: { en: 'What the line says', zh: '拟合值' } },
        { id: 'residual', title: { en: 'What was observed minus that', zh: '残差' } },
      ],
      rows: found
        .slice(0, levels.length)
        .flatMap(({ observed: { level, places }, fits }) =>
          fits.flatMap(({ of, estimator, fit }) =>
            estimator !== 'pooled' || 'why' in fit
              ? []
              : fit.residuals.map(({ group, time, fitted, residual }) => [
                  of,
                  level,
                  places[group].code,
                  subject.periods[time],
                  fitted,
                  residual,
                ]),
          ),
        ),
    },
    {
      name: 'size-bands',
      title: { en: 'The pooled lines with their bands', zh: '混合回归线及其区间带' },
      columns: bandColumns,
      rows: found
        .slice(0, levels.length)
        .flatMap(({ observed: { level, rows }, fits }) =>
          fits.flatMap(({ of, estimator, fit }) =>
            estimator !== 'pooled' || 'why' in fit ? [] : bandRows(of, level, fit, rows),
          ),
        ),
    },
  ];
}

/** How many steps a line is told in, from no index (in logarithms: the least) to the most. */
const bandSteps = 20;

function bandRows(of: Form, level: string, fit: Regression, rows: readonly Observation[]): TidyTable['rows'] {
  const shaped = inForm(rows, of);
  if ('why' in shaped || !fit.bandwidth) return [];
  const xs = shaped.rows.map(({ x }) => x);
  const [least, most] = [of === 'level' ? Math.min(0, ...xs) : Math.min(...xs), Math.max(...xs)];
  return Array.from({ length: bandSteps + 1 }, (_, step) => {
    const x = least + (step * (most - least)) / bandSteps;
    const fitted = fit.intercept + fit.slope * x;
    const { low, high, lowPlace, highPlace } = bandAt(fit.bandwidth!, fitted, x);
    return [of, level, step, x, fitted, low, high, lowPlace, highPlace];
  });
}

const bandColumns: Column[] = [
  form,
  columns.level,
  { id: 'step', title: { en: 'Step', zh: '序号' } },
  { id: 'index', title: { en: 'Index', zh: '指数' } },
  { id: 'fitted', title: { en: 'What the line says', zh: '拟合值' } },
  { id: 'low', title: { en: 'The line, 95 % band, low', zh: '回归线95%置信带下限' } },
  { id: 'high', title: { en: 'The line, 95 % band, high', zh: '回归线95%置信带上限' } },
  { id: 'low_place', title: { en: 'One place, 95 % band, low', zh: '单个地区95%预测带下限' } },
  { id: 'high_place', title: { en: 'One place, 95 % band, high', zh: '单个地区95%预测带上限' } },
];

function regressionRows(
  node: string,
  level: string,
  of: Form,
  estimator: string,
  fit: ReturnType<typeof regress>,
): TidyTable['rows'] {
  if ('why' in fit) return [[node, level, of, estimator, ...new Array(13).fill(null), `slope:${fit.why}`]];
  return fit.errors.map((error, i) => {
    const { cell, why } = row();
    return [
      node,
      level,
      of,
      estimator,
      error.kind,
      fit.slope,
      error.se,
      cell('t', error.t, 'exact-line'),
      error.freedom,
      cell('p', error.p, 'exact-line'),
      error.low,
      error.high,
      cell('intercept', fit.intercept, 'one-a-place'),
      cell('r2', fit.r2, 'constant-output'),
      fit.n,
      fit.places,
      i === fit.errors.length - 1 ? 'yes' : 'no',
      why(),
    ];
  });
}

const regressionColumns: Column[] = [
  columns.node,
  columns.level,
  form,
  {
    id: 'estimator',
    title: { en: 'Estimator', zh: '估计方法' },
    note: {
      en: 'pooled; first-differences; fixed-effects (places); two-way (places and periods)',
      zh: 'pooled 混合；first-differences 一阶差分；fixed-effects 地区固定效应；two-way 地区与时期双向固定效应',
    },
  },
  {
    id: 'errors',
    title: { en: 'Standard errors', zh: '标准误' },
    note: {
      en: 'classic; hc1; cluster by place, n/(n − k), t with places − 1 degrees of freedom',
      zh: 'classic 经典；hc1 异方差稳健；cluster 按地区聚类，n/(n − k)，t 自由度为地区数减一',
    },
  },
  {
    id: 'slope',
    title: { en: 'Slope', zh: '斜率' },
    unit: { en: 'output per point, or elasticity', zh: '每点产出或弹性' },
  },
  { id: 'se', title: { en: 'Standard error', zh: '标准误' } },
  { id: 't', title: { en: 't', zh: 't 值' } },
  { id: 'freedom', title: { en: 'Degrees of freedom', zh: '自由度' } },
  { id: 'p', title: { en: 'p', zh: 'p 值' }, note: { en: 'both sides', zh: '双侧' } },
  { id: 'low', title: { en: '95 % interval, low', zh: '95% 区间下限' } },
  { id: 'high', title: { en: '95 % interval, high', zh: '95% 区间上限' } },
  { id: 'intercept', title: { en: 'Intercept', zh: '截距' } },
  {
    id: 'r2',
    title: { en: 'R²', zh: 'R²' },
    note: { en: 'of what the estimator leaves (within)', zh: '组内 R²（以估计方法变换后的数据计）' },
  },
  { id: 'n', title: { en: 'Observations', zh: '观测数' } },
  { id: 'places', title: { en: 'Places', zh: '地区数' } },
  {
    id: 'believed',
    title: { en: 'The errors to go by', zh: '应采用的标准误' },
    note: {
      en: 'cluster where there are two periods or more, else hc1',
      zh: '两期及以上用 cluster，否则用 hc1',
    },
  },
  columns.why,
];
