import { seededRandom } from '../../src/analysis/index.js';

interface Parameter {
  name: string;
  in: 'path' | 'query';
}
interface OpenApiDocument {
  paths: Record<string, { get?: { parameters?: Parameter[] } }>;
}

/** Invalid values of parameters, and common attacks on servers. */
export const hostile = [
  '',
  ' ',
  '.',
  '..',
  '../../package.json',
  '..%2f..%2fpackage.json',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '%252e%252e%252fpackage.json',
  '..\\..\\package.json',
  '..%5c..%5cpackage.json',
  '%00',
  'plan.json%00.csv',
  '%',
  '%e0%a4%a',
  '%ff%fe',
  '%ed%a0%80',
  '__proto__',
  'constructor',
  'prototype[x]',
  'hasOwnProperty',
  'toString',
  "' OR 1=1 --",
  '<script>alert(1)</script>',
  '#{7*7}',
  '{{7*7}}',
  '=cmd|calc!A1',
  '%0d%0aSet-Cookie:x=1',
  '\u202e\u0000\u200b',
  '🙂'.repeat(20),
  ','.repeat(300),
  'a,'.repeat(250),
  'x'.repeat(200),
  'x'.repeat(5000),
  '0',
  '-1',
  '1e999',
  '9007199254740993',
  'NaN',
  'null',
  'true',
  '[]',
  '{}',
  '['.repeat(500),
  '0.0000000000000000',
  'zzzzzzzz.0000000000000000',
];

const accepts = [
  undefined,
  'application/json',
  'text/csv',
  '*/*',
  'text/*;q=0.5, application/json;q=0.1',
  'application/json;q=0',
  ';;;,,,q=',
  'a/b/c/d',
  '*',
  'text/csv;q=NaN',
  '"',
  'application/json; charset="',
  `${'a/b,'.repeat(500)}*/*`,
  `application/${'x'.repeat(3000)}`,
];

const methods = [
  'GET',
  'GET',
  'GET',
  'GET',
  'GET',
  'GET',
  'HEAD',
  'OPTIONS',
  'POST',
  'PUT',
  'DELETE',
  'PATCH',
];

/**
 * Random requests from an OpenAPI document: its paths with valid or hostile values, its parameters once, twice or not
 * at all, unknown parameters, and good and bad headers. The same seed gives the same requests.
 *
 * @param words valid values of each parameter in a release
 */
export function* requestsFrom(
  document: OpenApiDocument,
  words: Readonly<Record<string, readonly string[]>>,
  seed: number,
): Generator<Request> {
  const random = seededRandom(seed);
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const wordFor = (name: string) =>
    random() < 0.7 ? encodeURIComponent(one(words[name] ?? hostile)) : one(hostile);
  const paths = Object.entries(document.paths).filter(([, { get }]) => get);
  for (;;) {
    const [path, item] = one(paths);
    const parameters = item.get!.parameters ?? [];
    const address = path.replace(/\{(\w+)\}/g, (_, name: string) => wordFor(name));
    const query: string[] = [];
    for (const { name, in: where } of parameters) {
      if (where !== 'query') continue;
      while (random() < 0.25) {
        const list = Array.from({ length: 1 + Math.floor(random() * 3) }, () => wordFor(name));
        query.push(`${name}=${list.join(',')}`);
      }
    }
    if (random() < 0.1) query.push(`${one(hostile)}=${one(hostile)}`);
    if (random() < 0.02) query.push('#', '&&&', '=', '?');
    const headers = new Headers();
    const accept = one(accepts);
    if (accept !== undefined && random() < 0.5) headers.set('Accept', accept);
    if (random() < 0.2)
      headers.set('Accept-Language', one(['zh-CN,zh;q=0.9', 'en', ';q=', '*', 'x'.repeat(500)]));
    if (random() < 0.2)
      headers.set('Accept-Encoding', one(['gzip', 'gzip;q=0', 'br', ';;', 'identity;q=0, *;q=0']));
    if (random() < 0.2) headers.set('If-None-Match', one(['*', '"x"', 'W/"x"', ',,,"', '"'.repeat(100)]));
    if (random() < 0.1) headers.set('Range', one(['bytes=0-1', 'bytes=-1', 'bytes=9-1,2-', 'x']));
    yield new Request(new URL(`http://localhost${address}${query.length > 0 ? `?${query.join('&')}` : ''}`), {
      method: one(methods),
      headers,
    });
  }
}

/** The valid values of every parameter in a release. */
export function wordsOf(
  { plan, manifest }: import('../../src/release/index.js').Release,
  tables: readonly string[],
) {
  return {
    release: ['latest', plan.edition, manifest.id],
    unit: [...plan.units.slice(0, 20).map((u) => u.code), plan.units[0]!.name.zh, plan.total.code],
    node: plan.nodes.map((n) => n.id),
    period: plan.periods.slice(plan.first),
    level: [plan.level, 'total', ...plan.groupings.map((g) => g.column)],
    table: tables,
    of: [
      'results/A1/2022/access',
      'results/total/2021/index',
      'analysis/rankings/city/A1/2022/index/places',
      'x/y',
    ],
    limit: ['1', '2', '17', '5000'],
    cursor: ['2.0000000000000000', 'x'],
  };
}
