import { apiApp } from '../server/index.js';
import { type Opened, openPublished, publishedAt } from './published.js';

type Api = ReturnType<typeof apiApp>;

/** Whether an address below the scope of the worker is one of the API. */
export function isAsked({ url, method }: Request, scope: string): boolean {
  return (method === 'GET' || method === 'HEAD') && /^(?:v1|sdmx|problems)\//.test(below(url, scope) ?? '');
}

/**
 * Answers questions to the API of a published folder as `iplus serve` would. What stands in the folder as a file is given as
 * it is. Which releases are published is asked anew each time, so that an older one is never taken for the latest.
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
      const response = await (await current()).fetch(asked(request, base));
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

/** What of an address lies below the scope. */
function below(url: string, scope: string): string | undefined {
  return url.startsWith(scope) ? url.slice(scope.length) : undefined;
}

/** A whole answer has its form at its end; a question or an address without a form has no file. */
function mayBeFile(url: string): boolean {
  const { pathname, search } = new URL(url);
  return search === '' && /\.[a-z-]+$/.test(pathname);
}

/** The same request as a server at the root of a host would get it, in the language of the reader. */
function asked(request: Request, base: string): Request {
  const { origin, pathname, search } = new URL(request.url);
  const headers = new Headers(request.headers);
  if (!headers.has('Accept-Language')) headers.set('Accept-Language', navigator.languages.join(', '));
  // A browser shows what it can of a page; who has named no form gets the usual one.
  if (request.mode === 'navigate') headers.delete('Accept');
  return new Request(origin + pathname.slice(base.length) + search, { method: request.method, headers });
}
