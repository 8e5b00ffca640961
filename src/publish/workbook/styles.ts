import type { CellStyle } from 'hucre/xlsx';

const fill = (rgb: string) =>
  ({ fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb } } }) satisfies CellStyle;
const rule = { style: 'thin', color: { rgb: 'B8C2CC' } } as const;

/** The looks of cells: what may be changed is blue on yellow, as finance and statistics offices have it. */
export const styles = {
  text: { alignment: { vertical: 'top' } },
  wrapped: { alignment: { vertical: 'top', wrapText: true } },
  banner: { font: { bold: true, size: 12, color: { rgb: '1F3A5F' } } },
  warning: { font: { bold: true, size: 12, color: { rgb: '9C1C1C' } }, ...fill('FCE4E4') },
  about: { font: { italic: true, color: { rgb: '5B6770' } } },
  heading: { font: { bold: true, size: 12, color: { rgb: '1F3A5F' } }, alignment: { vertical: 'top' } },
  head: {
    font: { bold: true, color: { rgb: '1F3A5F' } },
    ...fill('E6ECF2'),
    alignment: { vertical: 'top', wrapText: true },
  },
  headLast: {
    font: { bold: true, color: { rgb: '1F3A5F' } },
    ...fill('E6ECF2'),
    alignment: { vertical: 'top', wrapText: true },
    border: { bottom: rule },
  },
  /** Rows of parameters above a table. */
  fact: { font: { color: { rgb: '5B6770' } }, alignment: { horizontal: 'right' } },
  factText: {
    font: { color: { rgb: '5B6770' } },
    alignment: { horizontal: 'left', vertical: 'top', wrapText: true },
  },
  input: { font: { color: { rgb: '0000C8' } }, ...fill('FFF8CC'), border: { bottom: rule, top: rule } },
  /** Filled in where nothing was observed. */
  filled: { ...fill('FBE3C8') },
  /** Moved or transformed as an outlier. */
  treated: { ...fill('DCE8FA') },
  /** Computed although a part is absent. */
  partial: { ...fill('EADCF4') },
  /** No formula: a value carried over from the release. */
  carried: { font: { italic: true, color: { rgb: '5B6770' } } },
} satisfies Record<string, CellStyle>;

/** A style with a number format. */
export function formatted(style: CellStyle, numFmt: string): CellStyle {
  return { ...style, numFmt };
}

/** A number format that keeps small values apart: whole numbers as they are, else two to five decimals. */
export function formatFor(values: Iterable<number>): string {
  const sizes = [...values].filter((x) => Number.isFinite(x) && x !== 0).map(Math.abs);
  if (sizes.every(Number.isInteger)) return '#,##0';
  const middle = sizes.sort((a, b) => a - b)[sizes.length >> 1]!;
  const decimals = middle >= 10 ? 2 : Math.min(5, 3 - Math.floor(Math.log10(middle)));
  return `#,##0.${'0'.repeat(decimals)}`;
}
