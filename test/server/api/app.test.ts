import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { longest } from '../../../src/edition/index.js';
import { explain, findSubject, formats, type Release, tablesOf } from '../../../src/release/index.js';
import { apiApp } from '../../../src/server/api/app.js';
import { rowSchema } from '../../../src/server/api/rows.js';
import { exampleWith, releaseOf } from '../../helpers/editions.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { unzipped } from '../../helpers/openApi.js';
import { lacking } from '../../helpers/programs.js';
import { app, get, json, release, withExampleApi } from './exampleApi.js';

withExampleApi();

type Row = Record<string, string | number | null>;

const items = async (path: string) => ((await json(path)) as { items: Row[] }).items;

describe('the API', () => {
  it('gives every figure exactly as in the release', async () => {
    const rows = await items('/v1/latest/values?limit=5000');
    const { plan, index } = release;
    const at = (row: Row) => {
      const g = plan.nodes.findIndex((n) => n.id === row.node);
      const t = plan.periods.indexOf(String(row.period)) - plan.first;
      return (g * index.periods + t) * index.units + plan.units.findIndex((u) => u.code === row.unit);
    };
    const own = rows.filter((row) => row.level === plan.level);
    expect(own).toHaveLength(index.values.length);
    for (const row of own) expect(row.value ?? Number.NaN).toBe(index.values[at(row)]);
  });

  it('gives the same in pages as at once', async () => {
    const whole = await items('/v1/latest/values?limit=5000&level=city');
    const pages: Row[] = [];
    let next: string | null = '/v1/latest/values?limit=7&level=city';
    while (next !== null) {
      const response = await get(next);
      const page = (await response.json()) as { items: Row[]; next: string | null; total: number };
      expect(page.total).toBe(whole.length);
      expect(response.headers.get('Link')).toBe(page.next === null ? null : `<${page.next}>; rel="next"`);
      pages.push(...page.items);
      next = page.next;
    }
    expect(pages).toEqual(whole);
  });

  it('refuses a cursor that was changed, or belongs to another query or release', async () => {
    const { next } = (await json('/v1/latest/values?limit=7')) as { next: string };
    const cursor = new URL(next, 'http://x').searchParams.get('cursor')!;
    expect((await get(next)).status).toBe(200);
    for (const bad of [`9${cursor}`, `${cursor}0`, cursor.replace('.', ''), '', 'x'.repeat(100)]) {
      expect((await get(`/v1/latest/values?limit=7&cursor=${bad}`)).status, bad).toBe(400);
    }
    expect((await get(`/v1/latest/values?limit=8&cursor=${cursor}`)).status).toBe(400);
    expect((await get(`/v1/latest/units?limit=7&cursor=${cursor}`)).status).toBe(400);
  });

  it('gives the same rows as CSV as it gives as JSON', async () => {
    const paths = ['units', 'nodes', 'periods', 'values', 'ranks', 'analysis', 'analysis/rankings'];
    for (const path of paths) {
      const text = await (await get(`/v1/latest/${path}.csv`)).text();
      const rows = parse(text, { columns: true, bom: true }) as Record<string, string>[];
      for (const row of rows) delete row.data_status; // JSON states it once for the page
      const wanted = await items(`/v1/latest/${path}?limit=5000`);
      const words = wanted.map((row) =>
        Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell === null ? '' : `${cell}`])),
      );
      expect(rows, path).toEqual(words);
    }
  });

  it('ranks the units in the last period at the root by default', async () => {
    const rows = await items('/v1/latest/ranks');
    const { plan } = release;
    expect(rows.map((row) => row.rank)).toEqual(rows.map((row) => row.rank).toSorted());
    expect(new Set(rows.map((row) => row.period))).toEqual(new Set([plan.periods.at(-1)]));
    expect(rows.every((row) => row.level === plan.level && row.node === plan.nodes[0]!.id)).toBe(true);
  });

  it('gives the same receipt as explain, by name in either language as by code', async () => {
    const { plan } = release;
    const wanted = JSON.parse(JSON.stringify(explain(release, findSubject(plan, 'A1'), '2022', 'access')));
    expect(await json('/v1/latest/receipts?of=results/A1/2022/access')).toEqual({
      kind: 'result',
      ...wanted,
      withdrawn: null,
    });
    for (const bad of ['', '?of=', '?of=results/A1', '?of=../../x', '?of=analysis/%00']) {
      expect((await get(`/v1/latest/receipts${bad}`)).status, bad).toBe(400);
    }
    for (const unit of ['A1', 'Northport', encodeURIComponent('北港')]) {
      expect(await json(`/v1/latest/receipts/${unit}/2022/access`)).toEqual({ ...wanted, withdrawn: null });
    }
  });

  it('gives the rows of a table as its definition says', async () => {
    for (const { definition } of tablesOf(release)) {
      const rows = await items(`/v1/latest/analysis/${definition.name}?limit=5000`);
      expect(rowSchema(definition).array().safeParse(rows).error, definition.name).toBeUndefined();
    }
  });

  it('accepts every value of a table as a filter on it', async () => {
    for (const { definition, columns } of tablesOf(release)) {
      const { name } = definition;
      const rows = await items(`/v1/latest/analysis/${name}?limit=5000`);
      for (const column of ['unit', 'node', 'period', 'level']) {
        if (!columns.some((c) => c.id === column)) continue;
        for (const word of new Set(rows.map((row) => row[column]).filter((w) => w !== null && w !== ''))) {
          const path = `/v1/latest/analysis/${name}?limit=5000&${column}=${encodeURIComponent(word!)}`;
          expect(await items(path), path).toEqual(rows.filter((row) => row[column] === word));
        }
      }
    }
  });

  it('finds a release by id, by edition and as latest, and states which one it was', async () => {
    const { id, edition } = release.manifest;
    const bodies = await Promise.all([id, edition, 'latest'].map((r) => json(`/v1/${r}/units`)));
    expect(bodies[1]).toEqual(bodies[0]);
    expect(bodies[2]).toEqual(bodies[0]);
    const [fixed, moving] = await Promise.all([get(`/v1/${id}/units`), get('/v1/latest/units')]);
    expect(fixed.headers.get('Cache-Control')).toContain('immutable');
    expect(moving.headers.get('Cache-Control')).not.toContain('immutable');
    expect(moving.headers.get('Content-Location')).toBe(`/v1/${id}/units`);
  });

  it('resolves the name of an edition to its last release, and each id to its own', async () => {
    const second = await releaseOf(
      exampleWith({ 'edition.yaml': [['data-status: example', 'data-status: simulated']] }),
    );
    const both = apiApp([release, second]);
    const statusOf = async (r: string) => (await both.request(`/v1/${r}/values`)).headers.get('Data-Status');
    expect(await statusOf('latest')).toBe('simulated');
    expect(await statusOf(release.manifest.id)).toBe('example');
    expect(await statusOf(second.manifest.id)).toBe('simulated');
  });
});

