import type { CellStyle } from 'hucre/xlsx';

/** The one typeface of the workbook. */
export const typeface = { name: 'Calibri', size: 11 };

const font = (more: NonNullable<CellStyle['font']>): CellStyle => ({ font: { ...typeface, ...more } });
const fill = (rgb: string): CellStyle => ({ fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb } } });
const alignTop: CellStyle = { alignment: { vertical: 'top' } };
const wrappedCell: CellStyle = { alignment: { vertical: 'top', wrapText: true } };
const rule = { style: 'thin', color: { rgb: 'B8C2CC' } } as const;
const ink = { rgb: '1F3A5F' };
const grey = { rgb: '5B6770' };
const head: CellStyle = { ...font({ bold: true, color: ink }), ...fill('E6ECF2'), ...wrappedCell };

type Look =
  | 'text'
  | 'middle'
  | 'wrapped'
  | 'banner'
  | 'warning'
  | 'about'
  | 'heading'
  | 'head'
  | 'headLast'
  | 'fact'
  | 'factText'
  | 'factName'
  | 'input'
  | 'filled'
  | 'treated'
  | 'partial'
  | 'carried';

/** The looks of cells: what may be changed is blue on yellow, as finance and statistics offices have it. */
export const styles: Record<Look, CellStyle> = {
  text: { ...font({}), ...alignTop },
  middle: { ...font({}), alignment: { vertical: 'top', horizontal: 'center' } },
  wrapped: { ...font({}), ...wrappedCell },
  banner: font({ bold: true, size: 13, color: ink }),
  warning: { ...font({ bold: true, size: 13, color: { rgb: '9C1C1C' } }), ...fill('FCE4E4') },
  about: font({ italic: true, color: grey }),
  heading: { ...font({ bold: true, size: 12, color: ink }), ...alignTop },
  head,
  headLast: { ...head, border: { bottom: rule } },
  /** Rows of parameters above a table. */
  fact: { ...font({ color: grey }), alignment: { horizontal: 'right', vertical: 'top' } },
  factText: { ...font({ color: grey }), alignment: { horizontal: 'left', vertical: 'top', wrapText: true } },
  factName: { ...font({ color: grey }), ...alignTop },
  input: {
    ...font({ color: { rgb: '0000C8' } }),
    ...fill('FFF8CC'),
    ...alignTop,
    border: { bottom: rule, top: rule },
  },
  /** Filled in where nothing was observed. */
  filled: { ...font({}), ...fill('FBE3C8') },
  /** Moved or transformed as an outlier. */
  treated: { ...font({}), ...fill('DCE8FA') },
  /** Computed although a part is absent. */
  partial: { ...font({}), ...fill('EADCF4') },
  /** No formula: a value carried over from the release. */
  carried: font({ italic: true, color: grey }),
};

const formats = new WeakMap<CellStyle, Map<string, CellStyle>>();

/** A style with a number format; the same two give the same object, since a workbook has many cells. */
export function withNumberFormat(style: CellStyle, numFmt: string): CellStyle {
  const known = formats.get(style) ?? new Map<string, CellStyle>();
  formats.set(style, known);
  const same = known.get(numFmt) ?? { ...style, numFmt };
  known.set(numFmt, same);
  return same;
}

/** A number format for a column: the decimals asked for, else none it does not need, two for usual figures and up to five for small ones. */
export function formatFor(values: Iterable<number>, asked?: number): string {
  if (asked !== undefined) return withDecimals(asked);
  const sizes = [...values].filter((x) => Number.isFinite(x) && x !== 0).map(Math.abs);
  const middle = sizes.toSorted((a, b) => a - b)[sizes.length >> 1] ?? 1;
  const most = middle >= 1 ? 2 : Math.min(5, 2 - Math.floor(Math.log10(middle)));
  let decimals = 0;
  while (decimals < most && sizes.some((x) => Number(x.toFixed(decimals)) !== x)) decimals++;
  return withDecimals(decimals);
}

function withDecimals(decimals: number): string {
  return decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;
}
