import type { Hono } from 'hono';
import type { Release } from '../../release/index.js';
import { takesEnding } from '../api/endpoint.js';
import { endpoints } from '../api/endpoints/index.js';
import { relativeAddress } from './address.js';
import type { Answer } from './notes.js';

/** Maximum number of rows in one file of JSON; larger results are available as CSV. */
const mostRows = 100_000;
const pageSize = 5000;

/**
 * Resources with few responses, and without required parameters: receipts are too many for files, and archives would
 * repeat the other files.
 */
const whole = endpoints.filter(
  ({ path, query }) =>
    path.startsWith('/v1/') && !/\{(?!release|table|format)\w+\}|\{format\}\//.test(path) && !asks(query),
);

/** The files of a folder whose other answers come from a service worker: lists as JSON and CSV, for simple programs. */
const lists = whole.filter((endpoint) => takesEnding(endpoint));
const listForms = ['json', 'csv'];

/** Whether a query parameter is required; filters and pagination are optional. */
function asks(query: readonly string[]): boolean {
  return query.some((name) => !['unit', 'node', 'period', 'level', 'limit', 'cursor'].includes(name));
}

/**
 * The responses of the API as files: every resource of every release, in full. The first release is `latest`.
 *
 * @param answering whether a browser answers the rest: there are the lists as JSON and CSV, and the first release is not there by
 * its id; else there is every resource in every format
 */
export async function* apiFiles(
  app: Hono,
  releases: readonly Release[],
  answering: boolean,
): AsyncGenerator<Answer> {
  const latest = releases[0]!.manifest.id;
  const named = (text: string) => (answering ? asLatest(text, latest) : text);
  for (const one of await answers(app, '/v1/releases', ['json'])) yield relinkedJson(one, named);
  for (const { manifest } of releases) {
    for (const endpoint of (answering ? lists : whole).filter(({ path }) => path.includes('{release}'))) {
      const forms = endpoint.forms.map(({ id }) => id).filter((id) => !answering || listForms.includes(id));
      for (const path of await addresses(app, endpoint.path, manifest.id)) {
        for (const one of takesEnding(endpoint) ? await answers(app, path, forms) : await plain(app, path)) {
          yield relinkedJson({ ...one, path: named(one.path) }, named);
          if (!answering && manifest.id === latest) {
            yield relinkedJson({ ...one, path: asLatest(one.path, latest) }, named);
          }
        }
      }
    }
  }
  yield* await documents(app, answering);
}

/** The addresses of a resource of one release: one, or one for each member of its parent list. */
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

/** One resource in several formats. */
async function answers(app: Hono, path: string, forms: readonly string[]): Promise<Answer[]> {
  const files: Answer[] = [];
  for (const form of forms) {
    const address = `${path}.${form}`;
    if (form === 'json') {
      const body = await everyPage(app, address);
      if (body) files.push({ path: address, type: 'application/json', content: bytesOf(body) });
      continue;
    }
    files.push(...(await plain(app, address)));
  }
  return files;
}

/** One response unchanged; none where it is refused for its size. */
async function plain(app: Hono, path: string): Promise<Answer[]> {
  const response = await app.request(path);
  if (response.status !== 200) return [];
  const type = response.headers.get('Content-Type') ?? '';
  return [{ path, type, content: new Uint8Array(await response.arrayBuffer()) }];
}

/** All pages of a response as one, or undefined where that would be too large. */
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

function asLatest(path: string, id: string): string {
  const own = `/v1/${encodeURIComponent(id)}`;
  return path === own || /^[/.?]/.test(path.slice(own.length)) ? path.replace(own, '/v1/latest') : path;
}

/** The OpenAPI document of the static API: full responses, no query parameters. */
async function documents(app: Hono, answering: boolean): Promise<Answer[]> {
  const paths = new Set((answering ? lists : whole).map(({ path }) => path));
  const form = answering ? new RegExp(`\\.(?:${listForms.join('|')})$`) : /\.\w+$/;
  return Promise.all(
    ['/openapi.json', '/openapi.zh.json'].map(async (path) => {
      const document = (await json(app, path)) as { paths: Record<string, { get: Operation }> };
      const files = Object.entries(document.paths).filter(
        ([of]) => paths.has(of.replace(/\.\w+$/, '')) && form.test(of),
      );
      const plain = files.map(([of, { get }]) => [of, { get: withoutQuery(get) }]);
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

/** Makes the links in a response relative. */
function relinkedJson(one: Answer, named: (path: string) => string): Answer {
  if (!one.path.endsWith('.json')) return one;
  const from = one.path.slice(1);
  const text = new TextDecoder().decode(one.content);
  if (!text.includes('"/v1/')) return one;
  const value: unknown = JSON.parse(text, (_, inner: unknown) =>
    typeof inner === 'string' && inner.startsWith('/v1/')
      ? relativeAddress(from, `${decodeURIComponent(named(inner).slice(1))}.json`)
      : inner,
  );
  return { ...one, content: bytesOf(value) };
}

function bytesOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
