import {
  commonColumns,
  firstStudied,
  type PairComparison,
  type RankInterval,
  runStudy,
  sections,
  studyAt,
  tops,
} from '../../analysis/index.js';
import type { Panel, Plan } from '../../edition/index.js';
import { type Index, ranksIn, type Solve } from '../../engine/index.js';
import { column, defineTable, orNaN, orNull, type RowOf, type Table, tableOf } from '../../tables/index.js';

/** The uncertainty of the ranks of one published period (`rankStudy`). */
export interface PeriodUncertainty {
  period: string;
  intervals: RankInterval[];
  /** For the groups of each grouping; `unit` is then the index of a group. */
  groups: RankInterval[][];
}

/** The parts of a release that a study needs. */
export interface StudyInput {
  plan: Plan;
  panel: Panel;
  index: Index;
  solve?: Solve | undefined;
}

/** What the rank study of one period finds. */
export interface PeriodStudy extends PeriodUncertainty {
  /** How often the first places rank above one another, each pair once. */
  pairs: PairComparison[];
}

/** How many places, from the first on, are compared in pairs. */
export const comparedPlaces = 12;

/** The rank study for every published period, or only from that of headlines on where the computation is large. */
export async function rankUncertainty(release: StudyInput): Promise<PeriodStudy[]> {
  const { plan, index } = release;
  const found: PeriodStudy[] = [];
  for (let period = firstStudied(plan, index); period < index.periods; period++) {
    const asked = firstPairs(ranksIn(index, 0, period));
    const { intervals, groups, pairs } = await rankStudyOf(release, period, asked);
    found.push({ period: plan.periods[plan.first + period]!, intervals, groups, pairs });
  }
  return found;
}

/** All pairs of the first places, as indices of units. */
function firstPairs(ranks: Int32Array): [number, number][] {
  const order = [...ranks.keys()].filter((c) => ranks[c]! > 0).sort((a, b) => ranks[a]! - ranks[b]!);
  const first = order.slice(0, comparedPlaces);
  return first.flatMap((a, i) => first.slice(i + 1).map((b): [number, number] => [a, b]));
}

/**
 * How often one unit ranks above another in the same draws as the rank intervals of a release, by index of units. Only those of the
 * first places are in the files of the release; for others the study is repeated.
 */
export async function pairsInStudy(
  release: StudyInput,
  period: number,
  pairs: readonly (readonly [number, number])[],
): Promise<PairComparison[]> {
  return (await rankStudyOf(release, period, pairs, false)).pairs;
}

/** The study of one period, with these pairs alone. */
async function rankStudyOf(
  release: StudyInput,
  period: number,
  pairs: readonly (readonly [number, number])[],
  sources = true,
) {
  const { index, solve } = release;
  const found = await runStudy({ ...studyAt(release, period), sources, pairs }, { published: index, solve });
  return { ...found, pairs: found.pairs.slice(found.pairs.length - pairs.length) };
}

type Row = RowOf<typeof uncertaintyDefinition>;

/** @param ks the k of “among the first k” in the intervals */
export function uncertaintyTable(
  plan: Plan,
  studies: readonly PeriodUncertainty[],
  ks: readonly number[] = tops,
): Table<typeof uncertaintyDefinition> {
  const rows = studies.flatMap(({ period, intervals, groups }) =>
    ranked(plan, intervals, groups).flatMap(({ level, members, of }) =>
      of.map(
        (i): Row => ({
          unit: members[i.unit]!.code,
          level,
          period,
          rank: orNull(i.rank),
          mean_rank: orNull(i.mean),
          median_rank: orNull(i.median),
          low_rank: orNull(i.low),
          high_rank: orNull(i.high),
          share_ranked: orNull(i.ranked),
          from_weights: orNull(orNaN(i.sources?.weights)),
          from_structure: orNull(orNaN(i.sources?.structure)),
          from_data: orNull(orNaN(i.sources?.data)),
          data_low_rank: orNull(orNaN(i.data?.low)),
          data_high_rank: orNull(orNaN(i.data?.high)),
          drawn_score: rounded(i.data?.mean),
          score_error: rounded(i.data?.error),
          order_threshold: rounded(i.data?.threshold),
          ...Object.fromEntries(ks.map((k, j) => [topPrefix + k, orNull(orNaN(i.top[j]))])),
        }),
      ),
    ),
  );
  const said = ks.map((k) => [topPrefix + k, { title: amongFirst(k) }]);
  return tableOf(uncertaintyDefinition, rows, Object.fromEntries(said));
}

/** A number of a simulation in six digits. */
const rounded = (x: number | undefined) => orNull(x === undefined ? Number.NaN : Number(x.toPrecision(6)));

const amongFirst = (k: number) => ({
  en: `Share of draws in which it is in the top ${k === 10 ? 'ten' : k}`,
  zh: `位列前${k === 10 ? '十' : k}的抽样比例`,
});

/** The levels that are ranked together: the units, then the groups of each grouping. */
function ranked(plan: Plan, intervals: RankInterval[], groups: readonly RankInterval[][]) {
  return [
    { level: plan.level, members: plan.units as { code: string }[], of: intervals },
    ...plan.groupings.map(({ column, groups: members }, j) => ({
      level: column,
      members,
      of: groups[j] ?? [],
    })),
  ];
}

