import type { Lang, Text } from '../edition/index.js';
import { type ColumnOf, headlineName, type Release } from '../release/index.js';
import {
  type AnalysisRow,
  formatNumber,
  formatSigned,
  type NumberColumn,
  numberIn,
  periodName,
} from '../words/index.js';
import { analysisContext } from './analysisContext.js';
import { barChart } from './barChart.js';
import type { Choice } from './choice.js';
import { hasSeveralPeriods } from './conditions.js';
import { columnsFor } from './fields.js';
import type { Draw, Figure, FigureMaker } from './figure.js';
import { type Line, lineChart } from './lineChart.js';
import { nodeSuffix } from './nodes.js';
import { provisionalNote, withNote } from './provisional.js';
import { cannotCompute, noRowsReason } from './reasons.js';
import { type TimeAxis, timeAxis } from './timeAxis.js';

/** The note of the release on why the tables of time have no rows of a node. */
function releaseNote(release: Release, choice: Choice, notes: readonly string[]): Text {
  const { node, rowsWhere } = analysisContext(release, choice);
  const found = rowsWhere('time-notes', {}).find(
    (r) => notes.includes(r.note) && (r.node === '' || r.node === node),
  );
  if (!found) return cannotCompute({ en: 'the release has no such figures', zh: '发布版没有这类数据' });
  return { en: found.text_en, zh: found.text_zh };
}

const timeLine = <R extends { readonly period: string }>(
  name: string,
  rows: readonly R[],
  time: TimeAxis,
  column: NumberColumn<R>,
  lang: Lang,
  more: Partial<Line>,
): Line => ({
  name,
  points: rows.map((r) => ({
    x: time.at(r.period),
    y: numberIn(r, column),
    title: `${name}${name ? ', ' : ''}${r.period}: ${formatNumber(numberIn(r, column), 2, lang)}`,
  })),
  ...more,
});

/** The notes that say why there is no forecast. */
const noForecast = ['too-few-periods', 'uneven-steps', 'gaps', 'out-of-range'];

/** The line of what was observed, and the broken one of what is expected with its interval. */
function seriesLines(
  release: Release,
  past: readonly AnalysisRow<'changes'>[],
  expected: readonly AnalysisRow<'forecast'>[],
  to: (row: AnalysisRow<'changes'>) => string,
  lang: Lang,
): Draw {
  const time = timeAxis(
    [...past, ...expected].map((r) => r.period),
    headlineName(release),
  );
  const last = past.find((r) => r.period === headlineName(release));
  const observed = timeLine('', past, time, 'value', lang, {});
  const joined =
    expected.length === 0 || !last ? [] : [{ ...last, low: last.value, high: last.value }, ...expected];
  const next = timeLine('', joined, time, 'value', lang, { dashed: true, hue: 1 });
  const banded = next.points.map((p, i) => ({
    ...p,
    low: numberIn(joined[i], 'low'),
    high: numberIn(joined[i], 'high'),
  }));
  return lineChart({
    lines: [
      { ...observed, points: observed.points.map((p, i) => ({ ...p, to: to(past[i]!) })) },
      ...(joined.length > 0 ? [{ ...next, points: banded }] : []),
    ],
    x: time.axis,
    y: { label: '' },
  });
}

const kindWords: Record<string, Text> = {
  observed: { en: 'observed', zh: '实际' },
  provisional: { en: 'provisional', zh: '初步' },
  expected: { en: 'expected', zh: '预测' },
};

/** The rows of the series: what was observed, what is provisional, and what is expected. */
function seriesRows(
  past: readonly AnalysisRow<'changes'>[],
  expected: readonly AnalysisRow<'forecast'>[],
  { node, judged }: { node: string; judged: readonly string[] },
) {
  return [
    ...past.map((r) => ({
      period: r.period,
      kind: judged.includes(r.period) ? ('observed' as const) : ('provisional' as const),
      value: r.value,
      low: null,
      high: null,
      node,
      level: 'total',
      unit: r.unit,
    })),
    ...expected.map((r) => ({
      period: r.period,
      kind: 'expected' as const,
      value: r.value,
      low: r.low,
      high: r.high,
      node,
      level: null,
      unit: null,
    })),
  ];
}

