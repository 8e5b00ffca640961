import { describe, expect, it } from 'vitest';
import { proofread, proofreadJson } from '../../../src/words/index.js';
import { unzipped } from '../../helpers/openApi.js';
import { app, get, release, withExampleApi } from './exampleApi.js';

withExampleApi();

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

describe('a proof-read text', () => {
  it('has the same answer as on the command line, and needs a text', async () => {
    const text = `Nonsense. ${release.plan.units[0]!.name.en} ranks first. It ranks last.`;
    const answer = await get(`/v1/latest/proofread?text=${encodeURIComponent(text)}`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      withdrawn: null,
      ...JSON.parse(JSON.stringify(proofreadJson(proofread(release, text, 'en')))),
    });
    const [none, long] = await Promise.all([
      get('/v1/latest/proofread'),
      get(`/v1/latest/proofread?text=${'a'.repeat(2001)}`),
    ]);
    expect([none.status, long.status]).toEqual([400, 400]);
    expect(await long.text()).toContain('a text of 1 to 2000 characters');
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
