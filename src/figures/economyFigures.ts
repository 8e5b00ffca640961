import { indexAt, placesAt } from '../analysis/index.js';
import type { Lang, Text } from '../edition/index.js';
import { type ColumnOf, definitions, type Release } from '../release/index.js';
import { columnsOf } from '../tables/index.js';
import {
  type AnalysisRow,
  digitsWithoutInterval,
  formatAxisCount,
  formatMoney,
  formatMoneyRange,
  formatNumber,
  formatSigned,
  numberIn,
  periodName,
  significantDigits,
  type TableSource,
  titleWithin,
} from '../words/index.js';
import { analysisContext } from './analysisContext.js';
import { barChart } from './barChart.js';
import type { Choice } from './choice.js';
import { captionFields, columnsFor, placeNames, placePath, withCaptionFigures } from './fields.js';
import type { Figure, FigureMaker } from './figure.js';
import { hasOutput, outputOf } from './output.js';
import { cannotCompute } from './reasons.js';
import { scatterChart } from './scatterChart.js';

/** The residuals of a period or its year, or of the last that has an output, with the index of each place; `last` is the published period to lead to. */
function observedOutput(release: Release, choice: Choice) {
  const { plan, periods, period, rowsWhere } = analysisContext(release, choice);
  const { level } = outputOf(release);
  const all = rowsWhere('size-residuals', { form: 'level', level });
  const known = [...new Set(all.map((r) => String(r.period)))];
  const at = known.find((p) => isWithin(period, p)) ?? known.at(-1) ?? period;
  const t = periods.findLastIndex((p) => isWithin(p, at));
  const places = new Map(placesAt(plan, release.index, level).map((place) => [place.code, place]));
  const rows = all
    .filter((r) => r.period === at)
    .map((r) => ({
      form: 'level',
      level,
      unit: String(r.unit),
      period: at,
      index: indexAt(plan, places.get(String(r.unit))!, at),
      output: numberIn(r, 'fitted') + numberIn(r, 'residual'),
      fitted: numberIn(r, 'fitted'),
      residual: numberIn(r, 'residual'),
    }));
  return { rows, at, t, last: periods[t]! };
}

/** Whether a period is another, or a quarter or month of that year. */
const isWithin = (period: string, whole: string) => period === whole || period.startsWith(`${whole}-`);

function regression(release: Release, choice: Choice): AnalysisRow<'size-regressions'> | undefined {
  const { plan, rowsWhere } = analysisContext(release, choice);
  const where = {
    node: plan.nodes[0]!.id,
    level: outputOf(release).level,
    form: 'level',
    estimator: 'pooled',
  };
  return rowsWhere('size-regressions', where)[0];
}

/** The line of the regression with its band, where it has one. */
function regressionBand(line: readonly AnalysisRow<'size-bands'>[]) {
  return line.map((r) => ({
    x: numberIn(r, 'index'),
    y: numberIn(r, 'fitted'),
    ...(r.low === null ? {} : { low: numberIn(r, 'low'), high: numberIn(r, 'high') }),
  }));
}