/** The node in the total over the periods, with what is expected next. */
function seriesFigure(release: Release, choice: Choice): Figure {
  const { plan, node, settledPeriods, tables, receiptOf, rowsWhere } = analysisContext(release, choice);
  const past = rowsWhere('changes', { node, level: 'total' });
  const expected = rowsWhere('forecast', { node });
  const path = (c: ColumnOf<'changes'>) => receiptOf('changes', c);
  const ahead = (c: ColumnOf<'forecast'>) => receiptOf('forecast', c);
  const of = nodeSuffix(release, choice.node);
  const last = past.find((r) => r.period === settledPeriods.at(-1));
  const provisional = provisionalNote(release, 'dashed');
  const rows = seriesRows(past, expected, { node, judged: settledPeriods });
  const column = columnsFor(rows);
  return {
    id: 'series',
    title: { en: `${plan.total.title.en} over time${of.en}`, zh: `${plan.total.title.zh}历年走势${of.zh}` },
    note: withNote(
      expected.length > 0
        ? {
            en: 'Points; the broken line is a forecast, with its 95% interval.',
            zh: '点数；虚线为预测值及其95%区间。',
          }
        : {
            en: `Points. ${releaseNote(release, choice, noForecast).en}`,
            zh: `点数。${releaseNote(release, choice, noForecast).zh}`,
          },
      provisional,
    ),
    alt: withNote(
      {
        en: `It is ${formatNumber(numberIn(last, 'value'), 2, 'en')} in ${last?.period ?? '–'}.`,
        zh: `${last ? periodName(last.period, 'zh') : '–'}为${formatNumber(numberIn(last, 'value'), 2, 'zh')}点。`,
      },
      provisional,
    ),
    fields: [
      column.words('period', { en: 'Period', zh: '时期' }),
      column.words(
        'kind',
        { en: 'Kind', zh: '性质' },
        {
          name: (code, lang) => kindWords[code]?.[lang] ?? code,
        },
      ),
      column.of(tables, 'changes', 'value', 2, {
        to: (r) => (r.kind === 'expected' ? ahead('value')(r) : path('value')(r)),
      }),
      ...(['low', 'high'] as const).map((c) =>
        column.of(tables, 'forecast', c, 2, {
          to: (r) => (r.kind === 'expected' ? ahead(c)(r) : undefined),
        }),
      ),
    ],
    rows,
    why: noRowsReason(past),
    draw: (at) => seriesLines(release, past, expected, path('value'), at.lang)(at),
  };
}

