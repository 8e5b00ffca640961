import type { ComponentChildren } from 'preact';
import type { Lang } from '../../edition/index.js';
import { word } from '../words.js';
import { cssName, scripts } from './assets.js';
import { framed } from './frame.js';
import { menuOf } from './menu.js';
import { rootOf, type Shown } from './shown.js';

/** What every page of the site has: name of the index, its sections, the other language, status, notes and licence. */
export function page(
  release: Shown,
  lang: Lang,
  title: string,
  /** Path behind the language, for the switch. */
  path: string,
  children: ComponentChildren,
  /** Scripts of the page, by entry. */
  scripted: readonly string[] = [],
): string {
  const { plan } = release;
  const other: Lang = lang === 'en' ? 'zh' : 'en';
  const otherTag = other === 'zh' ? 'zh-Hans' : 'en';
  const home = `${rootOf(release, lang)}/`;
  const there = `${rootOf(release, other)}/${path}`;
  const frame = {
    title,
    head: (
      <>
        <meta name="description" content={plan.note?.[lang] ?? plan.title[lang]} />
        <link rel="stylesheet" href={`/assets/${cssName}`} />
        <link rel="alternate" hreflang={otherTag} href={there} />
        {['site', ...scripted].map((entry) => (
          <script key={entry} type="module" src={`/assets/${scripts().entries[entry]}`} />
        ))}
      </>
    ),
    before: (
      <a class="skip" href="#main">
        {word('skip', lang)}
      </a>
    ),
    name: (
      <>
        <strong>
          <a href={home} style="text-decoration:none">
            {plan.title[lang]}
          </a>
        </strong>
        <nav aria-label={lang === 'en' ? 'Sections' : '栏目'}>
          <a href={home}>{word('overview', lang)}</a>
          {menuOf(release)
            .filter(({ inHeader }) => inHeader)
            .map(({ path: to, title: called }) => (
              <a key={to} href={`${home}${to}`} aria-current={to === path ? 'page' : undefined}>
                {called[lang]}
              </a>
            ))}
          <a href={`${home}#method`}>{word('method', lang)}</a>
          <a href={`${home}#data`}>{word('data', lang)}</a>
          {release.api ? <a href={`/${lang}/api`}>API</a> : null}
          {release.others?.map((o) => (
            <a key={o.base} href={`${o.base}/${lang}/`}>
              {o.title[lang]}
              {o.dataStatus === 'real' ? '' : ` (${word(o.dataStatus, lang)})`}
            </a>
          ))}
        </nav>
      </>
    ),
    end: (
      <>
        <span
          id="search"
          data-places={`${release.base ?? ''}/places.json`}
          data-root={rootOf(release, lang)}
          data-lang={lang}
        />
        <a href={there} lang={otherTag} hreflang={otherTag}>
          {other === 'zh' ? '中文' : 'English'}
        </a>
      </>
    ),
  };
  return framed(release, lang, frame, children);
}
