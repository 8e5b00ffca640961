import type { Lang, Text } from '../../edition/index.js';
import {
  type AnalysisRow,
  formatProbability,
  formatSigned,
  noVerdictReason,
  numberIn,
} from '../../words/index.js';

type Trend = AnalysisRow<'sigma-convergence'>;

const words: Record<string, Text> = {
  narrowed: { en: 'The spread fell:', zh: '离散程度下降：' },
  widened: { en: 'The spread rose:', zh: '离散程度上升：' },
  'not-distinguishable': {
    en: 'The spread has no trend that can be told from chance:',
    zh: '离散程度的趋势与随机起伏无法区分：',
  },
};

/** The figures of the sentence of a trend. */
export const trendFigures = (row: Trend) => [
  { id: 'slope', title: { en: 'Slope of the trend', zh: '趋势斜率' }, value: numberIn(row, 'slope') },
  { id: 'p', title: { en: 'p of the trend', zh: '趋势的p值' }, value: numberIn(row, 'p') },
];

/** Whether the spread fell over the periods, in a sentence. */
export function trendText(row: Trend): Text {
  const what = words[String(row.verdict)];
  const why = noVerdictReason(row.verdict);
  if (!what) return { en: `No verdict on the trend: ${why.en}.`, zh: `趋势无法判断：${why.zh}。` };
  const slope = (lang: Lang) => formatSigned(numberIn(row, 'slope'), 3, lang);
  const p = (lang: Lang) => formatProbability(numberIn(row, 'p'), lang);
  return {
    en: `${what.en} ${slope('en')} a year (${p('en')}).`,
    zh: `${what.zh}每年${slope('zh')}（${p('zh')}）。`,
  };
}