/** What each part added to the change of each period. */
function contributions(release: Release, choice: Choice): Figure {
  const { plan, node, settledPeriods, tables, receiptOf, rowsWhere } = analysisContext(release, choice);
  const rows = rowsWhere('contributions', { node });
  const known = rows.filter((r) => r.points !== null);
  const periods = [...new Set(known.map((r) => r.period))];
  const last = periods.findLast((period) => settledPeriods.includes(period));
  const partsOf = [...new Set(known.map((r) => r.part))];
  const name = (id: string, lang: Lang) =>
    plan.nodes.find((n) => n.id === id)?.title[lang] ?? { en: 'rest', zh: '其余' }[lang];
  const path = (c: ColumnOf<'contributions'>) => receiptOf('contributions', c);
  const of = nodeSuffix(release, choice.node);
  const sum = (period: string) =>
    known.filter((r) => r.period === period).reduce((s, r) => s + numberIn(r, 'points'), 0);
  const column = columnsFor(rows);
  return {
    id: 'contributions',
    title: { en: `What changed it?${of.en}`, zh: `变化来自哪里？${of.zh}` },
    note: withNote(
      {
        en: 'Points that each part added since the period before; before rounding they add up to the change at the right.',
        zh: '各分项较上期增加的点数，舍入前合计等于右侧的变化。',
      },
      provisionalNote(release, 'shown'),
    ),
    alt:
      last !== undefined
        ? {
            en: `${formatSigned(sum(last), 2, 'en')} points in ${last}.`,
            zh: `${periodName(last, 'zh')}变化${formatSigned(sum(last), 2, 'zh')}点。`,
          }
        : { en: 'None.', zh: '无。' },
    fields: [
      column.words('period', { en: 'Period', zh: '时期' }),
      column.words('part', { en: 'Part', zh: '分项' }, { name }),
      ...(['points', 'share'] as const).map((c) => column.of(tables, 'contributions', c, 3, { to: path(c) })),
    ],
    rows,
    why: known.length > 0 ? undefined : noRowsReason([], { reason: 'one-period' }),
    draw: (at) =>
      barChart({
        bars: periods.slice(-24).map((period) => ({
          name: period,
          parts: known
            .filter((r) => r.period === period)
            .map((r) => ({
              value: numberIn(r, 'points'),
              hue: partsOf.indexOf(r.part),
              title: `${period}, ${name(r.part, at.lang)}: ${formatSigned(numberIn(r, 'points'), 3, at.lang)}`,
              to: path('points')(r),
            })),
          text: formatSigned(sum(period), 2, at.lang),
        })),
        x: { label: '', include: [0] },
        row: 24,
        legend: partsOf.map((part, hue) => ({ hue, text: name(part, at.lang) })),
      })(at),
  };
}

/** The series with its season taken out. */
function seasonallyAdjusted(release: Release, choice: Choice): Figure {
  const { node, tables, receiptOf, rowsWhere } = analysisContext(release, choice);
  const rows = rowsWhere('seasonal-adjustment', { node });
  const time = timeAxis(
    rows.map((r) => r.period),
    headlineName(release),
  );
  const provisional = provisionalNote(release, 'dashed');
  const path = (c: ColumnOf<'seasonal-adjustment'>) => receiptOf('seasonal-adjustment', c);
  const of = nodeSuffix(release, choice.node);
  const column = columnsFor(rows);
  return {
    id: 'seasonal',
    title: { en: `Without the season${of.en}`, zh: `季节调整${of.zh}` },
    note: withNote(
      {
        en: 'The value (thin), seasonally adjusted, and the trend (broken).',
        zh: '原值、季节调整值与趋势（虚线）。',
      },
      provisional,
    ),
    alt: withNote({ en: `${rows.length} periods.`, zh: `共${rows.length}期。` }, provisional),
    fields: [
      column.words('period', { en: 'Period', zh: '时期' }),
      ...(['value', 'seasonal', 'trend', 'remainder', 'adjusted'] as const).map((c) =>
        column.of(tables, 'seasonal-adjustment', c, 3, { to: path(c) }),
      ),
    ],
    rows,
    why:
      rows.length > 0
        ? undefined
        : releaseNote(release, choice, ['no-season', 'no-adjustment', 'uneven-seasons']),
    draw: (at) =>
      lineChart({
        lines: [
          timeLine({ en: 'value', zh: '原值' }[at.lang], rows, time, 'value', at.lang, {
            hue: 1,
            bare: true,
          }),
          timeLine({ en: 'adjusted', zh: '调整值' }[at.lang], rows, time, 'adjusted', at.lang, {
            hue: 0,
            bare: true,
          }),
          timeLine({ en: 'trend', zh: '趋势' }[at.lang], rows, time, 'trend', at.lang, {
            hue: 2,
            bare: true,
            dashed: true,
          }),
        ],
        x: time.axis,
        y: { label: '' },
      })(at),
  };
}

export const timeFigures = {
  series: { keys: ['node'], has: hasSeveralPeriods, make: seriesFigure },
  contributions: { keys: ['node'], has: hasSeveralPeriods, make: contributions },
  seasonal: { keys: ['node'], has: hasSeveralPeriods, make: seasonallyAdjusted },
} satisfies Record<string, FigureMaker>;
