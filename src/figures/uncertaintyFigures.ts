import { dataErrorShare, kemenyLimits, type RankInterval, ranksTogether } from '../analysis/index.js';
import type { Text } from '../edition/index.js';
import type { Release } from '../release/index.js';
import { orNull } from '../tables/index.js';
import { formatCount, formatPercent, formatSigned, periodName, titleWithin } from '../words/index.js';
import { analysisContext } from './analysisContext.js';
import { barChart } from './barChart.js';
import type { Choice } from './choice.js';
import { leftOutFigure, methodChoices } from './dependsFigures.js';
import { type ColumnsFor, columnsFor, placeNames, placePath, receiptPath } from './fields.js';
import { type Figure, type FigureField, type FigureMaker, fullPageWidth } from './figure.js';
import { nearestOrderFigure } from './nearestOrderFigure.js';
import { pairwise } from './pairFigure.js';
import { rankFan, ranksPerLine } from './rankFan.js';
import { rankSources } from './sourcesFigure.js';
import { intervalsOf, notStudiedReason, rankWords, studyText } from './study.js';

/** Up to so many ranks the list of all is as good a picture as all at once. */
const mostListed = 40;
/** The list shows so many ranks at most; the table has all. */
const mostDrawn = 1000;

/** The ranks of all units with their ranges, in the order of the published ranks. */
function rankRows(release: Release, choice: Choice) {
  const { units } = release.plan;
  const found = intervalsOf(release, choice.period);
  const together = setsTogether(found);
  return found.map((i, at) => ({
    rank: i.rank,
    unit: units[i.unit]!.code,
    low_rank: i.low,
    high_rank: i.high,
    data_low_rank: orNull(i.data?.low ?? Number.NaN),
    data_high_rank: orNull(i.data?.high ?? Number.NaN),
    ...together[at]!,
    median_rank: i.median,
    mean_rank: i.mean,
    from_weights: orNull(i.sources?.weights ?? Number.NaN),
    from_structure: orNull(i.sources?.structure ?? Number.NaN),
    from_data: orNull(i.sources?.data ?? Number.NaN),
  }));
}

/** The rank of every unit with the range in nine of ten draws. */
function rankIntervals(release: Release, choice: Choice): Figure {
  const { plan, period } = analysisContext(release, choice);
  const named = placeNames(release);
  const rows = rankRows(release, choice);
  const isDrawn = rows.some((r) => r.low_together !== null);
  const column = columnsFor(rows);
  const left =
    rows.length > mostDrawn
      ? {
          en: ` The first ${formatCount(mostDrawn, 'en')} are drawn; the table has all.`,
          zh: `图示前${formatCount(mostDrawn, 'zh')}位，全部见数据表。`,
        }
      : { en: '', zh: '' };
  return {
    id: 'rank-intervals',
    title: {
      en: `Ranks of all ${titleWithin(plan.unitsTitle.en)}, ${period}`,
      zh: `各${plan.unitsTitle.zh}位次区间，${periodName(period, 'zh')}`,
    },
    note: {
      en: `Places from the published rank (the dot): the line holds nine in ten draws. ${studyText(release).en}${isDrawn ? ` ${threeRanges.en}` : ''}${left.en}`,
      zh: `横轴为与发布位次（圆点）的差：线段为九成抽样所在区间。${studyText(release).zh}${isDrawn ? threeRanges.zh : ''}${left.zh}`,
    },
    fields: [
      column.figures('rank', rankWords, 0, {
        to: (r) => receiptPath('uncertainty', { level: plan.level, unit: r.unit, period }, 'rank'),
      }),
      column.place('unit', release, choice.period),
      ...ofTheRange.map((id) => uncertaintyField(column, release, period, id)),
      ...(['low', 'high'] as const).map((end) => column.figures(`${end}_together`, endsTogether[end], 0)),
    ],
    rows,
    why: rows.length === 0 ? notStudiedReason : undefined,
    tall: rows.length > mostListed,
    draw: (at) =>
      barChart({
        bars: rows.slice(0, mostDrawn).map((r) => {
          const name = named(r.unit, at.lang);
          const range = r.low_rank === r.high_rank ? String(r.rank) : `${r.low_rank}–${r.high_rank}`;
          return {
            name: `${r.rank} ${name}`,
            to: placePath(r.unit, period),
            parts: [],
            low: r.low_rank - r.rank,
            high: r.high_rank - r.rank,
            dot: { value: 0, title: `${name}: ${range}`, to: placePath(r.unit, period), from: 'among' },
            text: range,
          };
        }),
        x: { label: '', include: [-3, 3], format: (v, lang) => formatSigned(v, 0, lang) },
        row: 15,
      })(at),
  };
}

