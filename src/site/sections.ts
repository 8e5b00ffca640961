import type { Lang } from '../edition/index.js';
import type { Query } from '../figures/index.js';
import { comparePage } from './compare/comparePage.js';
import { dataPage } from './data/data.js';
import { explorePage } from './explore/explorePage.js';
import { type MenuEntry, menu } from './frame/menu.js';
import { announcedPage } from './pages/announcedPage.js';
import { balancePage } from './pages/balancePage.js';
import { briefPage } from './pages/briefPage.js';
import { claimsPage } from './pages/claimsPage.js';
import { economyPage } from './pages/economyPage.js';
import { type FigurePage, figurePage } from './pages/figurePage.js';
import { groupsPage } from './pages/groupsPage.js';
import { labPage } from './pages/lab.js';
import { livePage } from './pages/livePage.js';
import { methodPage } from './pages/method.js';
import { publishedPage } from './pages/published.js';
import { qualityPage } from './pages/qualityPage.js';
import { reportPage } from './pages/reportPage.js';
import { sectorsPage } from './pages/sectorsPage.js';
import { slidesPage } from './pages/slidesPage.js';
import { timePage } from './pages/timePage.js';
import { uncertaintyPage } from './pages/uncertaintyPage.js';
import { verifyPage } from './pages/verifyPage.js';
import { rankingPage } from './ranking/rankingPage.js';
import { receiptPage } from './receipt/receiptPage.js';
import type { Shown } from './shown.js';
import { studioOfSite } from './studio/studioOfSite.js';

export type { Query } from '../figures/index.js';

/** A page of a release as it is rendered. */
export interface Section {
  /**
   * The whole HTML page. Parameters in its path (`:code`) are read like a query. An unknown choice from a list is refused by a
   * UserError before any work; free text (names to compare, a sentence) is answered by a page that says what is wrong with it.
   */
  render: (release: Shown, lang: Lang, query: Query) => string | Promise<string>;
  /** Whether it always renders within a few hundredths of a second; few of the others are rendered at a time. */
  quick?: true;
  /** Whether its script computes, in a worker and with WebAssembly. */
  computes?: boolean;
}

const figures = (name: keyof typeof menu, of: FigurePage): Section => ({
  render: (release, lang, query) => figurePage(of, menu[name], release, lang, query),
});

const sections: Record<keyof typeof menu, Section> = {
  live: { render: livePage },
  brief: { render: briefPage },
  report: { render: reportPage },
  slides: { render: slidesPage },
  claims: { render: claimsPage },
  ranking: { render: rankingPage, quick: true },
  charts: { render: explorePage, quick: true },
  compare: { render: comparePage },
  sectors: figures('sectors', sectorsPage),
  balance: figures('balance', balancePage),
  economy: figures('economy', economyPage),
  time: figures('time', timePage),
  uncertainty: figures('uncertainty', uncertaintyPage),
  lab: { render: labPage, computes: true, quick: true },
  studio: { render: studioOfSite, computes: true, quick: true },
  method: { render: methodPage },
  data: { render: dataPage, quick: true },
  groups: { render: (release, lang, query) => groupsPage(release, lang, query('period')), quick: true },
  published: figures('published', publishedPage),
  announced: { render: announcedPage },
  quality: { render: qualityPage },
  verify: { render: verifyPage, computes: true, quick: true },
  receipt: { render: receiptPage, quick: true },
};

/** Every section, with where it stands. */
export const allSections: readonly (MenuEntry & Section)[] = (Object.keys(menu) as (keyof typeof menu)[]).map(
  (name) => ({ ...menu[name], ...sections[name] }),
);

/** Every section that a release has. */
export const sectionsOf = (release: Shown): (MenuEntry & Section)[] =>
  allSections.filter(({ has }) => has?.(release) ?? true);
