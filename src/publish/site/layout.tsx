import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Lang } from '../../edition/index.js';
import type { Release } from '../../release/index.js';
import { word } from '../words.js';
import { cssName } from './assets.js';

/** What every page has: name of the index, its sections, the other language, status, notes and licence. */
export function page(
  release: Release,
  lang: Lang,
  title: string,
  /** Path behind the language, for the switch. */
  path: string,
  children: ComponentChildren,
): string {
  const { plan, manifest } = release;
  const other: Lang = lang === 'en' ? 'zh' : 'en';
  const home = `/${lang}/`;
  const html = renderToString(
    <html lang={lang === 'zh' ? 'zh-Hans' : 'en'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <meta name="description" content={plan.note?.[lang] ?? plan.title[lang]} />
        <link rel="stylesheet" href={`/assets/${cssName}`} />
        <link rel="alternate" hreflang={other === 'zh' ? 'zh-Hans' : 'en'} href={`/${other}/${path}`} />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <a class="skip" href="#main">
          {word('skip', lang)}
        </a>
        <div class="page">
          {plan.dataStatus === 'real' ? null : <div class="band">{word(plan.dataStatus, lang)}</div>}
          <header>
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
            <span class="grow" />
            <span class="soft">
              {word(plan.dataStatus, lang)} · {plan.edition} {plan.version}
            </span>
            <a
              href={`/${other}/${path}`}
              lang={other === 'zh' ? 'zh-Hans' : 'en'}
              hreflang={other === 'zh' ? 'zh-Hans' : 'en'}
            >
              {other === 'zh' ? '中文' : 'English'}
            </a>
          </header>
          <main id="main">{children}</main>
          <footer>
            {plan.note ? <p>{plan.note[lang]}</p> : null}
            <p>
              {manifest.id} · {word('licence', lang)} {manifest.licence}
            </p>
          </footer>
        </div>
      </body>
    </html>,
  );
  return `<!doctype html>${html}`;
}
