import { type Raised, raisedBy } from './strings.js';
import { readXml } from './xml.js';

/** The number format of a cell style. */
export interface Format {
  /** A date or a time of day. */
  date: boolean;
  /** Multiplied by a hundred with a per cent sign (82.4% for 0.824), or with a sign that is literal text (82.4% for 82.4). */
  percent: 'hundredfold' | 'sign' | 'none';
  /** Displays nothing. */
  unseen: boolean;
  raised: Raised;
}

/** The number formats of the cell styles of a workbook, by style index. */
export function readStyles(part: string, bytes: Uint8Array): Format[] {
  const codes = new Map<string, string>();
  const fonts: Raised[] = [];
  const styles: { code: string; font: number }[] = [];
  readXml(part, bytes, {
    open(tag, attributes, above) {
      const over = above.at(-1);
      if (tag === 'numFmt' && over === 'numFmts')
        codes.set(attributes['numFmtId'] ?? '', attributes['formatCode'] ?? '');
      if (tag === 'font' && over === 'fonts') fonts.push('level');
      if (tag === 'vertAlign' && over === 'font' && above.at(-2) === 'fonts') {
        fonts[fonts.length - 1] = raisedBy(attributes['val']);
      }
      if (tag === 'xf' && over === 'cellXfs') {
        styles.push({ code: attributes['numFmtId'] ?? '0', font: Number(attributes['fontId'] ?? 0) });
      }
    },
  });
  return styles.map(({ code, font }) => ({
    ...shownBy(codes.get(code) ?? builtIn(Number(code))),
    raised: fonts[font] ?? 'level',
  }));
}

/** The built-in number formats, including those for Chinese, Japanese and Korean dates. */
function builtIn(code: number): string {
  if (code === 9 || code === 10) return '0%';
  const isDate =
    (code >= 14 && code <= 22) ||
    (code >= 27 && code <= 36) ||
    (code >= 45 && code <= 47) ||
    (code >= 50 && code <= 58);
  return isDate ? 'yyyy-mm-dd' : 'General';
}

/** What a format code shows. */
export function shownBy(code: string): Omit<Format, 'raised'> {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  const written = code.replace(/\[[^\]]*\]/g, '');
  return {
    date: !/general/i.test(bare) && /[ymdhse]/i.test(bare.replace(/[0#?.,]e[+-]/gi, '')),
    percent: bare.includes('%') ? 'hundredfold' : /[%％]/.test(written) ? 'sign' : 'none',
    unseen: /^;+$/.test(bare.trim()) && !/[^;\s]/.test(code),
  };
}
