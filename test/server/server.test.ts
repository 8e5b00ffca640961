import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Release, subjectsOf } from '../../src/release/index.js';
import { type Served, type Site, serveReleases, siteApp, siteWithApi } from '../../src/server/index.js';
import { chinaRelease, example, exampleWith, releaseOf } from '../helpers/editions.js';
import { thorough, times } from '../helpers/thorough.js';

/** The visible content of a page: without hashes and receipts as data, which contain nulls. */
const read = (html: string) =>
  html.replace(/<script type="application\/json".*?<\/script>/gs, '').replace(/[0-9a-f]{12,}/g, '');

/**
 * Looks at the pages of a site and at those that they lead to; returns all addresses found. Every address answers. Of many alike,
 * such as the receipts of figures, the first two are asked for and then every 64th (`npm run test:thorough`: all); `cases/links`
 * follows the others.
 */
async function walk(
  site: ReturnType<typeof siteApp>,
  from: readonly string[],
  look: (path: string, html: string) => string[],
): Promise<Set<string>> {
  const [todo, seen, alike] = [[...from], new Set(from), new Map<string, number>()];
  for (let path = todo.pop(); path !== undefined; path = todo.pop()) {
    const number = alike.get(kindOf(path)) ?? 0;
    alike.set(kindOf(path), number + 1);
    if (number >= 2 && number % 64 > 0 && !thorough) continue;
    const response = await site.request(path);
    expect(`${response.status} ${path}`).toBe(`200 ${path}`);
    if (!response.headers.get('Content-Type')?.startsWith('text/html')) continue;
    for (const to of look(path, await response.text())) {
      if (seen.has(to)) continue;
      seen.add(to);
      todo.push(to);
    }
  }
  return seen;
}

/** What pages of one kind have alike: their address but for the place, period and node in it, what is asked, and of receipts the table. */
function kindOf(path: string): string {
  const [, address, query] = /^([^?]*)(.*)$/.exec(path)!;
  const kind = address!.replace(
    /\/(place|brief|report|slides)\/.*?(\.\w+)?$/,
    (below, page, ending = '') => `/${page}/${below.split('/').length}${ending}`,
  );
  const asked = new URLSearchParams(query);
  const table = /^(?:analysis\/)?[^/]*/.exec(asked.get('of') ?? '')![0];
  return [kind, ...asked.keys(), kind.endsWith('/receipt') ? table : ''].join(' ');
}

let release: Release;
let app: ReturnType<typeof siteApp>;
beforeAll(async () => {
  release = await releaseOf(example);
  app = siteApp(release);
});

