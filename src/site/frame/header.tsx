import type { Lang } from '../../edition/index.js';
import { classNames, withdrawnText, word } from '../../words/index.js';
import { docsPath, frontAddress, isOlder, rootOf, type Shown, type ShownVintage } from '../shown.js';
import { menuOf } from './menu.js';
import { Said } from './said.js';
import { Switches } from './switches.js';

const words = {
  sections: { en: 'Sections', zh: '栏目' },
  allPages: { en: 'All pages', zh: '全部页面' },
  allIndices: { en: 'All indices', zh: '全部指数' },
  editions: { en: 'Editions', zh: '各版指数' },
  vintages: { en: 'Vintages of this edition', zh: '本版的各次发布' },
  newest: { en: 'newest', zh: '最新' },
  docs: { en: 'Documentation', zh: '文档' },
  withdrawn: { en: 'withdrawn', zh: '已撤回' },
};

/** The name of the index and its sections. */
export function HeaderStart({ release, lang, path }: { release: Shown; lang: Lang; path: string }) {
  const home = `${rootOf(release, lang)}/`;
  const here = path.split('?')[0]!;
  const isOverview = here === '' || release.plan.periods.includes(here);
  const pages = pagesOf(release, lang);
  const isHere = (to: string) => (to === '' ? isOverview : to === here);
  return (
    <>
      <strong title={release.plan.title[lang]}>
        <a href={home}>
          <Said text={release.plan.title} lang={lang} />
        </a>
      </strong>
      <nav aria-label={words.sections[lang]}>
        <Links to={pages.filter(({ inHeader }) => inHeader)} {...{ home, isHere }} />
      </nav>
      <details class="menu sections">
        <summary class="switch">
          {pages.find(({ path: to }) => isHere(to))?.title ?? words.sections[lang]}
        </summary>
        <nav aria-label={words.allPages[lang]}>
          <Links to={pages} {...{ home, isHere }} />
        </nav>
      </details>
    </>
  );
}

interface LinksOf {
  to: readonly { path: string; title: string }[];
  home: string;
  isHere: (path: string) => boolean;
}

const Links = ({ to, home, isHere }: LinksOf) =>
  to.map(({ path, title }) => (
    <a key={path} href={`${home}${path}`} aria-current={isHere(path) ? 'page' : undefined}>
      {title}
    </a>
  ));

/** The pages of a release that a list can lead to, the overview first. */
const pagesOf = (release: Shown, lang: Lang) => [
  { path: '', title: word('overview', lang), inHeader: true },
  ...menuOf(release)
    .filter(({ asked }) => !asked)
    .map(({ path, title, inHeader }) => ({ path, title: title[lang], inHeader })),
];

/** A list that the search of the header looks through. */
export interface Searched {
  of: 'places' | 'docs';
  /** The address of the list, and what the addresses of what it finds begin with. */
  list: string;
  root: string;
}

/** Search, version with editions and vintages, the other language, light or dark. */
export function HeaderEnd({
  release,
  lang,
  path,
  searched,
}: {
  release: Shown;
  lang: Lang;
  path: string;
  searched: Searched;
}) {
  return (
    <>
      <span
        id="search"
        data-places={searched.list}
        data-root={searched.root}
        data-of={searched.of}
        data-lang={lang}
      />
      <Editions release={release} lang={lang} />
      <Switches lang={lang} to={(other) => `${rootOf(release, other)}/${path}`} />
    </>
  );
}

function Editions({ release, lang }: { release: Shown; lang: Lang }) {
  const { plan, others = [], vintages = [] } = release;
  const own = { title: plan.title, dataStatus: plan.dataStatus, base: release.base ?? '' };
  return (
    <details class="menu">
      <summary class="switch">
        <span class="quiet">{words.editions[lang]}: </span>
        {plan.version}
      </summary>
      <div>
        <h2>{words.editions[lang]}</h2>
        <ul>
          {others.length === 0 ? null : (
            <li>
              <a href={frontAddress(release, lang)}>{words.allIndices[lang]}</a>
            </li>
          )}
          {[own, ...others].map((one) => (
            <li key={one.base}>
              <a href={`${one.base}/${lang}/`} aria-current={one === own ? 'true' : undefined}>
                <Said text={one.title} lang={lang} />
              </a>
              <span>{word(one.dataStatus, lang)}</span>
            </li>
          ))}
        </ul>
        {vintages.length > 0 ? <Vintages release={release} vintages={vintages} lang={lang} /> : null}
      </div>
    </details>
  );
}

function Vintages({
  release,
  vintages,
  lang,
}: {
  release: Shown;
  vintages: readonly ShownVintage[];
  lang: Lang;
}) {
  return (
    <>
      <h2>{words.vintages[lang]}</h2>
      <ul>
        {vintages.map((one, i) => (
          <li key={one.number}>
            <a href={`${one.base}/${lang}/`} aria-current={one.base === release.base ? 'true' : undefined}>
              {one.date}
            </a>
            <span>
              {vintageTitle(one, lang)}
              {one.withdrawn ? ` · ${words.withdrawn[lang]}` : i === 0 ? ` · ${words.newest[lang]}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Its number, and why it was published. */
function vintageTitle({ number, why }: ShownVintage, lang: Lang): string {
  const which = { en: `Vintage ${number}`, zh: `第${number}版` }[lang];
  if (!why) return which;
  return [which, classNames[why.class][lang], why.reason[lang]].filter((part) => part !== '').join(' · ');
}

/** Every page of the release, at the end of each. */
export function AllPages({ release, lang }: { release: Shown; lang: Lang }) {
  const home = `${rootOf(release, lang)}/`;
  return (
    <nav aria-label={words.allPages[lang]}>
      <Links to={pagesOf(release, lang)} home={home} isHere={() => false} />
      {release.api ? (
        <>
          <a href={`/${lang}/api`}>API</a>
          <a href={`/${lang}/${docsPath}`}>{words.docs[lang]}</a>
        </>
      ) : null}
    </nav>
  );
}

/** Shown above every page of a withdrawn vintage: date, reason, and a link to the newest. */
export function WithdrawnNote({ release, lang }: { release: Shown; lang: Lang }) {
  const { withdrawn, vintages = [], base } = release;
  if (!withdrawn) return null;
  const newest = vintages.find((one) => one.base !== base && !one.withdrawn);
  return (
    <p class="older" role="note">
      <strong>{withdrawnText(withdrawn, lang)}</strong>{' '}
      {newest === undefined ? null : (
        <a href={`${newest.base}/${lang}/`}>
          {{ en: `The vintage of ${newest.date} is valid`, zh: `有效版次：${newest.date}` }[lang]}
        </a>
      )}
    </p>
  );
}

/** Shown above a page of a vintage that was revised later, with a link to the newest. */
export function OlderNote({ release, lang }: { release: Shown; lang: Lang }) {
  const newest = release.vintages?.[0];
  if (!newest || release.withdrawn || !isOlder(release)) return null;
  const own = release.vintages!.find((one) => one.base === release.base)!;
  return (
    <p class="older">
      {
        {
          en: `This page is of ${own.date} and has been revised since. `,
          zh: `本页为${own.date}发布的数据，此后已有修订。`,
        }[lang]
      }
      <a href={`${newest.base}/${lang}/`}>
        {{ en: `The newest is of ${newest.date}`, zh: `最新发布：${newest.date}` }[lang]}
      </a>
    </p>
  );
}
