import { readFileSync } from 'node:fs';
import type { Lang } from '../edition/index.js';
import { packageRoot } from '../package/index.js';
import { addressOf, contents, type DocPage } from './contents.js';
import { type RenderedPage, renderMarkdown } from './markdown.js';

/** A page as it is in its file. */
export interface ReadPage extends RenderedPage {
  page: DocPage;
  /** The language it is written in: English where it is not there in that of the reader. */
  lang: Lang;
}

/** The address on the site of a page of the documentation, given its address after `docs/`. */
export type LinkResolver = (address: string) => string | undefined;

const folder = new URL('docs/', packageRoot);

/** The text of a page in a language, or in English. */
function sourceOf({ file }: DocPage, lang: Lang): { lang: Lang; source: string } {
  const at = (name: string) => readFileSync(new URL(name, folder), 'utf8');
  if (lang === 'zh') {
    try {
      return { lang, source: at(`${file}.zh.md`) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return { lang: 'en', source: at(`${file}.md`) };
}

/** A page rendered for a reader. @param to where a page of the documentation stands; undefined where the site lacks it */
export function readPage(page: DocPage, lang: Lang, to: LinkResolver): ReadPage {
  const { source, lang: written } = sourceOf(page, lang);
  const onSite = (href: string) => {
    if (/^(?:https?:|mailto:|#)/.test(href)) return href;
    const [path, anchor] = href.split('#') as [string, string | undefined];
    const name = path
      .split('/')
      .at(-1)!
      .replace(/(?:\.zh)?\.md$/, '');
    if (!path.endsWith('.md')) return undefined;
    const known = contents.flatMap(({ pages }) => pages).find((one) => addressOf(one) === name);
    const there = known && to(addressOf(known));
    return there === undefined || anchor === undefined ? there : `${there}#${anchor}`;
  };
  return { page, lang: written, ...renderMarkdown(source, { lang, to: onSite }) };
}
