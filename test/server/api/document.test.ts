import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { describeApi } from '../../../src/server/api/describe.js';
import { documentOf } from '../../../src/server/api/document.js';
import { takesEnding } from '../../../src/server/api/endpoint.js';
import { get, json, release, withExampleApi } from './exampleApi.js';

withExampleApi();

describe('the document', () => {
  it('is valid OpenAPI 3.1 to an independent validator, in both languages', async () => {
    for (const lang of ['en', 'zh'] as const) {
      const validator = new Validator();
      const { valid, errors } = await validator.validate(JSON.parse(JSON.stringify(documentOf(lang))));
      expect(errors ?? []).toEqual([]);
      expect([valid, validator.version]).toEqual([true, '3.1']);
    }
  });

  it('has every resource, with an example that works in every format by its ending and by Accept', async () => {
    const { paths } = (await json('/openapi.json')) as { paths: Record<string, unknown> };
    for (const { path, forms, example: at } of describeApi(release).resources) {
      expect(paths).toHaveProperty([path]);
      for (const [i, { id, mediaType }] of forms.entries()) {
        const [address, query = ''] = at.split('?');
        const search = new URLSearchParams(query);
        if (i > 0) search.delete('limit');
        const ending = takesEnding({ path, forms }) ? [`${address}.${id}?${search}`] : [];
        const byAccept = id === 'json-stat' ? [] : [`${address}?${search}`];
        for (const url of [...ending, ...byAccept]) {
          const response = await get(url, url === byAccept[0] ? { Accept: mediaType } : {});
          expect(response.status, `${url} ${mediaType}`).toBe(200);
          const type = response.headers.get('Content-Type')!.split(';')[0];
          if (mediaType !== '*/*') expect(type, url).toBe(mediaType.split(';')[0]);
        }
      }
    }
  });
});
