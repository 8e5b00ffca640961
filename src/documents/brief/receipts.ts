import type { CitedFigure, Phrase } from '../../words/index.js';
import type { Brief } from './brief.js';

/** The receipts that one or more figures of a text follow from. */
export interface NumberedReceipt {
  number: number;
  figure: CitedFigure;
}

/** The receipts of a text, numbered as they are first met; figures of the same receipts share a number. */
export function numberReceipts({
  headline,
  paragraphs,
}: Pick<Brief, 'headline' | 'paragraphs'>): Map<string, NumberedReceipt> {
  const found = new Map<string, NumberedReceipt>();
  for (const piece of [headline, ...paragraphs].flat() as Phrase) {
    if (typeof piece === 'string' || !('figure' in piece)) continue;
    const key = receiptKey(piece.figure);
    if (!found.has(key)) found.set(key, { number: found.size + 1, figure: piece.figure });
  }
  return found;
}

/** What figures of the same receipts have in common. */
export function receiptKey({ from, references }: CitedFigure): string {
  return JSON.stringify([from, references]);
}

/** Most references that are written out behind one number. */
const mostWritten = 8;

/** The references of a figure, those beyond the eighth counted. */
export function referencesText({ references }: CitedFigure): string {
  const more = references.length - mostWritten;
  return references.slice(0, mostWritten).join(' · ') + (more > 0 ? ` · +${more}` : '');
}

/** Where the figures of a document lead: to the pages of a site in its language, or to the receipts at its end. */
export interface FigureLinks {
  receipts: ReadonlyMap<string, NumberedReceipt>;
  root: string | undefined;
}

/** The pages of a site in a language; undefined without a site. */
export const rootOf = (site: string | undefined, lang: string): string | undefined =>
  site === undefined ? undefined : `${site.replace(/\/$/, '')}/${lang}`;

/** The address of the receipt of a figure. */
export const receiptHref =
  ({ receipts, root }: FigureLinks) =>
  (figure: CitedFigure): string =>
    root === undefined
      ? `#r${receipts.get(receiptKey(figure))!.number}`
      : `${root}/${receiptAddress(figure)}`;

/** The page of a figure's first receipt, below the root of a language; `folder` is that of a release within the release. */
export function receiptAddress({ references }: CitedFigure, folder = ''): string {
  return `receipt?of=${encodeURIComponent(folder + references[0]!)}`;
}
