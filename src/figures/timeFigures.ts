import type { Lang } from '../edition/index.js';
import { type ColumnOf, headlineName, type Release } from '../release/index.js';
import { formatSigned, numberIn } from '../words/index.js';
import { analysisContext } from './analysisContext.js';
import { barChart } from './barChart.js';
import type { Choice } from './choice.js';
import { hasSeveralPeriods } from './conditions.js';
import { columnsFor } from './fields.js';
import type { Figure, FigureMaker } from './figure.js';
import { lineChart } from './lineChart.js';
import { nodeSuffix } from './nodes.js';
import { provisionalNote, withNote } from './provisional.js';
import { noRowsReason } from './reasons.js';
import { seriesFigure } from './seriesFigure.js';
import { timeAxis } from './timeAxis.js';
import { releaseNote, timeLine } from './timeLine.js';

/** What each part added to the change of each period. */
function contributions(release: Release, choice: Choice): Figure {
  const { plan, node, tables, receiptOf, rowsWhere } = analysisContext(release, choice);
  const rows = rowsWhere('contributions', { node });
  const known = rows.filter((r) => r.points !== null);
  const periods = [...new Set(known.map((r) => r.period))];
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

/** An annual index has no season. */
const hasSeasons = (release: Release) => release.plan.frequency !== 'year' && hasSeveralPeriods(release);

export const timeFigures = {
  series: { keys: ['node'], has: hasSeveralPeriods, make: seriesFigure },
  contributions: { keys: ['node'], has: hasSeveralPeriods, make: contributions },
  seasonal: { keys: ['node'], has: hasSeasons, make: seasonallyAdjusted },
} satisfies Record<string, FigureMaker>;
