import type { Lang } from '../../edition/index.js';
import { formatNumber, periodName } from '../../words/index.js';
import { type ConsoleWord, consoleWords } from './consoleWords.js';

const locale: Record<Lang, string> = { en: 'en-GB', zh: 'zh-CN' };

/** A short word of the console. */
export const consoleWord = (word: ConsoleWord, lang: Lang): string => consoleWords[word][lang];

/** A whole number. */
export const formatWhole = (n: number, lang: Lang): string => formatNumber(n, 0, lang);

/** A moment in UTC, to the minute or the second. */
export function momentText(at: number, lang: Lang, seconds = false): string {
  const text = new Date(at).toISOString();
  return `${dayText(text.slice(0, 10), lang)}${lang === 'zh' ? ' ' : ', '}${text.slice(11, seconds ? 19 : 16)}`;
}

/** A day: 28 Nov 2026, 2026年11月28日. */
export const dayText = (day: string, lang: Lang): string =>
  new Intl.DateTimeFormat(locale[lang], {
    day: 'numeric',
    month: lang === 'zh' ? 'long' : 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));

/** A day without its year, as under a chart. */
export const shortDay = (day: string, lang: Lang): string =>
  lang === 'zh'
    ? `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
    : new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
        new Date(`${day}T00:00:00Z`),
      );

/** A month (2026-11): November 2026, 2026年11月. */
export const monthText = (month: string, lang: Lang): string =>
  new Intl.DateTimeFormat(locale[lang], { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );

/** A period: October 2026, 2026年10月; 2026-Q4, 2026年第4季度; 2026, 2026年. */
export const periodText = (period: string, lang: Lang): string =>
  /^\d{4}-\d\d$/.test(period) ? monthText(period, lang) : periodName(period, lang);

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/** How long ago: "3 hours ago", "3小时前". */
export function agoText(ms: number, lang: Lang): string {
  const [unit, of] = units.find(([, size]) => ms >= size) ?? units[3];
  return new Intl.RelativeTimeFormat(locale[lang], { numeric: 'always' }).format(
    -Math.max(0, Math.floor(ms / of)),
    unit,
  );
}

/** The colon of a language. */
export const colon = (lang: Lang): string => (lang === 'zh' ? '：' : ': ');

/** Names in a list. */
export const listNames = (names: readonly string[], lang: Lang): string =>
  names.join(lang === 'zh' ? '、' : ', ');
