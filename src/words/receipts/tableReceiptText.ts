import type { Lang } from '../../edition/index.js';
import type { TableReceipt } from '../../release/index.js';
import { padRight } from '../numbers/columns.js';
import { type Word, word } from '../words.js';

/** A figure of a table and its unit, or that it is missing and why. */
export function tableFigure(r: TableReceipt, lang: Lang): string {
  const unit = r.column.unit ? ` ${r.column.unit[lang]}` : '';
  const missing = r.why === null ? '–' : `– (${r.why})`;
  const figure = r.value === '' ? missing : `${r.value}${unit}`;
  return `${r.table.title[lang]}${{ en: ': ', zh: '：' }[lang]}${r.column.title[lang]} = ${figure}`;
}

/**
 * The sections of the receipt of a table figure: its row, its meaning, its inputs, and whether computing it again gives the same.
 */
export function tableReceiptLines(r: TableReceipt, lang: Lang): [string, string][] {
  const key = Object.entries(r.row.key).map(([column, value]) => `${column} ${value || '∅'}`);
  const { same, value, with: by } = r.recomputed;
  const again = same
    ? { en: `the same, by ${by}`, zh: `一致（${by}）` }
    : { en: `${value || '–'}, which differs, by ${by}`, zh: `${value || '–'}，不一致（${by}）` };
  const lines: [string, string | undefined][] = [
    [{ en: 'row', zh: '行' }[lang], `${key.join(', ')} (${r.row.number})`],
    [{ en: 'note', zh: '说明' }[lang], r.column.note?.[lang]],
    [{ en: 'made of', zh: '依据' }[lang], r.inputs.join(', ')],
    [{ en: 'method', zh: '方法' }[lang], `${r.method.file}: ${r.method.section}`],
    [{ en: 'recomputed', zh: '重算' }[lang], again[lang]],
    [{ en: 'file', zh: '文件' }[lang], `${r.table.file}, sha256 ${r.table.sha256}`],
    [{ en: 'reference', zh: '引用' }[lang], r.reference],
    [{ en: 'release', zh: '发布版' }[lang], r.release],
  ];
  return lines.filter((line): line is [string, string] => line[1] !== undefined && line[1] !== '');
}

/** The receipt of a figure of a table as lines. */
export function tableReceiptText(r: TableReceipt, lang: Lang): string {
  const data = r.dataStatus === 'real' ? [] : [word(r.dataStatus as Word, lang)];
  const lines = tableReceiptLines(r, lang).map(([name, text]) => padRight(name, 12) + text);
  return [...data, tableFigure(r, lang), '', ...lines].join('\n');
}
