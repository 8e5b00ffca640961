import type { ComponentChildren } from 'preact';
import type { Lang } from '../../edition/index.js';
import type { Release } from '../../release/index.js';
import { word } from '../words.js';
import { cssName } from './assets.js';
import { framed } from './frame.js';

/** What every page of the site has: name of the index, its sections, the other language, status, notes and licence. */
export function page(
  release: Release,
  lang: Lang,
  title: string,
  /** Path behind the language, for the switch. */
  path: string,
  children: ComponentChildren,
): string {
  const { plan } = release;
  const other: Lang = lang === 'en' ? 'zh' : 'en';
  const otherTag = other === 'zh' ? 'zh-Hans' : 'en';
  const home = `/${lang}/`;
  const frame = {
    title,
    head: (
      <>
        <meta name="description" content={plan.note?.[lang] ?? plan.title[lang]} />
        <link rel="stylesheet" href={`/assets/${cssName}`} />
        <link rel="alternate" hreflang={otherTag} href={`/${other}/${path}`} />
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
          <a href={`${home}#method`}>{word('method', lang)}</a>
          <a href={`${home}#data`}>{word('data', lang)}</a>
        </nav>
      </>
    ),
    end: (
      <a href={`/${other}/${path}`} lang={otherTag} hreflang={otherTag}>
        {other === 'zh' ? '中文' : 'English'}
      </a>
    ),
  };
  return framed(release, lang, frame, children);
}
