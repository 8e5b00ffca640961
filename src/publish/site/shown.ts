import type { Published, Text } from '../../edition/index.js';
import type { Release } from '../../release/index.js';

/** Another release on the same site. */
export interface Neighbour {
  title: Text;
  dataStatus: Release['plan']['dataStatus'];
  base: string;
}

/** A release and where it stands on a site: alone at the root where nothing is said. */
export interface Shown extends Release {
  /** What its addresses begin with: empty at the root, else a slash and a word. */
  base?: string;
  others?: readonly Neighbour[];
  /** Whether the site has an API, with a page of its own below the root. */
  api?: boolean;
  /** Whether the site is files on a web host, with no server that could answer a question. */
  files?: boolean;
  /** What others published of the same places, where it has a page beside ours. */
  published?: Published;
}

/** Where published figures stand beside ours, behind the language. */
export const publishedPath = 'published';

/** Where places stand side by side, behind the language. */
export const comparePath = 'compare';

/** Where weights can be moved, behind the language. */
export const labPath = 'lab';

/** What every address of a release begins with in one language: `/en`, or `/other/en` below the root. */
export function rootOf({ base = '' }: Shown, lang: string): string {
  return `${base}/${lang}`;
}
