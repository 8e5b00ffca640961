import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import MarkdownIt, { type Token } from 'markdown-it';
import { expect, it } from 'vitest';
import { root } from '../helpers/editions.js';

/** Pages whose Chinese version says all that the English one says; others that have one are shorter in Chinese. */
const whole = ['audit', 'edition-format', 'method', 'reference/commands'];

const markdown = new MarkdownIt({ html: false });
const read = (file: string) => readFileSync(join(root, 'docs', file), 'utf8');

/** What both versions of a page have in common, in its order: headings, items, tables, code and links, each with its line. */
interface Part {
  what: string;
  line: number;
}

function partsOf(file: string): Part[] {
  let line = 0;
  return markdown.parse(read(file), {}).flatMap((token): Part[] => {
    line = (token.map?.[0] ?? line - 1) + 1;
    const at = (what: string) => [{ what, line }];
    if (/^(heading|bullet_list|ordered_list|list_item|table|tr)_open$/.test(token.type)) return at(token.tag);
    if (/^(t[hd])_open$/.test(token.type)) return at(token.tag);
    if (token.type === 'fence' || token.type === 'code_block') return at(codeOf(token));
    return [];
  });
}

/** A block of code without what may be translated: comments, texts in Chinese or behind `en:`, and the space around them. */
function codeOf({ type, info, content }: Token): string {
  const bare = content
    .split('\n')
    .map((line) => line.replace(/(^|\s)#\s.*$/, '').trim())
    .filter((line) => line !== '');
  return type === 'fence' ? `${info}: ${bare.join(' ')}` : `${bare.length} lines`;
}

/** Inline code and the targets of links below each heading of the first two orders, sorted, as sentences may turn them round. */
function namedOf(file: string): { heading: number; named: string[] }[] {
  const sections = [{ heading: 0, named: [] as string[] }];
  for (const token of markdown.parse(read(file), {})) {
    if (token.type === 'heading_open') sections.push({ heading: sections.length, named: [] });
    for (const child of token.children ?? []) {
      if (child.type === 'code_inline') sections.at(-1)!.named.push(child.content.replace(/\s+/g, ' '));
      if (child.type === 'link_open')
        sections
          .at(-1)!
          .named.push(
            String(child.attrGet('href')).replace(/\.zh\.md|#.*$/g, (found) =>
              found.startsWith('#') ? '' : '.md',
            ),
          );
    }
  }
  return sections.map(({ heading, named }) => ({ heading, named: named.sort() }));
}

it.each(whole)('%s is whole in Chinese: the same headings, lists, tables, code and links', (page) => {
  expect(existsSync(join(root, 'docs', `${page}.zh.md`)), `docs/${page}.zh.md`).toBe(true);
  const [english, chinese] = [partsOf(`${page}.md`), partsOf(`${page}.zh.md`)];
  const differs = english.findIndex(({ what }, i) => what !== chinese[i]?.what);
  const said = (parts: Part[], i: number) => `${parts[i]?.what} (line ${parts[i]?.line})`;
  if (differs >= 0 || english.length !== chinese.length) {
    const i = differs < 0 ? english.length : differs;
    expect(`${page}.zh.md: ${said(chinese, i)}`).toBe(`${page}.zh.md: ${said(english, i)}`);
  }
  expect(namedOf(`${page}.zh.md`)).toEqual(namedOf(`${page}.md`));
});
