import { beforeAll, describe, expect, it } from 'vitest';
import type { Release } from '../../src/release/index.js';
import { type Served, siteApp } from '../../src/server/index.js';
import { example, releaseOf } from '../helpers/editions.js';

let release: Release;
beforeAll(async () => {
  release = await releaseOf(example);
});

describe('the site of a series', () => {
  const dated = (number: number): Served => ({
    ...release,
    vintage: {
      number,
      date: `2024-0${number}-01`,
      why: { class: number === 1 ? 'first' : 'error', reason: { en: 'a slip & more', zh: '笔误' } },
    },
  });

  it('says of a withdrawn vintage on each of its pages and in the API that it is, and shows the newest valid one at the root', async () => {
    const withdrawn = { date: '2024-04-03', reason: { en: 'Counted twice.', zh: '重复计入。' } };
    const site = siteApp({ ...dated(2), withdrawn }, dated(1));
    const newest = await (await site.request('/en/')).text();
    expect(newest).toContain('2024-02-01');
    expect(newest).not.toContain('Withdrawn on');
    for (const path of ['', 'place/A1', 'method']) {
      const page = await (await site.request(`/vintages/2/zh/${path}`)).text();
      expect(page, path).toContain('已于2024-04-03撤回：重复计入。');
      expect(page, path).toContain('<a href="/zh/">有效版次：2024-01-01</a>');
    }
    const { items } = (await (await site.request('/v1/releases')).json()) as {
      items: { vintage: number; withdrawn: unknown }[];
    };
    expect(items.map((one) => [one.vintage, one.withdrawn])).toEqual([
      [2, withdrawn],
      [1, null],
    ]);
  });

  it('is cited with the day of the vintage on its pages', async () => {
    const site = siteApp(dated(2), dated(1));
    for (const [path, day] of [
      ['/en/data', '2024-02-01'],
      ['/vintages/1/en/data', '2024-01-01'],
    ] as const) {
      const page = await (await site.request(path)).text();
      expect(page, path).toContain('(2024). ');
      expect(page, path).toContain(`2024(${day})`);
      expect(page, path).not.toContain('n.d.');
    }
    expect(await (await siteApp(release).request('/en/data')).text()).toContain('(n.d.). ');
  });

  it('says with every answer of the API, in JSON and in the headers of other forms, that a vintage is withdrawn', async () => {
    const withdrawn = { date: '2024-04-03', reason: { en: 'Counted twice.', zh: '重复计入。' } };
    const newest = dated(1);
    const id = `${newest.manifest.id}-2`;
    const gone = { ...dated(2), manifest: { ...newest.manifest, id }, withdrawn };
    const site = siteApp(gone, newest);
    const { edition } = gone.plan;
    const node = gone.plan.nodes[0]!.id;
    const paths = [
      'values?limit=1',
      `receipts?of=results/A1/${gone.plan.periods.at(-1)}/${node}`,
      `receipts/A1/${gone.plan.periods.at(-1)}/${node}`,
      'claims?q=A1%20leads',
      'values.csv',
      'values.parquet',
    ];
    for (const path of paths) {
      const answer = await site.request(`/v1/${id}/${path}`);
      expect(answer.status, path).toBe(200);
      expect(answer.headers.get('Deprecation'), path).toBe(`@${Date.UTC(2024, 3, 3) / 1000}`);
      expect(answer.headers.get('Link'), path).toContain(
        `</v1/${id}>; rel="deprecation", </v1/${edition}>; rel="latest-version"`,
      );
      expect(answer.headers.get('Cache-Control'), path).not.toContain('immutable');
      if (!path.includes('.csv') && !path.includes('.parquet'))
        expect(await answer.json(), path).toMatchObject({ withdrawn });
    }
    const paged = await site.request(`/v1/${id}/values?limit=1`);
    expect(paged.headers.get('Link')).toMatch(/rel="latest-version", <[^>]+>; rel="next"$/);
    const valid = await site.request(`/v1/${newest.manifest.id}/values?limit=1`);
    expect(valid.headers.get('Deprecation')).toBeNull();
    expect(await valid.json()).toMatchObject({ withdrawn: null });
  });

  it('shows the newest at the root, earlier vintages below their numbers, and states on these that they were revised', async () => {
    const site = siteApp(dated(1), dated(2), dated(3));
    const newest = await (await site.request('/en/')).text();
    for (const words of [
      '2024-03-01',
      'Vintage 2 · correction of an error · a slip &amp; more',
      '/vintages/1/en/',
    ])
      expect(newest).toContain(words);
    expect(newest).not.toContain('has been revised since');
    const older = await (await site.request('/vintages/1/zh/place/A1')).text();
    expect(older).toContain('本页为2024-01-01发布的数据，此后已有修订。');
    expect(older).toContain('href="/zh/"');
    expect(older).toContain('href="/vintages/1/en/place/');
    expect((await site.request('/vintages/3/en/')).status).toBe(404);
  });

  it('has no list of vintages where there is only one', async () => {
    expect(await (await siteApp(dated(1)).request('/en/')).text()).not.toContain('2024-01-01');
  });
});
