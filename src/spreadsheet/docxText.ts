import type { Text } from '../edition/index.js';
import { BrokenWorkbook, TooLarge } from './brokenWorkbook.js';
import { readXml } from './xml.js';
import { zipParts } from './zip.js';

const part = 'word/document.xml';

/** The paragraphs of a Word document, each on a line of its own, or why it cannot be read. */
export function docxText(bytes: Uint8Array): { text: string } | { why: Text } {
  try {
    const read = zipParts(bytes).get(part);
    return read ? { text: textIn(read()) } : { why: { en: `no part ${part}`, zh: `没有 ${part}` } };
  } catch (error) {
    if (error instanceof BrokenWorkbook) return { why: error.why };
    if (error instanceof TooLarge) return { why: { en: error.message, zh: `${error.part} 过大` } };
    throw error;
  }
}

/** What is said in it: text deleted in a revision is not, nor a second copy of a drawing for older programs. */
function textIn(xml: Uint8Array): string {
  let text = '';
  readXml(part, xml, {
    open: (name) => {
      if (['br', 'cr', 'tab'].includes(name)) text += ' ';
    },
    text: (words, above) => {
      if (above.at(-1) === 't' && !above.includes('Fallback')) text += words;
    },
    close: (name, above) => {
      // The cells of a row make no sentence with those of another.
      if (name === 'p') text += above.includes('tc') ? ' ' : '\n';
      if (name === 'tc') text += '| ';
      if (name === 'tr') text += '\n';
    },
  });
  return text;
}
