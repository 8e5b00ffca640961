import type { Lang } from '../../edition/index.js';
import { word } from '../words.js';
import { page } from './layout.js';
import { rootOf, type Shown } from './shown.js';

/** What is shown for an address that does not exist. */
export function notFoundPage(release: Shown, lang: Lang): string {
  const text = { en: 'There is no such page.', zh: '没有这个页面。' }[lang];
  return page(
    release,
    lang,
    text,
    '',
    <h1>
      {text} <a href={`${rootOf(release, lang)}/`}>{word('overview', lang)}</a>
      {release.files === 'answering' ? <span id="queries" data-root="/" /> : null}
    </h1>,
    release.files === 'answering' ? ['queries'] : [],
  );
}
