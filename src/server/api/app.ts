import { createRoute, OpenAPIHono, type z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { type Lang, maxLengths, maxLengthText, memoize, problems, UserError } from '../../edition/index.js';
import { ChangedFiles } from '../../release/index.js';
import { attachment } from '../attachment.js';
import { documentOf, routeOf } from './document.js';
import { type ApiRequest, type Endpoint, type EndpointResult, takesEnding } from './endpoint.js';
import { endpoints } from './endpoints/index.js';
import { csv, formFor, json, languageOf } from './negotiate.js';
import { ApiProblem, problemKinds, problemResponse, type Wrong } from './problem.js';
import type { Query } from './query.js';
import { type ApiRelease, lifetimeOf, releasesOf } from './releases.js';
import { fixed } from './representation.js';
import {
  type Content,
  type ResponseCache,
  type ResponseCacheOptions,
  responseCache,
} from './responseCache.js';
import { pageOf, tableCsv } from './rows.js';
import { withdrawalHeaders } from './withdrawal.js';
import { onlyKnown, wrongParameter } from './wrongParameters.js';

export interface ApiOptions extends ResponseCacheOptions {
  /** Called for every internal error; the client learns only that there was one. */
  onFault?: (error: unknown) => void;
  /** Response cache, where it is shared with other routes. */
  cache?: ResponseCache;
  /** Prefix of every address in a response: a path such as `/index`, where the site is not at the root. */
  base?: string;
}

/** Paths of the API on a site. */
export const apiPaths = ['/v1/*', '/sdmx/*', '/problems/*', '/openapi.json', '/openapi.zh.json'];

/** Made once: its schemas are the same for all releases. */
const routeFor = memoize((endpoint: Endpoint) => createRoute(routeOf(endpoint, 'en')));

const methods = 'GET, HEAD, OPTIONS';
const suffixes = new Set(endpoints.filter(takesEnding).flatMap(({ forms }) => forms.map((f) => f.id)));

/**
 * The HTTP API for releases: a function from requests to responses that needs no file, database, clock or network, so
 * that it runs in a service worker as on a server.
 *
 * @param releases at least one: the last one of an edition counts as its latest, `latest` is that of the first edition
 */
export function apiApp(releases: readonly ApiRelease[], options: ApiOptions = {}): OpenAPIHono {
  const served = releasesOf(releases);
  const { base = '', cache = responseCache(options) } = options;
  const app = new OpenAPIHono({ getPath: (request) => splitPath(pathOf(request.url)).path });
  app.use(async (c, next) => {
    const request = c.req.raw;
    const early = refused(request) ?? cache.find(request);
    if (early) return early;
    await next();
  });
  for (const endpoint of endpoints) {
    app.openapi(
      { ...routeFor(endpoint), middleware: [checked(endpoint)] },
      ((c: Context) => cache.store(c.req.raw, () => answered(endpoint, c))) as never,
      ((result: { success: boolean; error?: z.ZodError; target?: string; data?: unknown }, c: Context) => {
        if (!result.success)
          throw badParameters(result.error!, result.target === 'param' ? 'path' : 'query', c);
      }) as never,
    );
  }
  addDocuments(app, cache);
  addProblems(app, options);
  return app;

  async function answered(endpoint: Endpoint, c: Context): Promise<Content> {
    const request = c.req.raw;
    const url = new URL(request.url);
    const params = c.req.param() as ApiRequest['params'];
    const found = params.release === undefined ? undefined : served.find(params.release);
    const query = (c.req.valid as (target: string) => Query)('query');
    const form = formFor(endpoint.forms, splitPath(url.pathname).suffix, request.headers.get('Accept'));
    const release = found?.release ?? served.find('latest').release;
    const apiRequest: ApiRequest = {
      releases: served,
      release,
      params,
      query,
      form,
      search: url.searchParams,
    };
    const answer = await endpoint.answer(apiRequest);
    const of = found?.release ?? answer.of;
    const own =
      found && url.pathname.replace(/^\/v1\/[^/]+/, `/v1/${encodeURIComponent(release.manifest.id)}`);
    return represented(
      apiRequest,
      answer,
      { path: own ?? url.pathname, base },
      {
        'Cache-Control': lifetimeOf(found),
        ...(of && { 'Data-Status': of.plan.dataStatus, ...withdrawalHeaders(of, base) }),
        ...(found && { 'Content-Location': base + own! + url.search }),
      },
    );
  }
}

function addDocuments(app: OpenAPIHono, cache: ResponseCache): void {
  for (const [path, lang] of [
    ['/openapi.json', 'en'],
    ['/openapi.zh.json', 'zh'],
  ] as const) {
    app.get(path, (c) =>
      cache.store(c.req.raw, async () => ({
        content: documentText(lang),
        headers: {
          ...fixed,
          'Content-Type': json.mediaType,
          'Cache-Control': lifetimeOf(undefined),
          Vary: 'Accept-Encoding',
        },
      })),
    );
  }
}

const documents = new Map<Lang, string>();

/** The OpenAPI document as JSON. It is the same whatever the releases, and is made once, as that takes a while. */
function documentText(lang: Lang): string {
  const text = documents.get(lang) ?? JSON.stringify(documentOf(lang));
  documents.set(lang, text);
  return text;
}

function addProblems(app: OpenAPIHono, { base = '', onFault }: ApiOptions): void {
  app.get('/problems/:kind', (c) => {
    if (!Object.hasOwn(problemKinds, c.req.param('kind'))) throw notFound(c.req.path);
    return c.redirect(`/${languageOf(c.req.raw)}/api#${c.req.param('kind')}`);
  });
  app.notFound((c) => problemFor(notFound(c.req.path), c.req.raw, base));
  app.onError((error, c) => {
    const problem = asProblem(error, c);
    if (problem.kind === 'internal' || problem.kind === 'changed-files') onFault?.(error);
    return problemFor(problem, c.req.raw, base);
  });
}

/** The bytes and headers of a response. */
async function represented(
  apiRequest: ApiRequest,
  answer: EndpointResult,
  { path, base }: { path: string; base: string },
  headers: Record<string, string>,
): Promise<Content> {
  const as = (content: Content['content'], type: string, more: Record<string, string> = {}): Content => ({
    content,
    headers: { ...fixed, ...headers, Vary: 'Accept, Accept-Encoding', ...more, 'Content-Type': type },
  });
  if ('content' in answer) {
    return as(answer.content, answer.mediaType, { 'Content-Disposition': attachment(answer.fileName) });
  }
  const { mediaType } = apiRequest.form;
  if ('text' in answer) return as(answer.text, mediaType);
  if ('json' in answer) return as(jsonText(answer.json, base), mediaType);
  if (apiRequest.form.id === csv.id) {
    return as(tableCsv(answer.table), `${csv.mediaType}; charset=utf-8; header=present`);
  }
  const page = await pageOf(apiRequest, answer.table, path);
  const next = page.next === null ? [] : [`<${base}${page.next}>; rel="next"`];
  const links = [headers['Link'] ?? [], next].flat();
  return as(jsonText(page, base), json.mediaType, links.length > 0 ? { Link: links.join(', ') } : {});
}

/** JSON in which addresses of this API have the prefix `base`. */
function jsonText(value: unknown, base: string): string {
  if (base === '') return JSON.stringify(value);
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'string' && inner.startsWith('/v1/') ? base + inner : inner,
  );
}

