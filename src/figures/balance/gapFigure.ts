import type { Lang, Text } from '../../edition/index.js';
import type { ColumnOf, Release } from '../../release/index.js';
import {
  type AnalysisRow,
  formatPercent,
  formatProbability,
  type GapMeasure,
  gapMeasures,
  noVerdictReason,
  numberIn,
  periodName,
  periodSpan,
  pointMeasure,
} from '../../words/index.js';
import { analysisContext } from '../analysisContext.js';
import type { Choice } from '../choice.js';
import { hasRatios, hasSeveralPeriods } from '../conditions.js';
import { columnsFor } from '../fields.js';
import { type Figure, type FigureMaker, fullPageWidth } from '../figure.js';
import { nodeSuffix } from '../nodes.js';
import { noRowsReason } from '../reasons.js';
import { type GapRow, gapChart } from './gapChart.js';

type VerdictRow = AnalysisRow<'balance-verdicts'>;

/** Each measure of the gap between units in the first and the last judged period, its change, and whether chance explains it. */
function gapChanges(release: Release, choice: Choice): Figure {
  const {
    plan,
    node,
    settledPeriods: periods,
    tables,
    receiptOf,
    rowsWhere,
  } = analysisContext(release, choice);
  const [from, to] = [periods[0]!, periods.at(-1)!];
  const measures = hasRatios(release) ? gapMeasures : [pointMeasure];
  const found = measures.flatMap((measure) => {
    const row = rowsWhere('balance-verdicts', { level: plan.level, node, measure: measure.id, from, to })[0];
    return row ? [{ measure, row, share: numberIn(row, 'change') / numberIn(row, 'before') }] : [];
  });
  const known = found.filter(({ share }) => Number.isFinite(share));
  const rows = found.map(({ row, share }) => ({ ...row, share: Number.isFinite(share) ? share : null }));
  const path = (column: ColumnOf<'balance-verdicts'>) => receiptOf('balance-verdicts', column);
  const of = nodeSuffix(release, choice.node);
  const column = columnsFor(rows);
  return {
    id: 'gap-measures',
    title: {
      en: `Is the gap narrower? ${periodSpan(from, to, 'en')}${of.en}`,
      zh: `差距缩小了吗？${periodSpan(from, to, 'zh')}${of.zh}`,
    },
    note: {
      en: `Change of each measure from ${from} to ${to}, per cent of its value in ${from}; a line is its 95% interval, where there is one. A hollow dot is no more than chance explains, or not tested.`,
      zh: `各指标${periodName(from, 'zh')}至${periodName(to, 'zh')}的变化，以占期初值的百分比计；线段为95%区间（如有）。空心圆点表示变化与随机起伏无法区分，或未作检验。`,
    },
    fields: [
      column.words('measure', { en: 'Measure', zh: '指标' }, { name: (id, lang) => titleOf(id)[lang] }),
      ...(['before', 'after', 'change', 'low', 'high', 'p'] as const).map((c) =>
        column.of(tables, 'balance-verdicts', c, c === 'p' ? 3 : 4, { to: path(c) }),
      ),
      column.figures('share', { en: 'Change, share of the value before', zh: '变化占期初值的份额' }, 4),
      column.words(
        'verdict',
        { en: 'More than chance?', zh: '是否超出随机起伏' },
        { name: (code, lang) => verdictText(code)[lang] },
      ),
    ],
    rows,
    why:
      known.length === 0
        ? noRowsReason([], { reason: String(found[0]?.row.verdict ?? 'one-period') })
        : undefined,
    width: fullPageWidth,
    anyWidth: true,
    draw: (at) =>
      gapChart(
        known.map(({ measure, row, share }) => gapRow(measure, row, share, path, at.lang)),
        [periodName(from, at.lang), periodName(to, at.lang)],
      )(at),
  };
}

const titleOf = (id: string): Text =>
  [...gapMeasures, pointMeasure].find((measure) => measure.id === id)?.title ?? { en: id, zh: id };

const verdicts: Record<string, Text> = {
  narrowed: { en: 'Yes', zh: '是' },
  widened: { en: 'Yes', zh: '是' },
  'not-distinguishable': { en: 'Not clear', zh: '无法区分' },
  'not-tested': { en: 'Not tested', zh: '未检验' },
};

/** Whether a change is more than chance explains, in a word. */
const verdictText = (code: string): Text => verdicts[code] ?? { en: 'No verdict', zh: '无法判断' };

function gapRow(
  measure: GapMeasure,
  row: VerdictRow,
  share: number,
  path: (column: ColumnOf<'balance-verdicts'>) => (row: VerdictRow) => string,
  lang: Lang,
): GapRow {
  const name = measure.title[lang];
  const told = (column: 'before' | 'after') => {
    const text = measure.show(numberIn(row, column), lang);
    return {
      text,
      title: `${name}, ${row[column === 'before' ? 'from' : 'to']}: ${text}`,
      to: path(column)(row),
    };
  };
  // An end of the interval is the change from another value before, after − end; as the change is of `before`, it is a share of that one.
  const part = (column: 'low' | 'high') =>
    numberIn(row, column) / (numberIn(row, 'after') - numberIn(row, column));
  const verdict = String(row.verdict);
  return {
    name,
    meaning: measure.meaning[lang],
    before: told('before'),
    after: told('after'),
    change: {
      value: share,
      title: `${name}: ${formatPercent(share, lang)}`,
      to: path('change')(row),
      from: 'growth',
    },
    low: part('low'),
    high: part('high'),
    verdict: verdictText(verdict)[lang],
    more: verdict.startsWith('undefined') ? noVerdictReason(verdict)[lang] : verdictDetails(row, part, lang),
    isTold: verdict === 'narrowed' || verdict === 'widened',
  };
}

/** The interval of the change where there is one, else how often chance gives as much. */
function verdictDetails(row: VerdictRow, part: (column: 'low' | 'high') => number, lang: Lang): string {
  const [low, high] = [part('low'), part('high')].map((x) => formatPercent(x, lang));
  if (row.low !== null && row.high !== null)
    return { en: `between ${low} and ${high}`, zh: `${low}至${high}之间` }[lang];
  return row.p === null ? '' : formatProbability(row.p, lang);
}

export const gapFigures = {
  'gap-measures': { keys: ['node'], has: hasSeveralPeriods, make: gapChanges },
} satisfies Record<string, FigureMaker>;
