import {
  Bookmark,
  ExternalHyperlink,
  InternalHyperlink,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import type { Phrase } from '../../words/index.js';
import {
  type FigureLinks,
  type NumberedReceipt,
  receiptAddress,
  receiptKey,
  referencesText,
} from '../brief/receipts.js';

/** Words with their figures as links. */
export function runsOf(phrase: Phrase, { receipts, root }: FigureLinks): ParagraphChild[] {
  return phrase.map((piece) => {
    if (typeof piece === 'string') return new TextRun(piece);
    if (!('figure' in piece)) return new TextRun(piece.text);
    const children = [new TextRun({ text: piece.text, style: 'Hyperlink' })];
    if (root !== undefined)
      return new ExternalHyperlink({ link: `${root}/${receiptAddress(piece.figure)}`, children });
    return new InternalHyperlink({ anchor: `r${receipts.get(receiptKey(piece.figure))!.number}`, children });
  });
}

/** The receipts of a document, a numbered line each, to which the figures lead. */
export function receiptLines(receipts: ReadonlyMap<string, NumberedReceipt>): Paragraph[] {
  return [...receipts.values()].map(({ number, figure }) => {
    const text = new TextRun(`${number}. ${referencesText(figure)}`);
    return new Paragraph({ style: 'Code', children: [new Bookmark({ id: `r${number}`, children: [text] })] });
  });
}