/** Requests that are refused regardless of their resource. */
function refused(request: Request): Response | undefined {
  if (request.method === 'OPTIONS') {
    const headers = {
      ...fixed,
      Allow: methods,
      'Access-Control-Allow-Methods': methods,
      'Access-Control-Allow-Headers': 'Accept, Accept-Language, If-None-Match',
      'Access-Control-Max-Age': '86400',
    };
    return new Response(null, { status: 204, headers });
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    throw new ApiProblem('method-not-allowed', [], { Allow: methods });
  }
  if (request.url.length > maxLengths.address) throw tooLongAddress(request.url.length);
  return undefined;
}

function tooLongAddress(length: number): ApiProblem {
  const { found, expected, mend } = problems.textTooLong('address', length, maxLengthText('address'));
  return new ApiProblem('address-too-long', [{ in: 'path', parameter: 'address', found, expected, mend }]);
}

/** Checks names before values: the validator ignores unknown parameters. */
function checked({ query, forms }: Endpoint) {
  return async (c: Context, next: () => Promise<void>) => {
    const url = new URL(c.req.raw.url);
    onlyKnown(url.search, query);
    const { suffix } = splitPath(url.pathname);
    const form = formFor(forms, suffix, c.req.raw.headers.get('Accept'));
    for (const name of ['limit', 'cursor'] as const) {
      if (form.id !== json.id && url.searchParams.has(name)) throw pagesAreJson(name);
    }
    await next();
  };
}

