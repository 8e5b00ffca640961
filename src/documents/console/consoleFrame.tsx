import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Lang, Text } from '../../edition/index.js';
import type { Member, Partner, Right } from '../../platform/index.js';
import { barePage } from '../frame.js';
import { consoleWord, formatWhole } from './consoleText.js';
import type { ConsoleWord } from './consoleWords.js';

/** The member who sees a page of the console, its partner, and the frame of the page. */
export interface ConsoleView {
  lang: Lang;
  /** Undefined without a log-in. */
  member?: Member | undefined;
  /** Whose pages these are; undefined for those of the platform as a whole. */
  partner?: Pick<Partner, 'name' | 'title' | 'simulated'> | undefined;
  /** The page below the language, with its question: it is the same in the other language. */
  path: string;
  /** Goes with every form, so that no other site can send one. */
  formToken: string;
  may: (right: Right) => boolean;
  /** Records of the partner in quarantine. */
  aside: number;
  /** The time of the page, in milliseconds. */
  now: number;
  /** Style sheets and the script of light and dark. */
  styles: readonly string[];
  theme: string;
  /** The identity provider by which people may log in, where there is one. */
  provider?: Text | undefined;
}

const View = createContext<ConsoleView | undefined>(undefined);

/** Who sees the page that is drawn, and of whom it is. */
export const useView = (): ConsoleView => useContext(View)!;

const consoleRoot = (lang: Lang) => `/console/${lang}`;

/** The address of a page of a partner. */
export const partnerPath = ({ lang, partner }: ConsoleView, page = '') =>
  `${consoleRoot(lang)}/p/${partner!.name}${page}`;

/** The address of a page of the platform. */
export const consolePath = ({ lang }: Pick<ConsoleView, 'lang'>, page: string) =>
  `${consoleRoot(lang)}${page}`;

export const titleOf = ({ name, title }: Pick<Partner, 'name' | 'title'>, lang: Lang) =>
  title?.[lang] ?? name;

const pages: readonly [path: string, word: ConsoleWord][] = [
  ['', 'home'],
  ['/submissions', 'submissions'],
  ['/quarantine', 'quarantine'],
  ['/receipts', 'receipts'],
  ['/contracts', 'contracts'],
  ['/tokens', 'tokens'],
  ['/members', 'members'],
  ['/log', 'log'],
];

const platformPages: readonly [path: string, word: ConsoleWord][] = [
  ['/', 'partners'],
  ['/people', 'people'],
  ['/log', 'log'],
];

function Nav() {
  const view = useView();
  const { lang, member, partner, path, aside } = view;
  if (!member) return <nav />;
  const bare = path.split('?')[0]!;
  const links = partner
    ? pages.map(([page, word]) => [`/p/${partner.name}${page}`, word] as const)
    : platformPages;
  const isHere = (to: string) => bare === to || (to.split('/').length > 3 && bare.startsWith(`${to}/`));
  return (
    <nav aria-label={consoleWord('platform', lang)}>
      {links.map(([to, word]) => (
        <a key={to} href={consolePath(view, to)} aria-current={isHere(to) ? 'page' : undefined}>
          {consoleWord(word, lang)}
          {word === 'quarantine' && aside > 0 ? <span class="needs"> {formatWhole(aside, lang)}</span> : null}
        </a>
      ))}
    </nav>
  );
}

/** What every form of the console carries. */
export const FormToken = () => <input type="hidden" name="form" value={useView().formToken} />;

/** A whole page of the console; `next`: the page to which the browser goes on by itself. */
export function consolePage(
  view: ConsoleView,
  title: Text | string,
  children: ComponentChildren,
  next?: string,
): string {
  const { lang, member, partner, path, styles, theme } = view;
  const other = lang === 'en' ? 'zh' : 'en';
  const head = (
    <>
      <meta name="robots" content="noindex, nofollow" />
      {next === undefined ? null : <meta http-equiv="refresh" content={`0; url=${next}`} />}
      {styles.map((href) => (
        <link key={href} rel="stylesheet" href={href} />
      ))}
      <script src={theme} />
    </>
  );
  return barePage(
    lang,
    `${typeof title === 'string' ? title : title[lang]} · ${consoleWord('platform', lang)}`,
    head,
    <View.Provider value={view}>
      <a class="skip" href="#main">
        {consoleWord('skip', lang)}
      </a>
      <div class="page">
        <header>
          <strong>
            <a href={consolePath(view, '/')}>{consoleWord('platform', lang)}</a>
          </strong>
          {partner && member?.partner === undefined ? (
            <a href={consolePath(view, '/')}>{consoleWord('partners', lang)}</a>
          ) : null}
          {partner ? <span class="partner">{titleOf(partner, lang)}</span> : null}
          {partner?.simulated ? <span class="example">{consoleWord('simulated', lang)}</span> : null}
          <span class="grow" />
          <Nav />
          {member ? <span class="who">{member.name}</span> : null}
          <button type="button" id="theme" class="switch" aria-label={consoleWord('theme', lang)} />
          <a class="switch" href={`${consoleRoot(other)}${path}`} hreflang={other} lang={other}>
            {other === 'zh' ? '中文' : 'English'}
          </a>
          {member ? (
            <form method="post" action={consolePath(view, '/leave')}>
              <FormToken />
              <button type="submit" class="switch">
                {consoleWord('leave', lang)}
              </button>
            </form>
          ) : null}
        </header>
        <main id="main">{children}</main>
      </div>
    </View.Provider>,
  );
}