/** The index of each place against its output, with the line of the regression. */
function indexAgainstOutput(release: Release, choice: Choice): Figure {
  const { tables, receiptOf, rowsWhere } = analysisContext(release, choice);
  const { of, level, levelTitle, vintage } = outputOf(release);
  const { rows, at: period, t, last } = observedOutput(release, choice);
  const fit = regression(release, choice);
  const [slope, low, high] = [numberIn(fit, 'slope'), numberIn(fit, 'low'), numberIn(fit, 'high')];
  const line = rowsWhere('size-bands', { form: 'level', level });
  const digits = Number.isNaN(low) ? digitsWithoutInterval : significantDigits(slope, low, high);
  const range = Number.isNaN(low)
    ? {
        en: ' (no interval: a few places carry the slope, or the index has large errors)',
        zh: '（斜率由少数地区决定或指数误差过大，不给区间）',
      }
    : {
        en: `, 95% interval ${formatMoneyRange(low, high, of, 'en', significantDigits(slope, low, high))}`,
        zh: `，95%区间${formatMoneyRange(low, high, of, 'zh', significantDigits(slope, low, high))}`,
      };
  const named = placeNames(release, level);
  const path = (c: ColumnOf<'size-residuals'>) => receiptOf('size-residuals', c);
  const dot = (r: (typeof rows)[number], lang: Lang) => {
    const name = named(r.unit, lang);
    const title = `${name}: ${formatNumber(r.index, 2, lang)}, ${formatMoney(r.output, of, lang)}`;
    return { x: r.index, y: r.output, r: 4, label: name, title, to: placePath(r.unit, last) };
  };
  const stated = (['slope', 'low', 'high', 'r2', 'n'] as const).map((id) => {
    return { id, title: columnTitle(tables, id), value: numberIn(fit, id) };
  });
  const column = columnsFor(rows);
  return {
    id: 'output',
    title: {
      en: `Index and ${of.title.en}: ${titleWithin(levelTitle.en)}, ${period}`,
      zh: `指数与${of.title.zh}：${levelTitle.zh}，${periodName(period, 'zh')}`,
    },
    note: {
      en: `${of.title.en} (${vintage.en}) against the index. One point goes with about ${formatMoney(slope, of, 'en', digits)}${range.en}; R² ${formatNumber(numberIn(fit, 'r2'), 2, 'en')}, n = ${fit?.n ?? 0}. ${line[0]?.low == null ? '' : 'Band: where the line lies, 95%. '}Correlation is not causation.`,
      zh: `纵轴为${of.title.zh}（${vintage.zh}）。指数每1点约对应${formatMoney(slope, of, 'zh', digits)}${range.zh}；R²为${formatNumber(numberIn(fit, 'r2'), 2, 'zh')}，n=${fit?.n ?? 0}。${line[0]?.low == null ? '' : '带状区域为回归线的95%置信带。'}相关不等于因果。`,
    },
    fields: [
      column.place('unit', release, t, { name: named }),
      column.figures('index', { en: 'Index', zh: '指数' }, undefined, {
        to: (r) => placePath(String(r.unit), last),
      }),
      column.figures('output', of.title, 0, { unit: of.unit }),
      ...(['fitted', 'residual'] as const).map((c) =>
        column.of(tables, 'size-residuals', c, 0, { to: path(c) }),
      ),
      ...captionFields(stated),
    ],
    rows: withCaptionFigures(rows, stated),
    why:
      rows.length === 0 || !fit
        ? cannotCompute({ en: 'no period has both index and output', zh: '没有同时具备指数与产出的时期' })
        : undefined,
    draw: (at) =>
      scatterChart({
        dots: rows.toSorted((a, b) => b.output - a.output).map((r) => dot(r, at.lang)),
        x: { label: { en: 'index, points', zh: '指数（点）' }[at.lang], include: [0] },
        y: {
          label: `${of.title[at.lang]}, ${of.unit[at.lang]}`,
          include: [0],
          format: formatAxisCount,
        },
        curves: [{ points: regressionBand(line) }],
        height: 320,
      })(at),
  };
}

/** Who makes more, and who less, than the line says. */
function residuals(release: Release, choice: Choice): Figure {
  const { tables, receiptOf } = analysisContext(release, choice);
  const { of, level } = outputOf(release);
  const { rows, at: period, t, last } = observedOutput(release, choice);
  const named = placeNames(release, level);
  const path = (c: ColumnOf<'size-residuals'>) => receiptOf('size-residuals', c);
  const sorted = rows.toSorted((a, b) => b.residual - a.residual);
  const drawn = sorted.length <= 32 ? sorted : [...sorted.slice(0, 15), ...sorted.slice(-15)];
  const name = (code: string, lang: Lang) => named(code, lang);
  const [most, least] = [sorted[0], sorted.at(-1)];
  const column = columnsFor(rows);
  return {
    id: 'residuals',
    title: {
      en: `Who has more output than the line says? ${period}`,
      zh: `谁的产出高于回归线？${periodName(period, 'zh')}`,
    },
    note: {
      en: `Observed less expected ${of.title.en}, ${of.unit.en}.${sorted.length > 32 ? ' The first and last fifteen; the table has all.' : ''}`,
      zh: `实际减预期的${of.title.zh}（${of.unit.zh}）。${sorted.length > 32 ? '图示首末各15个，全部见数据表。' : ''}`,
    },
    alt:
      most && least
        ? {
            en: `${name(most.unit, 'en')} most, ${name(least.unit, 'en')} least.`,
            zh: `最高为${name(most.unit, 'zh')}，最低为${name(least.unit, 'zh')}。`,
          }
        : { en: 'None.', zh: '无。' },
    fields: [
      column.place('unit', release, t, { name: named }),
      ...(['fitted', 'residual'] as const).map((c) =>
        column.of(tables, 'size-residuals', c, 0, { to: path(c) }),
      ),
    ],
    rows,
    why: rows.length === 0 ? cannotCompute({ en: 'there is no regression', zh: '没有回归' }) : undefined,
    draw: (at) =>
      barChart({
        bars: drawn.map((r) => ({
          name: name(r.unit, at.lang),
          to: placePath(r.unit, last),
          parts: [
            {
              value: r.residual,
              hue: r.residual < 0 ? 1 : 0,
              title: `${name(r.unit, at.lang)}: ${formatSigned(r.residual, 0, at.lang)}`,
              to: path('residual')(r),
            },
          ],
          text: formatSigned(r.residual, 0, at.lang),
        })),
        x: { label: '', include: [0], format: formatAxisCount },
        row: 17,
      })(at),
  };
}