function pagesAreJson(name: string): ApiProblem {
  return new ApiProblem('bad-parameter', [
    {
      in: 'query',
      parameter: name,
      found: { en: 'pagination in a format other than JSON', zh: '在 JSON 以外的格式中分页' },
      expected: {
        en: 'pagination in JSON, or the full result in another format',
        zh: 'JSON 分页，或其他格式的全部内容',
      },
      mend: { en: `omit ${name}, or request JSON`, zh: `请去掉 ${name}，或改用 JSON` },
    },
  ]);
}

function badParameters(error: z.ZodError, where: 'path' | 'query', c: Context): ApiProblem {
  const given: Record<string, string[]> = where === 'query' ? c.req.queries() : {};
  const names = [...new Set(error.issues.map((issue) => String(issue.path[0])))];
  const values = (name: string) => {
    if (where === 'path') return c.req.param(name);
    return given[name]?.length === 1 ? given[name][0] : given[name];
  };
  const wrong = names.map((name) => wrongParameter(where, name, values(name)));
  return new ApiProblem(where === 'path' ? 'not-found' : 'bad-parameter', wrong);
}

/** The parameter for each key that the lower floors use in problems. */
const parameterOf: Record<string, string> = {
  NODE: 'node',
  REFERENCE: 'of',
  PERIOD: 'period',
  UNIT: 'unit',
  levels: 'level',
  nodes: 'node',
  periods: 'period',
  units: 'unit',
};

function asProblem(error: unknown, c: Context): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (error instanceof ChangedFiles) return new ApiProblem('changed-files');
  if (!(error instanceof UserError)) return new ApiProblem('internal');
  const inPath = (name: string) => Object.hasOwn(c.req.param(), name);
  const wrong = error.problems.map(({ at, ...rest }): Wrong => {
    const parameter = at.file === c.req.query('of') ? 'of' : (parameterOf[at.file] ?? at.file);
    return { ...rest, parameter, in: inPath(parameter) ? 'path' : 'query' };
  });
  return new ApiProblem(wrong.every((w) => w.in === 'path') ? 'not-found' : 'bad-parameter', wrong);
}

function notFound(path: string): ApiProblem {
  const shown = path.slice(0, 200);
  return new ApiProblem('not-found', [
    {
      in: 'path',
      parameter: 'address',
      found: { en: `“${shown}”`, zh: `“${shown}”` },
      expected: { en: 'an address of /openapi.json', zh: '/openapi.json 所列的地址' },
      mend: { en: 'begin at /v1/releases', zh: '可从 /v1/releases 开始' },
    },
  ]);
}

function problemFor(problem: ApiProblem, request: Request, base: string): Response {
  const response = problemResponse(problem, languageOf(request), base);
  for (const [name, value] of Object.entries(fixed)) response.headers.set(name, value);
  return response;
}

const pathOf = (url: string) => {
  const from = url.indexOf('/', 8);
  const to = url.indexOf('?', from);
  return from < 0 ? '/' : url.slice(from, to < 0 ? undefined : to);
};

/** Splits a path into the resource and the format it ends with. Clients of SDMX end addresses with a slash, which means nothing. */
function splitPath(path: string): { path: string; suffix?: string } {
  if (path.startsWith('/sdmx/')) return { path: path.replace(/\/$/, '') };
  const dot = path.lastIndexOf('.');
  const suffix = path.slice(dot + 1);
  if (dot < 0 || !path.startsWith('/v1/') || !suffixes.has(suffix)) return { path };
  return { path: path.slice(0, dot), suffix };
}
