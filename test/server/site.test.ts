import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Release, subjectsOf } from '../../src/release/index.js';
import { siteApp, siteWithApi } from '../../src/server/index.js';
import { example, exampleWith, releaseOf } from '../helpers/editions.js';
import { read, walk } from './walk.js';

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
