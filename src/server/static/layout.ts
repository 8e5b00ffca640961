import { askPath } from '../../site/index.js';
import type { MountedRelease } from '../mounted.js';
import { addressOf, fileOf, relativeAddress } from './address.js';
import { relinked, saidAbsolutely } from './links.js';
import { plainAddress, releaseAt } from './opened.js';

/** The files of the addresses of a site in a published folder. */
export interface Layout {
  releases: readonly MountedRelease[];
  /** The file of an address; undefined where there is none. */
  fileOf(address: string): string | undefined;
  /** The address of the site, with a slash at its end, where it is known. */
  base: string | undefined;
}

/** The file that answers a link: for the API the whole response, whatever its query. */
export function fileFor({ releases, fileOf }: Layout, link: string): string | undefined {
  const [path] = link.split('?') as [string];
  if (releases[0]!.files !== 'answering') return fileOf(link) ?? fileOf(path) ?? fileOf(`${path}.json`);
  const plain = plainAddress(releases, link);
  const known = fileOf(plain);
  if (known !== undefined || !plain.startsWith('/v1/')) return known;
  const [whole] = plain.split('?') as [string];
  return fileOf(whole) ?? fileOf(`${whole}.json`);
}

/** The relative link to a page that is answered in the reader's browser; undefined for other addresses. */
function askedFrom(layout: Layout, from: string, link: string): string | undefined {
  const { base } = releaseAt(layout.releases, link);
  const [, root, rest] = /^(\/(?:en|zh))(\/.+)$/.exec(link.slice(base.length)) ?? [];
  const file = root && layout.fileOf(`${base}${root}/${askPath}`);
  return file && `${relativeAddress(from, file)}?${rest}`;
}

/** The address of the site that a page asks for, by the path and query of the browser below the folder; undefined for other addresses. */
export function addressAsked(path: string, search: string): string | undefined {
  const [, root] = new RegExp(`^((?:/[^/]+)?/(?:en|zh))/${askPath}/$`).exec(path) ?? [];
  return root !== undefined && search.startsWith('?/') ? root + search.slice(1) : undefined;
}

/** A page with its links as they are in the folder. */
export function placed(layout: Layout, html: string, from: string): string {
  const to = (link: string) => {
    const file = fileFor(layout, link);
    return file === undefined ? askedFrom(layout, from, link) : relativeAddress(from, file);
  };
  const folder = (path: string) => relativeAddress(from, fileOf(path, true)).replace(/\/$/, '');
  const page = relinked(html, to, folder);
  const { base } = layout;
  return base === undefined
    ? page
    : saidAbsolutely(page, base, (link) => {
        const file = fileFor(layout, link);
        return file && addressOf(file);
      });
}
