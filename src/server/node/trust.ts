import { readdir } from 'node:fs/promises';
import { Hono } from 'hono';
import { publishedKeys, publishedLog } from '../../release/index.js';
import { fixed } from '../api/representation.js';

/** Folders that are served: the public keys of the publisher, and the log of releases. */
export interface TrustFolders {
  keys?: string | undefined;
  publicLog?: string | undefined;
}

const text = 'text/plain; charset=utf-8';
const bytes = 'application/octet-stream';
const forEver = 'public, max-age=31536000, immutable';
const forNow = 'public, max-age=60';

/** The kinds of files, with the headers they are sent with. */
export const kinds: Record<'keys' | 'log', readonly { name: RegExp; type: string; cache: string }[]> = {
  keys: [
    { name: /^keys\.json$/, type: 'application/json', cache: forNow },
    { name: /^[0-9A-F]{16}\.(?:pub|pem)$/, type: text, cache: forNow },
  ],
  log: [
    { name: /^checkpoint$/, type: text, cache: forNow },
    // C2SP tlog-tiles: a tile of a given width never changes.
    { name: /^tile\/(?:\d+|entries)\/(?:x\d{3}\/)*\d{3}(?:\.p\/\d+)?$/, type: bytes, cache: forEver },
    // The hashes of the requests of a segment, in the log of a platform.
    { name: /^leaves\/\d+$/, type: bytes, cache: forEver },
  ],
};

const readers = { keys: publishedKeys, log: publishedLog };

const foldersOf = ({ keys, publicLog }: TrustFolders) =>
  Object.entries({ keys, log: publicLog }).filter((entry): entry is ['keys' | 'log', string] => !!entry[1]);

/**
 * `/keys/…` and `/log/…`, looked up on request: a log grows while a site is served. Files are parsed and checked before they are
 * sent.
 */
export function trustRoutes(folders: TrustFolders): Hono {
  const app = new Hono();
  for (const [at, folder] of foldersOf(folders)) {
    const read = readers[at](folder);
    app.get(`/${at}/:path{.+}`, async (c) => {
      const path = c.req.param('path');
      const kind = kinds[at].find(({ name }) => name.test(path));
      const content = kind && (await read(path));
      if (content === undefined) return c.notFound();
      const headers = { ...fixed, 'Content-Type': kind!.type, 'Cache-Control': kind!.cache };
      return c.body(content as string | Uint8Array<ArrayBuffer>, 200, headers);
    });
  }
  return app;
}

/** The addresses of all files that are served. */
export async function trustAddresses(folders: TrustFolders): Promise<string[]> {
  const lists = foldersOf(folders).map(async ([at, folder]) => {
    const read = readers[at](folder);
    const names = await readdir(folder, { recursive: true });
    const paths = names.map((name) => name.replaceAll('\\', '/')).sort();
    const found: string[] = [];
    for (const path of paths) {
      const known = kinds[at].some(({ name }) => name.test(path));
      if (known && (await read(path)) !== undefined) found.push(`/${at}/${path}`);
    }
    return found;
  });
  return (await Promise.all(lists)).flat();
}
