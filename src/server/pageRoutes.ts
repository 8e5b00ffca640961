import { type Context, Hono } from 'hono';
import { type Problem, publishedPeriods, UserError } from '../edition/index.js';
import { rankedCount } from '../engine/index.js';
import { outlineOf, parseMapView } from '../figures/index.js';
import { ChangedFiles, explain, findSubject, type Receipt } from '../release/index.js';
import {
  type Asked,
  allSections,
  askAgain,
  buildingPage,
  errorPage,
  frontAddress,
  frontPage,
  type Neighbour,
  notFoundPage,
  offlinePage,
  outlinePath,
  overviewPage,
  placePage,
  type Shown,
  sectionsOf,
} from '../site/index.js';
import { inIndex, placesByRank, whatIfOf } from '../words/index.js';
import { languageOf } from './api/negotiate.js';
import { ApiProblem, problemResponse } from './api/problem.js';
import { asked } from './asked.js';
import { briefRoutes, type Word } from './briefRoutes.js';
import { cardRoutes, type Png } from './cardRoutes.js';
import { figureRoutes } from './figureRoutes.js';
import { indicesOf, type MountedRelease } from './mounted.js';

/** Content Security Policy: only this site, and scripts only where `more` allows them. */
export const policy = (more: string) =>
  `default-src 'none'; ${more} style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors *`;

/** For pages whose script fetches other pages of the site. */
export const moving = "script-src 'self'; connect-src 'self';";

/** For pages that compute, and for their worker, which has a policy of its own. */
export const computing = "script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self';";

/** What the pages need of where they run. */
export interface PagesHow {
  /** Called for every internal error; the reader learns only that there was one. */
  onFault: (error: unknown) => void;
  /** How a card becomes a picture; without it there are no pictures. */
  pngOf?: Png | undefined;
  /** How a brief becomes a Word document; without it there are none. */
  wordOf?: Word | undefined;
  /** The indices that are still being built. */
  coming?: readonly Neighbour[];
}

/**
 * Adds the pages of releases, which need no file, clock or network beside the releases: they are answered by a server and, of a
 * published folder, by a worker in the reader's browser.
 */
export function addPages(
  app: Hono,
  all: readonly MountedRelease[],
  { onFault, coming = [], ...how }: PagesHow,
): void {
  const indices = indicesOf(all);
  if (all[0]!.base === '' && indices.length > 1)
    for (const lang of ['en', 'zh'] as const)
      app.get(frontAddress(all[0]!, lang), (c) => c.html(frontPage(indices, lang)));
  for (const shown of all) {
    app.route(shown.base === '' ? '/' : shown.base, releaseRoutes(shown, how));
    if (shown.base !== '') app.get(`${shown.base}/`, (c) => c.redirect(within(shown.base)));
  }
  for (const { base, title } of coming)
    app.get(`${base}/*`, (c) => {
      c.header('Retry-After', `${askAgain}`);
      const [, lang] = /^\/(en|zh)(?=\/|$)/.exec(c.req.path.slice(base.length)) ?? [];
      return c.html(buildingPage(title, (lang as 'en' | 'zh' | undefined) ?? languageOf(c.req.raw)), 503);
    });
  if (all[0]!.base !== '') frontRoutes(app, all, coming);
  // The most specific prefix; the first release, or the one at the root, serves all other addresses.
  const shownAt = (path: string) =>
    all.findLast(({ base }) => path === base || path.startsWith(`${base}/`)) ?? all[0]!;
  /** The release that an address is in, and the language of the reader there. */
  const at = (c: Context) => {
    const shown = shownAt(c.req.path);
    const [, lang] = /^\/(en|zh)(?=\/|$)/.exec(c.req.path.slice(shown.base.length)) ?? [];
    return [shown, (lang as 'en' | 'zh' | undefined) ?? languageOf(c.req.raw)] as const;
  };
  const lost = (c: Context, wrong: readonly Problem[] = []) => c.html(notFoundPage(...at(c), wrong), 404);
  app.notFound((c) => lost(c));
  app.onError((error, c) => {
    if (error instanceof UserError && !(error instanceof ChangedFiles)) return lost(c, error.problems);
    onFault(error);
    if (error instanceof ChangedFiles) {
      return problemResponse(new ApiProblem('changed-files'), languageOf(c.req.raw));
    }
    return c.html(errorPage(...at(c)), 500);
  });
}

/**
 * The first page of a site of several indices, the places of all of them, and the way from addresses without the name of an index to
 * the first one.
 */
function frontRoutes(app: Hono, all: readonly MountedRelease[], coming: readonly Neighbour[]): void {
  const newest = indicesOf(all);
  const { base } = all[0]!;
  app.get('/', (c) => {
    c.header('Vary', 'Accept-Language');
    return c.redirect(`/${languageOf(c.req.raw)}/`);
  });
  app.get('/places.json', (c) =>
    c.json(
      newest.flatMap((one) =>
        placesByRank(one).map((place) => inIndex(place, { base: one.base, title: one.plan.title })),
      ),
    ),
  );
  for (const lang of ['en', 'zh'] as const) {
    app.get(`/${lang}`, (c) => c.redirect(`/${lang}/`));
    app.get(`/${lang}/`, (c) => c.html(frontPage(newest, lang, coming)));
  }
  const known = new Set(['place', 'figure', 'embed', 'card', ...allSections.map(({ path }) => path)]);
  app.get('/:lang{en|zh}/:page/*', (c) => {
    if (!known.has(c.req.param('page'))) return c.notFound();
    return c.redirect(base + c.req.path + new URL(c.req.url).search);
  });
}

/** The address of a page below the path of a release: plain ASCII in one line, on this host. */
const within = (base: string, ...parts: readonly string[]) =>
  [base, ...parts.map((part) => encodeURIComponent(part))].join('/');

/** The pages of one release. */
function releaseRoutes(release: MountedRelease, { pngOf, wordOf }: Pick<PagesHow, 'pngOf' | 'wordOf'>): Hono {
  const app = new Hono();
  const home = (c: Context) => {
    c.header('Vary', 'Accept-Language');
    const lang = /^zh\b/i.test(c.req.header('Accept-Language') ?? '') ? 'zh' : 'en';
    return c.redirect(within(release.base, lang, ''));
  };
  app.get('/', home);
  app.get('/places.json', (c) => c.json(placesByRank(release)));
  app.get(`/${outlinePath}`, (c) => {
    const outline = outlineOf(release);
    return outline === undefined ? c.notFound() : c.body(outline, 200, { 'Content-Type': 'image/svg+xml' });
  });
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
    if (wordOf) briefRoutes(app, release, lang, wordOf);
    for (const { path, below = '', render, computes } of sectionsOf(release)) {
      app.get(`/${lang}/${path}${below}`, async (c) => {
        if (computes) c.header('Content-Security-Policy', policy(computing));
        const query = asked(c);
        return c.html(await render(release, lang, (name) => c.req.param(name) ?? query(name)));
      });
    }
    figureRoutes(app, release, lang);
    cardRoutes(app, release, lang, pngOf);
    const shown = async (c: Context) => {
      const query = asked(c);
      const view = parseMapView(release, query);
      return c.html(await overviewPage(release, lang, c.req.param('period'), view));
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
  const isRank =
    Number.isInteger(rank) && rank >= 1 && rank <= rankedCount(release.index, of.node, of.period);
  return isRank ? { rank, found: await whatIfOf(release, of, rank) } : { refused: words };
}
