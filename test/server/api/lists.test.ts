import { describe, expect, it } from 'vitest';
import { apiApp } from '../../../src/server/index.js';
import { exampleWith, releaseOf } from '../../helpers/editions.js';

describe('a filter whose values hold commas', async () => {
  const edition = exampleWith({
    'units.csv': [['A1,Northport,北港,North', 'A1,"Port, North",北港,"North, ""Upper"""']],
  });
  const app = apiApp([await releaseOf(edition)]);
  const asked = async (query: string) => {
    const response = await app.request(`/v1/latest/values?${query}`);
    const { items = [], errors } = (await response.json()) as {
      items?: { unit: string }[];
      errors?: unknown;
    };
    return { status: response.status, units: [...new Set(items.map(({ unit }) => unit))].sort(), errors };
  };
  const of = (name: string, value: string) => asked(new URLSearchParams({ [name]: value }).toString());

  it('takes them in double quotes, by name and by code, beside others', async () => {
    expect((await of('unit', '"Port, North"')).units).toEqual(['A1']);
    expect((await of('unit', 'A2,"Port, North",A3')).units).toEqual(['A1', 'A2', 'A3']);
    expect((await of('unit', '"North, ""Upper"""')).units).toEqual(['North, "Upper"']);
    expect((await asked('unit=A2&unit="Port, North"')).units).toEqual(['A1', 'A2']);
  });

  it('says of one without them what it read instead', async () => {
    const { status, errors } = await of('unit', 'Port, North');
    expect(status).toBe(400);
    expect(JSON.stringify(errors)).toContain('Port');
  });
});
