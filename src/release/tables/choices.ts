import {
  commonColumns,
  drawWork,
  headlinePeriod,
  type Robustness,
  rankStudy,
  runStudy,
  sections,
  studyAt,
} from '../../analysis/index.js';
import type { Plan } from '../../edition/index.js';
import { column, defineTable, orNull, type RowOf, type Table, tableOf } from '../../tables/index.js';
import type { StudyInput } from './uncertainty.js';

/** How much the ranks depend on one choice. */
export type ChoiceRow = RowOf<typeof choicesDefinition>;

/** Draws of each column of the design. */
export const choiceDraws = 512;

/** Above this many cells times draws, which take about 15 seconds, choices are not studied. */
const budget = 3e8;

/** Whether a release studies which choices matter. */
export function studiesChoices(plan: Plan): boolean {
  const columns = 6;
  return drawWork(plan) * choiceDraws * columns <= budget;
}

/**
 * The sensitivity of the ranks when weights (± 25%), indicators, errors of the data and the way to aggregate (as published, arithmetic, geometric) all
 * vary: Sobol’ indices of the mean rank shift in the period of headlines, with the seed of the rank study. Other periods are not studied.
 */
export async function choicesTable(release: StudyInput): Promise<Table<typeof choicesDefinition>> {
  const { plan } = release;
  const period = headlinePeriod(release);
  const found = studiesChoices(plan) ? await sensitivityAt(release, period) : [];
  return tableOf(
    choicesDefinition,
    found.map((s) => ({
      factor: s.factor,
      period: plan.periods[plan.first + period]!,
      first: orNull(s.first),
      first_low: orNull(s.firstLow),
      first_high: orNull(s.firstHigh),
      total: orNull(s.total),
      total_low: orNull(s.totalLow),
      total_high: orNull(s.totalHigh),
    })),
  );
}

async function sensitivityAt(release: StudyInput, period: number): Promise<Robustness['sensitivity']> {
  const { plan } = release;
  const all = (aggregate: 'arithmetic' | 'geometric', order: number) =>
    plan.nodes.map(() => ({ aggregate, order, details: null }));
  const aggregates = [
    { name: 'published', nodes: plan.nodes },
    { name: 'arithmetic', nodes: all('arithmetic', 1) },
    { name: 'geometric', nodes: all('geometric', 0) },
  ];
  const study = {
    ...studyAt(release, period),
    aggregates,
    sensitivity: true,
    sources: false,
    replicates: choiceDraws,
  };
  const found = await runStudy(study, { published: release.index, solve: release.solve });
  return found.sensitivity;
}

const interval = { en: '90% interval, by bootstrap', zh: '90%区间，自助法' };

export const choicesDefinition = defineTable({
  name: 'choices',
  title: {
    en: `Sensitivity of the ranks of the headline period to methodological choices, when weights (each ± 25%), aggregation, the indicator left out and data errors all vary: ${choiceDraws} draws per column, seed ${rankStudy.seed}`,
    zh: `报告期位次对方法选择的敏感性：权重（各±25%）、合成方式、剔除的指标与数据误差同时变动，每列抽取${choiceDraws}次，种子${rankStudy.seed}`,
  },
  columns: {
    factor: column.string(
      'Choice: aggregation, indicators (which one is left out), weights, data (errors)',
      '选择：aggregation 合成方式、indicators 剔除指标、weights 权重、data 数据误差',
      {
        note: { en: 'only the choices that vary in this edition', zh: '仅列本版本中变动的各项' },
      },
    ),
    period: commonColumns.period,
    first: column.number(
      'Share of the variance of the mean rank shift explained by this choice alone (first-order Sobol’ index)',
      '单独解释的平均位次变动方差份额（Sobol一阶指数）',
      {
        note: {
          en: 'an estimate between 0 and 1; missing if no rank moves',
          zh: '为0至1之间的估计值；位次不变则为空',
        },
      },
    ),
    first_low: column.number('Its lower limit', '下限', { note: interval }),
    first_high: column.number('Its upper limit', '上限', { note: interval }),
    total: column.number(
      'Share including all interactions (total Sobol’ index)',
      '含交互作用的份额（Sobol总指数）',
      {
        note: {
          en: 'an estimate, as for the first-order index; the shares of all choices may add up to more than 1',
          zh: '同一阶指数；各项之和可大于1',
        },
      },
    ),
    total_low: column.number('Its lower limit', '下限', { note: interval }),
    total_high: column.number('Its upper limit', '上限', { note: interval }),
  },
  key: ['factor', 'period'],
  from: ['panel'],
  section: sections.ranks,
  topLevel: true,
});
