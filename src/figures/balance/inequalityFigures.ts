import { lorenzPoints } from '../../analysis/index.js';
import type { Lang } from '../../edition/index.js';
import type { ColumnOf, Release } from '../../release/index.js';
import { formatNumber, formatPercent, numberIn, periodName, titleWithin } from '../../words/index.js';
import { analysisContext } from '../analysisContext.js';
import { barChart } from '../barChart.js';
import type { Choice } from '../choice.js';
import { hasGrowthRates, hasRatios, hasSeveralPeriods } from '../conditions.js';
import { captionFields, columnsFor, placePath, withCaptionFigures } from '../fields.js';
import type { Figure, FigureMaker } from '../figure.js';
import { valueAt } from '../indexValues.js';
import { lineChart } from '../lineChart.js';
import { nodeSuffix } from '../nodes.js';
import { noRowsReason } from '../reasons.js';
import { spreadFigure } from './spreadFigure.js';

/** The Lorenz curve of a period: how much of the sum the lower part of the units holds. */
function lorenz(release: Release, choice: Choice): Figure {
  const { plan, node, period, rowsWhere } = analysisContext(release, choice);
  const scores = plan.units.map((_, c) => valueAt(release, choice.node, choice.period, c));
  const all = lorenzPoints(scores).map(({ unit, units, share }) => ({
    unit: plan.units[unit]?.code ?? '',
    value: scores[unit] ?? null,
    units,
    share,
  }));
  const gini = rowsWhere('inequality', { level: plan.level, node, period, measure: 'gini' })[0];
  const said = formatNumber(numberIn(gini, 'value'), 3, 'en');
  const of = nodeSuffix(release, choice.node);
  const rows = all.length > 2 && !Number.isNaN(numberIn(gini, 'value')) ? all : [];
  const half = lowerHalfShare(rows);
  const counted = rows.length - 1;
  const stated = [
    { id: 'gini', title: { en: 'Gini coefficient', zh: '基尼系数' }, value: numberIn(gini, 'value') },
    { id: 'lower_half', title: { en: 'Share of the lower half', zh: '较低一半所占份额' }, value: half },
  ];
  const per = (v: number) => String(Math.round(100 * v));
  const straight = [0, 1].map((x) => ({ x, y: x, title: '' }));
  const points = rows.map((r) => ({ x: r.units, y: r.share, title: '' }));
  const column = columnsFor(rows);
  return {
    id: 'lorenz',
    title: { en: `Lorenz curve ${period}${of.en}`, zh: `${periodName(period, 'zh')}洛伦兹曲线${of.zh}` },
    note: {
      en: `Share of the sum held by the lowest ${titleWithin(plan.unitsTitle.en)}, per cent; the broken line is equality. Gini coefficient ${said}, over all ${counted} with a value in ${period}.`,
      zh: `按数值由低到高累计的${plan.unitsTitle.zh}所占的指数份额（%）；虚线为完全均等。基尼系数${said}（按${periodName(period, 'zh')}有数值的全部${counted}个${plan.unitsTitle.zh}计）。`,
    },
    alt: {
      en: `Lorenz curve: the lower half of ${titleWithin(plan.unitsTitle.en)} holds ${formatPercent(half, 'en')} of the sum.`,
      zh: `洛伦兹曲线：较低的一半${plan.unitsTitle.zh}占总和的${formatPercent(half, 'zh')}。`,
    },
    fields: [
      column.place('unit', release, choice.period),
      column.figures('value', { en: 'Value', zh: '数值' }, undefined, {
        to: (r) => placePath(String(r.unit), period, node),
      }),
      column.figures(
        'units',
        { en: `Share of ${titleWithin(plan.unitsTitle.en)}`, zh: `${plan.unitsTitle.zh}累计占比` },
        3,
      ),
      column.figures('share', { en: 'Share of the sum', zh: '指数累计占比' }, 3),
      ...captionFields(stated),
    ],
    rows: withCaptionFigures(rows, stated),
    why: noRowsReason(rows, gini),
    draw: (at) =>
      lineChart({
        lines: [
          { name: '', bare: true, points },
          { name: '', bare: true, dashed: true, hue: 5, points: straight },
        ],
        x: { label: '', format: per },
        y: { label: '', format: per },
        remarks: [
          {
            x: 0.5,
            y: 0.55,
            text: { en: 'if all were equal', zh: '完全均等时' }[at.lang],
            anchor: 'end',
            bare: true,
          },
          ...(Number.isFinite(half)
            ? [{ x: 0.5, y: half, text: lowerHalfText(half, at.lang), anchor: 'start' as const }]
            : []),
        ],
      })(at),
  };
}

