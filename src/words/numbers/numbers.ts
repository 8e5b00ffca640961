import type { Lang } from '../../edition/index.js';
import { roundTo } from '../../engine/index.js';

const locale: Record<Lang, string> = { en: 'en-GB', zh: 'zh-CN' };

const formats = new Map<string, Intl.NumberFormat>();

/** A format is made once: making one takes a hundred times as long as using it. */
function numberFormat(lang: Lang, least: number, most: number): Intl.NumberFormat {
  const key = `${lang} ${least} ${most}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale[lang], {
    minimumFractionDigits: least,
    maximumFractionDigits: most,
  });
  formats.set(key, made);
  return made;
}

const missingMark = '–';

/** Rounded once, here, with the true minus sign. A missing value is an en dash. */
export function formatNumber(value: number, digits: number, lang: Lang): string {
  if (Number.isNaN(value)) return missingMark;
  const text = numberFormat(lang, digits, digits).format(roundTo(Math.abs(value), digits));
  const zero = Number(Math.abs(value).toFixed(digits)) === 0;
  return value < 0 && !zero ? `−${text}` : text;
}

/** Decimals of index points where nothing is said: two, below 0.1 three or four so that small cities stay apart. */
export function defaultDigits(value: number): number {
  return Math.abs(value) >= 0.1 || value === 0 ? 2 : Math.abs(value) >= 0.01 ? 3 : 4;
}

/** Decimals of a column of index points, the same in all its rows: those that half of the points need. */
export function usualDigits(values: ArrayLike<number>): number {
  const sizes = Array.from(values, Math.abs).filter((size) => size > 0);
  return sizes.length === 0 ? 2 : defaultDigits(sizes.sort((a, b) => a - b)[sizes.length >> 1]!);
}

/** Decimals of a column of figures of any kind: none for whole numbers, else three digits that count for half of them. */
export function columnDigits(values: ArrayLike<number>): number {
  const known = Array.from(values).filter((value) => !Number.isNaN(value));
  if (known.every(Number.isInteger)) return 0;
  const sizes = known.map(Math.abs).filter((size) => size > 0);
  const middle = sizes.sort((a, b) => a - b)[sizes.length >> 1]!;
  return Math.min(6, Math.max(0, 2 - Math.floor(Math.log10(middle))));
}

/** Index points, in the usual decimals unless told others (those of a node, or those that tell its rank from the next). */
export function formatPoints(value: number, lang: Lang, digits = defaultDigits(value)): string {
  return formatNumber(value, digits, lang);
}

/** With + or −; zero has no sign. */
export function formatSigned(value: number, digits: number, lang: Lang): string {
  const text = formatNumber(value, digits, lang);
  return value > 0 && Number(value.toFixed(digits)) !== 0 ? `+${text}` : text;
}

/** A share of one as per cent: 1 decimal, from a thousand on none, without a space before the sign. */
export function formatPercent(share: number, lang: Lang, digits = Math.abs(share) >= 10 ? 0 : 1): string {
  if (Number.isNaN(share)) return missingMark;
  return `${formatNumber(share * 100, digits, lang)}%`;
}

/** A part of all as per cent, never rounded to none or all of it: 0%, under 0.1%, 12.3%, over 99.9%, 100%. */
export function formatShare(share: number, lang: Lang): string {
  if (share === 0 || share === 1) return formatPercent(share, lang, 0);
  if (share > 0 && share < 0.0005) return { en: 'under 0.1%', zh: '不足0.1%' }[lang];
  if (share < 1 && share >= 0.9995) return { en: 'over 99.9%', zh: '超过99.9%' }[lang];
  return formatPercent(share, lang);
}

/** A p-value: three decimals, and below a thousandth only that it is. */
export function formatProbability(p: number, lang: Lang): string {
  if (Number.isNaN(p)) return `p ${missingMark}`;
  return p < 0.001 ? `p < ${formatNumber(0.001, 3, lang)}` : `p = ${formatNumber(p, 3, lang)}`;
}

/** A whole count: millions in English from ten million; 万 from a hundred thousand and 亿 in Chinese. */
export function formatCount(value: number, lang: Lang): string {
  if (Number.isNaN(value)) return missingMark;
  const size = Math.abs(value);
  if (lang === 'zh' && size >= 99_999_500) return `${formatNumber(value / 1e8, 2, lang)}亿`;
  if (lang === 'zh' && size >= 1e5) return `${formatNumber(value / 1e4, 1, lang)}万`;
  if (lang === 'en' && size >= 1e7) return `${formatNumber(value / 1e6, 1, lang)} million`;
  return formatNumber(value, Number.isInteger(value) ? 0 : 1, lang);
}

/** A count at an axis, in the fewest digits: 8万, 40万, 1.2亿; 400,000, 1.2 million. */
export function formatAxisCount(value: number, lang: Lang): string {
  const size = Math.abs(value);
  const steps: readonly (readonly [number, string])[] =
    lang === 'zh'
      ? [
          [1e8, '亿'],
          [1e4, '万'],
        ]
      : [[1e6, ' million']];
  const [unit, word] = steps.find(([from]) => size >= from) ?? [1, ''];
  return `${formatSignificant(value / unit, lang)}${word}`;
}

/** Names joined as a reader expects: "A, B and C", "A、B、C". */
export function joinNames(names: readonly string[], lang: Lang): string {
  if (lang === 'zh') return names.join('、');
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** "one place", "three places"; "1位", "3位". */
export function formatPlaces(n: number, lang: Lang): string {
  if (lang === 'zh') return `${n}位`;
  const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
  return `${words[n] ?? n} place${n === 1 ? '' : 's'}`;
}

/** "1 row", "334 rows"; "334行". */
export const formatRows = (n: number, lang: Lang): string =>
  ({ en: `${formatCount(n, 'en')} row${n === 1 ? '' : 's'}`, zh: `${formatCount(n, 'zh')}行` })[lang];

/** A figure with all its digits (six decimals at most), for receipts. */
export function formatExact(value: number, lang: Lang): string {
  if (Number.isNaN(value)) return missingMark;
  const text = numberFormat(lang, 0, 6).format(Math.abs(value));
  return value < 0 && text !== '0' ? `−${text}` : text;
}

/** A figure with six significant digits, or all those before the decimal point where there are more. */
export function formatSignificant(value: number, lang: Lang): string {
  if (Number.isNaN(value)) return missingMark;
  const whole = Math.abs(value) < 1 ? 1 : Math.floor(Math.log10(Math.abs(value))) + 1;
  const text = numberFormat(lang, 0, Math.max(0, 6 - whole)).format(Math.abs(value));
  return value < 0 ? `−${text}` : text;
}

/** A figure in three digits that count, as a table shows it: 1,317 and 41.4. */
export function formatRough(value: number, lang: Lang): string {
  const whole = value === 0 ? 1 : Math.floor(Math.log10(Math.abs(value))) + 1;
  return formatNumber(value, Math.min(3, Math.max(0, 3 - whole)), lang);
}

/** A period as a reader says it: 2018, 2018-Q1, 2018-01; 2018年, 2018年第1季度, 2018年1月. */
export function periodName(period: string, lang: Lang): string {
  if (lang === 'en') return period;
  const [year, part] = period.split('-');
  if (part === undefined) return `${year}年`;
  return part.startsWith('Q') ? `${year}年第${part.slice(1)}季度` : `${year}年${Number(part)}月`;
}

/** The time from one period to another: 2005–2022; 2005—2022年, 2015年1月—2017年12月. */
export function periodSpan(from: string, to: string, lang: Lang): string {
  if (lang === 'en') return `${from}–${to}`;
  const start = from.includes('-') ? periodName(from, lang) : from;
  return `${start}—${periodName(to, lang)}`;
}

/** A number of bytes as people read it: 512 B, 9.5 kB, 68 kB, 536.9 MB. */
export function formatSize(bytes: number): string {
  if (bytes < 1e3) return `${bytes} B`;
  if (bytes < 9_950) return `${(bytes / 1e3).toFixed(1)} kB`;
  return bytes < 999_500 ? `${(bytes / 1e3).toFixed(0)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
