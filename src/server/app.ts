import { Hono } from 'hono';
import { briefDocx } from '../documents/index.js';
import { escapeControls, maxLengths, maxLengthText, problems } from '../edition/index.js';
import {
  type Asset,
  apiPage,
  apiPath,
  askPage,
  askPath,
  asset,
  docsPath,
  type Neighbour,
  type Shown,
  type SiteAddress,
  scripts,
} from '../site/index.js';
import { type ApiOptions, apiApp, apiPaths } from './api/app.js';
import { describeApi } from './api/describe.js';
import { headersOf } from './api/representation.js';
import { responseCache } from './api/responseCache.js';
import type { Word } from './briefRoutes.js';
import { docsRoutes } from './docsRoutes.js';
import { type MountedRelease, mounted, mountedWithVintages, type Served } from './mounted.js';
import { codings } from './node/codings.js';
import { pngOf } from './node/png.js';
import { type TrustFolders, trustRoutes } from './node/trust.js';
import { addPages, computing, moving, policy } from './pageRoutes.js';
import { releaseFiles } from './releaseFiles.js';

/**
 * The site of one or more releases: their pages and files. The first is at the root, the others below the name of their
 * edition.
 */
export function siteApp(...releases: readonly Served[]): Hono {
  return siteWithApi(releases);
}

export interface SiteOptions extends ApiOptions {
  /** Public keys and a log to be served with the site. */
  trust?: TrustFolders | undefined;
  /** The address of the site, where known. */
  site?: SiteAddress | undefined;
  /** The indices that the site will show, each below the name of its edition: those not among its releases are being built. */
  expected?: readonly Neighbour[] | undefined;
}

/** The site with its API; internal errors are passed to `onFault` instead of being written to stderr. */
export function siteWithApi(
  releases: readonly Served[],
  { onFault = toStderr, trust = {}, site, expected = [], ...options }: SiteOptions = {},
  how: Pick<Shown, 'files'> = {},
): Hono {
  const app = new Hono();
  const cache = options.cache ?? responseCache({ codings, ...options });
  // Made at its first request: a check of a few pages needs none.
  let api: ReturnType<typeof apiApp> | undefined;
  for (const path of apiPaths)
    app.all(path, (c) => {
      api ??= apiApp(releases, { onFault, cache });
      return api.fetch(c.req.raw);
    });
  app.use(async (c, next) => {
    if (c.req.raw.url.length <= maxLengths.address) return next();
    const { found, expected } = problems.textTooLong(
      'address',
      c.req.raw.url.length,
      maxLengthText('address'),
    );
    return c.text(`${found.en}; ${expected.en}\n${found.zh}；${expected.zh}\n`, 414);
  });
  app.route('/', trustRoutes(trust));
  // Releases never change, so responses can be cached.
  app.use(async (c, next) => {
    const known = cache.find(c.req.raw);
    if (known) return known;
    await next();
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    if (!c.res.headers.has('Content-Security-Policy')) c.header('Content-Security-Policy', policy(moving));
    if (c.res.status !== 200) return;
    c.header('Vary', 'Accept-Encoding');
    const { res } = c;
    c.res = await cache.store(c.req.raw, async () => ({
      content: new Uint8Array(await res.arrayBuffer()),
      headers: headersOf(res),
    }));
  });
  addAssets(app);
  const coming = expected.filter(({ base }) => !releases.some(({ plan }) => base === `/${plan.edition}`));
  const all = (how.files ? mounted(releases, true) : mountedWithVintages(releases, false, coming)).map(
    (one) => ({
      ...one,
      ...how,
      ...(site && { site }),
      trust: { keys: !!trust.keys, log: !!trust.publicLog },
    }),
  );
  const described = describeApi(releases[0]!);
  for (const lang of ['en', 'zh'] as const) {
    app.get(`/${lang}/${apiPath}`, (c) => c.html(apiPage(all[0]!, described, lang)));
    app.route(`/${lang}/${docsPath}`, docsRoutes(all[0]!, lang));
  }
  for (const shown of all) addFiles(app, shown);
  const wordOf: Word = (release, brief) => briefDocx(release, brief, release.site?.address);
  addPages(app, all, { onFault, pngOf, wordOf, coming });
  return app;
}

/** Adds the files of a release; of a published folder, also the page that other pages are answered from. */
function addFiles(app: Hono, release: MountedRelease): void {
  const files = releaseFiles(release);
  const own = new Hono().get('/release/:file{.+}', (c) => files(c, c.req.param('file')));
  if (release.files === 'answering') {
    for (const lang of ['en', 'zh'] as const) {
      own.get(`/${lang}/${askPath}`, (c) => c.html(askPage(release, lang)));
    }
  }
  app.route(release.base === '' ? '/' : release.base, own);
}

/** Adds the scripts of the pages, and the script that other sites load to embed figures. */
function addAssets(app: Hono): void {
  app.get('/assets/:name', async (c) => {
    const found: Asset | undefined = await asset(c.req.param('name'));
    if (!found) return c.notFound();
    c.header('Content-Security-Policy', policy(computing));
    return c.body(found.content as Uint8Array<ArrayBuffer>, 200, {
      'Content-Type': found.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
    });
  });
  app.get('/embed.js', async (c) => {
    const found = await asset(scripts().entries['embed']!);
    if (!found) return c.notFound();
    return c.body(found.content as Uint8Array<ArrayBuffer>, 200, {
      'Content-Type': found.type,
      'Access-Control-Allow-Origin': '*',
    });
  });
}

function toStderr(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${escapeControls(text)}\n`);
}
