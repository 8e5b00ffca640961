import { barePage } from '../../documents/index.js';
import type { Lang } from '../../edition/index.js';
import { word } from '../../words/index.js';
import { rootOf, type Shown } from '../shown.js';
import { cssName } from './assets.js';

/**
 * The page shown after a fault of the program or of the release. It uses only the address of the release, so that it works
 * whatever is wrong.
 */
export function errorPage(release: Shown, lang: Lang): string {
  const title = { en: 'This page could not be shown.', zh: '无法显示此页面。' }[lang];
  const text = {
    en: 'The fault is on our side and has been recorded. Other pages are not affected.',
    zh: '这是本站的错误，已记录在案；其他页面不受影响。',
  }[lang];
  return barePage(
    lang,
    title,
    <link rel="stylesheet" href={`/assets/${cssName}`} />,
    <main>
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        <a href={`${rootOf(release, lang)}/`}>{word('overview', lang)}</a>
      </p>
    </main>,
  );
}
