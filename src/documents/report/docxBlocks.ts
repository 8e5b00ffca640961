import { type FileChild, HeadingLevel, Paragraph, SimpleField, TextRun } from 'docx';
import type { Sheet } from '../word/sheet.js';
import { roomOf } from '../word/wordFile.js';
import { type Leading, runsOf } from '../word/wordText.js';
import type { Block } from './chapter.js';
import { type Pictures, pictureRun } from './docxPictures.js';
import { drawnPoints } from './docxPoints.js';
import { tableOf } from './docxTable.js';
import type { Report } from './report.js';
import { captionParts, type Numbered, numbering, paragraphsOf, pointsOf } from './written.js';

interface Where {
  sheet: Sheet;
  leading: Leading;
  pictures: Pictures;
}

/** Pixels of a ninety-sixth of an inch in a twentieth of a point. */
export const pixels = 96 / 1440;

/** Writes the blocks of a report one after the other: figures and tables are numbered as they come. */
export function blockWriter({ release, lang }: Report, { sheet, leading, pictures }: Where) {
  const next = numbering();
  const page = roomOf(sheet);
  // Beside a figure its caption and its note stand on the page.
  const room = { width: page.width * pixels, height: page.height * pixels - 150 };
  const caption = (of: Numbered, title: string) => captionLine(of, next(of), title, lang);
  const figure = (block: Block & { kind: 'figure' }): FileChild[] => [
    caption('figure', block.figure.title[lang]),
    new Paragraph({ style: 'Note', keepNext: true, text: block.figure.note[lang] }),
    new Paragraph({ children: [pictureRun(pictures.get(block.figure)!, room)] }),
  ];
  return (block: Block): FileChild[] => {
    switch (block.kind) {
      case 'heading': {
        const heading = block.order === 2 ? HeadingLevel.HEADING_3 : HeadingLevel.HEADING_2;
        return [new Paragraph({ heading, text: block.title[lang] })];
      }
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
        return [new Paragraph({ text: block.text[lang] })];
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
function captionLine(of: Numbered, number: number, title: string, lang: Report['lang']): Paragraph {
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
