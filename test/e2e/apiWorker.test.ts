import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Release, sdmxArtefacts } from '../../src/release/index.js';
import { apiApp, publishStatic } from '../../src/server/index.js';
import { dumbHost } from '../helpers/dumbHost.js';
import { example, exampleWith, otherSimulated, releaseOf } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { noBrowser, openBrowser } from './browser.js';

/** What a host that is careful would let a page do. */
const strict = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:",
};

/** Pages of places are another test's matter. */
const few = { most: 40 };

const browser: Browser | undefined = await openBrowser();

describe.skipIf(!browser)(`a published folder in a browser${browser ? '' : ` (${noBrowser})`}`, () => {
  let releases: Release[];
  let out = '';
  let host: Awaited<ReturnType<typeof dumbHost>>;
  let page: Page;
  const mishaps: string[] = [];

  beforeAll(async () => {
    releases = [await releaseOf(example), await releaseOf(otherSimulated())];
    out = join(temporaryFolder(), 'site');
    await publishStatic(out, releases, few);
    host = await dumbHost(out, '/', strict);
    page = await (await browser!.newContext({ locale: 'zh-CN' })).newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') mishaps.push(message.text());
    });
  });
  afterAll(() => host.close());

  /** An answer in the browser: status, headers, and the bytes as text of one letter each. */
  const inBrowser = (at: Page, path: string, headers: Record<string, string>) =>
    at.evaluate(
      async ([to, sent]) => {
        const response = await fetch(to as string, { headers: sent as Record<string, string> });
        const bytes = new Uint8Array(await response.arrayBuffer());
        const body = Array.from(bytes, (b) => String.fromCharCode(b)).join('');
        return { status: response.status, headers: [...response.headers], body };
      },
      [path, headers] as const,
    );

  async function fromServer(app: ReturnType<typeof apiApp>, path: string, headers: Record<string, string>) {
    const response = await app.request(path, { headers: { 'Accept-Language': 'zh-CN', ...headers } });
    const body = Buffer.from(await response.arrayBuffer()).toString('latin1');
    return { status: response.status, headers: [...response.headers], body };
  }

  it('has no worker until the page of the API is opened, which then turns its examples into questions', async () => {
    await page.goto(`${host.url}zh/`);
    await page.goto(`${host.url}zh/place/${releases[0]!.plan.units[0]!.code}/`);
    const workers = () =>
      page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
    expect(await workers()).toBe(0);
    await page.goto(`${host.url}zh/api/`);
    await page.locator('#queries p', { hasText: '后台脚本' }).waitFor();
    expect(await workers()).toBe(1);
    expect(await page.locator('#queries p', { hasText: '需运行服务器' }).isVisible()).toBe(false);
    const example = page.locator('a[data-live*="values?"]').first();
    expect(await example.getAttribute('href')).toBe(`${host.url}v1/latest/values?level=total`);
    expect(mishaps).toEqual([]);
  });

  it('gives byte by byte what the server gives, whatever is asked', async () => {
    const app = apiApp(releases);
    const [{ plan, manifest }] = releases as [Release];
    const unit = plan.units[1]!.code;
    const period = plan.periods.at(-1)!;
    const node = plan.nodes[1]!.id;
    const { agency, dataflow, version } = { agency: 'IPLUS', ...sdmxArtefacts(releases[0]!) };
    const sdmx = `/sdmx/data/dataflow/${agency}/${dataflow}/${version}`;
    const first = (await (await app.request('/v1/latest/values?limit=7')).json()) as { next: string };
    const queries: [string, Record<string, string>?][] = [
      [`/v1/latest/values?unit=${unit}`],
      [`/v1/latest/values.csv?unit=${unit}&period=${period}`],
      [`/v1/latest/values?unit=${unit}`, { Accept: 'text/csv' }],
      [`/v1/latest/values.parquet?node=${node}`],
      [`/v1/latest/values.json-stat?period=${period}`],
      ['/v1/latest/values?limit=7'],
      [first.next],
      ['/v1/other/ranks?limit=3'],
      [`/v1/${encodeURIComponent(manifest.id)}/ranks?level=total`],
      ['/v1/releases'],
      ['/v1/latest/units'],
      [`/v1/latest/receipts/${unit}/${period}/${node}`],
      [`/v1/latest/receipts?of=results/${unit}/${period}/${node}`],
      ['/v1/latest/receipts?of=nonsense'],
      [`/v1/latest/analysis/rankings?unit=${unit}`],
      ['/v1/latest/analysis/rankings.csv?limit=3'],
      ['/v1/latest/exports/bibtex'],
      ['/v1/latest/exports/data-package'],
      [`/v1/latest/exports/csvw/files.zip?unit=${unit}`],
      [`${sdmx}/*?c[TIME_PERIOD]=ge:${period}`],
      [`${sdmx}/*?lastNObservations=1`, { Accept: 'application/vnd.sdmx.data+csv;version=2.0.0' }],
      [`/sdmx/availability/dataflow/${agency}/${dataflow}/${version}/*/all`],
      [`/sdmx/structure/dataflow/${agency}/${dataflow}/${version}`],
      ['/v1/latest/values?unit=nowhere'],
      ['/v1/latest/values?limt=3'],
      ['/v1/latest/values?cursor=1.abc', { 'Accept-Language': 'en' }],
      ['/v1/latest/values', { Accept: 'image/png' }],
      ['/v1/nobody/values?limit=3'],
    ];
    for (const [path, headers = {}] of queries) {
      expect(await inBrowser(page, path, headers), path).toEqual(await fromServer(app, path, headers));
    }
  });

  it('gives a workbook that holds the same, packed by another program', async () => {
    const path = '/v1/latest/exports/xlsx?';
    const sheets = ({ body }: { body: string }) => unzipSync(Buffer.from(body, 'latin1'));
    expect(sheets(await inBrowser(page, path, {}))).toEqual(
      sheets(await fromServer(apiApp(releases), path, {})),
    );
  });

  it('gives a file that is there as it is: the whole list', async () => {
    const whole = JSON.parse((await inBrowser(page, '/v1/latest/values.json', {})).body);
    expect(whole.items.length).toBe(whole.total);
  });

  it('is asked by a link to an address of the API before anything else was opened', async () => {
    const fresh = await (await browser!.newContext()).newPage();
    await fresh.goto(`${host.url}v1/latest/values?limit=2`);
    await fresh.waitForFunction(() => document.body.textContent?.includes('"items"'));
    expect(JSON.parse((await fresh.textContent('body'))!).items.length).toBe(2);
    await fresh.goto(`${host.url}problems/bad-parameter`);
    await fresh.waitForURL(/\/en\/api\/#bad-parameter$/);
    await fresh.context().close();
  });

  it('leads on below the path where the folder stands', async () => {
    const base = '/statistics/digital%20index';
    const deep = await dumbHost(out, '/statistics/digital index/', strict);
    const there = await (await browser!.newContext({ locale: 'zh-CN' })).newPage();
    await there.goto(`${deep.url}en/api/`);
    await there.locator('#queries p', { hasText: 'a worker now answers' }).waitFor();
    const app = apiApp(releases, { base });
    for (const path of [
      '/v1/latest/values?limit=5',
      '/v1/releases',
      '/v1/latest',
      '/v1/latest/values?limt=3',
    ]) {
      expect(await inBrowser(there, base + path, {}), path).toEqual(await fromServer(app, path, {}));
    }
    const { body } = await inBrowser(there, `${base}/v1/latest/values?limit=5`, {});
    const second = await inBrowser(there, JSON.parse(body).next, {});
    expect(JSON.parse(second.body).items.length).toBe(5);
    await there.context().close();
    await deep.close();
  });

  it('never answers from a release that is no longer published', async () => {
    const before = JSON.parse((await inBrowser(page, '/v1/latest/ranks?limit=1', {})).body);
    expect(before.release).toBe(releases[0]!.manifest.id);
    const next = await releaseOf(exampleWith({ 'edition.yaml': [['version: ', 'version: 9']] }));
    await publishStatic(out, [next], few);
    const after = JSON.parse((await inBrowser(page, '/v1/latest/ranks?limit=1', {})).body);
    expect(after.release).toBe(next.manifest.id);
    const gone = await inBrowser(page, `/v1/${encodeURIComponent(before.release)}/ranks?limit=1`, {});
    expect(gone.status).toBe(404);
    const kept = await page.evaluate(() => caches.keys());
    expect(kept.map((name) => name.split(' ').at(-1))).toEqual([next.manifest.id]);
  });
});