/** Reads the rows of the table back; members of a level are in the plan's order within each period. */
export function uncertaintyOf(plan: Plan, rows: readonly Row[]): PeriodUncertainty[] {
  const levels = [plan.level, ...plan.groupings.map((g) => g.column)];
  const members = [plan.units, ...plan.groupings.map((g) => g.groups)];
  const numbers = members.map((list) => new Map(list.map(({ code }, number) => [code, number])));
  const byPeriod = new Map<string, RankInterval[][]>();
  for (const row of rows) {
    const lists = byPeriod.get(row.period) ?? levels.map(() => []);
    const list = lists[levels.indexOf(row.level)] ?? [];
    const unit = numbers[levels.indexOf(row.level)]?.get(row.unit) ?? list.length;
    list[unit] = {
      unit,
      rank: orNaN(row.rank),
      mean: orNaN(row.mean_rank),
      median: orNaN(row.median_rank),
      low: orNaN(row.low_rank),
      high: orNaN(row.high_rank),
      ranked: orNaN(row.share_ranked),
      sources: {
        weights: orNaN(row.from_weights),
        structure: orNaN(row.from_structure),
        data: orNaN(row.from_data),
      },
      data: {
        low: orNaN(row.data_low_rank),
        high: orNaN(row.data_high_rank),
        mean: orNaN(row.drawn_score),
        error: orNaN(row.score_error),
        threshold: orNaN(row.order_threshold),
      },
      top: topsOf(row),
    };
    byPeriod.set(row.period, lists);
  }
  const inOrder = [...byPeriod].sort(([a], [b]) => (a < b ? -1 : 1));
  return inOrder.map(([period, [intervals = [], ...groups]]) => ({ period, intervals, groups }));
}

/** The shares of the draws among the first k, in the order of the columns. */
function topsOf(row: Row): number[] {
  return Object.entries(row).flatMap(([id, cell]) =>
    id.startsWith(topPrefix) ? [typeof cell === 'number' ? cell : Number.NaN] : [],
  );
}

const topPrefix = 'share_top_';

export const uncertaintyDefinition = defineTable({
  name: 'uncertainty',
  title: {
    en: 'Uncertainty of ranks: weights varied (each ± 25%), one indicator left out, and data errors where they are known; 1,024 draws, seed 1',
    zh: '位次的不确定性：变动权重（各±25%）、剔除一项指标并计入已知的数据误差，抽取1,024次，种子1',
  },
  columns: {
    unit: commonColumns.unit,
    level: commonColumns.level,
    period: commonColumns.period,
    rank: column.integer('Rank as published', '发布的位次'),
    mean_rank: column.number('Mean rank', '平均位次'),
    median_rank: column.number('Median rank', '位次中位数'),
    low_rank: column.number('Lower limit of the 90% rank interval', '90%位次区间下限', {
      note: {
        en: 'of the rank that the true figures give; filled-in figures are drawn too',
        zh: '指按真实数值所得的位次；填补值亦随机抽取',
      },
    }),
    high_rank: column.number('Upper limit of the 90% rank interval', '90%位次区间上限'),
    share_ranked: column.number('Share of draws in which it has a rank', '有位次的抽样比例'),
    from_weights: column.number('Share of the uncertainty due to the weights', '不确定性中来自权重的份额', {
      note: {
        en: 'mean squared rank shift when only this factor varies, as a share of the sum for all three; missing if the rank never moves',
        zh: '仅该项变动时位次的均方变动，占三项之和的比例；位次不变者为空',
      },
    }),
    from_structure: column.number(
      'Share of the uncertainty due to leaving out one indicator',
      '不确定性中来自剔除一项指标的份额',
    ),
    from_data: column.number('Share of the uncertainty due to data errors', '不确定性中来自数据误差的份额', {
      note: { en: '0 if no error is known and no figure is filled in', zh: '误差未知且无填补值时为0' },
    }),
    data_low_rank: column.number(
      'Lower limit of the 90% rank interval from data errors alone, at the published weights',
      '仅计数据误差、按发布权重的90%位次区间下限',
    ),
    data_high_rank: column.number(
      'Upper limit of the 90% rank interval from data errors alone, at the published weights',
      '仅计数据误差、按发布权重的90%位次区间上限',
    ),
    drawn_score: column.number('Mean score over the draws of data errors', '数据误差各次抽取的平均得分', {
      note: {
        en: 'in the direction of the ranks; missing if no error is known and no figure is filled in',
        zh: '方向与位次一致；误差未知且无填补值时为空',
      },
    }),
    score_error: column.number('Standard error of the score from data errors', '得分的标准误（数据误差）'),
    order_threshold: column.number(
      'How many standard errors of their difference two places must be apart',
      '两地得分须相差多少个标准误方可判定先后',
      {
        note: {
          en: 'at this threshold all orders told in the period hold together in 90% of releases',
          zh: '按此界限，该期所判定的全部先后在九成发布中同时成立',
        },
      },
    ),
  },
  key: ['level', 'unit', 'period'],
  open: { prefix: topPrefix, type: 'number' },
  from: ['panel'],
  section: sections.ranks,
  topLevel: true,
});
