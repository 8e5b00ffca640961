import type { Lang, StatisticOverUnits, Text } from '../../edition/index.js';
import type { ComputedPart, ReceiptComputed } from '../../release/index.js';
import { formatExact } from '../numbers/numbers.js';
import { reasonText } from './reasonWords.js';

/** How a figure was computed: the formula, the same with numbers, and each figure in it, down to those of the data. */
export function computedLines({ formula, expression, parts }: ReceiptComputed, lang: Lang): string[] {
  const made = { en: 'computed: ', zh: '计算得出：' }[lang];
  return [
    `${made}${formula}`,
    ...(expression === null ? [] : [`= ${expression}`]),
    ...parts.flatMap((part) => partLines(part, lang)),
  ];
}

function partLines(part: ComputedPart, lang: Lang): string[] {
  const { title, unit, period, value, reason, computed } = part;
  const over = scopeText(part, lang);
  const figure = value === null ? '–' : `${formatExact(value, lang)} ${unit[lang]}`.trimEnd();
  const why = reason === 'observed' ? '' : `, ${reasonText(reason, lang)}`;
  const line = `  ${title[lang]}${over}, ${period}: ${figure}${why}`;
  const below = computed ? computedLines(computed, lang).map((text) => `    ${text}`) : [];
  return [lang === 'zh' ? line.replaceAll(', ', '，').replace(': ', '：') : line, ...below];
}

/** Of which place, or over which units, a part is. */
function scopeText({ of, place, statistic = 'total', order }: ComputedPart, lang: Lang): string {
  if (place && of === 'unit') return { en: ` (${place.en})`, zh: `（${place.zh}）` }[lang];
  if (of === 'unit') return '';
  const name = statistics[statistic][lang];
  const what = order === undefined ? name : { en: `${order} ${name}`, zh: `${order}${name}` }[lang];
  if (place) return { en: ` (${what} over ${place.en})`, zh: `（${place.zh}${what}）` }[lang];
  if (of === 'total') return { en: ` (${what} over all units)`, zh: `（全体${what}）` }[lang];
  return { en: ` (${what} over the units of its ${of})`, zh: `（同一${of}内${what}）` }[lang];
}

const statistics: Record<StatisticOverUnits, Text> = {
  total: { en: 'sum', zh: '合计' },
  average: { en: 'mean', zh: '均值' },
  lowest: { en: 'lowest', zh: '最小值' },
  highest: { en: 'highest', zh: '最大值' },
  deviation: { en: 'standard deviation', zh: '标准差' },
  quantile: { en: 'quantile', zh: '分位数' },
  count: { en: 'number of figures', zh: '数值个数' },
  rank: { en: 'rank', zh: '位次' },
  'percent-rank': { en: 'percentile rank', zh: '百分位' },
  'normal-score': { en: 'normal score', zh: '正态得分' },
};
