import type { FoundFigure } from '../../analysis/index.js';
import type { Lang, PublishedFigure } from '../../edition/index.js';
import { formatNumber } from '../numbers/numbers.js';

/** A published figure as it was written, with its units. */
export function publishedText({ values, written, units }: PublishedFigure, lang: Lang): string {
  const parts = values.map((value, i) =>
    withUnit(formatNumber(value, decimals(written[i]!), lang), units[i]![lang], lang),
  );
  return parts.join(lang === 'zh' ? '；' : '; ');
}

export function withUnit(text: string, unit: string, lang: Lang): string {
  if (unit === '') return text;
  const short = { percent: '%', 'percentage points': 'pp' }[unit] ?? unit;
  return lang === 'zh' || short === '%' ? `${text}${short}` : `${text}\u202f${short}`;
}

/** Two digits more than were published, so that rounding can be seen; none for whole counts. */
export function digitsOf(
  { written, rounding }: PublishedFigure,
  { which, low, high }: Pick<FoundFigure, 'which' | 'low' | 'high'>,
): number {
  return rounding[which] === 0 && low === high ? 0 : decimals(written[which]!) + 2;
}

/** The decimals of a written number. */
export function decimals(written: string): number {
  return written.split('.')[1]?.length ?? 0;
}
