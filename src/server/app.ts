import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { UserError } from '../edition/index.js';
import { type Asset, asset, notFoundPage, overviewPage, placePage } from '../publish/index.js';
import { explain, findSubject, type Release } from '../release/index.js';

const types: Record<string, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
  topojson: 'application/json; charset=utf-8',
};

/** The site of one release: pages rendered from it, its files to take away, nothing else. */
export function siteApp(release: Release): Hono {
  const app = new Hono();
  const files = new Set(['release.json', ...release.manifest.files.map((f) => f.path)]);
  const pages = new Map<string, string>();
  const etag = `"${release.manifest.id}"`;

  app.use(compress());
  app.use(async (c, next) => {
    await next();
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    c.header(
      'Content-Security-Policy',
      "default-src 'none'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors *",
    );
  });
  app.get('/', (c) => c.redirect(/^zh\b/i.test(c.req.header('Accept-Language') ?? '') ? '/zh/' : '/en/'));
  app.get('/assets/:name', async (c) => {
    const found: Asset | undefined = await asset(c.req.param('name'));
    if (!found) return c.notFound();
    return c.body(found.content as Uint8Array<ArrayBuffer>, 200, {
      'Content-Type': found.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
    });
  });
  app.get('/release/:file', async (c) => {
    const name = c.req.param('file');
    if (!files.has(name)) return c.notFound();
    return c.body(await readFile(join(release.folder, name)), 200, {
      'Content-Type': types[name.split('.').at(-1)!] ?? 'application/octet-stream',
      ETag: etag,
    });
  });
  for (const lang of ['en', 'zh'] as const) {
    app.get(`/${lang}/place/:code/:period?/:node?`, (c) =>
      page(c, () => {
        const subject = findSubject(release.plan, c.req.param('code'));
        return placePage(
          release,
          explain(release, subject, c.req.param('period'), c.req.param('node')),
          lang,
        );
      }),
    );
    app.get(`/${lang}/:period?`, (c) => page(c, () => overviewPage(release, lang, c.req.param('period'))));
    app.get(`/${lang}/`, (c) => page(c, () => overviewPage(release, lang)));
  }
  app.notFound((c) => c.html(notFoundPage(release, c.req.path.startsWith('/zh') ? 'zh' : 'en'), 404));
  app.onError((error, c) => {
    if (error instanceof UserError) return c.notFound();
    process.stderr.write(`${error.stack ?? error.message}\n`);
    return c.text('Internal error', 500);
  });
  return app;

  /** Renders a page once; a release never changes. */
  function page(c: Context, render: () => string): Response | Promise<Response> {
    const path = new URL(c.req.url).pathname;
    let html = pages.get(path);
    if (html === undefined) {
      html = render();
      pages.set(path, html);
    }
    if (c.req.header('If-None-Match')?.replace(/^W\//, '') === etag) return c.body(null, 304);
    return c.html(html, 200, { ETag: etag });
  }
}
