import { comparePublished, replicate } from '../../analysis/index.js';
import type { Lang } from '../../edition/index.js';
import type { Query } from '../charts/choice.js';
import { balancePage } from './balancePage.js';
import { briefPage } from './briefPage.js';
import { claimsPage } from './claimsPage.js';
import { comparePage } from './compare/comparePage.js';
import { dataPage } from './data.js';
import { economyPage } from './economyPage.js';
import { type FigurePage, figurePage } from './figurePage.js';
import { groupsPage } from './groupsPage.js';
import { labPage } from './lab.js';
import { type MenuEntry, menu } from './menu.js';
import { methodPage } from './method.js';
import { publishedPage } from './published.js';
import { qualityPage } from './qualityPage.js';
import { receiptPage } from './receipt/receiptPage.js';
import { reportPage } from './reportPage.js';
import { sectorsPage } from './sectorsPage.js';
import type { Shown } from './shown.js';
import { slidesPage } from './slidesPage.js';
import { timePage } from './timePage.js';
import { uncertaintyPage } from './uncertaintyPage.js';

export type { Query } from '../charts/choice.js';

/** A page of a release as it is rendered. */
export interface Section {
  /** The whole HTML page. What its path names (`:code`) is asked for like a query. A query that makes no sense is answered by a page that says so; a receipt of nothing by a UserError. */
  render: (release: Shown, lang: Lang, query: Query) => string | Promise<string>;
  /** Whether its script computes, in a worker and with WebAssembly. */
  computes?: boolean;
}

const figures = (name: keyof typeof menu, of: FigurePage): Section => ({
  render: (release, lang, query) => figurePage(of, menu[name], release, lang, query),
});

const sections: Record<keyof typeof menu, Section> = {
  brief: { render: briefPage },
  report: { render: reportPage },
  slides: { render: slidesPage },
  claims: { render: claimsPage },
  compare: { render: comparePage },
  sectors: figures('sectors', sectorsPage),
  balance: figures('balance', balancePage),
  economy: figures('economy', economyPage),
  time: figures('time', timePage),
  uncertainty: figures('uncertainty', uncertaintyPage),
  lab: { render: labPage, computes: true },
  method: { render: methodPage },
  data: { render: dataPage },
  groups: { render: (release, lang, query) => groupsPage(release, lang, query('period')) },
  published: {
    render: (release, lang) =>
      publishedPage(
        release,
        {
          own: comparePublished(release),
          others:
            release.published && replicate(release.published, [{ ...release, id: release.manifest.id }]),
        },
        lang,
      ),
  },
  quality: { render: qualityPage },
  receipt: { render: receiptPage },
};

/** Every section that a release has, with where it stands. */
export function sectionsOf(release: Shown): (MenuEntry & Section)[] {
  const names = Object.keys(menu) as (keyof typeof menu)[];
  const entries: (MenuEntry & Section)[] = names.map((name) => ({ ...menu[name], ...sections[name] }));
  return entries.filter(({ has }) => has?.(release) ?? true);
}
