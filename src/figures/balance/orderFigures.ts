import { exp, log } from '../../engine/index.js';
import type { Release } from '../../release/index.js';
import {
  type AnalysisRow,
  formatNumber,
  formatPercent,
  formatPoints,
  numberIn,
  periodName,
} from '../../words/index.js';
import { analysisContext } from '../analysisContext.js';
import type { Choice } from '../choice.js';
import { hasGrowthRates, hasRatios } from '../conditions.js';
import { captionFields, columnsFor, placeNames, placePath, withCaptionFigures } from '../fields.js';
import type { Figure, FigureMaker } from '../figure.js';
import { heatChart } from '../heatChart.js';
import { valueAt } from '../indexValues.js';
import { nodeSuffix } from '../nodes.js';
import { noRowsReason } from '../reasons.js';
import { scatterChart } from '../scatterChart.js';

/** How often places moved from one fifth to another from one period to the next. */
function mobility(release: Release, choice: Choice): Figure {
  const { node, tables, receiptOf, rowsWhere } = analysisContext(release, choice);
  const rows = rowsWhere('mobility-moves', { node, neighbours: null });
  const whole = rowsWhere('mobility', { node })[0];
  const known = rows.filter((r) => r.share !== null);
  const classes = [...new Set(rows.map((r) => numberIn(r, 'from')))].sort((a, b) => a - b);
  const path = receiptOf('mobility-moves', 'share');
  const of = nodeSuffix(release, choice.node);
  const called = (n: number, lang: 'en' | 'zh') => {
    if (n === 1) return { en: 'lowest', zh: '最低' }[lang];
    return n === classes.length ? { en: 'highest', zh: '最高' }[lang] : String(n);
  };
  const stay = classes
    .map((c) =>
      numberIn(
        rows.find((r) => r.from === c && r.to === c),
        'share',
      ),
    )
    .filter(Number.isFinite);
  const mean = stay.reduce((s, v) => s + v, 0) / stay.length;
  const hasIndex = !Number.isNaN(numberIn(whole, 'shorrocks'));
  const stated = [
    {
      id: 'shorrocks',
      title: { en: 'Shorrocks index', zh: '肖罗克斯指数' },
      value: numberIn(whole, 'shorrocks'),
    },
    { id: 'stay', title: { en: 'Share that stays, mean', zh: '平均留在原档次的占比' }, value: mean },
  ];
  const column = columnsFor(rows);
  return {
    id: 'mobility',
    title: { en: `Who changes class?${of.en}`, zh: `谁换了档次？${of.zh}` },
    note: {
      en: `Of the places in a fifth (row), the share in each fifth one period later (column).${hasIndex ? ` Shorrocks index ${formatNumber(numberIn(whole, 'shorrocks'), 3, 'en')}; 0: nobody moves.` : ''}`,
      zh: `行为本期所在五分位，列为下期所在五分位，格内为占比。${hasIndex ? `肖罗克斯指数${formatNumber(numberIn(whole, 'shorrocks'), 3, 'zh')}（0为无流动）。` : ''}`,
    },
    fields: [
      column.words('from', { en: 'Class before', zh: '原档次' }),
      column.words('to', { en: 'Class after', zh: '新档次' }),
      column.of(tables, 'mobility-moves', 'count', 0),
      column.of(tables, 'mobility-moves', 'share', 4, { to: path }),
      ...captionFields(stated),
    ],
    rows: withCaptionFigures(rows, stated),
    why: noRowsReason(known, whole ?? { reason: 'one-period' }),
    draw: (at) =>
      heatChart({
        columns: classes.map((c) => ({ name: called(c, at.lang) })),
        rows: classes.map((from) => ({
          name: called(from, at.lang),
          cells: classes.map((to) => {
            const row = rows.find((r) => r.from === from && r.to === to)!;
            const share = numberIn(row, 'share');
            const known_ = Number.isFinite(share);
            return {
              text: known_ ? formatPercent(share, at.lang, share > 0 && share < 0.1 ? 1 : 0) : '–',
              title: `${called(from, at.lang)} → ${called(to, at.lang)}: ${formatPercent(share, at.lang)} (${row.count})`,
              to: path(row),
              ...(known_ ? { cls: Math.round(8 * share) } : {}),
            };
          }),
        })),
        row: 40,
      })(at),
  };
}