describe('content negotiation', () => {
  it('prefers the ending of the address to the header Accept, and respects its weights', async () => {
    const typeOf = async (path: string, accept?: string) =>
      (await get(path, accept === undefined ? {} : { Accept: accept })).headers
        .get('Content-Type')
        ?.split(';')[0];
    expect(await typeOf('/v1/latest/units')).toBe('application/json');
    expect(await typeOf('/v1/latest/units', '*/*')).toBe('application/json');
    expect(await typeOf('/v1/latest/units', 'text/csv')).toBe('text/csv');
    expect(await typeOf('/v1/latest/units', 'text/csv; header=present')).toBe('text/csv');
    expect(await typeOf('/v1/latest/units', 'text/html, text/*;q=0.9, application/json;q=0.5')).toBe(
      'text/csv',
    );
    expect(await typeOf('/v1/latest/units.json', 'text/csv')).toBe('application/json');
    expect(await typeOf('/v1/latest/units', 'application/json;q=0, text/csv;q=0.1')).toBe('text/csv');
  });

  it('refuses other formats and lists those available', async () => {
    const response = await get('/v1/latest/units', { Accept: 'image/png' });
    expect(response.status).toBe(406);
    expect(await response.text()).toContain('.csv (text/csv)');
  });
});

describe('an export', () => {
  const path = '/v1/latest/exports/data-package/files.zip';

  it('is an archive of the files that iplus export writes, with the same bytes in any time zone', async () => {
    const response = await get(`${path}?unit=A1`);
    expect(response.headers.get('Content-Type')).toBe('application/zip');
    const bytes = Buffer.from(await response.arrayBuffer());
    const written = await formats['data-package']!.write(release, { units: ['A1'] });
    const packed = unzipSync(bytes);
    expect(Object.keys(packed)).toEqual(written.map((f) => f.path));
    for (const { path: name, content } of written) {
      expect(Buffer.from(packed[name]!).equals(Buffer.from(content)), name).toBe(true);
    }
    vi.stubEnv('TZ', 'Pacific/Apia');
    const again = await apiApp([release]).request(`${path}?unit=A1`);
    vi.unstubAllEnvs();
    expect(Buffer.from(await again.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it('is read by another program', async (test) => {
    const missing = lacking('Python');
    if (missing) return test.skip(missing);
    const file = join(temporaryFolder(), 'files.zip');
    writeFileSync(file, Buffer.from(await (await get(`${path}?unit=A1`)).arrayBuffer()));
    const { stdout } = spawnSync('python3', ['-m', 'zipfile', '-l', file], { encoding: 'utf8' });
    for (const { path: name } of await formats['data-package']!.write(release, { units: ['A1'] }))
      expect(stdout).toContain(name);
  });

  it('contains the selection, and says where a format covers the whole release only', async () => {
    const rows = (await (await get('/v1/latest/exports/csv?unit=A1&period=2021')).text()).trim().split('\n');
    expect(rows.length - 1).toBe(release.plan.nodes.length);
    expect((await get('/v1/latest/exports/coinr/files?unit=A1')).status).toBe(400);
    const problem = (await json(`${path}?unit=nowhere`)) as { errors: { parameter: string }[] };
    expect(problem.errors[0]!.parameter).toBe('unit');
    expect((await get('/v1/latest/exports/csv/files', { Accept: 'image/png' })).status).toBe(406);
  });
});

describe('a response', () => {
  it('is not sent again to a client that has it, compressed or not', async () => {
    for (const encoding of ['identity', 'gzip', 'br']) {
      const headers = { 'Accept-Encoding': encoding };
      const first = await get('/v1/latest/values', headers);
      const tag = first.headers.get('ETag')!;
      expect(first.headers.get('Content-Encoding')).toBe(encoding === 'identity' ? null : encoding);
      for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
        const again = await get('/v1/latest/values', { ...headers, 'If-None-Match': known });
        expect(again.status, known).toBe(304);
        expect(await again.text()).toBe('');
      }
      expect((await get('/v1/latest/values', { ...headers, 'If-None-Match': '"other"' })).status).toBe(200);
    }
  });

  it('has different tags for different bytes', async () => {
    const tags = new Set<string | null>();
    for (const encoding of ['identity', 'gzip', 'br']) {
      for (const path of ['values', 'values.csv', 'ranks', 'units']) {
        tags.add((await get(`/v1/latest/${path}`, { 'Accept-Encoding': encoding })).headers.get('ETag'));
      }
    }
    expect(tags.size).toBeGreaterThanOrEqual(9);
  });

  it('is the same compressed and plain', async () => {
    const text = await (await get('/v1/latest/values')).text();
    const zipped = await get('/v1/latest/values', { 'Accept-Encoding': 'br;q=0.1, gzip;q=0.5' });
    expect(await unzipped(zipped)).toBe(text);
    const packed = await get('/v1/latest/values', { 'Accept-Encoding': 'br' });
    expect(await unzipped(packed)).toBe(text);
  });

  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip;q=1.0, br;q=0.9', 'gzip'],
    ['br;q=0, *', 'gzip'],
    ['*', 'br'],
    ['gzip;q=0', null],
    ['gzip; q=0.000, br;q=0', null],
    ['notgzip', null],
    ['identity, br;q=0.5', null],
    [';;', null],
  ])('to a client that accepts %s is encoded as %s', async (accepted, encoding) => {
    const response = await get('/v1/latest/values', { 'Accept-Encoding': accepted });
    expect(response.headers.get('Content-Encoding')).toBe(encoding);
    expect(response.headers.get('Vary')).toContain('Accept-Encoding');
  });

  it('to HEAD is that to GET without its body', async () => {
    const [head, whole] = await Promise.all([
      app.request('/v1/latest/units', { method: 'HEAD' }),
      get('/v1/latest/units'),
    ]);
    expect(await head.text()).toBe('');
    expect([...head.headers]).toEqual([...whole.headers]);
  });

  it('may be read by any web page, and states the kind of its data', async () => {
    for (const path of ['/v1/latest/values', '/v1/nobody', '/openapi.json']) {
      expect((await get(path)).headers.get('Access-Control-Allow-Origin')).toBe('*');
    }
    expect((await get('/v1/latest/values.csv')).headers.get('Data-Status')).toBe('example');
    const preflight = await app.request('/v1/latest/values', { method: 'OPTIONS' });
    expect([preflight.status, preflight.headers.get('Access-Control-Allow-Methods')]).toEqual([
      204,
      'GET, HEAD, OPTIONS',
    ]);
  });
});

describe('a problem', () => {
  const problem = async (path: string, headers = {}) => {
    const response = await get(path, headers);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    return (await response.json()) as { status: number; type: string; errors: Record<string, string>[] };
  };

  it('names every wrong parameter, with what was found and what was expected', async () => {
    const { errors } = await problem('/v1/latest/values?unit=Northprt&node=acess&period=1999&level=x');
    expect(errors.map((e) => [e.parameter, e.in])).toEqual([
      ['unit', 'query'],
      ['node', 'query'],
      ['period', 'query'],
      ['level', 'query'],
    ]);
    expect(errors[0]!.mend).toContain('Northport');
    expect(errors[1]!.mend).toContain('access');
    const twice = await problem('/v1/latest/values?limit=1&limit=2');
    expect(twice.errors[0]).toMatchObject({ parameter: 'limit', found: 'it 2 times' });
  });

  it('is 400 for a query and 404 for a path', async () => {
    const statusOf = async (path: string) => (await problem(path)).status;
    expect(await statusOf('/v1/latest/values?unit=nobody')).toBe(400);
    for (const path of [
      'receipts/nobody/2022/index',
      'receipts/A1/1999/index',
      'receipts/A1/2022/x',
      'analysis/x',
      'x',
      'units.parquet',
      '',
    ]) {
      expect(await statusOf(`/v1/latest/${path}`), path).toBe(404);
    }
    expect(await statusOf('/v1/nobody/units')).toBe(404);
  });

  it('speaks the reader’s language', async () => {
    const zh = await problem('/v1/latest/values?lmit=1', { 'Accept-Language': 'zh-CN,zh;q=0.9,en;q=0.5' });
    expect(zh.errors[0]!.mend).toBe('是否应为“limit”？');
    expect(
      (await problem('/v1/latest/values?lmit=1', { 'Accept-Language': 'fr' })).errors[0]!.mend,
    ).toContain('did you');
  });

  it('has an address that leads to its explanation', async () => {
    const { type } = await problem('/v1/nobody');
    expect((await get(type)).headers.get('Location')).toBe('/en/api#not-found');
  });

  it('is the response to other methods and to addresses that are too long', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const response = await app.request('/v1/latest/units', { method, body: '{"__proto__":1}' });
      expect([response.status, response.headers.get('Allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    }
    const long = await get(`/v1/latest/units?unit=${'x'.repeat(longest.address)}`);
    expect(long.status).toBe(414);
    expect(await long.json()).toMatchObject({
      errors: [{ found: 'a text of 4134 characters', expected: 'at most 4096 characters' }],
    });
  });

  it('in the server is reported to its operator only', async () => {
    const told: unknown[] = [];
    const broken = { ...release, index: undefined } as unknown as Release;
    const response = await apiApp([broken], { onFault: (error) => told.push(error) }).request(
      '/v1/latest/values',
    );
    expect(response.status).toBe(500);
    expect(told).toHaveLength(1);
    expect(await response.text()).not.toMatch(/TypeError|\.[jt]s:|node_modules/);
  });
});
