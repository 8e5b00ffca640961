import type { Hono } from 'hono';
import type { Release } from '../../release/index.js';
import { takesEnding } from '../api/endpoint.js';
import { endpoints } from '../api/endpoints/index.js';
import { relativeAddress } from './address.js';
import type { Kept } from './crawl.js';

/** More rows than these are not put into one file of JSON: CSV holds them. */
const mostRows = 100_000;
const pageSize = 5000;

/**
 * The resources that have few answers, and one without a question: those of a figure are too many for files, and an archive
 * would hold once more what lies beside it.
 */
const whole = endpoints.filter(
  ({ path, query }) =>
    path.startsWith('/v1/') && !/\{(?!release|table|format)\w+\}|\{format\}\//.test(path) && !asks(query),
);

/** Whether something must be asked: a query of filters and pages may be left out. */
function asks(query: readonly string[]): boolean {
  return query.some((name) => !['unit', 'node', 'period', 'level', 'limit', 'cursor'].includes(name));
}

/** The answers of the API as files: every resource of every release, whole, in every form; `latest` too. */
export async function apiFiles(app: Hono, releases: readonly Release[]): Promise<Kept[]> {
  const kept = await answers(app, '/v1/releases', ['json']);
  for (const { manifest } of releases) {
    const own: Kept[] = [];
    for (const endpoint of whole.filter(({ path }) => path.includes('{release}'))) {
      const forms = endpoint.forms.map(({ id }) => id);
      for (const path of await addresses(app, endpoint.path, manifest.id)) {
        own.push(...(takesEnding(endpoint) ? await answers(app, path, forms) : await plain(app, path)));
      }
    }
    kept.push(...own);
    if (manifest.id === releases[0]!.manifest.id) kept.push(...own.map((one) => asLatest(one, manifest.id)));
  }
  return [...kept, ...(await documents(app))].map(relinkedJson);
}

/** The addresses of a resource of one release: one, or one for each member of the list that stands above it. */
async function addresses(app: Hono, path: string, release: string): Promise<string[]> {
  const of = path.replace('{release}', encodeURIComponent(release));
  const member = /^(.*)\/\{(\w+)\}$/.exec(of);
  if (!member) return [of];
  const [, list, name] = member as unknown as [string, string, string];
  const { items } = (await json(app, `${list}.json?limit=${pageSize}`)) as Page;
  return items.map((item) => `${list}/${encodeURIComponent(String(item[name]))}`);
}

interface Page {
  items: Record<string, unknown>[];
  total: number;
  next: string | null;
}

/** One resource in some forms. */
async function answers(app: Hono, path: string, forms: readonly string[]): Promise<Kept[]> {
  const kept: Kept[] = [];
  for (const form of forms) {
    const address = `${path}.${form}`;
    if (form === 'json') {
      const body = await everyPage(app, address);
      if (body) kept.push({ path: address, type: 'application/json', content: bytesOf(body) });
      continue;
    }
    kept.push(...(await plain(app, address)));
  }
  return kept;
}

/** An answer as it is; none where it is refused for its size. */
async function plain(app: Hono, path: string): Promise<Kept[]> {
  const response = await app.request(path);
  if (response.status !== 200) return [];
  const type = response.headers.get('Content-Type') ?? '';
  return [{ path, type, content: new Uint8Array(await response.arrayBuffer()) }];
}

/** All pages of an answer as one, or undefined where they would be too large. */
async function everyPage(app: Hono, address: string): Promise<object | undefined> {
  const first = (await json(app, address)) as Partial<Page>;
  if (first.next === undefined || first.next === null || !first.items) return first;
  if (first.total! > mostRows) return undefined;
  const items: Page['items'] = [];
  let next: string | null = `${address}?limit=${pageSize}`;
  while (next !== null) {
    const page: Page = (await json(app, next)) as Page;
    items.push(...page.items);
    next = page.next;
  }
  return { ...first, next: null, items };
}

async function json(app: Hono, path: string): Promise<object> {
  const response = await app.request(path);
  if (response.status !== 200) throw new Error(`${path} answers ${response.status}`);
  return (await response.json()) as object;
}

function asLatest(one: Kept, id: string): Kept {
  return { ...one, path: one.path.replace(`/v1/${encodeURIComponent(id)}`, '/v1/latest') };
}

/** The document of what can be asked for here: whole answers, no parameters of a query. */
async function documents(app: Hono): Promise<Kept[]> {
  const paths = new Set(whole.map(({ path }) => path));
  return Promise.all(
    ['/openapi.json', '/openapi.zh.json'].map(async (path) => {
      const document = (await json(app, path)) as { paths: Record<string, { get: Operation }> };
      const kept = Object.entries(document.paths).filter(
        ([of]) => paths.has(of.replace(/\.\w+$/, '')) && /\.\w+$/.test(of),
      );
      const plain = kept.map(([of, { get }]) => [of, { get: withoutQuery(get) }]);
      const content = bytesOf({ ...document, servers: [{ url: './' }], paths: Object.fromEntries(plain) });
      return { path, type: 'application/json', content };
    }),
  );
}

interface Operation {
  parameters?: { in: string }[];
}

function withoutQuery({ parameters = [], ...rest }: Operation): Operation {
  return { ...rest, parameters: parameters.filter((p) => p.in === 'path') };
}

/** Addresses inside an answer lead to the files beside it. */
function relinkedJson(one: Kept): Kept {
  if (!one.path.endsWith('.json') || one.path.startsWith('/openapi')) return one;
  const from = one.path.slice(1);
  const text = new TextDecoder().decode(one.content);
  const value: unknown = JSON.parse(text, (_, inner: unknown) =>
    typeof inner === 'string' && inner.startsWith('/v1/')
      ? relativeAddress(from, `${decodeURIComponent(inner.slice(1))}.json`)
      : inner,
  );
  return { ...one, content: bytesOf(value) };
}

function bytesOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
