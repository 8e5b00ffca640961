import { replicate } from '../../analysis/index.js';
import type { Lang } from '../../edition/index.js';
import type { Query } from '../charts/choice.js';
import { balancePage } from './balancePage.js';
import { dataPage } from './data.js';
import { figurePage } from './figurePage.js';
import { groupsPage } from './groupsPage.js';
import { labPage } from './lab.js';
import { type MenuEntry, menu } from './menu.js';
import { methodPage } from './method.js';
import { publishedPage } from './published.js';
import { receiptPage } from './receiptPage.js';
import type { Shown } from './shown.js';

export type { Query } from '../charts/choice.js';

/** A page of a release as it is rendered. */
export interface Section {
  /** The whole HTML page. A query that makes no sense is answered by a page that says so; a receipt of nothing by a UserError. */
  render: (release: Shown, lang: Lang, query: Query) => string | Promise<string>;
  /** Whether its script computes, in a worker and with WebAssembly. */
  computes?: boolean;
}

const sections: Record<keyof typeof menu, Section> = {
  balance: { render: (release, lang, query) => figurePage(balancePage, menu.balance, release, lang, query) },
  lab: { render: labPage, computes: true },
  method: { render: methodPage },
  data: { render: dataPage },
  groups: { render: (release, lang, query) => groupsPage(release, lang, query('period')) },
  published: {
    render: (release, lang) =>
      publishedPage(release, replicate(release.published!, [{ ...release, id: release.manifest.id }]), lang),
  },
  receipt: { render: receiptPage },
};

/** Every section that a release has, with where it stands. */
export function sectionsOf(release: Shown): (MenuEntry & Section)[] {
  const names = Object.keys(menu) as (keyof typeof menu)[];
  const entries: (MenuEntry & Section)[] = names.map((name) => ({ ...menu[name], ...sections[name] }));
  return entries.filter(({ has }) => has?.(release) ?? true);
}
