import { digest, readManifest, readRelease } from '../release/index.js';
import type { ApiRelease, PublishedPages, PublishedSite } from '../server/index.js';

export type Opened = ApiRelease;

/** Fetches the list of releases that `iplus publish` wrote, bypassing the cache. */
export async function publishedAt(scope: string): Promise<string> {
  return (await fetched(new URL('api.json', scope), { cache: 'no-cache' })).text();
}

/** Opens the releases of a folder. Their files are cached by release id; those of other releases are deleted. */
export async function openPublished(scope: string, published: string): Promise<Opened[]> {
  const { releases } = JSON.parse(published) as PublishedSite;
  const nameOf = (id: string) => `${scope} ${id}`;
  const names = new Set(releases.map(({ id }) => nameOf(id)));
  for (const name of await caches.keys()) {
    if (name.startsWith(nameOf('')) && !names.has(name)) await caches.delete(name);
  }
  return Promise.all(
    releases.map(async ({ id, at, vintage }) => ({
      ...(await openOne(new URL(at, scope).href, await caches.open(nameOf(id)), id)),
      ...(vintage && { vintage }),
    })),
  );
}

/** What the pages of a folder need beside its releases. */
export async function pagesPublished(scope: string, published: string): Promise<PublishedPages> {
  const { pages } = JSON.parse(published) as PublishedSite;
  const url = new URL('pages.json', scope);
  const text = await (await fetched(url, { cache: 'no-cache' })).text();
  if ((await digest(text)) !== pages)
    throw new Error(`${url} is not of the releases in api.json: reload the page`);
  return JSON.parse(text) as PublishedPages;
}

async function openOne(address: string, cache: Cache, id: string): Promise<Opened> {
  const read = async (path: string) => {
    const url = `${address}/${path.split('/').map(encodeURIComponent).join('/')}`;
    const known = await cache.match(url);
    if (known) return new Uint8Array(await known.arrayBuffer());
    const response = await fetched(url, { cache: 'no-cache' });
    await cache.put(url, response.clone());
    return new Uint8Array(await response.arrayBuffer());
  };
  const place = { name: address, read };
  const manifest = await readManifest(place);
  try {
    if (manifest.id !== id) throw new Error(`${address}: found ${manifest.id}, expected ${id}`);
    return await readRelease(place, manifest);
  } catch (error) {
    // The cache may mix files of two releases, one of which was just being replaced.
    for (const request of await cache.keys()) await cache.delete(request);
    throw error;
  }
}

async function fetched(url: URL | string, how: RequestInit): Promise<Response> {
  const response = await fetch(url, how);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}
