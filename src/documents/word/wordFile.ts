import {
  AlignmentType,
  Document,
  type FileChild,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { type Lang, removeControls } from '../../edition/index.js';
import { type Sheet, sheets } from './sheet.js';
import { wordStyles } from './wordStyles.js';

/** The properties of a Word document. */
interface WordFile {
  lang: Lang;
  title: string;
  /** Who made it: the title of the index. */
  creator: string;
  /** The release that it was made from. */
  source: string;
  /** At the head of every page. */
  head: string;
  sheet: Sheet;
  children: readonly FileChild[];
}

/** Margins in twentieths of a point. */
const [top, bottom, side] = [1300, 1100, 1020];

/** The size of the content area of a page, in twentieths of a point. */
export function roomOf(sheet: Sheet): { width: number; height: number } {
  const { width, height } = sheets[sheet];
  return { width: width - 2 * side, height: height - top - bottom };
}

/** A Word document: styles of headings, a running head, page numbers. The same content gives the same bytes. */
export async function wordFile({ lang, sheet, head, ...of }: WordFile): Promise<Uint8Array> {
  const document = new Document({
    title: of.title,
    creator: of.creator,
    lastModifiedBy: of.creator,
    description: of.source,
    styles: wordStyles(lang),
    sections: [
      {
        properties: {
          page: {
            size: { width: sheets[sheet].width, height: sheets[sheet].height },
            margin: { top, bottom, left: side, right: side },
          },
        },
        headers: { default: new Header({ children: [small(new TextRun(head))] }) },
        footers: {
          default: new Footer({ children: [small(new TextRun({ children: [PageNumber.CURRENT] }))] }),
        },
        children: of.children,
      },
    ],
  });
  return withoutDates(await Packer.toBuffer(document));
}

function small(run: TextRun): Paragraph {
  return new Paragraph({ style: 'Running', alignment: AlignmentType.CENTER, children: [run] });
}

/** The date of files whose date must not change their bytes. */
const day = '1980-01-01T00:00:00Z';

/** A list of contents without its frame, at whose links LibreOffice stops, and without the places of pages that are not known yet. */
function plainContents(text: string): string {
  return text
    .replace(/<w:sdt>.*?<w:sdtContent>|<\/w:sdtContent><\/w:sdt>/gs, '')
    .replaceAll('<w:tab/><w:t xml:space="default"></w:t>', '');
}

/** The document without what differs from run to run (dates and random names of links) and without control characters. */
function withoutDates(bytes: Uint8Array): Uint8Array {
  const links = new Map<string, string>();
  const fixed = (text: string) =>
    plainContents(removeControls(text))
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, day)
      .replace(/"(rId[^"]+)"/g, (whole, id: string) => {
        if (/^rId\d{1,4}$/.test(id)) return whole;
        if (!links.has(id)) links.set(id, `rIdLink${links.size + 1}`);
        return `"${links.get(id)}"`;
      });
  const parts = Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith('/'));
  const sorted = parts.sort(([a], [b]) => (a < b ? -1 : 1));
  const files = sorted.map(([name, content]) => [
    name,
    isText(name) ? strToU8(fixed(strFromU8(content))) : content,
  ]);
  // Local hours: the form knows no time zone.
  return zipSync(Object.fromEntries(files), { mtime: new Date(1980, 0, 1) });
}

function isText(name: string): boolean {
  return /\.(xml|rels)$/.test(name);
}