/** The elasticity of the output by each part of the framework, with its interval. */
function elasticities(release: Release, choice: Choice): Figure {
  const { plan, tables, receiptOf, rowsWhere } = analysisContext(release, choice);
  const { of, level, levelTitle } = outputOf(release);
  const rows = rowsWhere('size-regressions', { level });
  const drawn = rows.filter((r) => r.form === 'log-log' && r.estimator === 'pooled' && r.slope !== null);
  const title = (id: string, lang: Lang) => plan.nodes.find((n) => n.id === id)?.title[lang] ?? id;
  const path = (c: ColumnOf<'size-regressions'>) => receiptOf('size-regressions', c);
  const first = drawn[0];
  const column = columnsFor(rows);
  return {
    id: 'elasticities',
    title: {
      en: `Elasticity of ${of.title.en} by part, ${titleWithin(levelTitle.en)}`,
      zh: `${of.title.zh}对各分项的弹性（${levelTitle.zh}）`,
    },
    note: {
      en: 'Per cent of output that goes with one per cent of the part: pooled, logarithms, 95% interval that allows for what neighbours and periods have in common; none where a few places carry the slope or errors are more than a fifth of the variance of the index. The table has every regression: levels, first differences, fixed effects.',
      zh: '分项每高1%对应的产出百分比：混合回归，双对数，95%区间（已计入邻近地区之间、各期之间的相关）；斜率由少数地区决定，或误差超过指数方差五分之一时不给区间。数据表含全部回归：水平、一阶差分、固定效应。',
    },
    alt: first
      ? {
          en: `${title(String(first.node), 'en')}: ${formatNumber(numberIn(first, 'slope'), 2, 'en')}.`,
          zh: `${title(String(first.node), 'zh')}：${formatNumber(numberIn(first, 'slope'), 2, 'zh')}。`,
        }
      : { en: 'None.', zh: '无。' },
    fields: [
      column.words('node', { en: 'Part', zh: '分项' }, { name: title }),
      ...(['form', 'estimator'] as const).map((c) => column.words(c, columnTitle(tables, c))),
      ...(['slope', 'low', 'high', 'p', 'freedom', 'r2', 'n'] as const).map((c) =>
        column.of(tables, 'size-regressions', c, c === 'n' ? 0 : 3, { to: path(c) }),
      ),
      column.words('why', columnTitle(tables, 'why')),
    ],
    rows,
    why: drawn.length > 0 ? undefined : cannotCompute({ en: 'there is no regression', zh: '没有回归' }),
    draw: (at) =>
      barChart({
        bars: drawn.slice(0, 25).map((r) => ({
          name: title(String(r.node), at.lang),
          parts: [],
          low: numberIn(r, 'low'),
          high: numberIn(r, 'high'),
          dot: {
            value: numberIn(r, 'slope'),
            title: `${title(String(r.node), at.lang)}: ${formatNumber(numberIn(r, 'slope'), 3, at.lang)}`,
            to: path('slope')(r),
          },
          text: formatNumber(numberIn(r, 'slope'), 2, at.lang),
        })),
        x: { label: '', include: [0, 1] },
        row: 20,
      })(at),
  };
}

function columnTitle(tables: TableSource, id: ColumnOf<'size-regressions'>): Text {
  const columns = tables('size-regressions')?.columns ?? columnsOf(definitions['size-regressions']);
  return columns.find((c) => c.id === id)!.title;
}

export const economyFigures = {
  output: { keys: ['period'], has: hasOutput, make: indexAgainstOutput },
  residuals: { keys: ['period'], has: hasOutput, make: residuals },
  elasticities: { keys: [], has: hasOutput, make: elasticities },
} satisfies Record<string, FigureMaker>;
