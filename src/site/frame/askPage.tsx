import type { Lang, Text } from '../../edition/index.js';
import type { Shown } from '../shown.js';
import { page } from './layout.js';

const words = {
  title: { en: 'A page made in your browser', zh: '由浏览器生成的页面' },
  working: {
    en: 'This page is being made in your browser from the files of the release …',
    zh: '正在用发布文件在浏览器中生成本页……',
  },
  failed: {
    en: 'This page could not be made: it needs a browser that allows service workers, over https. The figures are in these files:',
    zh: '无法生成本页：需要允许 Service Worker 的浏览器，并通过 https 访问。数据见下列文件：',
  },
  without: {
    en: 'This page is made in the browser from the files of the release and needs JavaScript. Without it, the figures are in these files:',
    zh: '本页由浏览器用发布文件生成，需要启用 JavaScript。未启用时，数据见下列文件：',
  },
} satisfies Record<string, Text>;

/** The page of a published folder for addresses that are not files: a service worker answers them. */
export function askPage(release: Shown, lang: Lang): string {
  const other: Lang = lang === 'en' ? 'zh' : 'en';
  return page(
    release,
    lang,
    `${words.title[lang]} · ${release.plan.title[lang]}`,
    '',
    <>
      <h1>{words.title[lang]}</h1>
      <div id="queries" data-root="/">
        <p role="status" hidden>
          {words.working[lang]}
        </p>
        <div hidden>
          <p role="alert">{words.failed[lang]}</p>
          <Files release={release} />
        </div>
      </div>
      <noscript>
        <p>{words.without[lang]}</p>
        <p lang={other === 'zh' ? 'zh-Hans' : 'en'}>{words.without[other]}</p>
        <Files release={release} />
      </noscript>
    </>,
    ['queries'],
  );
}

/** The tables of results of a release, and its list of files. */
function Files({ release }: { release: Shown }) {
  const files = release.manifest.files.filter(({ path }) => /^[^/]+\.csv$/.test(path));
  return (
    <ul>
      {[...files, { path: 'release.json' }].map(({ path }) => (
        <li key={path}>
          <a href={`${release.base ?? ''}/release/${path}`}>{path}</a>
        </li>
      ))}
    </ul>
  );
}
