import type { Lang } from '../edition/index.js';
import type { PlaceEntry } from '../words/index.js';
import { addressOf, pagesOf } from './contents.js';
import { readPage } from './files.js';

/** The path of the search list after `docs/`. */
export const searchPath = 'search.json';

/**
 * The entries of the documentation for the search of the site, one for each heading, in the form of its places: the address, what
 * it is called, the page it is on, and the words below it.
 */
export function docsEntries(lang: Lang, published: boolean): readonly PlaceEntry[] {
  const key = `${lang} ${published}`;
  const entries = entriesCache.get(key) ?? makeEntries(lang, published);
  entriesCache.set(key, entries);
  return entries;
}

/** The documentation stays what it is while the program runs. */
const entriesCache = new Map<string, readonly PlaceEntry[]>();

function makeEntries(lang: Lang, published: boolean): PlaceEntry[] {
  return pagesOf(published).flatMap((page) => {
    const address = published ? `${addressOf(page)}/` : addressOf(page);
    return readPage(page, lang, () => undefined).sections.map(({ heading, text }): PlaceEntry => {
      const title = heading?.text ?? page.title[lang];
      const at = heading ? `${address}#${heading.id}` : address;
      const also = heading ? '' : `${page.title.en} ${page.title.zh} `;
      return [at, title, title, '', '', heading ? page.title[lang] : '', undefined, wordsOf(also + text)];
    });
  });
}

/** The different words of a text; of Chinese, its runs between signs. */
function wordsOf(text: string): string {
  const found = text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}_-]*/gu) ?? [];
  return [...new Set(found)].join(' ');
}