const lowerHalfText = (share: number, lang: Lang) =>
  ({ en: `the lower half: ${formatPercent(share, lang)}`, zh: `较低的一半：${formatPercent(share, lang)}` })[
    lang
  ];

/** What the lower half of the units holds, on the line between the two in the middle. */
function lowerHalfShare(points: readonly { units: number; share: number }[]): number {
  const above = points.findIndex(({ units }) => units >= 0.5);
  const [a, b] = [points[above - 1], points[above]];
  return a && b ? a.share + ((0.5 - a.units) / (b.units - a.units)) * (b.share - a.share) : Number.NaN;
}

const parts = [
  { id: 'between', title: { en: 'between groups', zh: '组间' } },
  { id: 'transvariation', title: { en: 'where groups overlap', zh: '组间重叠' } },
  { id: 'within', title: { en: 'within groups', zh: '组内' } },
] as const;

/** The Gini coefficient of each period by where it comes from: between the groups, where they overlap, within them. */
function giniParts(release: Release, choice: Choice): Figure {
  const { plan, node, by, tables, receiptOf, rowsWhere } = analysisContext(release, choice);
  const rows = rowsWhere('inequality-parts', { node, grouping: by, measure: 'gini' });
  const grouping = plan.groupings[choice.by];
  const path = (c: ColumnOf<'inequality-parts'>) => receiptOf('inequality-parts', c);
  const of = nodeSuffix(release, choice.node);
  const known = rows.filter((r) => r.total !== null);
  const column = columnsFor(rows);
  return {
    id: 'gini-parts',
    title: {
      en: `Where inequality comes from: ${grouping ? titleWithin(grouping.title.en) : 'groups'}${of.en}`,
      zh: `不均衡的来源：按${grouping?.title.zh ?? '分组'}${of.zh}`,
    },
    note: {
      en: 'The Gini coefficient split into three parts, which add up to it before rounding: between groups, where groups overlap, and within groups.',
      zh: '基尼系数分解为三部分，舍入前之和等于总值：组间、组间重叠与组内。',
    },
    fields: [
      column.words('period', { en: 'Period', zh: '时期' }),
      ...(['total', 'between', 'transvariation', 'within'] as const).map((c) =>
        column.of(tables, 'inequality-parts', c, 3, { to: path(c) }),
      ),
    ],
    rows,
    why: noRowsReason(known, rows[0]),
    draw: (at) =>
      barChart({
        bars: known.map((r) => ({
          name: String(r.period),
          text: formatNumber(numberIn(r, 'total'), 3, at.lang),
          parts: parts.map(({ id, title }, hue) => ({
            value: numberIn(r, id),
            hue,
            title: `${r.period}, ${title[at.lang]}: ${formatNumber(numberIn(r, id), 3, at.lang)}`,
            to: path(id)(r),
          })),
        })),
        x: { label: '', include: [0] },
        row: 26,
        legend: parts.map(({ title }, hue) => ({ hue, text: title[at.lang] })),
      })(at),
  };
}

/** A measure as a figure tells it. */
const giniMeasure = {
  measure: 'gini',
  title: { en: 'Gini coefficient over time', zh: '历年基尼系数' },
  note: {
    en: '0 where all are equal, 1 where one has everything. The table has every measure.',
    zh: '完全均等为0，集中于一地为1。数据表含全部指标。',
  },
};

const ratioMeasure = {
  measure: 'sd-log',
  title: { en: 'Gap over time, in ratio', zh: '历年相对差距' },
  note: {
    en: 'Standard deviation of the natural logarithm: when it falls, units come nearer to one another in ratio.',
    zh: '自然对数的标准差：下降表示各地的比例差距缩小。',
  },
};

const pointMeasure = {
  measure: 'sd',
  title: { en: 'Gap over time, in points', zh: '历年差距（点）' },
  note: {
    en: 'Standard deviation in points. The scale has no natural zero, so that ratios of points, and with them the Gini coefficient, mean nothing.',
    zh: '标准差（点）。该标度没有自然零点，点数之比及基尼系数均无意义。',
  },
};

export const inequalityFigures = {
  lorenz: { keys: ['node', 'period'], has: hasRatios, make: lorenz },
  inequality: spreadFigure('inequality', () => giniMeasure, hasGrowthRates),
  spread: spreadFigure(
    'spread',
    (release) => (hasRatios(release) ? ratioMeasure : pointMeasure),
    hasSeveralPeriods,
  ),
  'gini-parts': {
    keys: ['node', 'by'],
    has: (of) => of.plan.groupings.length > 0 && hasRatios(of),
    make: giniParts,
  },
} satisfies Record<string, FigureMaker>;
