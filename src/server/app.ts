import { type Context, Hono } from 'hono';
import {
  longest,
  type Problem,
  problems,
  publishedPeriods,
  shortExpected,
  shownControls,
  UserError,
} from '../edition/index.js';
import { mapViewOf } from '../figures/index.js';
import { ChangedFiles, explain, findSubject, type Receipt } from '../release/index.js';
import {
  type Asked,
  type Asset,
  apiPage,
  apiPath,
  asset,
  notFoundPage,
  offlinePage,
  overviewPage,
  placePage,
  type Shown,
  type SiteAddress,
  scripts,
  sectionsOf,
} from '../site/index.js';
import { placesOf, rankedAt, whatIfOf } from '../words/index.js';

import { type ApiOptions, apiApp, apiPaths } from './api/app.js';
import { describeApi } from './api/describe.js';
import { languageOf } from './api/negotiate.js';
import { ApiProblem, problemResponse } from './api/problem.js';
import { headersOf } from './api/representation.js';
import { responseCache } from './api/responseCache.js';
import { asked } from './asked.js';
import { cardRoutes } from './cardRoutes.js';
import { figureRoutes } from './figureRoutes.js';
import { type MountedRelease, mounted, mountedWithVintages, type Served } from './mounted.js';
import { codings } from './node/codings.js';
import { type TrustFolders, trustRoutes } from './node/trust.js';
import { releaseFiles } from './releaseFiles.js';

/** Content Security Policy: only this site, and scripts only where `more` allows them. */
const policy = (more: string) =>
  `default-src 'none'; ${more} style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors *`;

/** For pages whose script fetches other pages of the site. */
const moving = "script-src 'self'; connect-src 'self';";

/** For pages that compute, and for their worker, which has a policy of its own. */
const computing = "script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self';";

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
}

/** The site with its API; internal errors are passed to `onFault` instead of being written to stderr. */
export function siteWithApi(
  releases: readonly Served[],
  { onFault = toStderr, trust = {}, site, ...options }: SiteOptions = {},
  how: Pick<Shown, 'files'> = {},
): Hono {
  const app = new Hono();
  const cache = options.cache ?? responseCache({ codings, ...options });
  const api = apiApp(releases, { onFault, cache });
  for (const path of apiPaths) app.all(path, (c) => api.fetch(c.req.raw));
  app.use(async (c, next) => {
    if (c.req.raw.url.length <= longest.address) return next();
    const { found, expected } = problems.textTooLong(
      'address',
      c.req.raw.url.length,
      shortExpected('address'),
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
  const all = (how.files ? mounted : mountedWithVintages)(releases).map((one) => ({
    ...one,
    ...how,
    ...(site && { site }),
    trust: { keys: !!trust.keys, log: !!trust.publicLog },
  }));
  const described = describeApi(releases[0]!);
  for (const lang of ['en', 'zh'] as const) {
    app.get(`/${lang}/${apiPath}`, (c) => c.html(apiPage(all[0]!, described, lang)));
  }
  for (const shown of all) {
    app.route(shown.base === '' ? '/' : shown.base, releaseRoutes(shown));
    if (shown.base !== '') app.get(`${shown.base}/`, (c) => c.redirect(within(shown.base)));
  }
  // The most specific prefix; the release at the root serves all other addresses.
  const shownAt = (path: string) => all.findLast(({ base }) => path === base || path.startsWith(`${base}/`))!;
  const lost = (c: Context, wrong: readonly Problem[] = []) => {
    const shown = shownAt(c.req.path);
    const lang = c.req.path.slice(shown.base.length).startsWith('/zh') ? 'zh' : 'en';
    return c.html(notFoundPage(shown, lang, wrong), 404);
  };
  app.notFound((c) => lost(c));
  app.onError((error, c) => {
    if (error instanceof UserError && !(error instanceof ChangedFiles)) return lost(c, error.problems);
    onFault(error);
    if (error instanceof ChangedFiles) {
      return problemResponse(new ApiProblem('changed-files'), languageOf(c.req.raw));
    }
    return c.text('Internal error', 500);
  });
  return app;
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
  process.stderr.write(`${shownControls(text)}\n`);
}

/** The address of a page below the path of a release: plain ASCII in one line, on this host. */
const within = (base: string, ...parts: readonly string[]) =>
  [base, ...parts.map((part) => encodeURIComponent(part))].join('/');

/** The pages and files of one release. */
function releaseRoutes(release: MountedRelease): Hono {
  const app = new Hono();
  const files = releaseFiles(release);
  const home = (c: Context) => {
    c.header('Vary', 'Accept-Language');
    const lang = /^zh\b/i.test(c.req.header('Accept-Language') ?? '') ? 'zh' : 'en';
    return c.redirect(within(release.base, lang, ''));
  };
  app.get('/', home);
  app.get('/release/:file{.+}', (c) => files(c, c.req.param('file')));
  app.get('/places.json', (c) => c.json(placesOf(release)));
  for (const lang of ['en', 'zh'] as const) {
    app.get(`/${lang}/place/:file{[^/]+\\.offline\\.html}`, async (c) => {
      const subject = findSubject(release.plan, c.req.param('file').replace(/\.offline\.html$/, ''));
      return c.html(await offlinePage(release, explain(release, subject), lang));
    });
    app.get(`/${lang}/place/:code/:period?/:node?`, async (c) => {
      const { code, period, node } = c.req.param();
      const subject = findSubject(release.plan, code);
      if (subject.code !== code) {
        const rest = [period, node].filter((part) => part !== undefined);
        return c.redirect(within(release.base, lang, 'place', subject.code, ...rest));
      }
      const receipt = explain(release, subject, period, node);
      if (node !== undefined && node !== receipt.node) {
        return c.redirect(within(release.base, lang, 'place', code, receipt.period, receipt.node));
      }
      return c.html(placePage(release, receipt, lang, await askedOf(release, receipt, asked(c)('rank'))));
    });
    for (const { path, below = '', render, computes } of sectionsOf(release)) {
      app.get(`/${lang}/${path}${below}`, async (c) => {
        if (computes) c.header('Content-Security-Policy', policy(computing));
        const query = asked(c);
        return c.html(await render(release, lang, (name) => c.req.param(name) ?? query(name)));
      });
    }
    figureRoutes(app, release, lang);
    cardRoutes(app, release, lang);
    const shown = (c: Context) => {
      const query = asked(c);
      const view = mapViewOf(release, query('map'), query('as'));
      return c.html(overviewPage(release, lang, c.req.param('period'), view, query('from')));
    };
    app.get(`/${lang}/:period?`, shown);
    app.get(`/${lang}/`, shown);
  }
  return app;
}

/** The result of `?rank=K` on the page of a unit, by the solver; static sites have none. */
async function askedOf(
  release: Shown,
  receipt: Receipt,
  words: string | undefined,
): Promise<Asked | undefined> {
  const { plan } = release;
  if (words === undefined || release.files || receipt.unit.level !== plan.level) return undefined;
  const of = {
    unit: plan.units.findIndex((u) => u.code === receipt.unit.code),
    node: plan.nodes.findIndex((n) => n.id === receipt.node),
    period: publishedPeriods(plan).indexOf(receipt.period),
  };
  const rank = Number(words);
  const isRank = Number.isInteger(rank) && rank >= 1 && rank <= rankedAt(release, of.node, of.period);
  return isRank ? { rank, found: await whatIfOf(release, of, rank) } : { refused: words };
}
