import { hasNaturalZero, publishedPeriods } from '../../edition/index.js';
import { column, defineTable, orNull, type Table, tableOf } from '../../tables/index.js';
import { columns } from '../commonColumns.js';
import { headlinePeriod } from '../headline.js';
import { levelsOf } from '../levels.js';
import type { PlaceAt } from '../matched.js';
import { sections } from '../sections.js';
import { type Analysed, family } from '../tidy.js';
import { ahead, drawGrowth, growthIn, growthReplicates } from './growthOrder.js';
import { rankStudy } from './rankStudy.js';

const whole: PlaceAt = { grouping: -2, number: 0 };

/** In what share of the draws each unit and group grew more than the whole, from the period before that of headlines to it. */
function growthTable(of: Analysed): Table<typeof growthOrder> {
  const { plan, index } = of;
  const t = headlinePeriod(of);
  if (t < 1 || !hasNaturalZero(plan)) return tableOf(growthOrder, []);
  const places = levelsOf(plan, index).flatMap(({ id, grouping, members }) =>
    members.map(({ code }, number) => ({ level: id, unit: code, at: { grouping, number } })),
  );
  const counts = new Float64Array(places.length);
  const isDrawn = drawGrowth(of, t - 1, t, (draw) => {
    const than = growthIn(draw, whole);
    for (const [i, { at }] of places.entries()) counts[i]! += ahead(growthIn(draw, at), than);
  });
  const [from, to] = [t - 1, t].map((at) => publishedPeriods(plan)[at]!) as [string, string];
  const rows = places.map(({ level, unit }, i) => ({
    ...{ level, unit, from, to },
    faster: orNull(counts[i]! / growthReplicates),
  }));
  return tableOf(growthOrder, isDrawn ? rows : []);
}

export const growthOrder = defineTable({
  name: 'growth-order',
  title: {
    en: `How certain it is that a place grew more than the whole: ${growthReplicates} draws, seed ${rankStudy.seed}`,
    zh: `各地增长高于总体的把握：抽取${growthReplicates}次，种子${rankStudy.seed}`,
  },
  columns: {
    level: columns.level,
    unit: columns.unit,
    from: columns.from,
    to: columns.to,
    faster: column.number(
      'Share of the draws in which it grew more than the whole',
      '增长高于总体的抽样比例',
      {
        note: {
          en: 'weights ± 25% and one indicator left out alike in both periods, errors of the data for each by itself; ties as half; missing where it has no growth in one of the draws',
          zh: '两期采用相同的权重（±25%）并剔除同一项指标，数据误差各自抽取；并列计一半；有一次抽样没有增长率则为空',
        },
      },
    ),
  },
  key: ['level', 'unit', 'from', 'to'],
  from: ['panel'],
  section: sections.ranks,
});

export const growthFamily = family([growthOrder], (of) => [growthTable(of)]);
