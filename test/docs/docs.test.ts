import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { referenceFiles } from '../../src/cli/reference/reference.js';
import { programOf } from '../../src/cli/run.js';
import { addressOf, contents } from '../../src/docs/index.js';
import { renderMarkdown } from '../../src/docs/markdown.js';
import { root } from '../helpers/editions.js';
import { filesBelow } from '../helpers/folders.js';
import { blocksOf, commandsOf } from './walked.js';

const docs = join(root, 'docs');
const has = (file: string) => existsSync(join(docs, file));
const files = filesBelow(docs).filter((file) => file.endsWith('.md'));
const listed = contents.flatMap(({ pages }) => pages);
const at = (file: string) => readFileSync(join(docs, file), 'utf8');
const readmes = ['README.md', 'README.zh.md'];
const atRoot = (file: string) => readFileSync(join(root, file), 'utf8');
const headingsOf = (file: string) => renderMarkdown(at(file), { lang: 'en', to: (href) => href }).headings;

describe('the documentation', () => {
  it('has a place for every file, and a file and an address of its own for every place', () => {
    const expected = files.filter((file) => !file.endsWith('.zh.md') && file !== 'README.md');
    expect(listed.map(({ file }) => `${file}.md`).sort()).toEqual(expected.sort());
    expect(new Set(listed.map(addressOf)).size).toBe(listed.length);
  });

  it('says of commands, keys, methods, tables and the API what the program says: `npm run docs` writes it', () => {
    for (const [file, text] of Object.entries(referenceFiles(has))) {
      expect(has(file) && at(file) === text, `docs/${file} is old: run npm run docs`).toBe(true);
    }
  });

  it('links to files and headings that exist', () => {
    const lost = files.flatMap((file) => {
      const links = [...at(file).matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(#[^)\s]*)?\)/g)];
      return links.flatMap(([whole, path = '', anchor]) => {
        const to = path === '' ? file : join(file, '..', path);
        if (!has(to)) return [`${file}: ${whole}`];
        if (anchor === undefined || !to.endsWith('.md')) return [];
        const known = headingsOf(to).some(({ id }) => id === decodeURIComponent(anchor.slice(1)));
        return known ? [] : [`${file}: ${whole}`];
      });
    });
    expect(lost).toEqual([]);
  });

  it('names commands and options that exist, in every page', () => {
    const program = programOf();
    const said = [...files.map(at), ...readmes.map(atRoot)].flatMap(commandsIn);
    expect(said.length).toBeGreaterThan(150);
    expect(said.flatMap((line) => unknownIn(program, line))).toEqual([]);
  });

  it('begins with the same commands in both languages, and with links to files that exist', () => {
    const [english, chinese] = readmes.map((file) =>
      blocksOf(join(root, file)).map(({ text }) =>
        commandsOf(text).map((line) => line.replace(/ +#.*$/, '')),
      ),
    );
    expect(chinese).toEqual(english);
    const linked = readmes.flatMap((file) =>
      [...atRoot(file).matchAll(/\]\((?!https?:)([^)#\s]+)\)/g)].map(([, path]) => path!),
    );
    expect(linked.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('has YAML that can be read', () => {
    const wrong = files.flatMap((file) =>
      blocksOf(join(docs, file))
        .filter(({ kind }) => kind === 'yaml')
        .flatMap(({ text, line }) =>
          // An example may show a key twice, as alternatives, and leave out what goes on as ….
          parseAllDocuments(text, { uniqueKeys: false })
            .flatMap(({ errors }) => errors)
            .map((error) => `${file}:${line} ${error.message}`),
        ),
    );
    expect(wrong).toEqual([]);
  });

  it('shows raw HTML as text, and makes no link that could run something', () => {
    const source =
      '# <b>T</b>\n\n<script>alert(1)</script> [a](javascript:alert(1)) [b](x.md) ![c](data:text/html,x)\n';
    const { html, title } = renderMarkdown(source, { lang: 'en', to: () => undefined });
    expect(`${title.html}${html}`).not.toMatch(/<(script|b|img|a)\b/);
    expect(html).toContain('&lt;script&gt;');
  });
});

/** What a page says after `iplus`, in its blocks and between backticks: a line each. */
function commandsIn(text: string): string[] {
  const blocks = [...text.matchAll(/^(?: {4}|```sh[^\n]*\n)[^`]*?(?=\n(?!\s)|```)/gm)].map(([block]) =>
    block.replace(/^```.*\n/, ''),
  );
  const inBlocks = blocks.flatMap(commandsOf).filter((line) => line.startsWith('npx iplus '));
  const inLine = [...text.matchAll(/`(?:npx )?iplus ([^`\n]+)`/g)].map(([, line]) => line!);
  return [...inBlocks.map((line) => line.slice('npx iplus '.length)), ...inLine];
}

/** The word or option of a line that the program does not know. */
function unknownIn(program: Command, line: string): string[] {
  const words = line.split(/\s+/).map((word) => word.replace(/[,.;:)\]]+$/, '').replace(/^\[/, ''));
  let command = program;
  while (words.length > 0 && command.commands.length > 0) {
    const name = words.shift()!;
    if (name.startsWith('-') || /^[A-Z…]+$/.test(name)) break;
    const next = command.commands.find((one) => one.name() === name);
    if (!next) return [`iplus ${line}: ${name}`];
    command = next;
  }
  const known = new Set(command.options.flatMap(({ long, short }) => [long, short]));
  return words
    .filter((word) => /^--[a-z]/.test(word))
    .map((word) => word.split('=')[0]!)
    .filter(
      (word) =>
        !known.has(word) && command.commands.length === 0 && word !== '--help' && word !== '--version',
    )
    .map((word) => `iplus ${line}: ${word}`);
}
