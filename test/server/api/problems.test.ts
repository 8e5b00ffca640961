import { describe, expect, it } from 'vitest';
import { maxLengths } from '../../../src/edition/index.js';
import type { Release } from '../../../src/release/index.js';
import { apiApp } from '../../../src/server/api/app.js';
import { app, get, release, withExampleApi } from './exampleApi.js';

withExampleApi();

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
    const long = await get(`/v1/latest/units?unit=${'x'.repeat(maxLengths.address)}`);
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
