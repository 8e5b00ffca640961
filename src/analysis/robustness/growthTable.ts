import { hasNaturalZero, publishedPeriods } from '../../edition/index.js';
import { column, defineTable, orNull, type Table, tableOf } from '../../tables/index.js';
import { columns } from '../commonColumns.js';
import { headlinePeriod } from '../headline.js';
import { levelsOf } from '../levels.js';
import type { PlaceAt } from '../matched.js';
import { sections } from '../sections.js';
import { type Analysed, tableFamily } from '../tableFamily.js';
import { drawAll, growthReplicates } from './growthOrder.js';
import { rankStudy } from './rankStudy.js';

const whole: PlaceAt = { grouping: -2, number: 0 };

/**
 * Steps are drawn while units × nodes × steps stay below this, since each is drawn as often as the first: 351 units and 164 nodes take
 * more than a second of the processor. What is left out is drawn when a page of that period is asked for.
 */
const mostDrawn = 200_000;

/** The later periods of the steps that a release has: that of headlines, and the last others. */
function stepsOf(of: Analysed): number[] {
  const { plan } = of;
  const most = Math.floor(mostDrawn / (plan.units.length * plan.nodes.length));
  const headline = headlinePeriod(of);
  const others = publishedPeriods(plan)
    .map((_, t) => t)
    .filter((t) => t > 0 && t !== headline);
  const last = others.slice(Math.max(0, others.length - Math.max(0, most - 1)));
  return [...last, headline].filter((t) => t > 0).sort((a, b) => a - b);
}

/** In what share of the draws each unit and group grew more than the whole, from one period to the next. */
function growthTable(of: Analysed): Table<typeof growthOrder> {
  const { plan, index } = of;
  if (!hasNaturalZero(plan)) return tableOf(growthOrder, []);
  const places = levelsOf(plan, index).flatMap(({ id, grouping, members }) =>
    members.map(({ code }, number) => ({ level: id, unit: code, at: { grouping, number } })),
  );
  const names = publishedPeriods(plan);
  const rows = stepsOf(of).flatMap((t) => {
    const draws = drawAll(of, t - 1, t);
    if (!draws) return [];
    return places.map(({ level, unit, at }) => ({
      ...{ level, unit, from: names[t - 1]!, to: names[t]! },
      faster: orNull(draws.above(at, whole)),
      told: draws.isFaster(at, whole) ? 'faster' : draws.isFaster(whole, at) ? 'slower' : 'open',
    }));
  });
  return tableOf(growthOrder, rows);
}

export const growthOrder = defineTable({
  name: 'growth-order',
  title: {
    en: `How certain it is that a place grew faster than the total: ${growthReplicates} draws, seed ${rankStudy.seed}`,
    zh: `各地增长高于总体的把握：抽取${growthReplicates}次，种子${rankStudy.seed}`,
  },
  columns: {
    level: columns.level,
    unit: columns.unit,
    from: columns.from,
    to: columns.to,
    faster: column.number('Share of draws in which it grew faster than the total', '增长高于总体的抽样比例', {
      note: {
        en: 'both periods use the same drawn weights (± 25%) and leave out the same indicator; data errors are drawn for each period separately; a tie counts half; missing if growth is undefined in any draw',
        zh: '两期采用相同的权重（±25%）并剔除同一项指标，数据误差各自抽取；并列计一半；有一次抽样没有增长率则为空',
      },
    }),
    told: column.string(
      'What can be said: faster or slower than the total, or open',
      '可判定：快于（faster）、慢于（slower）总体或无法判定（open）',
      {
        note: {
          en: 'in all but one of 256 draws, and by more than chance makes any two places of the level differ in nine releases of ten',
          zh: '256次抽样中至多一次例外，且差距大于九成发布中该层级任意两地偶然产生的差距',
        },
      },
    ),
  },
  key: ['level', 'unit', 'from', 'to'],
  from: ['panel'],
  section: sections.ranks,
});

export const growthFamily = tableFamily([growthOrder], (of) => [growthTable(of)]);
