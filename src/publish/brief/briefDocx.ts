import {
  Bookmark,
  Document,
  ExternalHyperlink,
  HeadingLevel,
  InternalHyperlink,
  Packer,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Release } from '../../release/index.js';
import { type Phrase, plain } from '../sentences/phrase.js';
import { word } from '../words.js';
import type { Brief } from './brief.js';
import { briefWords } from './briefWords.js';
import { keyOf, type Numbered, numberedOf, receiptAddress, referencesText } from './receipts.js';

/** A brief as a Word document: styles of headings, every figure a link. The same brief gives the same bytes. */
export async function briefDocx(release: Release, brief: Brief, site?: string): Promise<Uint8Array> {
  const { lang } = brief;
  const numbered = numberedOf(brief);
  const runs = (phrase: Phrase) => phrase.map((piece) => runOf(piece, numbered, lang, site));
  const { plan, manifest } = release;
  const status = plan.dataStatus === 'real' ? [] : [new Paragraph({ text: word(plan.dataStatus, lang) })];
  const document = new Document({
    title: plain(brief.headline),
    creator: plan.title[lang],
    lastModifiedBy: plan.title[lang],
    description: manifest.id,
    styles: { default: { document: { run: { font: fonts, size: 22, language: languages[lang] } } } },
    sections: [
      {
        children: [
          ...status,
          new Paragraph({ heading: HeadingLevel.TITLE, children: runs(brief.headline) }),
          ...brief.paragraphs.map((p) => new Paragraph({ children: runs(p), spacing: { after: 160 } })),
          new Paragraph({ heading: HeadingLevel.HEADING_2, text: briefWords.receipts[lang] }),
          new Paragraph({ text: `${briefWords.how[lang].replaceAll('`', '')} (${manifest.id})` }),
          ...[...numbered.values()].map(receiptLine),
        ],
      },
    ],
  });
  return undated(await Packer.toBuffer(document));
}

const fonts = { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: 'SimSun', cs: 'Calibri' };
const languages = { en: { value: 'en-GB' }, zh: { value: 'en-GB', eastAsia: 'zh-CN' } };

function runOf(
  piece: Phrase[number],
  numbered: ReadonlyMap<string, Numbered>,
  lang: string,
  site: string | undefined,
): ParagraphChild {
  if (typeof piece === 'string') return new TextRun(piece);
  if (!('figure' in piece)) return new TextRun(piece.text);
  const children = [new TextRun({ text: piece.text, underline: { color: '0A6B62' } })];
  if (site !== undefined) {
    const link = `${site.replace(/\/$/, '')}/${lang}/${receiptAddress(piece.figure)}`;
    return new ExternalHyperlink({ link, children });
  }
  return new InternalHyperlink({ anchor: `r${numbered.get(keyOf(piece.figure))!.number}`, children });
}

function receiptLine({ number, figure }: Numbered): Paragraph {
  const text = new TextRun({ text: `${number}. ${referencesText(figure)}`, size: 16 });
  return new Paragraph({ children: [new Bookmark({ id: `r${number}`, children: [text] })] });
}

/** The day that stands in files whose day is no news. */
const day = '1980-01-01T00:00:00Z';

/** The document without what differs from run to run: dates and random names of links. */
function undated(bytes: Uint8Array): Uint8Array {
  const links = new Map<string, string>();
  const fixed = (text: string) =>
    text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, day).replace(/"(rId[^"]+)"/g, (whole, id: string) => {
      if (/^rId\d{1,4}$/.test(id)) return whole;
      if (!links.has(id)) links.set(id, `rIdLink${links.size + 1}`);
      return `"${links.get(id)}"`;
    });
  const parts = Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith('/'));
  const sorted = parts.sort(([a], [b]) => (a < b ? -1 : 1));
  const files = sorted.map(([name, content]) => [name, strToU8(fixed(strFromU8(content)))] as const);
  // Local hours: the form knows no time zone.
  return zipSync(Object.fromEntries(files), { mtime: new Date(1980, 0, 1) });
}
