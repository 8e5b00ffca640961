import { readXml } from './xml.js';

/**
 * Reads the shared strings. Phonetic guides of Chinese and Japanese words are omitted; superscript and subscript digits
 * are written ¹ and ₁, so that a footnote mark is never read as a digit.
 */
export function readStrings(part: string, bytes: Uint8Array): string[] {
  const strings: string[] = [];
  const text = new RichText();
  readXml(part, bytes, {
    open(tag, attributes, above) {
      if (tag === 'si') text.begin();
      else text.open(tag, attributes, above);
    },
    text: (words, above) => text.take(words, above),
    close: (tag) => {
      if (tag === 'si') strings.push(text.end());
    },
  });
  return strings;
}

/** Collects the text of an `si` or `is` element from its runs. */
export class RichText {
  #text = '';
  #raised: Raised = 'level';

  begin(): void {
    this.#text = '';
    this.#raised = 'level';
  }

  open(tag: string, attributes: Record<string, string>, above: readonly string[]): void {
    if (tag === 'r') this.#raised = 'level';
    if (tag === 'vertAlign' && above.at(-1) === 'rPr') this.#raised = raisedBy(attributes['val']);
  }

  take(words: string, above: readonly string[]): void {
    if (above.at(-1) !== 't' || above.includes('rPh')) return;
    this.#text += raised(words, above.at(-2) === 'r' ? this.#raised : 'level');
  }

  end(): string {
    return unescaped(this.#text);
  }
}

export type Raised = 'superscript' | 'subscript' | 'level';

export function raisedBy(value: string | undefined): Raised {
  return value === 'superscript' || value === 'subscript' ? value : 'level';
}

const digits = { superscript: '⁰¹²³⁴⁵⁶⁷⁸⁹', subscript: '₀₁₂₃₄₅₆₇₈₉' };

/** A text with its digits as superscript or subscript, as the format of its cell or run says. */
export function raised(text: string, how: Raised): string {
  return how === 'level' ? text : text.replace(/\d/g, (digit) => digits[how][Number(digit)]!);
}

/** Decodes characters that XML cannot contain, written _x000D_ in workbooks. */
export function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
