import type { Lang, Text } from '../../edition/index.js';
import type { Receipt, ReceiptPart } from '../../release/index.js';
import { formulaLines } from '../method/formulaText.js';
import { aggregateTitle, isAdditive } from '../method/methodWords.js';
import { weighingText } from '../method/weighWords.js';
import { padLeft, padRight } from '../numbers/columns.js';
import { formatExact, formatNumber, periodName } from '../numbers/numbers.js';
import { type Word, word } from '../words.js';
import { computedLines } from './computedText.js';
import { groupFigureText } from './groupFigureText.js';
import { noiseText } from './noiseText.js';
import { missingText, reasonText, whyText } from './reasonWords.js';
import { rowsLines } from './rowsText.js';
import { sampleLines } from './sampleText.js';

const fullNumber = (value: number | null, lang: Lang) =>
  value === null ? '–' : formatNumber(value, 6, lang);

/**
 * A receipt as lines for a terminal or a text file: figure, formula with its values, parts, raw rows, hashes.
 *
 * @example
 * import { explain, findSubject, openRelease, receiptText } from 'internet-plus-index';
 *
 * const release = await openRelease('releases/my-index');
 * const receipt = explain(release, findSubject(release.plan, 'Lakeside'), '2022');
 * console.log(receiptText(receipt, 'en').split('\n')[0]);
 * // → Example data
 */
export function receiptText(r: Receipt, lang: Lang): string {
  const lines = [receiptTitle(r, lang), ''];
  if (r.members.length > 0) lines.push(...memberLines(r, lang), '');
  const weighing = r.parts.some((p) => p.weight !== null) ? weighingText(r, lang) : undefined;
  const from = weighing === undefined ? [] : [`  ${{ en: 'weights', zh: '权重' }[lang]}: ${weighing}`];
  if (r.parts.length > 0) lines.push(...partLines(r, lang), ...from, '');
  if (r.raw) lines.push(...rawLines(r, lang), '');
  const formula = formulaLines(r, lang);
  if (formula.length > 0) lines.push(word('formula', lang), ...formula.map((line) => `  ${line}`), '');
  lines.push(padRight({ en: 'reference', zh: '引用' }[lang], 10) + r.reference);
  lines.push(padRight({ en: 'release', zh: '发布版' }[lang], 10) + r.release);
  return lines.join('\n');
}

function receiptTitle(r: Receipt, lang: Lang): string {
  const rank =
    r.rank === null ? '' : { en: `, rank ${r.rank} of ${r.of}`, zh: `，第 ${r.rank} 位（共 ${r.of}）` }[lang];
  const base = r.base
    ? {
        en: `; in ${r.base.period} ${fullNumber(r.base.value, 'en')}, rank ${r.base.rank ?? '–'}`,
        zh: `；${periodName(r.base.period, 'zh')}为 ${fullNumber(r.base.value, 'zh')}，第 ${r.base.rank ?? '–'} 位`,
      }[lang]
    : '';
  const status = r.status === 'observed' ? '' : ` [${word(r.status as Word, lang)}]`;
  const data = r.dataStatus === 'real' ? '' : `${word(r.dataStatus as Word, lang)}\n`;
  const name = r.unit.name.en === r.unit.name.zh ? r.unit.name.en : `${r.unit.name.en} ${r.unit.name.zh}`;
  const why =
    r.why === null ? '' : { en: `: ${whyText(r.why, 'en')}`, zh: `：${whyText(r.why, 'zh')}` }[lang];
  return `${data}${name} (${r.unit.code}), ${r.title[lang]}, ${r.period}: ${fullNumber(r.value, lang)}${rank}${base}${status}${why}`;
}

function memberLines(r: Receipt, lang: Lang): string[] {
  const shown = r.members.slice(0, 5);
  const rest = r.members.slice(5);
  const rows: [Text, number][] = shown.map((m) => [m.name, m.value]);
  if (rest.length > 0) {
    const others = {
      en: `${rest.length} other${rest.length === 1 ? '' : 's'}`,
      zh: `其余 ${rest.length} 个`,
    };
    rows.push([others, rest.reduce((s, m) => s + m.value, 0)]);
  }
  const line = (sign: string, name: Text, value: number) =>
    `${sign} ${padRight(name[lang], 34)}${padLeft(fullNumber(value, lang), 14)}`;
  if (r.rollUp === 'sum') return rows.map(([name, value], i) => line(i === 0 ? '=' : '+', name, value));
  const n = r.members.length;
  return [
    { en: `= mean of ${n}:`, zh: `= ${n} 个成员的平均：` }[lang],
    ...shown.map((m) => line(' ', m.name, m.value)),
    ...(rest.length > 0
      ? [
          `  ${{ en: `and ${rest.length} other${rest.length === 1 ? '' : 's'}`, zh: `及其余 ${rest.length} 个` }[lang]}`,
        ]
      : []),
  ];
}

