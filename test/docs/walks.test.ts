import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../helpers/editions.js';
import { filesBelow } from '../helpers/folders.js';
import { thorough } from '../helpers/thorough.js';
import { blocksOf, notPrinted, Walk } from './walked.js';

const docs = join(root, 'docs');
const walks = filesBelow(docs)
  .filter((file) => /^(tutorials|howto|explain)\//.test(file))
  .sort();

const isChinese = (file: string) => file.endsWith('.zh.md');
const english = walks.filter((file) => !isChinese(file));
const chineseOf = (file: string) => file.replace('.md', '.zh.md');

/** All pages; in `npm test` the tutorials and every second other one, each in one of its languages, by turns. */
const walked = thorough
  ? walks
  : english
      .filter((file, i) => file.startsWith('tutorials/') || i % 2 === 0)
      .map((file, i) => (i % 2 === 1 && walks.includes(chineseOf(file)) ? chineseOf(file) : file));

/** Blocks that other tests run: R and Python against a server, the library by the compiler. */
const elsewhere = ['r', 'python'];

describe('a reader who does what a page says, in an empty folder', () => {
  it.each(walked)('%s', async (file) => {
    // What takes longest is the same in both languages.
    const walk = new Walk(isChinese(file) || !thorough ? /^npx iplus publish / : undefined);
    try {
      let printed: string | undefined;
      for (const { kind, more, text, line } of blocksOf(join(docs, file))) {
        const at = `${file}:${line}`;
        if (kind === 'sh') {
          const { out, code } = await walk.run(text);
          printed = out;
          expect(`${at} ends with ${code}\n${code === 0 ? '' : out}`).toBe(
            `${at} ends with ${more.replace('exits ', '') || 0}\n${code === 0 ? '' : out}`,
          );
        } else if (kind === 'text') {
          // Before any command it is a formula.
          const missing = printed === undefined ? undefined : notPrinted(text, printed);
          expect(missing === undefined ? '' : `${at} is not printed: ${missing}\n${printed}`).toBe('');
        } else if (more !== '') walk.write(more, text);
        else expect(elsewhere, `${at}: a block of “${kind}” that nobody runs`).toContain(kind);
      }
    } finally {
      walk.end();
    }
  });

  it('has the tutorials in both languages, with the same commands but for names of places', () => {
    const tutorials = english.filter((file) => file.startsWith('tutorials/'));
    expect(tutorials.length).toBeGreaterThanOrEqual(4);
    for (const file of tutorials) {
      const chinese = chineseOf(file);
      expect(existsSync(join(docs, chinese)), chinese).toBe(true);
      const commands = (of: string) =>
        blocksOf(join(docs, of))
          .filter(({ kind }) => kind === 'sh')
          .flatMap(({ text }) => [...text.matchAll(/npx iplus (\w+)/g)].map(([, name]) => name));
      expect(commands(chinese), chinese).toEqual(commands(file));
    }
  });
});
