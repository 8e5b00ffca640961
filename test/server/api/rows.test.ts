import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { explain, findSubject, tablesOf } from '../../../src/release/index.js';
import { apiApp } from '../../../src/server/api/app.js';
import { rowSchema } from '../../../src/server/api/rows.js';
import { exampleWith, releaseOf } from '../../helpers/editions.js';
import { get, json, release, withExampleApi } from './exampleApi.js';

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
