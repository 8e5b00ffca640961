import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { fixed } from '../api/representation.js';

/** Folders whose files are served unchanged: the public keys of the publisher, and the log of releases. */
export interface TrustFolders {
  keys?: string | undefined;
  publicLog?: string | undefined;
}

const text = 'text/plain; charset=utf-8';
const bytes = 'application/octet-stream';
const forEver = 'public, max-age=31536000, immutable';
const forNow = 'public, max-age=60';

/** The files that are served, by name, so that a secret key left there by mistake is not. */
const shown: Record<'keys' | 'log', readonly { name: RegExp; type: string; cache: string }[]> = {
  keys: [
    { name: /^keys\.json$/, type: 'application/json', cache: forNow },
    { name: /^[0-9A-F]{16}\.(?:pub|pem)$/, type: text, cache: forNow },
  ],
  log: [
    { name: /^checkpoint$/, type: text, cache: forNow },
    // C2SP tlog-tiles: a tile of a given width never changes.
    { name: /^tile\/(?:\d+|entries)\/(?:x\d{3}\/)*\d{3}(?:\.p\/\d+)?$/, type: bytes, cache: forEver },
  ],
};

const foldersOf = ({ keys, publicLog }: TrustFolders) =>
  Object.entries({ keys, log: publicLog }).filter((entry): entry is ['keys' | 'log', string] => !!entry[1]);

/** `/keys/…` and `/log/…`, read on request: a log grows while a site is served. */
export function trustRoutes(folders: TrustFolders): Hono {
  const app = new Hono();
  for (const [at, folder] of foldersOf(folders)) {
    app.get(`/${at}/:path{.+}`, async (c) => {
      const path = c.req.param('path');
      const found = shown[at].find(({ name }) => name.test(path));
      const content = found && (await readFile(join(folder, path)).catch(() => undefined));
      if (!content) return c.notFound();
      const headers = { ...fixed, 'Content-Type': found.type, 'Cache-Control': found.cache };
      return c.body(content, 200, headers);
    });
  }
  return app;
}

/** The addresses of all served files. */
export async function trustAddresses(folders: TrustFolders): Promise<string[]> {
  const lists = foldersOf(folders).map(async ([at, folder]) => {
    const names = await readdir(folder, { recursive: true });
    const paths = names.map((name) => name.replaceAll('\\', '/')).sort();
    return paths
      .filter((path) => shown[at].some(({ name }) => name.test(path)))
      .map((path) => `/${at}/${path}`);
  });
  return (await Promise.all(lists)).flat();
}
