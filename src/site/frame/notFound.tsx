import type { Lang, Problem } from '../../edition/index.js';
import { word } from '../../words/index.js';
import { rootOf, type Shown } from '../shown.js';
import { page } from './layout.js';

/** The page for an address that does not exist, with the reason where it is known. */
export function notFoundPage(release: Shown, lang: Lang, wrong: readonly Problem[] = []): string {
  const text = { en: 'There is no such page.', zh: '没有这个页面。' }[lang];
  return page(
    release,
    lang,
    text,
    '',
    <>
      <h1>
        {text} <a href={`${rootOf(release, lang)}/`}>{word('overview', lang)}</a>
        {release.files === 'answering' ? <span id="queries" data-root="/" /> : null}
      </h1>
      {wrong.map(({ found, expected }) => (
        <p key={found.en}>
          {
            {
              en: `Asked for: ${found.en}. There is: ${expected.en}.`,
              zh: `所查：${found.zh}。应为：${expected.zh}。`,
            }[lang]
          }
        </p>
      ))}
    </>,
    release.files === 'answering' ? ['queries'] : [],
  );
}