function partLines(r: Receipt, lang: Lang): string[] {
  const sum = isAdditive(r);
  const lines = r.parts.map((p, i) => {
    const sign = !sum ? '  ' : i === 0 ? '= ' : '+ ';
    const weight = p.weight === null ? '' : `${padLeft(formatNumber(p.weight, 4, lang), 8)} × `;
    const absent = missingText(p.why, lang);
    const right =
      p.value === null
        ? absent
        : `${padLeft(fullNumber(p.value, lang), 14)}${sum ? `  = ${padLeft(fullNumber(p.points, lang), 12)}` : ''}`;
    return `${sign}${weight}${padRight(`${p.title[lang]} [${p.node}]`, 46)} ${right}${reversedText(p, (v) => fullNumber(v, lang), lang)}`;
  });
  return sum ? lines : [`= ${aggregateTitle(r, lang)}:`, ...lines];
}

/** That a part is taken reversed, and from what; '' where it is not. */
export function reversedText(
  { reversedFrom: own }: ReceiptPart,
  shown: (value: number) => string,
  lang: Lang,
): string {
  if (own === undefined) return '';
  return { en: ` (reversed from ${shown(own)})`, zh: `（由${shown(own)}反向）` }[lang];
}

/** The standard error of a raw figure. */
export function errorText(error: number): Text {
  const digits = Number(error.toPrecision(3));
  return { en: `standard error ${formatExact(digits, 'en')}`, zh: `标准误${formatExact(digits, 'zh')}` };
}

function rawLines(r: Receipt, lang: Lang): string[] {
  const raw = r.raw!;
  const lines: string[] = [];
  const figure = raw.value === null ? '–' : formatExact(raw.value, lang);
  if (raw.base !== null) {
    const whole = { en: 'the sum of all units in the base period', zh: '基期全体合计' }[lang];
    lines.push(
      `= ${raw.scale} × ${figure} ${raw.unit[lang]}`,
      `  ÷ ${formatExact(raw.base, lang)} (${whole})`,
    );
  } else lines.push(`${{ en: 'raw', zh: '原始值' }[lang]}: ${figure} ${raw.unit[lang]}`);
  if (raw.computed) lines.push(...computedLines(raw.computed, lang).map((line) => `  ${line}`));
  const merged = groupFigureText(r, lang);
  if (merged !== undefined) lines.push(`  ${merged}`);
  if (raw.treated !== null) {
    lines.push(
      `  ${{ en: 'after outlier treatment', zh: '离群值处理后' }[lang]}: ${formatExact(raw.treated, lang)}`,
    );
  }
  if (raw.reason !== 'observed') {
    const from = raw.between
      .map((b) => `${b.period}: ${formatExact(b.value, lang)} (${b.observed ?? '–'})`)
      .join(', ');
    const source = from === '' ? '' : { en: `; from ${from}`, zh: `；依据 ${from}` }[lang];
    lines.push(`  ${reasonText(raw.reason, lang)}${source}`);
  }
  if (raw.error !== null) lines.push(`  ${errorText(raw.error)[lang]}`);
  if (raw.records !== null) {
    const date = raw.observed === null ? '' : `, ${raw.observed}`;
    lines.push(
      `  ${formatExact(raw.records, lang)} ${word(raw.records === 1 ? 'record' : 'records', lang)}${date}`,
    );
  }
  if (raw.noise) lines.push(`  ${noiseText(raw.noise)[lang]}`);
  for (const rows of raw.rows) lines.push(...rowsLines(rows, lang).map((line) => `  ${line}`));
  for (const s of raw.sources) {
    lines.push(`  ${s.from}${s.observed ? `, ${s.observed}` : ''}`, `    sha256 ${s.sha256}`);
  }
  for (const rows of raw.rows)
    lines.push(...sampleLines(rows, r.dataStatus, lang).map((line) => `  ${line}`));
  return lines;
}
