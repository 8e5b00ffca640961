import type { ComponentChildren } from 'preact';
import type { Lang, Plan } from '../edition/index.js';
import { markup, type Paper } from '../figures/index.js';
import { type Release, shortId } from '../release/index.js';
import { word } from '../words/index.js';
import { InLanguage } from './blocks/said.js';
import { markForeignTexts } from './foreignTexts.js';

/** What stands around the content of a page. */
export interface Frame {
  title: string;
  /** Beside the character set, the width and the title. */
  head: ComponentChildren;
  /** Before the header: a link that skips it. */
  before?: ComponentChildren;
  /** At the left of the header: the name of the index and what follows it. */
  name: ComponentChildren;
  /** At the right of the header. */
  end: ComponentChildren;
  /** At the end of the page, before the notes. */
  foot?: ComponentChildren;
}

/** What the data of an edition are, and which edition it is. */
export function statusOf({ dataStatus, edition, version }: Plan, lang: Lang): string {
  return `${word(dataStatus, lang)} · ${edition} ${version}`;
}

/** A whole HTML page of a release: status band, header, content, notes and licence. */
export function framedPage(release: Release, lang: Lang, frame: Frame, children: ComponentChildren): string {
  const { plan, manifest } = release;
  const html = barePage(
    lang,
    frame.title,
    frame.head,
    <>
      {frame.before}
      <div class="page">
        {plan.dataStatus === 'real' ? null : (
          <aside class="band" aria-label={{ en: 'Status of the data', zh: '数据性质' }[lang]}>
            {word(plan.dataStatus, lang)}
          </aside>
        )}
        <header>
          {frame.name}
          {frame.end}
        </header>
        <main id="main">{children}</main>
        <footer>
          {frame.foot}
          {plan.note ? <p>{plan.note[lang]}</p> : null}
          {plan.attribution ? <p>{plan.attribution[lang]}</p> : null}
          <p>
            {statusOf(plan, lang)} · <span title={manifest.id}>{shortId(manifest.id)}</span> ·{' '}
            {word('licence', lang)}{' '}
            {manifest.licence === 'unstated' ? word('unstated', lang) : manifest.licence}
          </p>
        </footer>
      </div>
    </>,
  );
  return markForeignTexts(html, plan, lang);
}

/** A page of a site that is of no release: header, content and nothing below. */
export function framedFront(
  lang: Lang,
  title: string,
  head: ComponentChildren,
  header: ComponentChildren,
  children: ComponentChildren,
): string {
  return barePage(
    lang,
    title,
    head,
    <div class="page">
      <header>{header}</header>
      <main id="main">{children}</main>
    </div>,
  );
}

/**
 * An HTML page with its content alone, to be embedded in another site.
 *
 * @param theme light or dark; where nothing is said, as the reader prefers
 */
export function barePage(
  lang: Lang,
  title: string,
  head: ComponentChildren,
  children: ComponentChildren,
  theme?: Paper,
): string {
  const html = markup(
    <html lang={lang === 'zh' ? 'zh-Hans' : 'en'} data-theme={theme}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="icon" href="data:," />
        {head}
      </head>
      <body>
        <InLanguage lang={lang}>{children}</InLanguage>
      </body>
    </html>,
  );
  return `<!doctype html>${html}\n`;
}
