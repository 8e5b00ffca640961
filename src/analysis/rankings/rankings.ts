import { line, publishedPeriods, ranksLowestFirst } from '../../edition/index.js';
import { ranksIn } from '../../engine/index.js';
import { column, defineTable, type RowOf, type Table, tableOf } from '../../tables/index.js';
import { columns as common } from '../commonColumns.js';
import { headlinePeriod } from '../headline.js';
import { innerNodes, levelsOf } from '../levels.js';
import { matchedRanks } from '../matched.js';
import { orderOf, ranksWithin } from '../resultsTable.js';
import { sections } from '../sections.js';
import { type Analysed, tableFamily } from '../tableFamily.js';
import { rankGaps } from './rankGaps.js';

function placesTable({ plan, index }: Analysed): Table<typeof rankings> {
  const periods = publishedPeriods(plan);
  const base = plan.base - plan.first;
  const rows: RowOf<typeof rankings>[] = [];
  for (const level of levelsOf(plan, index)) {
    const groupings = level.grouping < 0 ? plan.groupings : [];
    for (const g of innerNodes(plan)) {
      const behind = ranksLowestFirst(plan, g) ? -1 : 1;
      const from = plan.nodes[g].depth < 2 ? 0 : headlinePeriod({ plan, index });
      for (let t = from; t < periods.length; t++) {
        const now = ranksIn(level, g, t);
        const gained = (since: number) => {
          if (since < 0 || since === t) return undefined;
          return matchedRanks(plan, index, level.grouping, g, [since, t]);
        };
        const [last, first] = [gained(t - 1), gained(base)];
        const values = line(level, g, t);
        const order = orderOf(now);
        const within = groupings.map(({ memberOf }) => ranksWithin(now, memberOf));
        let next = Number.NaN;
        order.forEach((j, i) => {
          if (i > 0 && now[j] > now[order[i - 1]]) next = values[order[i - 1]];
          rows.push({
            level: level.id,
            unit: level.members[j].code,
            period: periods[t],
            node: plan.nodes[g].id,
            places: placesOf(last, j),
            places_since_base: placesOf(first, j),
            gap_to_next: now[j] === 1 ? null : behind * (next - values[j]),
            gap_to_first: now[j] === 1 ? null : behind * (values[order[0]] - values[j]),
            ...Object.fromEntries(
              plan.groupings.map(({ column }, k) => [`rank_in_${column}`, within[k]?.[j] || null]),
            ),
          });
        });
      }
    }
  }
  const said = plan.groupings.map(({ column, title }) => [
    `rank_in_${column}`,
    {
      title: { en: `Rank within its group: ${title.en}`, zh: `组内位次：${title.zh}` },
      note: {
        en: 'units only; missing for a unit that belongs to no group',
        zh: '仅限单元；不属任何组者为空',
      },
    },
  ]);
  return tableOf(rankings, rows, Object.fromEntries(said));
}

/** Places gained between the two periods of a comparison; null for members that are not in both. */
function placesOf(ends: ReturnType<typeof matchedRanks> | undefined, j: number): number | null {
  return ends?.before[j] && ends.after[j] ? ends.before[j] - ends.after[j] : null;
}

/** The root and the nodes right below it, in the period of headlines. */
function rankGapsTable({ plan, index }: Analysed): Table<typeof rankGapsDefinition> {
  const t = headlinePeriod({ plan, index });
  const period = publishedPeriods(plan)[t];
  const rows: RowOf<typeof rankGapsDefinition>[] = [];
  for (const level of levelsOf(plan, index)) {
    for (const g of innerNodes(plan).filter((node) => plan.nodes[node].depth < 2)) {
      const ranks = ranksIn(level, g, t);
      const values = line(level, g, t);
      const order = orderOf(ranks);
      order.forEach((j, at) => {
        for (const { member, step, gap } of rankGaps(order, values, at)) {
          const [unit, other] = [level.members[j].code, level.members[member].code];
          const [node, rank] = [plan.nodes[g].id, ranks[member]];
          rows.push({ level: level.id, unit, period, node, step, other, rank, gap });
        }
      });
    }
  }
  return tableOf(rankGapsDefinition, rows);
}

export const rankings = defineTable({
  name: 'rankings',
  title: { en: 'Rank changes, gaps between ranks, and ranks within groups', zh: '位次变化、差距与组内位次' },
  columns: {
    level: common.level,
    unit: common.unit,
    period: common.period,
    node: {
      ...common.node,
      note: {
        en: 'only nodes with children; nodes more than one level below the root only from the headline period on; units without a rank have no row',
        zh: '仅含有下级的节点；二级以下节点仅列报告期及其后；无位次者不列',
      },
    },
    places: column.integer('Rank change since the previous period, in places', '上升位数', {
      note: {
        en: 'positive: places gained; negative: places lost; among those ranked in both periods; missing in the first period',
        zh: '与上一时期相比，仅在两期均有位次者中比较；负数为下降；首期为空',
      },
    }),
    places_since_base: column.integer('Rank change since the base period, in places', '较基期上升位数', {
      note: {
        en: 'positive: places gained; negative: places lost; among those ranked in both periods; missing in the base period',
        zh: '仅在两期均有位次者中比较；负数为下降；基期为空',
      },
    }),
    gap_to_next: column.number('Gap to the next higher rank, in points', '与上一位次的差距', {
      note: { en: 'missing for whoever ranks first', zh: '居首者为空' },
    }),
    gap_to_first: column.number('Gap to the first place, in points', '与首位的差距', {
      note: { en: 'missing for whoever ranks first', zh: '居首者为空' },
    }),
  },
  open: { prefix: 'rank_in_', type: 'integer' },
  key: ['level', 'unit', 'period', 'node'],
  from: ['all'],
  section: sections.parts,
});

const rankGapsDefinition = defineTable({
  name: 'rank-gaps',
  title: { en: 'The five places above and below, headline period', zh: '前后各五位（报告期）' },
  columns: {
    level: common.level,
    unit: common.unit,
    period: common.period,
    node: { ...common.node, note: { en: 'the root and its children', zh: '总指数及其下一级节点' } },
    step: column.integer('Places apart', '相隔位数', {
      note: {
        en: 'negative: above it in the ranking; ties are listed in the order of the units',
        zh: '负数表示位次在其前；位次相同者按单元顺序排列',
      },
    }),
    other: column.string('Code of the neighbour in the ranking', '位次相邻者代码'),
    rank: column.integer('Rank of that neighbour', '该相邻者位次'),
    gap: column.number('Score of the neighbour minus its own, in points', '相邻者高出的点数', {
      note: { en: 'negative: the neighbour scores lower', zh: '负数为低于' },
    }),
  },
  key: ['level', 'unit', 'period', 'node', 'step'],
  from: ['all'],
  section: sections.parts,
});

/**
 * Tables about ranks, for the root and the nodes below it in every period and for deeper nodes with children from that of headlines on: places
 * gained and lost, the gaps to
 * the next and the first, the rank within the own group, and in the period of headlines the gaps to the neighbouring ranks.
 */
export const rankingFamily = tableFamily([rankings, rankGapsDefinition], (of) => [
  placesTable(of),
  rankGapsTable(of),
]);
