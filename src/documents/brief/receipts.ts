import type { CitedFigure, Phrase } from '../../words/index.js';
import type { Brief } from './brief.js';

/** The receipts that one or more figures of a text follow from. */
export interface Numbered {
  number: number;
  figure: CitedFigure;
}

/** The receipts of a text, numbered as they are first met; figures of the same receipts share a number. */
export function numberedOf({
  headline,
  paragraphs,
}: Pick<Brief, 'headline' | 'paragraphs'>): Map<string, Numbered> {
  const found = new Map<string, Numbered>();
  for (const piece of [headline, ...paragraphs].flat() as Phrase) {
    if (typeof piece === 'string' || !('figure' in piece)) continue;
    const key = keyOf(piece.figure);
    if (!found.has(key)) found.set(key, { number: found.size + 1, figure: piece.figure });
  }
  return found;
}

/** What figures of the same receipts have in common. */
export function keyOf({ from, references }: CitedFigure): string {
  return JSON.stringify([from, references]);
}

/** Most references that are written out behind one number. */
const written = 8;

/** The references of a figure, those beyond the eighth counted. */
export function referencesText({ references }: CitedFigure): string {
  const more = references.length - written;
  return references.slice(0, written).join(' · ') + (more > 0 ? ` · +${more}` : '');
}

/** The page of a figure's first receipt, below the root of a language. */
export function receiptAddress({ references }: CitedFigure): string {
  return `receipt?of=${encodeURIComponent(references[0]!)}`;
}
