import {
  Bookmark,
  type FileChild,
  HeadingLevel,
  type ImageRun,
  Paragraph,
  TableOfContents,
  TextRun,
} from 'docx';
import { headlinePeriod } from '../../analysis/index.js';
import type { Lang } from '../../edition/index.js';
import type { Release } from '../../release/index.js';
import { periodName, word } from '../../words/index.js';
import { blockWriter, twipsPerPixel } from '../blocks/docxBlocks.js';
import type { DrawPng } from '../blocks/docxPictures.js';
import { type Picture, type Pictures, pictureOf, pictureRun, picturesOf } from '../blocks/docxPictures.js';
import { rootOf } from '../brief/receipts.js';
import { roomOf, wordFile } from '../word/wordFile.js';
import { receiptLines, runsOf } from '../word/wordText.js';
import { contentsOf, coverTitles, type Report, type ReportOptions, reportOf, runningHead } from './report.js';
import { reportWords as words } from './reportWords.js';

/**
 * The report as a Word document, for Word, WPS and LibreOffice: the chapters of `reportHtml` with styles, an outline, a table of
 * contents, numbered captions, figures as PNG (not all of these programs draw styled SVG), a running head that says what the
 * data are. The same release and the same pictures give the same bytes.
 */
export async function reportDocx(
  release: Release,
  lang: Lang,
  asked: ReportOptions,
  drawPng: DrawPng,
): Promise<Uint8Array> {
  const { sheet = 'a4', site } = asked;
  const report = await reportOf(release, lang, asked.place);
  const pictures = await picturesOf(report, drawPng);
  const map = report.cover && (await pictureOf(report, report.cover, drawPng));
  const { plan, manifest } = release;
  return wordFile({
    lang,
    title: runningHead(report),
    creator: plan.title[lang],
    source: manifest.id,
    head: runningHead(report),
    sheet,
    children: contentOf(report, { sheet, site, pictures, map }),
  });
}

interface DocxLayout {
  sheet: NonNullable<ReportOptions['sheet']>;
  site: string | undefined;
  pictures: Pictures;
  /** The picture of the cover. */
  map: Picture | undefined;
}

function contentOf(report: Report, { sheet, site, pictures, map }: DocxLayout): FileChild[] {
  const { lang, chapters, receipts } = report;
  const leading = { receipts, root: rootOf(site, lang) };
  const write = blockWriter(report, { sheet, leading, pictures });
  return [
    ...cover(report, leading, map && pictureRun(map, coverRoom(sheet))),
    ...chapters.flatMap((chapter) => [
      chapterHead(chapter.id, chapter.title[lang], false),
      ...chapter.blocks.flatMap((block) => write(block)),
    ]),
    ...(receipts.size === 0
      ? []
      : [
          chapterHead('receipts', words.receipts[lang], true),
          new Paragraph({ style: 'Note', text: words.how[lang] }),
          ...receiptLines(receipts),
        ]),
  ];
}

/** The room of the picture of the cover: half the height of a page. */
function coverRoom(sheet: DocxLayout['sheet']) {
  const { width, height } = roomOf(sheet);
  return { width: width * twipsPerPixel, height: (height * twipsPerPixel) / 2 };
}

/** What it is about, what the data are, the headline, a map and the contents. */
function cover(
  report: Report,
  leading: Parameters<typeof runsOf>[1],
  map: ImageRun | undefined,
): FileChild[] {
  const { release, lang, place, headline } = report;
  const { plan, manifest, index } = release;
  const period = plan.periods[plan.first + headlinePeriod({ plan, index })]!;
  const { large, small } = coverTitles(release, place);
  return [
    new Paragraph({
      style: 'Note',
      text: `${small[lang]} · ${words.report[lang]} · ${periodName(period, lang)}`,
    }),
    new Paragraph({ heading: HeadingLevel.TITLE, text: large[lang] }),
    new Paragraph({ style: 'Lead', children: runsOf(headline, leading) }),
    new Paragraph({
      children: [
        new TextRun({ text: word(plan.dataStatus, lang), bold: true }),
        new TextRun(` · ${manifest.id}`),
      ],
    }),
    ...(map ? [new Paragraph({ children: [map] })] : []),
    ...(report.cover ? [new Paragraph({ style: 'Note', text: report.cover.note[lang] })] : []),
    ...(plan.note ? [new Paragraph({ style: 'Note', text: plan.note[lang] })] : []),
    new Paragraph({ style: 'ContentsHead', text: words.contents[lang] }),
    new TableOfContents(words.contents[lang], {
      hyperlink: true,
      headingStyleRange: '1-2',
      cachedEntries: contentsOf(report).map(({ id, title }) => ({
        title: title[lang],
        level: 1,
        href: `chapter-${id}`,
      })),
    }),
  ];
}

function chapterHead(id: string, title: string, pageBreakBefore: boolean): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.HEADING_1,
    pageBreakBefore,
    children: [new Bookmark({ id: `chapter-${id}`, children: [new TextRun(title)] })],
  });
}
