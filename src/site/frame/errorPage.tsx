import { barePage } from '../../documents/index.js';
import type { Lang, Text } from '../../edition/index.js';
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

/** What stands in the place of an index that is not built yet. */
export const beingBuilt: Text = { en: 'This index is being built', zh: '该指数正在编制' };

/** Seconds after which a page asks again whether an index is built. */
export const askAgain = 5;

const soon: Text = {
  en: 'It takes about a minute. This page asks again by itself.',
  zh: '约需一分钟。本页会自动刷新。',
};

/** The page of an index that is not built yet, in both languages; it asks again until the index is there. */
export function buildingPage(title: Text, lang: Lang): string {
  const other: Lang = lang === 'en' ? 'zh' : 'en';
  return barePage(
    lang,
    `${beingBuilt[lang]} · ${title[lang]}`,
    <>
      <meta http-equiv="refresh" content={`${askAgain}`} />
      <link rel="stylesheet" href={`/assets/${cssName}`} />
    </>,
    <main class="page">
      {[lang, other].map((one) => (
        <section key={one} lang={one === 'zh' ? 'zh-Hans' : 'en'}>
          <h1>{beingBuilt[one]}</h1>
          <p>
            <b>{title[one]}</b>
            {{ en: '. ', zh: '。' }[one]}
            {soon[one]}
          </p>
          <p>
            <a href={`/${one}/`}>{{ en: 'All indices', zh: '全部指数' }[one]}</a>
          </p>
        </section>
      ))}
    </main>,
  );
}