/** What the ranges of the table promise. */
const threeRanges = {
  en: 'The table has three ranges, which promise different things. From rank, to rank: what other weights, one indicator less and errors of the data may make of a rank. By the data alone: at the published weights, this range of a place holds its true rank nine times in ten. All places at once: nine times in ten no such range of any place is wrong. The last two know only errors that are declared or estimated.',
  zh: '表中的三种区间含义不同。最高、最低位次：改变权重、剔除一个指标以及数据误差可能造成的位次。仅依数据：按发布的权重，该地区间有九成把握包含其真实位次。全部地区同时：有九成把握没有任何一地的区间出错。后两者仅计入已声明或估计的误差。',
};

const endsTogether = {
  low: { en: 'From rank, all places at once', zh: '最高位次（全部地区同时）' },
  high: { en: 'To rank, all places at once', zh: '最低位次（全部地区同时）' },
};

/** The ranges by errors of the data that hold for all places at once; null where no errors are known. */
function setsTogether(
  found: readonly RankInterval[],
): { low_together: number | null; high_together: number | null }[] {
  const none = { mean: Number.NaN, error: Number.NaN, threshold: Number.NaN };
  return ranksTogether(found.map(({ data }) => data ?? none)).map(({ low, high }) => ({
    low_together: orNull(low),
    high_together: orNull(high),
  }));
}

/** The same ranges over all ranks at once: how far each reaches above and below. */
function rangesAtOnce(release: Release, choice: Choice): Figure {
  const { plan, period } = analysisContext(release, choice);
  const named = placeNames(release);
  const list = rankIntervals(release, choice);
  const found = intervalsOf(release, choice.period);
  const together = ranksPerLine(found.length);
  const widest =
    together > 1
      ? {
          en: ` Of every ${together} neighbouring ranks the one with the widest range is drawn.`,
          zh: `每${together}个相邻位次中仅绘区间最宽者。`,
        }
      : { en: '', zh: '' };
  return {
    ...list,
    id: 'rank-ranges',
    title: {
      en: `How far does each rank hold? ${period}`,
      zh: `各位次的把握有多大？${periodName(period, 'zh')}`,
    },
    note: {
      en: `A line for each of the ${titleWithin(plan.unitsTitle.en)} in the order of their ranks: as many places above and below as nine in ten draws hold.${widest.en} ${studyText(release).en}`,
      zh: `按位次排列，每条线为一个${plan.unitsTitle.zh}：九成抽样中位次最多上升与下降多少位。${widest.zh}${studyText(release).zh}`,
    },
    tall: false,
    width: fullPageWidth,
    anyWidth: true,
    draw: (at) =>
      rankFan(
        found.map(({ unit, rank, low, high }) => {
          const { code } = plan.units[unit]!;
          const name = named(code, at.lang);
          const range = low === high ? String(rank) : `${low}–${high}`;
          const title = { en: `${name}, ranked ${rank}: ${range}`, zh: `${name}，第${rank}位：${range}` }[
            at.lang
          ];
          return {
            ...{ rank, name, above: rank - low, below: high - rank },
            ...{ title, to: placePath(code, period), from: 'among' as const },
          };
        }),
        {
          x: { en: 'rank', zh: '位次' }[at.lang],
          y: { en: 'places above (+) or below (−)', zh: '高出（+）或低于（−）的位数' }[at.lang],
        },
      )(at),
  };
}

const ofTheRange = [
  'low_rank',
  'high_rank',
  'data_low_rank',
  'data_high_rank',
  'median_rank',
  'mean_rank',
  'from_weights',
  'from_structure',
  'from_data',
] as const;

const columnWords = {
  low_rank: { en: 'From rank', zh: '最高位次', digits: 0 },
  high_rank: { en: 'To rank', zh: '最低位次', digits: 0 },
  data_low_rank: { en: 'From rank, by the data alone', zh: '最高位次（仅依数据）', digits: 0 },
  data_high_rank: { en: 'To rank, by the data alone', zh: '最低位次（仅依数据）', digits: 0 },
  median_rank: { en: 'Median', zh: '中位数', digits: 0 },
  mean_rank: { en: 'Mean', zh: '均值', digits: 1 },
  from_weights: { en: 'From weights (share)', zh: '来自权重（份额）', digits: 2 },
  from_structure: { en: 'From one indicator', zh: '来自剔除指标', digits: 2 },
  from_data: { en: 'From errors of the data', zh: '来自数据误差', digits: 2 },
  share_top_10: { en: 'Probability of the first ten', zh: '进入前十的概率', digits: 3 },
} satisfies Record<string, { en: string; zh: string; digits: number }>;