describe('the site', () => {
  it('redirects to the language of the browser', async () => {
    const home = async (lang?: string) =>
      (await app.request('/', lang ? { headers: { 'Accept-Language': lang } } : {})).headers.get('Location');
    expect([await home(), await home('en-GB'), await home('zh-CN,zh;q=0.9')]).toEqual([
      '/en/',
      '/en/',
      '/zh/',
    ]);
  });

  it('has a page in both languages for every place, period and node, complete and without a broken link', async () => {
    const { plan } = release;
    const broken: string[] = [];
    const seen = await walk(app, ['/en/', '/zh/'], (path, html) => {
      // The documentation names null and NaN.
      if (!/^\/(en|zh)\/(api$|docs)/.test(path))
        expect(read(html), path).not.toMatch(/NaN|undefined|\bnull\b|Infinity|\[object/);
      expect(html).toContain(path.startsWith('/zh') ? '示例数据' : 'Example data');
      const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((m) => m[1]!);
      const own = new Set(ids);
      expect(own.size, `${path}: an id twice`).toBe(ids.length);
      const to = [...html.matchAll(/href="([^"]+)"/g)].map((m) => m[1]!);
      for (const [, anchor] of to.map((href) => /^#(.+)/.exec(href) ?? []))
        if (anchor !== undefined && !own.has(decodeURIComponent(anchor))) broken.push(`${path}#${anchor}`);
      return to.filter((href) => href.startsWith('/')).map((href) => href.split('#')[0]!);
    });
    expect(broken).toEqual([]);
    const places = [...seen].filter((path) => path.startsWith('/en/place/'));
    expect(places.length).toBeGreaterThanOrEqual(subjectsOf(plan).length * plan.nodes.length);
  });

  it('responds 404 in the client’s language for unknown pages', async () => {
    for (const path of [
      '/nonsense',
      '/en/1999',
      '/en/place/nobody',
      '/en/place/A1/1999',
      '/en/place/A1/2022/x',
      '/en/a/b/c',
    ]) {
      const response = await app.request(path);
      expect(`${response.status} ${path}`).toBe(`404 ${path}`);
      expect(await response.text()).toContain('There is no such page.');
    }
    expect(await (await app.request('/zh/nonsense')).text()).toContain('没有这个页面。');
  });

  it('says in the client’s language that a page could not be shown, without a stack, and records the fault', async () => {
    const faults: unknown[] = [];
    let isBroken = false;
    const index = new Proxy(release.index, {
      get(of, name) {
        if (isBroken) throw new Error('at /srv/secret.ts:1');
        return Reflect.get(of, name);
      },
    });
    const broken = { ...release, index };
    const damaged = siteWithApi([broken], { onFault: (fault) => faults.push(fault) });
    isBroken = true;
    for (const [path, header, lang, said] of [
      ['/en/', '', 'en', 'This page could not be shown.'],
      ['/zh/', '', 'zh-Hans', '无法显示此页面。'],
      ['/en/place/A1', 'zh-CN', 'en', 'This page could not be shown.'],
    ] as const) {
      const response = await damaged.request(path, { headers: { 'Accept-Language': header } });
      expect(response.status).toBe(500);
      expect(response.headers.get('Content-Type')).toContain('text/html');
      expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
      const text = await response.text();
      expect(text).toContain(`<html lang="${lang}">`);
      expect(text).toContain(said);
      expect(text).not.toContain('secret');
    }
    expect(faults).toHaveLength(3);
  });

  it('escapes text from addresses', async () => {
    for (const path of ['/en/place/%3Cscript%3Ealert(1)%3C/script%3E', '/en/%3Cscript%3E', '/%22onload=x']) {
      const response = await app.request(path);
      expect(response.status).toBe(404);
      expect(await response.text()).not.toMatch(/<script(?!(?: type="module")? src="\/assets\/)|onload/);
    }
  });

  it('serves the files of the release unchanged, and no other file', async () => {
    for (const name of [...release.manifest.files.map((f) => f.path), 'release.json']) {
      const response = await app.request(`/release/${name}`);
      expect(response.status).toBe(200);
      expect(Buffer.from(await response.arrayBuffer())).toEqual(readFileSync(join(release.folder, name)));
    }
    const others = [
      'package.json',
      '..%2fpackage.json',
      '%2e%2e%2fpackage.json',
      '..%5cpackage.json',
      '%00',
      'plan.json%00',
    ];
    const paths = [
      ...others.flatMap((name) => [`/release/${name}`, `/assets/${name}`]),
      '/release/../package.json',
      '/release/',
      '/release/plan.json/',
      '/assets/../../package.json',
      '/assets/inter.woff2',
      '/assets/__proto__',
      '/assets/constructor',
      '/release/__proto__',
      '/.git/config',
      '/%e0%a4%a',
      '/en/place/%e0%a4%a',
    ];
    for (const path of paths) {
      const response = await app.request(path);
      expect(`${response.status} ${path}`).toBe(`404 ${path}`);
      expect(await response.text()).not.toMatch(/devDependencies|"name"/);
    }
  });

  it('answers GET and HEAD only', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'TRACE']) {
      const status = await Promise.resolve()
        .then(() => app.request('/en/', { method }))
        .then((r) => r.status)
        .catch(() => 405);
      expect([404, 405]).toContain(status);
    }
    expect((await app.request('/en/', { method: 'HEAD' })).status).toBe(200);
  });

  it('restricts pages to their own styles, scripts, fonts and pictures', async () => {
    for (const path of ['/en/', '/en/place/A1', '/release/plan.json', '/nonsense']) {
      const { headers } = await app.request(path);
      expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
      expect(headers.get('Content-Security-Policy')).toMatch(/script-src 'self'(?: 'wasm-unsafe-eval')?;/);
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    }
    expect(await (await app.request('/en/')).text()).not.toMatch(
      /<script(?!(?: type="module")? src="\/assets\/)|\son[a-z]+=|https?:\/\/(?!www\.w3\.org)/,
    );
  });

  it('does not send a page again that the browser has, whether compressed or not', async () => {
    for (const encoding of ['identity', 'gzip', 'br']) {
      const first = await app.request('/en/', { headers: { 'Accept-Encoding': encoding } });
      const headers = { 'Accept-Encoding': encoding, 'If-None-Match': first.headers.get('ETag')! };
      expect(first.headers.get('Content-Encoding')).toBe(encoding === 'identity' ? null : encoding);
      expect((await app.request('/en/', { headers })).status).toBe(304);
      expect((await app.request('/en/nonsense', { headers })).status).toBe(404);
    }
  });

  it('escapes names with markup', async () => {
    const name = '<b onclick="x">Northport & Co</b>';
    const edition = exampleWith({ 'units.csv': [['A1,Northport', `A1,"${name.replaceAll('"', '""')}"`]] });
    const html = await (await siteApp(await releaseOf(edition)).request('/en/place/A1')).text();
    expect(html).toContain('Northport &amp; Co');
    expect(html).not.toContain('<b onclick');
  });
});

describe('the site of several releases', () => {
  let site: ReturnType<typeof siteApp>;
  beforeAll(async () => {
    const second = exampleWith({ 'edition.yaml': [['data-status: example', 'data-status: simulated']] });
    site = siteApp(release, await releaseOf(second), release);
  });

  const links = (html: string) => [...html.matchAll(/href="(\/[^"#]*)/g)].map((m) => m[1]!);

  it('leaves the first unchanged, and links each to the others', async () => {
    const alone = links(await (await app.request('/en/')).text());
    const html = await (await site.request('/en/')).text();
    const added = [`/${release.plan.edition}/en/`, `/${release.plan.edition}-3/en/`];
    expect(links(html).filter((to) => !added.includes(to))).toEqual(alone);
    expect(html).toContain('SIMULATED DATA');
    expect(links(await (await site.request(`${added[0]}`)).text())).toContain('/en/');
  });

  it('keeps every page and file of the second below its name, marked with the kind of its data', async () => {
    const base = `/${release.plan.edition}`;
    const others = new Set([
      '/en/',
      '/zh/',
      '/en/api',
      '/zh/api',
      '/en/docs',
      '/zh/docs',
      `${base}-3/en/`,
      `${base}-3/zh/`,
    ]);
    const seen = await walk(site, [`${base}/en/`], (path, html) => {
      expect(html, path).toContain(path.startsWith(`${base}/zh`) ? '模拟数据' : 'SIMULATED DATA');
      const own = links(html).filter((to) => !others.has(to) && !/^\/(en|zh)\/docs(\/|$)/.test(to));
      const outside = own.filter((to) => !to.startsWith('/assets/') && !to.startsWith(`${base}/`));
      expect(outside, `where ${path} leads`).toEqual([]);
      return own;
    });
    expect(seen.size).toBeGreaterThan(subjectsOf(release.plan).length * release.plan.nodes.length);
  });

  it('responds 404 and redirects within the requested release', async () => {
    const base = `/${release.plan.edition}`;
    const lost = await site.request(`${base}/zh/1999`);
    expect(lost.status).toBe(404);
    expect(await lost.text()).toContain('模拟数据');
    expect((await site.request(base)).headers.get('Location')).toBe(`${base}/en/`);
    expect((await site.request(`${base}/`)).headers.get('Location')).toBe(base);
    expect((await site.request(`${base}/en/place/Northport`)).headers.get('Location')).toMatch(
      new RegExp(`^${base}/en/place/`),
    );
  });
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

describe('pages of the cities of China', () => {
  let china: Release | string;
  beforeAll(async () => {
    china = await chinaRelease();
  });

  it('have as many units as the map, each coloured or hatched', async (test) => {
    if (typeof china === 'string') return test.skip(china);
    const html = await (await siteApp(china).request('/en/?as=areas')).text();
    const map = JSON.parse(readFileSync(join(china.folder, 'map.topojson'), 'utf8')) as {
      objects: Record<string, { geometries: { id: string }[] }>;
    };
    const svg = /<figure class="map">.*?<\/svg>/s.exec(html)![0];
    const shown = [...svg.matchAll(/<path[^>]* class="(m\d|none)"/g)].map((m) => m[1]);
    const { units, provinces: _lines, inset: _frame, ...others } = map.objects;
    const uncovered = Object.values(others).flatMap((o) => o.geometries);
    const scored = china.index.values.subarray((china.index.periods - 1) * china.index.units);
    const known = new Set(china.plan.units.flatMap((u, c) => (Number.isNaN(scored[c]) ? [] : [u.code])));
    expect(shown.length).toBe(units!.geometries.length + uncovered.length);
    expect(shown.filter((c) => c !== 'none').length).toBe(
      units!.geometries.filter((u) => known.has(String(u.id))).length,
    );
  });

  it('are complete: no NaN, undefined or null on any of them', async (test) => {
    if (typeof china === 'string') return test.skip(china);
    const site = siteApp(china);
    const { plan } = china;
    const nodes = plan.nodes.map((n) => n.id);
    const paths = subjectsOf(plan).flatMap(({ code }, i) =>
      i % times(24, 6) === 0
        ? [
            `/${i % 4 ? 'en' : 'zh'}/place/${code}/${plan.periods[i % plan.periods.length]}/${nodes[i % nodes.length]}`,
          ]
        : [],
    );
    for (const path of ['/en/', '/zh/', '/en/2021', '/zh/2021', ...paths]) {
      const response = await site.request(path);
      expect(`${response.status} ${path}`).toBe(`200 ${path}`);
      const text = read(await response.text());
      const wrong = text.search(/NaN|undefined|\bnull\b|Infinity|\[object/);
      expect(wrong < 0 ? '' : text.slice(wrong - 40, wrong + 40), path).toBe('');
    }
  });
});

describe('a served release', () => {
  const sites: Site[] = [];
  afterAll(() => Promise.all(sites.map((site) => site.close())));

  it('uses the next port when one is taken', async () => {
    const taken = createServer();
    const port = await new Promise<number>((resolve) => {
      taken.listen(0, '127.0.0.1', () => resolve((taken.address() as { port: number }).port));
    });
    sites.push(await serveReleases([release], { port }), await serveReleases([release], { port }));
    taken.close();
    const ports = sites.map((site) => Number(new URL(site.url).port));
    expect(ports[0]).toBeGreaterThan(port);
    expect(ports[1]).toBeGreaterThan(ports[0]!);
    for (const site of sites) expect((await fetch(site.url)).status).toBe(200);
  });

  it('listens on this machine only', async () => {
    expect(new URL((sites[0] ?? (await serveReleases([release], { port: 18_351 }))).url).hostname).toBe(
      '127.0.0.1',
    );
  });
});
