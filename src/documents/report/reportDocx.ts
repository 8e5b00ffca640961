import { Bookmark, type FileChild, HeadingLevel, Paragraph, TableOfContents, TextRun } from 'docx';
import { headlinePeriod } from '../../analysis/index.js';
import type { Lang } from '../../edition/index.js';
import type { Release } from '../../release/index.js';
import { word } from '../../words/index.js';
import { wordFile } from '../word/wordFile.js';
import { receiptLines, rootOf, runsOf } from '../word/wordText.js';
import { opensPage } from './chapter.js';
import { blockWriter } from './docxBlocks.js';
import type { DrawPng } from './docxPictures.js';
import { type Picture, picturesOf } from './docxPictures.js';
import { contentsOf, type Report, type ReportOf, reportOf, runningHead } from './report.js';
import { reportWords as words } from './reportWords.js';

/**
 * The report as a Word document, for Word, WPS and LibreOffice: the chapters of `reportHtml` with styles, an outline, a table of
 * contents, numbered captions, figures as PNG (not all of these programs draw styled SVG), a running head that says what the
 * data are. The same release and the same pictures give the same bytes.
 */
export async function reportDocx(
  release: Release,
  lang: Lang,
  asked: ReportOf,
  drawPng: DrawPng,
): Promise<Uint8Array> {
  const { sheet = 'a4', site } = asked;
  const report = await reportOf(release, lang, asked.place);
  const pictures = await picturesOf(report, drawPng);
  const { plan, manifest } = release;
  return wordFile({
    lang,
    title: runningHead(report),
    creator: plan.title[lang],
    source: manifest.id,
    head: runningHead(report),
    sheet,
    children: contentOf(report, { sheet, site, pictures }),
  });
}

interface Laid {
  sheet: NonNullable<ReportOf['sheet']>;
  site: string | undefined;
  pictures: readonly Picture[];
}

function contentOf(report: Report, { sheet, site, pictures }: Laid): FileChild[] {
  const { lang, chapters, receipts } = report;
  const leading = { receipts, root: rootOf(site, lang) };
  const write = blockWriter(report, { sheet, leading, pictures });
  return [
    ...cover(report, leading),
    ...chapters.flatMap((chapter) => [
      chapterHead(chapter.id, chapter.title[lang], opensPage(chapter)),
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

/** What it is about, what the data are, the headline and the contents. */
function cover(report: Report, leading: Parameters<typeof runsOf>[1]): FileChild[] {
  const { release, lang, place, headline } = report;
  const { plan, manifest, index } = release;
  const period = plan.periods[plan.first + headlinePeriod({ plan, index })]!;
  return [
    new Paragraph({ style: 'Note', text: `${plan.title[lang]} · ${words.report[lang]} · ${period}` }),
    new Paragraph({ heading: HeadingLevel.TITLE, text: place.name[lang] }),
    new Paragraph({ style: 'Lead', children: runsOf(headline, leading) }),
    new Paragraph({
      children: [
        new TextRun({ text: word(plan.dataStatus, lang), bold: true }),
        new TextRun(` · ${manifest.id}`),
      ],
    }),
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
