import { type FileChild, HeadingLevel, Paragraph, SimpleField, TextRun } from 'docx';
import type { Lang } from '../../edition/index.js';
import { captionOf } from '../../figures/index.js';
import type { Release } from '../../release/index.js';
import type { FigureLinks } from '../brief/receipts.js';
import type { Sheet } from '../word/sheet.js';
import { roomOf } from '../word/wordFile.js';
import { runsOf } from '../word/wordText.js';
import type { Block } from './block.js';
import { captionParts, type NumberedKind, paragraphsOf, pointsOf, startNumbering } from './blockText.js';
import { type Pictures, pictureRun } from './docxPictures.js';
import { drawnPoints } from './docxPoints.js';
import { tableOf } from './docxTable.js';

interface BlockContext {
  release: Release;
  lang: Lang;
}

interface BlockPlace {
  sheet: Sheet;
  leading: FigureLinks;
  pictures: Pictures;
}

/** Pixels of a ninety-sixth of an inch in a twentieth of a point. */
export const twipsPerPixel = 96 / 1440;

/** Writes the blocks of a report one after the other: figures and tables are numbered as they come. */
export function blockWriter({ release, lang }: BlockContext, { sheet, leading, pictures }: BlockPlace) {
  const next = startNumbering();
  const page = roomOf(sheet);
  // Beside a figure its caption and its note stand on the page.
  const room = { width: page.width * twipsPerPixel, height: page.height * twipsPerPixel - 150 };
  const caption = (of: NumberedKind, title: string) => captionLine(of, next(of), title, lang);
  const figure = (block: Block & { kind: 'figure' }): FileChild[] => {
    const { title, note } = captionOf(block.figure, lang);
    return [
      caption('figure', title),
      new Paragraph({ style: 'Note', keepNext: true, text: note }),
      new Paragraph({ children: [pictureRun(pictures.get(block.figure)!, room)] }),
    ];
  };
  return (block: Block): FileChild[] => {
    switch (block.kind) {
      case 'heading': {
        const heading = block.order === 2 ? HeadingLevel.HEADING_3 : HeadingLevel.HEADING_2;
        return [new Paragraph({ heading, text: block.title[lang] })];
      }
      case 'claim':
        return [new Paragraph({ style: 'Lead', text: block.text[lang] })];
      case 'said': {
        if (block.drawn && block.drawn.size > 0) {
          const points = pointsOf(release.plan, block, lang);
          return [drawnPoints(points, { leading, pictures, width: page.width })];
        }
        const bullet = block.listed ? { bullet: { level: 0 } } : {};
        return paragraphsOf(release.plan, block, lang).map(
          (phrase) => new Paragraph({ ...bullet, children: runsOf(phrase, leading) }),
        );
      }
      case 'figure':
        return figure(block);
      case 'table':
        return [
          caption('table', block.title[lang]),
          tableOf(block.grid, { lang, root: leading.root, width: page.width, pictures }),
          new Paragraph({ style: 'Note', text: '' }),
        ];
      case 'text':
        return [new Paragraph({ ...(block.small ? { style: 'Note' } : {}), text: block.text[lang] })];
      case 'lines':
        return block.lines.flatMap((line) =>
          line[lang].split('\n').map((text) => new Paragraph({ style: 'Code', text })),
        );
      case 'terms':
        return block.terms.map(
          ({ term, means }) =>
            new Paragraph({
              children: [
                new TextRun({ text: term[lang], bold: true }),
                new TextRun(` ${lang === 'zh' ? '' : ' '}${means[lang]}`),
              ],
            }),
        );
    }
  };
}

/** A caption whose number Word counts again where figures are added. */
function captionLine(of: NumberedKind, number: number, title: string, lang: Lang): Paragraph {
  const [before, after] = captionParts[of][lang];
  const sequence = { figure: 'Figure', table: 'Table' }[of];
  return new Paragraph({
    style: 'Caption',
    children: [
      new TextRun(before),
      new SimpleField(`SEQ ${sequence} \\* ARABIC`, String(number)),
      new TextRun(`${after}${title}`),
    ],
  });
}
