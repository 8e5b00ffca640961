import type { PublishedNoise } from '../edition/index.js';
import { column, defineTable, orNaN, orNull, type RowOf, type Table, tableOf } from '../tables/index.js';

/** The figures with noise, its size and the budget spent. */
export function noiseTable(noise: readonly PublishedNoise[]): Table<typeof noiseDefinition> {
  return tableOf(
    noiseDefinition,
    noise.map(({ indicator, period, epsilon, perPerson, draws, budget, sd, within90 }) => ({
      indicator,
      period,
      epsilon: orNull(epsilon),
      per_person: orNull(perPerson),
      draws: orNull(draws),
      spent: orNull(draws * epsilon),
      budget: orNull(budget),
      sd: orNull(sd),
      within_90: orNull(within90),
    })),
  );
}

/** Reads a row of that table back. */
export const noiseOf = (row: RowOf<typeof noiseDefinition>): PublishedNoise => ({
  indicator: row.indicator,
  period: row.period,
  epsilon: orNaN(row.epsilon),
  perPerson: orNaN(row.per_person),
  draws: orNaN(row.draws),
  budget: orNaN(row.budget),
  sd: orNaN(row.sd),
  within90: orNaN(row.within_90),
});

export const noiseDefinition = defineTable({
  name: 'noise',
  title: { en: 'Noise in the figures', zh: '数值所含噪声' },
  columns: {
    indicator: column.string('Indicator', '指标'),
    period: column.string('Period', '时期'),
    epsilon: column.number('Epsilon per draw', '每次抽取的 ε'),
    per_person: column.number(
      'Largest change in a figure that one person can cause',
      '一个人最多能改变的数值',
    ),
    draws: column.integer('Number of times the figures were drawn', '抽取次数'),
    spent: column.number('Epsilon spent', '已用 ε'),
    budget: column.number('Epsilon budget', 'ε 预算'),
    sd: column.number('Standard deviation of the noise', '噪声标准差'),
    within_90: column.number(
      '90% of the figures are within this distance of the true value',
      '九成数值与真值之差不超过此数',
    ),
  },
  key: ['indicator', 'period'],
  topLevel: true,
});
