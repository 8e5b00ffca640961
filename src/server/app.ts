import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
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
  const overviews = new Map<string, string>();

  app.use(compress(), etag());
  app.use(async (c, next) => {
    await next();
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    c.header(
      'Content-Security-Policy',
      "default-src 'none'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors *",
    );
  });
  app.get('/', (c) => {
    c.header('Vary', 'Accept-Language');
    return c.redirect(/^zh\b/i.test(c.req.header('Accept-Language') ?? '') ? '/zh/' : '/en/');
  });
  app.get('/assets/:name', async (c) => {
    const found: Asset | undefined = await asset(c.req.param('name'));
    if (!found) return c.notFound();
    return c.body(found.content as Uint8Array<ArrayBuffer>, 200, {
      'Content-Type': found.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
    });
  });
  app.get('/release/:file{.+}', async (c) => {
    const name = c.req.param('file');
    if (!files.has(name)) return c.notFound();
    return c.body(await readFile(join(release.folder, name)), 200, {
      'Content-Type': types[name.split('.').at(-1)!] ?? 'application/octet-stream',
    });
  });
  for (const lang of ['en', 'zh'] as const) {
    app.get(`/${lang}/place/:code/:period?/:node?`, (c) => {
      const { code, period, node } = c.req.param();
      const subject = findSubject(release.plan, code);
      if (subject.code !== code) {
        return c.redirect(
          ['', lang, 'place', subject.code, period, node].filter((p) => p !== undefined).join('/'),
        );
      }
      return c.html(placePage(release, explain(release, subject, period, node), lang));
    });
    app.get(`/${lang}/:period?`, (c) => c.html(overview(lang, c.req.param('period'))));
    app.get(`/${lang}/`, (c) => c.html(overview(lang)));
  }
  app.notFound((c) => c.html(notFoundPage(release, c.req.path.startsWith('/zh') ? 'zh' : 'en'), 404));
  app.onError((error, c) => {
    if (error instanceof UserError) return c.notFound();
    process.stderr.write(`${error.stack ?? error.message}\n`);
    return c.text('Internal error', 500);
  });
  return app;

  /** The overview of a period, rendered once: a release never changes, and it has few periods. */
  function overview(lang: 'en' | 'zh', period?: string): string {
    const key = `${lang}/${period ?? ''}`;
    const html = overviews.get(key) ?? overviewPage(release, lang, period);
    overviews.set(key, html);
    return html;
  }
}