/** The line of the rule with an exponent through the middle of some sizes, over their orders. */
function ruleLine(rows: readonly { order: number; value: number }[], zeta: number) {
  if (rows.length < 2 || Number.isNaN(zeta)) return [];
  const mean = (of: (r: (typeof rows)[number]) => number) =>
    rows.reduce((s, r) => s + of(r), 0) / rows.length;
  const a = mean((r) => log(r.order - 0.5)) + zeta * mean((r) => log(r.value));
  return [1, rows.length].map((order) => ({ x: order, y: exp((a - log(order - 0.5)) / zeta) }));
}

type Fits = readonly AnalysisRow<'zipf'>[];

/** The set of places that a fit is of. */
const setName = ({ set }: Fits[number]) =>
  set === 'all' ? { en: 'all', zh: '全部' } : { en: 'first 100', zh: '前100' };

/** The exponents of the fits, for the table of the figure. */
function exponentCaptions(fits: Fits) {
  return fits.map((fit) => {
    const set = setName(fit);
    const title = { en: `Exponent (${set.en})`, zh: `指数（${set.zh}）` };
    return { id: `exponent_${fit.set}`, title, value: numberIn(fit, 'exponent') };
  });
}

/** “all 1.02; first 100 …”. */
function exponentsText(fits: Fits, lang: 'en' | 'zh'): string {
  return fits
    .filter((fit) => fit.exponent !== null)
    .map((fit) => `${setName(fit)[lang]} ${formatNumber(numberIn(fit, 'exponent'), 2, lang)}`)
    .join({ en: '; ', zh: '；' }[lang]);
}

/** Rank against size, both logarithmic: a straight line is the rank-size rule. */
function rankSize(release: Release, choice: Choice): Figure {
  const { plan, node, period, rowsWhere } = analysisContext(release, choice);
  const fits = rowsWhere('zipf', { node, period });
  const all = fits.find((r) => r.set === 'all');
  const named = placeNames(release);
  const rows = plan.units
    .map(({ code }, c) => ({ unit: code, value: valueAt(release, choice.node, choice.period, c) }))
    .filter((r) => r.value > 0)
    .sort((a, b) => b.value - a.value)
    .map((r, i) => ({ ...r, order: i + 1 }));
  const lines = fits.map((fit) =>
    ruleLine(rows.slice(0, fit.set === 'all' ? rows.length : 100), numberIn(fit, 'exponent')),
  );
  const of = nodeSuffix(release, choice.node);
  const stated = exponentCaptions(fits);
  const said = (lang: 'en' | 'zh') => exponentsText(fits, lang);
  const column = columnsFor(rows);
  return {
    id: 'rank-size',
    title: { en: `Rank and size ${period}${of.en}`, zh: `位序—规模，${periodName(period, 'zh')}${of.zh}` },
    note: {
      en: `Both on log scales; a straight line with exponent 1 is Zipf’s law (broken line: all; red: the first 100). Exponent: ${said('en')}.`,
      zh: `双对数刻度；幂指数为1的直线即齐普夫定律（虚线：全部；红线：前100）。幂指数：${said('zh')}。`,
    },
    fields: [
      column.figures('order', { en: 'Order of size', zh: '位序' }, 0),
      column.place('unit', release, choice.period),
      column.figures('value', { en: 'Value', zh: '数值' }, undefined, {
        to: (r) => placePath(String(r.unit), period, node),
      }),
      ...captionFields(stated),
    ],
    rows: withCaptionFigures(rows, stated),
    why: noRowsReason(
      rows.length > 1 ? rows : [],
      all?.reason ? all : { reason: rows.length === 1 ? 'one-unit' : 'no-units' },
    ),
    draw: (at) =>
      scatterChart({
        dots: rows.map((r, i) => {
          const name = named(r.unit, at.lang);
          return {
            x: r.order,
            y: r.value,
            title: `${r.order} ${name}: ${formatPoints(r.value, at.lang)}`,
            to: placePath(r.unit, period, node),
            ...(i < 8 ? { label: name } : {}),
          };
        }),
        x: { label: { en: 'order', zh: '位序' }[at.lang], kind: 'log', format: (v) => String(Math.round(v)) },
        y: { label: { en: 'points', zh: '点' }[at.lang], kind: 'log' },
        curves: lines.map((points, i) => ({ points, ...(i === 0 ? { cls: 'plain' } : {}) })),
      })(at),
  };
}

export const orderFigures = {
  mobility: { keys: ['node'], has: hasGrowthRates, make: mobility },
  'rank-size': { keys: ['node', 'period'], has: hasRatios, make: rankSize },
} satisfies Record<string, FigureMaker>;
