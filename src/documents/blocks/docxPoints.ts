import { Paragraph, type ParagraphChild, Table, TableCell, TableRow, VerticalAlign, WidthType } from 'docx';
import type { FigureLinks } from '../brief/receipts.js';
import { runsOf } from '../word/wordText.js';
import type { pointsOf } from './blockText.js';
import { type Pictures, pictureRun } from './docxPictures.js';
import { borders } from './docxTable.js';

/** Room of a drawing beside a point, in pixels of a ninety-sixth of an inch, and of its cell in twentieths of a point. */
const [room, cellWidth] = [{ width: 205, height: 90 }, 3500];

type DrawnPoint = ReturnType<typeof pointsOf>[number];

/** Points one below the other, each beside its drawing where it has one. */
export function drawnPoints(
  points: readonly DrawnPoint[],
  { leading, pictures, width }: { leading: FigureLinks; pictures: Pictures; width: number },
): Table {
  const cell = (size: number, children: ParagraphChild[], columnSpan = 1) =>
    new TableCell({
      width: { size, type: WidthType.DXA },
      columnSpan,
      margins: { top: 60, bottom: 60, left: 0, right: 160 },
      verticalAlign: VerticalAlign.CENTER,
      children: [new Paragraph({ spacing: { after: 0 }, children })],
    });
  const rowOf = ({ phrase, drawn }: DrawnPoint) => {
    const words = runsOf(phrase, leading);
    if (!drawn) return [cell(width, words, 2)];
    return [cell(cellWidth, [pictureRun(pictures.get(drawn)!, room)]), cell(width - cellWidth, words)];
  };
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: [cellWidth, width - cellWidth],
    borders,
    rows: points.map((point) => new TableRow({ cantSplit: true, children: rowOf(point) })),
  });
}
