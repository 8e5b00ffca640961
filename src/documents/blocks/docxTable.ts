import {
  AlignmentType,
  BorderStyle,
  ExternalHyperlink,
  type ImageRun,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Lang } from '../../edition/index.js';
import { type Grid, type GridCell, inBrackets } from './block.js';
import { type Pictures, pictureRun } from './docxPictures.js';

interface TablePlace {
  lang: Lang;
  root: string | undefined;
  /** In twentieths of a point. */
  width: number;
  pictures: Pictures;
}

const noBorder = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const hairline = { style: BorderStyle.SINGLE, size: 4, color: 'C9CED4' };
/** Hairlines between rows and below the last. */
export const borders = {
  top: noBorder,
  bottom: hairline,
  left: noBorder,
  right: noBorder,
  insideHorizontal: hairline,
  insideVertical: noBorder,
};

/**
 * A table with its heads repeated on each page, rows unbroken, short tables on one page, and columns as wide as their content.
 */
export function tableOf(grid: Grid, { lang, root, width, pictures }: TablePlace): Table {
  const widths = widthsOf(grid, lang, width);
  const line = (cells: readonly TableCell[], tableHeader: boolean) =>
    new TableRow({ tableHeader, cantSplit: true, children: cells });
  const short = grid.rows.length <= 12;
  const cell = (j: number, child: TextRun | ExternalHyperlink | ImageRun, last = false) =>
    new TableCell({
      width: { size: widths[j]!, type: WidthType.DXA },
      margins: { left: 40, right: 40, top: 20, bottom: 20 },
      children: [
        new Paragraph({
          style: 'Cell',
          keepNext: short && !last,
          alignment: grid.heads[j]!.number ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: [child],
        }),
      ],
    });
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    borders,
    rows: [
      line(
        grid.heads.map((head, j) => cell(j, new TextRun({ text: head.title[lang], bold: true }))),
        true,
      ),
      ...grid.rows.map((row, i) =>
        line(
          row.map((one, j) => cell(j, contentOf(one, { lang, root, pictures }), i === grid.rows.length - 1)),
          false,
        ),
      ),
    ],
  });
}

function contentOf(
  { text: own, path, drawn, note }: GridCell,
  { lang, root, pictures }: Omit<TablePlace, 'width'>,
): TextRun | ExternalHyperlink | ImageRun {
  if (drawn) return pictureRun(pictures.get(drawn)!, drawingRoom);
  const text = note ? `${own[lang]} ${inBrackets(note, lang)}` : own[lang];
  if (root === undefined || path === undefined) return new TextRun(text);
  const children = [new TextRun({ text, style: 'Hyperlink' })];
  return new ExternalHyperlink({ link: `${root}/${path}`, children });
}

/** Room of a drawing in a cell, in pixels of a ninety-sixth of an inch. */
const drawingRoom = { width: 44, height: 30 };

/** The width shared out by the longest text of each column, within bounds. */
function widthsOf({ heads, rows }: Grid, lang: Lang, width: number): number[] {
  const longest = heads.map(({ title }, j) => {
    const texts = rows.map((row) => lengthOf(row[j]!.text[lang]));
    return Math.min(24, Math.max(6, lengthOf(title[lang]) / 2, ...texts));
  });
  const all = longest.reduce((sum, n) => sum + n, 0);
  return longest.map((n) => Math.floor((width * n) / all));
}

/** In letters; a Chinese one is two wide. */
function lengthOf(text: string): number {
  return text.length + (text.match(/[\u2e80-\uffef]/g)?.length ?? 0);
}
