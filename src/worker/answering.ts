import { apiApp } from '../server/index.js';
import { pageAsked, pagesOf } from './pages.js';
import { type Opened, openPublished, pagesPublished, publishedAt } from './published.js';

type Api = ReturnType<typeof apiApp>;

/** What is known of a folder as long as its list of releases stays the same. */
interface Known {
  from: string;
  opened: Promise<readonly Opened[]>;
  api: Promise<Api>;
  /** Made when the first page is asked for. */
  pages?: Promise<ReturnType<typeof pagesOf>>;
}

/** Whether an address below the scope of the worker is for it to answer: of the API, or a page that is no file. */
export function isAnswered(request: Request, scope: string): boolean {
  const { url, method } = request;
  if (pageAsked(request, scope) !== undefined) return true;
  return (method === 'GET' || method === 'HEAD') && /^(?:v1|sdmx|problems)\//.test(below(url, scope) ?? '');
}

/**
 * Answers requests to the API of a published folder, and to its pages that are no files, like `iplus serve`. Files of the
 * folder are returned unchanged. The list of releases is fetched each time, so that an older one is never taken for the latest.
 */
export function answering(registration: ServiceWorkerRegistration): (request: Request) => Promise<Response> {
  const { scope } = registration;
  const base = new URL(scope).pathname.replace(/\/$/, '');
  let known: Known | undefined;
  return async (request) => {
    if (mayBeFile(request.url)) {
      const file = await fetch(request);
      if (file.status !== 404) return file;
    }
    try {
      const page = pageAsked(request, scope);
      if (page !== undefined) return await (await pages())(page, fileAt(request.url));
      const response = await (await (await current()).api).fetch(requestAtRoot(request, base));
      const to = response.headers.get('Location');
      return to === null ? response : Response.redirect(new URL(base + to, request.url));
    } catch (error) {
      return new Response(`${error instanceof Error ? error.message : error}\n`, { status: 503 });
    }
  };

  async function current(): Promise<Known> {
    const from = await publishedAt(scope);
    if (from !== known?.from) {
      if (known) void registration.update();
      const opened = openPublished(scope, from);
      known = { from, opened, api: opened.then(apiOf) };
      known.api.catch(() => {
        known = undefined;
      });
    }
    return known;
  }

  async function pages(): Promise<ReturnType<typeof pagesOf>> {
    const own = await current();
    own.pages ??= pagesPublished(scope, own.from).then(async (pages) => pagesOf(await own.opened, pages));
    own.pages.catch(() => {
      delete own.pages;
    });
    return own.pages;
  }

  /** The file of the folder that a page is asked of, whose place its links start from. */
  function fileAt(url: string): string {
    return `${decodeURI(new URL(url).pathname).slice(decodeURI(base).length + 1)}index.html`;
  }

  function apiOf(releases: readonly Opened[]): Api {
    return apiApp(releases, { base, onFault: (error) => console.error(error) });
  }
}

/** The part of an address below the scope. */
function below(url: string, scope: string): string | undefined {
  return url.startsWith(scope) ? url.slice(scope.length) : undefined;
}

/** Whether a file may exist for the address: full responses end with their format and have no query. */
function mayBeFile(url: string): boolean {
  const { pathname, search } = new URL(url);
  return search === '' && /\.[a-z-]+$/.test(pathname);
}

/** The same request as a server at the root of a host would receive it, in the language of the reader. */
function requestAtRoot(request: Request, base: string): Request {
  const { origin, pathname, search } = new URL(request.url);
  const headers = new Headers(request.headers);
  if (!headers.has('Accept-Language')) headers.set('Accept-Language', navigator.languages.join(', '));
  // A browser that navigates accepts anything; without a format in the address it gets the default.
  if (request.mode === 'navigate') headers.delete('Accept');
  return new Request(origin + pathname.slice(base.length) + search, { method: request.method, headers });
}
