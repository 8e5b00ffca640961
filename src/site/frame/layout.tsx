import type { ComponentChildren } from 'preact';
import { framedPage } from '../../documents/index.js';
import type { Lang } from '../../edition/index.js';
import { word } from '../../words/index.js';
import { rootOf, type Shown } from '../shown.js';
import { cssName, scripts } from './assets.js';
import { AllPages, HeaderEnd, HeaderStart, OlderNote, type Searched, WithdrawnNote } from './header.js';
import { type Social, SocialTags } from './social.js';

const placesOf = (release: Shown, lang: Lang): Searched => ({
  of: 'places',
  // On a site of several indices, the list of all: a country is found from a page of provinces.
  list:
    release.base && !release.files && (release.others ?? []).length > 0
      ? '/places.json'
      : `${release.base ?? ''}/places.json`,
  root: rootOf(release, lang),
});

/** The layout of every page: name of the index, sections, language switch, status, notes and licence. */
export function page(
  release: Shown,
  lang: Lang,
  title: string,
  /** Path behind the language, for the switch. */
  path: string,
  children: ComponentChildren,
  /** Scripts of the page, by entry. */
  scripted: readonly string[] = [],
  /** What networks show of it. */
  social?: Social,
  /** What the search of the header finds: the places of the release where nothing is said. */
  searched: Searched = placesOf(release, lang),
): string {
  const { plan } = release;
  const other: Lang = lang === 'en' ? 'zh' : 'en';
  const at = { release, lang, path, searched };
  const frame = {
    title,
    head: (
      <>
        <meta name="description" content={social?.description ?? plan.note?.[lang] ?? plan.title[lang]} />
        {social ? <SocialTags {...{ release, lang, path }} of={social} /> : null}
        <script src={`/assets/${scripts().entries['theme']}`} />
        <link
          rel="preload"
          href="/assets/inter-latin.woff2"
          as="font"
          type="font/woff2"
          crossorigin="anonymous"
        />
        <link rel="stylesheet" href={`/assets/${cssName}`} />
        <noscript>
          <style>{'#theme, #search { display: none; }'}</style>
        </noscript>
        <link
          rel="alternate"
          hreflang={other === 'zh' ? 'zh-Hans' : 'en'}
          href={`${rootOf(release, other)}/${path}`}
        />
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
    name: <HeaderStart {...at} />,
    end: <HeaderEnd {...at} />,
    foot: <AllPages release={release} lang={lang} />,
  };
  return framedPage(
    release,
    lang,
    frame,
    <>
      <WithdrawnNote release={release} lang={lang} />
      <OlderNote release={release} lang={lang} />
      {children}
    </>,
  );
}