/** A column of uncertainty.csv with its receipts. */
function uncertaintyField<R extends { unit: string }>(
  column: ColumnsFor<R>,
  { plan }: Release,
  period: string,
  id: keyof typeof columnWords & keyof R,
): FigureField<R> {
  const { digits, ...title } = columnWords[id];
  return column.figures(id, title, digits, {
    to: (r) => receiptPath('uncertainty', { level: plan.level, unit: r.unit, period }, id),
  });
}

/** The smallest probability that is drawn: less is 0% in words. */
const leastShown = 0.005;

/** What the chart of the first ten shows, and how many are surely or possibly among them by the errors that are known. */
function topTenNote(release: Release, rows: readonly ReturnType<typeof setsTogether>[number][]): Text {
  const known = rows.filter((r) => r.low_together !== null);
  const [surely, possibly] = (['high_together', 'low_together'] as const).map(
    (end) => known.filter((r) => r[end]! <= 10).length,
  );
  const errors =
    dataErrorShare(release.plan) > 0
      ? { en: 'errors of the data, as far as they are known,', zh: '就已知的数据误差而言' }
      : { en: 'errors of filled-in figures alone', zh: '仅就填补值的误差而言' };
  return {
    en: `Share of draws in which a place ranks among the first ten. ${studyText(release).en}${known.length > 0 ? ` At the published weights, ${errors.en} leave ${formatCount(surely!, 'en')} surely among the first ten and ${formatCount(possibly!, 'en')} that may be: nine times in ten both are right for all places at once.` : ''}`,
    zh: `进入前十的抽样占比。${studyText(release).zh}${known.length > 0 ? `按发布的权重，${errors.zh}，${formatCount(surely!, 'zh')}个确在前十，${formatCount(possibly!, 'zh')}个可能在前十：两者有九成把握对全部地区同时成立。` : ''}`,
  };
}

/** How likely each unit is among the first ten. */
function topTen(release: Release, choice: Choice): Figure {
  const { plan, period } = analysisContext(release, choice);
  const named = placeNames(release);
  const found = intervalsOf(release, choice.period);
  const together = setsTogether(found);
  const rows = found.map((i, at) => ({
    unit: plan.units[i.unit]!.code,
    rank: i.rank,
    share_top_10: i.top[0] ?? null,
    ...together[at]!,
  }));
  const open = rows
    .filter((r) => (r.share_top_10 ?? 0) >= leastShown)
    .sort((a, b) => b.share_top_10! - a.share_top_10! || a.rank - b.rank);
  const sure = open.filter((r) => r.share_top_10 === 1).length;
  const column = columnsFor(rows);
  return {
    id: 'top-ten',
    title: { en: `Who is among the first ten? ${period}`, zh: `谁在前十？${periodName(period, 'zh')}` },
    note: topTenNote(release, rows),
    alt: {
      en: `${sure} of ${open.length} contenders are there in every draw.`,
      zh: `${open.length}个竞争者中有${sure}个在每次抽样中均在前十。`,
    },
    fields: [
      column.figures('rank', rankWords, 0),
      column.place('unit', release, choice.period),
      uncertaintyField(column, release, period, 'share_top_10'),
      ...(['low', 'high'] as const).map((end) => column.figures(`${end}_together`, endsTogether[end], 0)),
    ],
    rows,
    why: open.length === 0 ? notStudiedReason : undefined,
    draw: (at) =>
      barChart({
        bars: open.slice(0, 30).map((r) => {
          const name = named(r.unit, at.lang);
          const said = formatPercent(r.share_top_10!, at.lang, 0);
          const to = receiptPath('uncertainty', { level: plan.level, unit: r.unit, period }, 'share_top_10');
          return {
            name,
            to: placePath(r.unit, period),
            parts: [{ value: r.share_top_10!, title: `${name}: ${said}`, to }],
            text: said,
          };
        }),
        x: { label: '', include: [0, 1], format: (v, lang) => formatPercent(v, lang, 0) },
        row: 20,
      })(at),
  };
}

export const uncertaintyFigures = {
  'rank-ranges': {
    keys: ['period'],
    has: ({ plan }) => plan.units.length > mostListed,
    make: rangesAtOnce,
  },
  'rank-intervals': { keys: ['period'], make: rankIntervals },
  'rank-sources': { keys: ['period'], make: rankSources },
  'top-ten': { keys: ['period'], has: ({ plan }) => plan.units.length > 10, make: topTen },
  pairwise: { keys: ['period'], make: pairwise },
  'left-out': { keys: ['period'], make: leftOutFigure },
  choices: { keys: ['period'], make: methodChoices },
  'nearest-order': {
    keys: ['period'],
    has: ({ plan }) => plan.units.length <= kemenyLimits.units,
    make: nearestOrderFigure,
  },
} satisfies Record<string, FigureMaker>;
