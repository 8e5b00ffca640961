import type { Lang } from '../../edition/index.js';
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
  const figure = value === null ? '–' : `${formatExact(value, lang)} ${unit[lang]}`;
  const why = reason === 'observed' ? '' : `, ${reasonText(reason, lang)}`;
  const line = `  ${title[lang]}${over}, ${period}: ${figure}${why}`;
  const below = computed ? computedLines(computed, lang).map((text) => `    ${text}`) : [];
  return [lang === 'zh' ? line.replaceAll(', ', '，').replace(': ', '：') : line, ...below];
}

/** Over what a part is added up. */
function scopeText({ of }: ComputedPart, lang: Lang): string {
  if (of === 'unit') return '';
  if (of === 'total') return { en: ' (sum over all units)', zh: '（全体合计）' }[lang];
  return { en: ` (sum over the units of its ${of})`, zh: `（同一${of}内合计）` }[lang];
}
