import { apiApp } from '../server/index.js';
import { type Opened, openPublished, publishedAt } from './published.js';

type Api = ReturnType<typeof apiApp>;

/** Whether an address below the scope of the worker belongs to the API. */
export function isApiRequest({ url, method }: Request, scope: string): boolean {
  return (method === 'GET' || method === 'HEAD') && /^(?:v1|sdmx|problems)\//.test(below(url, scope) ?? '');
}

/**
 * Answers requests to the API of a published folder like `iplus serve`. Files of the folder are returned unchanged. The
 * list of releases is fetched each time, so that an older one is never taken for the latest.
 */
export function answering(registration: ServiceWorkerRegistration): (request: Request) => Promise<Response> {
  const base = new URL(registration.scope).pathname.replace(/\/$/, '');
  let known: { from: string; api: Promise<Api> } | undefined;
  return async (request) => {
    if (mayBeFile(request.url)) {
      const file = await fetch(request);
      if (file.status !== 404) return file;
    }
    try {
      const response = await (await current()).fetch(requestAtRoot(request, base));
      const to = response.headers.get('Location');
      return to === null ? response : Response.redirect(new URL(base + to, request.url));
    } catch (error) {
      return new Response(`${error instanceof Error ? error.message : error}\n`, { status: 503 });
    }
  };

  async function current(): Promise<Api> {
    const from = await publishedAt(registration.scope);
    if (from !== known?.from) {
      if (known) void registration.update();
      known = { from, api: openPublished(registration.scope, from).then((opened) => apiOf(opened)) };
      known.api.catch(() => {
        known = undefined;
      });
    }
    return known.api;
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
