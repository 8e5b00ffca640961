import { lowestFirst, publishedPeriods } from '../../edition/index.js';
import { columns as common } from '../commonColumns.js';
import { innerNodes, type Level, levelsOf } from '../levels.js';
import { matchedRanks } from '../matched.js';
import { orderOf, ranksWithin } from '../resultsTable.js';
import type { Analysed, TidyTable } from '../tidy.js';
import { ladder } from './ladder.js';

/**
 * What can be said of ranks beyond the ranks in the results, of the root and the nodes below it in every period and of deeper
 * nodes with children in the last: places gained and lost, the gaps to
 * the next and the first, the rank within the own group, and in the last period the neighbours on the ladder.
 */
export function rankingTables(of: Analysed): TidyTable[] {
  return [placesTable(of), laddersTable(of)];
}

function placesTable({ plan, index }: Analysed): TidyTable {
  const periods = publishedPeriods(plan);
  const base = plan.base - plan.first;
  const rows: TidyTable['rows'] = [];
  for (const level of levelsOf(plan, index)) {
    const n = level.members.length;
    const groupings = level.grouping < 0 ? plan.groupings : [];
    for (const g of innerNodes(plan)) {
      const ranks = level.ranks(g);
      const behind = lowestFirst(plan, g) ? -1 : 1;
      const from = plan.nodes[g].depth < 2 ? 0 : periods.length - 1;
      for (let t = from; t < periods.length; t++) {
        const now = ranks.subarray(t * n, (t + 1) * n);
        const gained = (since: number) => {
          if (since < 0 || since === t) return undefined;
          return matchedRanks(plan, index, level.grouping, g, [since, t]);
        };
        const [last, first] = [gained(t - 1), gained(base)];
        const values = valuesAt(level, g, t, periods.length);
        const order = orderOf(now);
        const within = groupings.map(({ memberOf }) => ranksWithin(now, memberOf));
        let next = Number.NaN;
        order.forEach((j, i) => {
          if (i > 0 && now[j] > now[order[i - 1]]) next = values[order[i - 1]];
          rows.push([
            level.id,
            level.members[j].code,
            periods[t],
            plan.nodes[g].id,
            placesOf(last, j),
            placesOf(first, j),
            now[j] === 1 ? null : behind * (next - values[j]),
            now[j] === 1 ? null : behind * (values[order[0]] - values[j]),
            ...(level.grouping < 0
              ? within.map((ranks) => ranks[j] || null)
              : plan.groupings.map(() => null)),
          ]);
        });
      }
    }
  }
  return {
    name: 'rankings',
    title: { en: 'Rank changes, gaps and ranks within groups', zh: '位次变化、差距与组内位次' },
    columns: [
      common.level,
      common.unit,
      common.period,
      {
        ...common.node,
        note: {
          en: 'with children; below the nodes under the root the last period alone; units without a rank have no row',
          zh: '仅含有下级的节点；二级以下节点仅列最近时期；无位次者不列',
        },
      },
      {
        id: 'places',
        title: { en: 'Places gained', zh: '上升位数' },
        note: {
          en: 'since the period before, among those ranked in both; below zero: lost; missing in the first period',
          zh: '与上一时期相比，仅在两期均有位次者中比较；负数为下降；首期为空',
        },
      },
      {
        id: 'places_since_base',
        title: { en: 'Places gained since the base', zh: '较基期上升位数' },
        note: {
          en: 'among those ranked in both; below zero: lost; missing in the base',
          zh: '仅在两期均有位次者中比较；负数为下降；基期为空',
        },
      },
      {
        id: 'gap_to_next',
        title: { en: 'Points behind the next better rank', zh: '与上一位次的差距' },
        note: { en: 'missing for those who lead', zh: '居首者为空' },
      },
      {
        id: 'gap_to_first',
        title: { en: 'Points behind the first', zh: '与首位的差距' },
        note: { en: 'missing for those who lead', zh: '居首者为空' },
      },
      ...plan.groupings.map(({ column, title }) => ({
        id: `rank_in_${column}`,
        title: { en: `Rank within the own group: ${title.en}`, zh: `组内位次：${title.zh}` },
        note: { en: 'of units; missing in no group', zh: '仅限单元；不属任何组者为空' },
      })),
    ],
    rows,
  };
}

/** Places gained between the ends of a comparison; null for whoever is not in both. */
function placesOf(ends: ReturnType<typeof matchedRanks> | undefined, j: number): number | null {
  return ends?.before[j] && ends.after[j] ? ends.before[j] - ends.after[j] : null;
}

/** The root and the nodes right below it, in the last period. */
function laddersTable({ plan, index }: Analysed): TidyTable {
  const t = index.periods - 1;
  const period = publishedPeriods(plan)[t];
  const rows: TidyTable['rows'] = [];
  for (const level of levelsOf(plan, index)) {
    const n = level.members.length;
    for (const g of innerNodes(plan).filter((node) => plan.nodes[node].depth < 2)) {
      const ranks = level.ranks(g).subarray(t * n, (t + 1) * n);
      const values = valuesAt(level, g, t, index.periods);
      const order = orderOf(ranks);
      order.forEach((j, at) => {
        for (const { member, step, gap } of ladder(order, values, at)) {
          const [own, other] = [level.members[j].code, level.members[member].code];
          rows.push([level.id, own, period, plan.nodes[g].id, step, other, ranks[member], gap]);
        }
      });
    }
  }
  return {
    name: 'ladders',
    title: { en: 'Five above and five below, last period', zh: '前后各五位（最近时期）' },
    columns: [
      common.level,
      common.unit,
      common.period,
      { ...common.node, note: { en: 'the root and the nodes below it', zh: '总指数及其下一级节点' } },
      {
        id: 'step',
        title: { en: 'Steps on the ladder', zh: '相隔位数' },
        note: {
          en: 'below zero: above; equal ranks in the order of the units',
          zh: '负数在其前；位次相同者按单元顺序',
        },
      },
      { id: 'other', title: { en: 'Code of the neighbour', zh: '相邻者代码' } },
      { id: 'rank', title: { en: 'Rank of the neighbour', zh: '相邻者位次' } },
      {
        id: 'gap',
        title: { en: 'Points the neighbour has more', zh: '相邻者高出的点数' },
        note: { en: 'below zero: fewer', zh: '负数为低于' },
      },
    ],
    rows,
  };
}

function valuesAt({ values, members }: Level, g: number, t: number, periods: number): Float64Array {
  const from = (g * periods + t) * members.length;
  return values.subarray(from, from + members.length);
}
