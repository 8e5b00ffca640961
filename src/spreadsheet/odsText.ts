import { type Raised, raised } from './strings.js';

/** Of a paragraph, what is no part of its text: phonetic guides, comments, notes, pictures. */
const notText = ['ruby-text', 'annotation', 'note', 'frame'];

/** The most spaces that one mark stands for. */
const maxSpaces = 100;

/** The text of a cell of an OpenDocument file, from its paragraphs. */
export class OdsText {
  text = '';
  paragraphs = 0;
  readonly #spans: Raised[] = [];

  /**
   * @param depth the number of elements down to the cell
   * @param raisedBy where a text with a style stands
   */
  constructor(
    private readonly depth: number,
    private readonly raisedBy: (style: string) => Raised,
  ) {}

  open(tag: string, attributes: Record<string, string>, above: readonly string[]): void {
    if (tag === 'span') {
      const style = attributes['text:style-name'];
      this.#spans.push(style === undefined ? this.#now() : this.raisedBy(style));
    }
    if (tag === 'p' && above.length === this.depth) {
      if (this.paragraphs > 0) this.text += '\n';
      this.paragraphs++;
    }
    if (!this.#isText(above)) return;
    if (tag === 's') this.text += ' '.repeat(Math.min(Number(attributes['text:c'] ?? 1) || 1, maxSpaces));
    if (tag === 'tab') this.text += '\t';
    if (tag === 'line-break') this.text += '\n';
  }

  close(tag: string): void {
    if (tag === 'span') this.#spans.pop();
  }

  take(words: string, above: readonly string[]): void {
    if (this.#isText(above)) this.text += raised(words.replace(/[\t\n\r ]+/g, ' '), this.#now());
  }

  #now(): Raised {
    return this.#spans.at(-1) ?? 'level';
  }

  /** Whether a place is in a paragraph of the cell; pictures and comments beside have paragraphs of their own. */
  #isText(above: readonly string[]): boolean {
    return above[this.depth] === 'p' && !notText.some((name) => above.indexOf(name, this.depth) >= 0);
  }
}
