import { HeadingLevel, Paragraph } from 'docx';
import type { Release } from '../../release/index.js';
import { phraseText, word } from '../../words/index.js';
import { wordFile } from '../word/wordFile.js';
import { receiptLines, runsOf } from '../word/wordText.js';
import type { Brief } from './brief.js';
import { briefWords } from './briefWords.js';
import { numberReceipts, rootOf } from './receipts.js';

/** A brief as a Word document: styles of headings, every figure a link. The same brief gives the same bytes. */
export async function briefDocx(release: Release, brief: Brief, site?: string): Promise<Uint8Array> {
  const { lang } = brief;
  const receipts = numberReceipts(brief);
  const leading = { receipts, root: rootOf(site, lang) };
  const { plan, manifest } = release;
  return wordFile({
    lang,
    title: phraseText(brief.headline),
    creator: plan.title[lang],
    source: manifest.id,
    head: `${word(plan.dataStatus, lang)} · ${plan.title[lang]}`,
    sheet: 'a4',
    children: [
      new Paragraph({ heading: HeadingLevel.TITLE, children: runsOf(brief.headline, leading) }),
      ...brief.paragraphs.map((p) => new Paragraph({ children: runsOf(p, leading) })),
      new Paragraph({ heading: HeadingLevel.HEADING_2, text: briefWords.receipts[lang] }),
      new Paragraph({
        style: 'Note',
        text: `${briefWords.how[lang].replaceAll('`', '')} (${manifest.id})`,
      }),
      ...receiptLines(receipts),
    ],
  });
}
