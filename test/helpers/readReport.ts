import type { CitedFigure } from '../../src/words/facts/fact.js';

/** A displayed figure with the receipt that it links to. */
export interface ShownFigure {
  text: string;
  from: CitedFigure['from'];
  references: readonly string[];
}

/** The contents of one chapter of a report, from its HTML. */
export interface ReadChapter {
  id: string;
  /** The linked figures of the sentences: their text, and the number of the receipt. */
  said: { text: string; number: number }[];
  /** The figures of the cells of the tables. */
  cells: ShownFigure[];
  /** All text except drawings, captions and notes: paragraphs, cells, titles. */
  lines: string[];
  /** The same without the figures of sentences and cells. */
  rest: string;
}

const link = /<a class="said" href="#r(\d+)"[^>]*>([^<]*)<\/a>/g;
const cell = /<td[^>]*? data-receipt="([^"]*)" data-from="(\w+)">(.*?)<\/td>/g;

/** Parses a report into chapters, the cover first. */
export function readReport(html: string): ReadChapter[] {
  const starts = [...html.matchAll(/<div class="cover[^"]*">|<section id="([a-z0-9-]+)" class="chapter/g)];
  return starts.map((start, i) => {
    const own = html.slice(start.index, starts[i + 1]?.index ?? html.indexOf('</article>'));
    const said = [...own.matchAll(link)].map(([, number, text]) => ({
      text: bareText(text!),
      number: Number(number),
    }));
    const cells = [...own.matchAll(cell)].flatMap(([, receipts = '', from, inner = '']) => {
      const references = bareText(receipts).split(' ');
      const texts = from === 'cell' ? bareText(inner).split('–') : [bareText(inner)];
      return texts.map((text, at) => ({
        text,
        from: from as CitedFigure['from'],
        references: texts.length > 1 ? [references[at]!] : references,
      }));
    });
    const written = own
      .replace(/<figure>.*?<\/figure>/gs, '')
      .replace(/<caption>.*?<\/caption>|<p class="note">.*?<\/p>/gs, '');
    const linesOf = (part: string) =>
      bareText(part.replace(/<\/(p|li|td|th|h\d|dt|dd)>/g, '\n'))
        .split('\n')
        .filter((line) => line.trim() !== '');
    return {
      id: start[1] ?? 'cover',
      said,
      cells,
      lines: linesOf(written),
      rest: linesOf(written.replace(cell, '').replace(link, '')).join('\n'),
    };
  });
}

/** What HTML or XML says, without its tags. */
export function bareText(text: string): string {
  return text
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replace(/&#39;|&apos;/g, "'")
    .replaceAll('&amp;', '&');
}
