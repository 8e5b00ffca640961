import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { replicate } from '../analysis/index.js';
import { UserError } from '../edition/index.js';
import {
  type Asset,
  asset,
  labPage,
  labPath,
  type MapView,
  mapQuery,
  mapViewOf,
  notFoundPage,
  overviewPage,
  placePage,
  placesOf,
  publishedPage,
  publishedPath,
  type Shown,
} from '../publish/index.js';
import { explain, findSubject, type Release } from '../release/index.js';

const types: Record<string, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
  topojson: 'application/json; charset=utf-8',
};

/** What a page may load: from this site alone, and scripts only where `more` says so. */
const policy = (more: string) =>
  `default-src 'none'; ${more} style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors *`;

/** For a page whose script fetches other pages of the site. */
const moving = "script-src 'self'; connect-src 'self';";

/** For a page that computes, and for its worker, which has a policy of its own. */
const computing = "script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self';";

/** A release as it is handed to a site. */
export type Served = Release & Pick<Shown, 'published'>;

/**
 * The site of one or more releases: pages rendered from them, their files to take away, nothing else. The first stands
 * at the root, each other below the name of its edition.
 */
export function siteApp(...releases: readonly Served[]): Hono {
  const app = new Hono();
  app.use(compress(), etag());
  app.use(async (c, next) => {
    await next();
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    if (!c.res.headers.has('Content-Security-Policy')) c.header('Content-Security-Policy', policy(moving));
  });
  app.get('/assets/:name', async (c) => {
    const found: Asset | undefined = await asset(c.req.param('name'));
    if (!found) return c.notFound();
    c.header('Content-Security-Policy', policy(computing));
    return c.body(found.content as Uint8Array<ArrayBuffer>, 200, {
      'Content-Type': found.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
    });
  });
  const all = placed(releases);
  for (const shown of all) app.route(shown.base === '' ? '/' : shown.base, releaseRoutes(shown));
  // The last whose addresses begin so: that at the root has all the rest.
  const shownAt = (path: string) => all.findLast(({ base }) => path === base || path.startsWith(`${base}/`))!;
  app.notFound((c) => {
    const shown = shownAt(c.req.path);
    const lang = c.req.path.slice(shown.base.length).startsWith('/zh') ? 'zh' : 'en';
    return c.html(notFoundPage(shown, lang), 404);
  });
  app.onError((error, c) => {
    if (error instanceof UserError) return c.notFound();
    process.stderr.write(`${error.stack ?? error.message}\n`);
    return c.text('Internal error', 500);
  });
  return app;
}

/** Where each release stands: below the name of its edition, and its number where that is taken. */
function placed(releases: readonly Served[]): (Shown & { base: string })[] {
  const taken = new Set(['/en', '/zh', '/release', '/assets']);
  const bases = releases.map(({ plan: { edition } }, i) => {
    if (i === 0) return '';
    const base = taken.has(`/${edition}`) ? `/${edition}-${i + 1}` : `/${edition}`;
    taken.add(base);
    return base;
  });
  const neighbours = releases.map(({ plan: { title, dataStatus } }, i) => {
    return { title, dataStatus, base: bases[i]! };
  });
  return releases.map((release, i) => {
    return { ...release, base: bases[i]!, others: neighbours.filter((_, j) => j !== i) };
  });
}

/** The pages and files of one release. */
function releaseRoutes(release: Shown & { base: string }): Hono {
  const app = new Hono();
  const files = new Set(['release.json', ...release.manifest.files.map((f) => f.path)]);
  const overviews = new Map<string, string>();
  const home = (c: Context) => {
    c.header('Vary', 'Accept-Language');
    const lang = /^zh\b/i.test(c.req.header('Accept-Language') ?? '') ? 'zh' : 'en';
    return c.redirect(`${release.base}/${lang}/`);
  };
  app.get('/', home);
  app.get('/release/:file{.+}', async (c) => {
    const name = c.req.param('file');
    if (!files.has(name)) return c.notFound();
    return c.body(await readFile(join(release.folder, name)), 200, {
      'Content-Type': types[name.split('.').at(-1)!] ?? 'application/octet-stream',
    });
  });
  app.get('/places.json', (c) => c.json(placesOf(release)));
  for (const lang of ['en', 'zh'] as const) {
    app.get(`/${lang}/place/:code/:period?/:node?`, (c) => {
      const { code, period, node } = c.req.param();
      const subject = findSubject(release.plan, code);
      if (subject.code !== code) {
        const path = ['place', subject.code, period, node].filter((p) => p !== undefined).join('/');
        return c.redirect(`${release.base}/${lang}/${path}`);
      }
      return c.html(placePage(release, explain(release, subject, period, node), lang));
    });
    app.get(`/${lang}/${labPath}`, (c) => {
      c.header('Content-Security-Policy', policy(computing));
      return c.html(labPage(release, lang));
    });
    const { published } = release;
    if (published) {
      app.get(`/${lang}/${publishedPath}`, (c) => {
        const found = replicate(published, [{ ...release, id: release.manifest.id }]);
        return c.html(publishedPage(release, found, lang));
      });
    }
    const shown = (c: Context) => {
      const view = mapViewOf(c.req.query('map'), c.req.query('as'));
      return c.html(overview(lang, view, c.req.param('period')));
    };
    app.get(`/${lang}/:period?`, shown);
    app.get(`/${lang}/`, shown);
  }
  return app;

  /** The overview of a period; the usual view is rendered once: a release never changes, and it has few periods. */
  function overview(lang: 'en' | 'zh', view: MapView, period?: string): string {
    if (mapQuery(view) !== '') return overviewPage(release, lang, period, view);
    const key = `${lang}/${period ?? ''}`;
    const html = overviews.get(key) ?? overviewPage(release, lang, period);
    overviews.set(key, html);
    return html;
  }
}
