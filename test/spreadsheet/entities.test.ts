import { describe, expect, it } from 'vitest';
import { BrokenWorkbook } from '../../src/spreadsheet/brokenWorkbook.js';
import { readXml } from '../../src/spreadsheet/xml.js';

/** The texts of a document, or what is wrong with it. */
function textsOf(xml: string): string[] {
  const texts: string[] = [];
  readXml('xl/sharedStrings.xml', new TextEncoder().encode(xml), { text: (text) => texts.push(text) });
  return texts;
}

describe('XML in a workbook', () => {
  it('has the five entities of XML and those of single letters', () => {
    expect(textsOf('<sst><t>a &amp; b &lt; &#21271;&#x4EAC;</t></sst>').join('')).toBe('a & b < 北京');
  });

  it('is refused where it uses entities of its own, be they files or ever longer texts', () => {
    const ladder = Array.from({ length: 20 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`);
    for (const declared of [
      '<!ENTITY x "text">',
      '<!ENTITY x SYSTEM "file:///etc/passwd">',
      '<!ENTITY x SYSTEM "http://127.0.0.1/">',
      `<!ENTITY e0 "ha">${ladder.join('')}<!ENTITY x "&e20;">`,
    ]) {
      const before = process.memoryUsage().rss;
      expect(() => textsOf(`<!DOCTYPE sst [${declared}]><sst><t>&x;</t></sst>`), declared).toThrow(
        BrokenWorkbook,
      );
      expect(process.memoryUsage().rss - before).toBeLessThan(100e6);
    }
  });
});
