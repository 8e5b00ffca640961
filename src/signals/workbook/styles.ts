import { type Raised, raisedBy } from './strings.js';
import { readXml } from './xml.js';

/** How the cells of a style show a number. */
export interface Format {
  /** As a date or a time of day. */
  date: boolean;
  /** Multiplied by a hundred with a sign (82.4% for 0.824), or with a sign that is mere text (82.4% for 82.4). */
  percent: 'hundredfold' | 'sign' | 'none';
  /** Not at all. */
  unseen: boolean;
  raised: Raised;
}

/** The formats of the styles of a workbook, by the number that cells have. */
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

/** The formats that every workbook has by number alone; those for Chinese, Japanese and Korean dates included. */
function builtIn(code: number): string {
  if (code === 9 || code === 10) return '0%';
  const isDate =
    (code >= 14 && code <= 22) ||
    (code >= 27 && code <= 36) ||
    (code >= 45 && code <= 47) ||
    (code >= 50 && code <= 58);
  return isDate ? 'yyyy-mm-dd' : 'General';
}

function shownBy(code: string): Omit<Format, 'raised'> {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  const written = code.replace(/\[[^\]]*\]/g, '');
  return {
    date: !/general/i.test(bare) && /[ymdhse]/i.test(bare.replace(/[0#?.,]e[+-]/gi, '')),
    percent: bare.includes('%') ? 'hundredfold' : /[%％]/.test(written) ? 'sign' : 'none',
    unseen: /^;+$/.test(bare.trim()) && !/[^;\s]/.test(code),
  };
}
