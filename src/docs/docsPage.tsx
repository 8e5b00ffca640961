import type { Lang, Text } from '../edition/index.js';
import { docsPath, page as framePage, rootOf, type Shown } from '../site/index.js';
import { addressOf, contents, type DocPage, pagesOf } from './contents.js';
import { type ReadPage, readPage } from './files.js';
import { searchPath } from './search.js';

const words = {
  title: { en: 'Documentation', zh: '文档' },
  about: {
    en: 'How to make, publish, read and check an index with this program.',
    zh: '如何用本程序编制、发布、阅读和核验指数。',
  },
  pages: { en: 'Pages of the documentation', zh: '文档目录' },
  here: { en: 'On this page', zh: '本页内容' },
  previous: { en: 'Previous', zh: '上一页' },
  next: { en: 'Next', zh: '下一页' },
  english: { en: '', zh: '本页暂无中文版，以下为英文原文。' },
  published: {
    en: 'These are the pages for readers of figures. Those for makers and operators come with the program: iplus serve shows all of them.',
    zh: '此处为面向读者的页面。面向编制者与运维人员的页面随程序提供，运行 iplus serve 可查看全部文档。',
  },
} satisfies Record<string, Text>;

interface DocsContext {
  /** The release whose site it is. */
  release: Shown;
  lang: Lang;
}

const isPublished = ({ files }: Shown) => files !== undefined;
const docsHref = ({ release, lang }: DocsContext, address: string) =>
  `${rootOf(release, lang)}/${docsPath}/${address}`;

/** The table of contents of the documentation. */
export function docsHome(on: DocsContext): string {
  const { release, lang } = on;
  return docsFrame(
    on,
    words.title[lang],
    '',
    <>
      <h1>{words.title[lang]}</h1>
      <p class="soft">{words.about[lang]}</p>
      <div class="cards">
        {sectionsOf(release).map(({ title, about, pages }) => (
          <section key={title.en}>
            <h2>{title[lang]}</h2>
            <p class="soft">{about[lang]}</p>
            <ul class="targets">
              {pages.map((one) => (
                <li key={one.file}>
                  <a href={docsHref(on, addressOf(one))}>{one.title[lang]}</a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      {isPublished(release) ? <p class="note">{words.published[lang]}</p> : null}
    </>,
  );
}

/** A page of the documentation by its address; undefined where there is none. */
export function docsPage(on: DocsContext, address: string): string | undefined {
  const { release, lang } = on;
  const pages = pagesOf(isPublished(release));
  const at = pages.findIndex((one) => addressOf(one) === address);
  if (at < 0) return undefined;
  const isThere = (name: string) => pages.some((one) => addressOf(one) === name);
  const read = readPage(pages[at]!, lang, (name) => (isThere(name) ? docsHref(on, name) : undefined));
  return docsFrame(
    on,
    `${read.title.text} · ${words.title[lang]}`,
    `/${address}`,
    <div class="docs">
      <Article on={on} read={read} before={pages[at - 1]} after={pages[at + 1]} />
      <nav class="docs-pages" aria-label={words.pages[lang]}>
        <a href={`${rootOf(release, lang)}/${docsPath}`}>{words.title[lang]}</a>
        <Pages on={on} here={pages[at]!} />
      </nav>
    </div>,
  );
}

function Article({
  on,
  read,
  before,
  after,
}: {
  on: DocsContext;
  read: ReadPage;
  before: DocPage | undefined;
  after: DocPage | undefined;
}) {
  const { lang } = on;
  const foreign = read.lang === lang ? undefined : read.lang;
  return (
    <>
      <article>
        <h1 lang={foreign} dangerouslySetInnerHTML={{ __html: read.title.html }} />
        {foreign ? <p class="note">{words.english[lang]}</p> : null}
        {read.headings.length > 1 ? (
          <details class="docs-inside">
            <summary>{words.here[lang]}</summary>
            <Headings read={read} lang={foreign} />
          </details>
        ) : null}
        <div lang={foreign} dangerouslySetInnerHTML={{ __html: read.html }} />
        <nav class="docs-next" aria-label={`${words.previous[lang]} · ${words.next[lang]}`}>
          {before ? (
            <a rel="prev" href={docsHref(on, addressOf(before))}>
              <span>{words.previous[lang]}</span> {before.title[lang]}
            </a>
          ) : null}
          {after ? (
            <a rel="next" href={docsHref(on, addressOf(after))}>
              <span>{words.next[lang]}</span> {after.title[lang]}
            </a>
          ) : null}
        </nav>
      </article>
      {read.headings.length > 1 ? (
        <nav class="docs-here" aria-label={words.here[lang]}>
          <h2>{words.here[lang]}</h2>
          <Headings read={read} lang={foreign} />
        </nav>
      ) : (
        <div />
      )}
    </>
  );
}

function Headings({ read, lang }: { read: ReadPage; lang: Lang | undefined }) {
  return (
    <ul lang={lang}>
      {read.headings
        .filter(({ level }) => level <= 3)
        .map(({ id, text, level }) => (
          <li key={id} class={`l${level}`}>
            <a href={`#${encodeURIComponent(id)}`}>{text}</a>
          </li>
        ))}
    </ul>
  );
}

function Pages({ on, here }: { on: DocsContext; here: DocPage }) {
  const { release, lang } = on;
  return (
    <>
      {sectionsOf(release).map(({ title, pages }) => (
        <details key={title.en} open={pages.includes(here)}>
          <summary>{title[lang]}</summary>
          <ul>
            {pages.map((one) => (
              <li key={one.file}>
                <a href={docsHref(on, addressOf(one))} aria-current={one === here ? 'page' : undefined}>
                  {one.title[lang]}
                </a>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </>
  );
}

/** The sections that a site has, with their pages. */
function sectionsOf(release: Shown) {
  const shown = new Set(pagesOf(isPublished(release)));
  return contents
    .map((section) => ({ ...section, pages: section.pages.filter((one) => shown.has(one)) }))
    .filter(({ pages }) => pages.length > 0);
}

function docsFrame(
  { release, lang }: DocsContext,
  title: string,
  path: string,
  content: preact.ComponentChildren,
) {
  const root = `${rootOf(release, lang)}/${docsPath}`;
  return framePage(release, lang, title, docsPath + path, content, [], undefined, {
    of: 'docs',
    list: `${root}/${searchPath}`,
    root,
  });
}
