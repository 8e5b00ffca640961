import { replicate } from '../../analysis/index.js';
import type { Lang } from '../../edition/index.js';
import { comparePage } from './compare/comparePage.js';
import { labPage } from './lab.js';
import { type MenuEntry, menu } from './menu.js';
import { publishedPage } from './published.js';
import type { Shown } from './shown.js';

/** What an address asks for behind its question mark; undefined where it says nothing of a name. */
export type Query = (name: string) => string | undefined;

/** A page of a release as it is rendered. */
export interface Section {
  /** The whole HTML page. A query that makes no sense is answered by a page that says so, never by an error. */
  render: (release: Shown, lang: Lang, query: Query) => string | Promise<string>;
  /** Whether its script computes, in a worker and with WebAssembly. */
  computes?: boolean;
}

const sections: Record<keyof typeof menu, Section> = {
  compare: { render: comparePage },
  lab: { render: labPage, computes: true },
  published: {
    render: (release, lang) =>
      publishedPage(release, replicate(release.published!, [{ ...release, id: release.manifest.id }]), lang),
  },
};

/** Every section that a release has, with where it stands. */
export function sectionsOf(release: Shown): (MenuEntry & Section)[] {
  const names = Object.keys(menu) as (keyof typeof menu)[];
  const entries: (MenuEntry & Section)[] = names.map((name) => ({ ...menu[name], ...sections[name] }));
  return entries.filter(({ has }) => has?.(release) ?? true);
}
