import { get, request } from 'node:http';
import { type AsyncBuffer, asyncBufferFromUrl, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Release } from '../../src/release/index.js';
import { type Site, serveReleases, siteWithApi } from '../../src/server/index.js';
import { fronted } from '../../src/server/node/front.js';
import { otherSimulated, releaseOf } from '../helpers/editions.js';
import { oddEdition } from '../helpers/oddRelease.js';

let site: Site;
let release: Release;
const close: Site['close'][] = [];

beforeAll(async () => {
  release = await releaseOf(oddEdition({ units: 300, periods: 4 }));
  site = await serveReleases([release, await releaseOf(otherSimulated())], {
    port: 0,
    log: 'silent',
    behindProxy: true,
    workers: true,
  });
  close.push(site.close);
}, 240_000);
afterAll(() => Promise.all(close.map((end) => end())));

/** Asks as a reader whose address a proxy reports; the connection can be cut. */
function ask(path: string, reader = '203.0.113.1', headers: Record<string, string> = {}) {
  let cut = () => {};
  const answer = new Promise<{ status: number; body: Buffer; headers: Record<string, unknown> }>(
    (resolve) => {
      const request = get(
        new URL(path, site.url),
        { headers: { 'X-Forwarded-For': reader, ...headers } },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', () =>
            resolve({ status: response.statusCode!, body: Buffer.concat(parts), headers: response.headers }),
          );
        },
      );
      request.on('error', () => resolve({ status: 0, body: Buffer.alloc(0), headers: {} }));
      cut = () => request.destroy();
    },
  );
  return { answer, cut };
}

const expensive = '/v1/latest/exports/xlsx';

/** The status of a request with a method. */
const statusOf = (method: string, path: string) =>
  new Promise<number>((resolve, reject) => {
    request(new URL(path, site.url), { method }, (response) => {
      response.resume();
      resolve(response.statusCode!);
    })
      .on('error', reject)
      .end();
  });

describe('a server whose work is done by workers', () => {
  it('refuses methods that it does not answer, TRACE among them, which no worker can be asked with', async () => {
    for (const method of ['TRACE', 'PROPFIND', 'M-SEARCH']) {
      for (const path of ['/en/', '/v1/latest', '/healthz']) expect(await statusOf(method, path)).toBe(405);
    }
    expect(await statusOf('DELETE', '/v1/latest')).toBe(405);
  });

  it('answers as the site itself does', async () => {
    const alone = siteWithApi([release, await releaseOf(otherSimulated())]);
    const place = release.plan.units[0]!.code;
    for (const path of [
      '/en/',
      `/zh/place/${place}`,
      '/en/nowhere',
      '/v1/latest/units?limit=3',
      '/v1/latest/units.csv',
      '/v1/latest/units?limit=x',
      '/v1/other/analysis/inequality',
      '/other/en/time?node=access&x=1',
      '/places.json',
      '/',
    ]) {
      const [here, there] = [await alone.request(path), await ask(path).answer];
      expect([path, there.status, there.body.toString()]).toEqual([path, here.status, await here.text()]);
      for (const name of ['content-type', 'content-security-policy', 'cache-control', 'location', 'etag'])
        expect([path, name, there.headers[name] ?? null]).toEqual([path, name, here.headers.get(name)]);
    }
  });

  it('sends nothing again that the reader has, and no body to HEAD', async () => {
    const { headers } = await ask('/v1/latest/units').answer;
    const tag = { 'If-None-Match': String(headers['etag']) };
    expect((await ask('/v1/latest/units', undefined, tag).answer).status).toBe(304);
    const head = await fetch(new URL(`/${release.plan.edition}/zh/method`, site.url), { method: 'HEAD' });
    expect([head.status, (await head.text()).length]).toEqual([200, 0]);
    expect(
      (await (await fetch(new URL(`/${release.plan.edition}/zh/method`, site.url))).text()).length,
    ).toBeGreaterThan(1000);
  });

  it('gives parts of files, from which a reader of Parquet reads what it reads from the whole', async () => {
    const url = new URL(`/${release.plan.edition}/release/results.parquet`, site.url).href;
    const statuses: number[] = [];
    const noting: typeof fetch = async (...asked) => {
      const response = await fetch(...asked);
      if (asked[1]?.method !== 'HEAD') statuses.push(response.status);
      return response;
    };
    const rowsOf = (file: AsyncBuffer | ArrayBuffer) => parquetReadObjects({ file, rowStart: 5, rowEnd: 10 });
    const rows = await rowsOf(await asyncBufferFromUrl({ url, fetch: noting }));
    expect(rows).toEqual(await rowsOf(await (await fetch(url)).arrayBuffer()));
    expect(new Set(statuses)).toEqual(new Set([206]));
    const part = await ask(`/${release.plan.edition}/release/results.parquet`, undefined, {
      Range: 'bytes=0-3',
      'Accept-Encoding': 'br',
    }).answer;
    expect([part.status, part.body.toString()]).toEqual([206, 'PAR1']);
  });

  it('answers others while it works on expensive requests of one', async () => {
    let isDone = false;
    const long = ask(expensive, '203.0.113.9').answer.then((answer) => {
      isDone = true;
      return answer;
    });
    let meanwhile = 0;
    for (const unit of release.plan.units.slice(0, 10)) {
      expect((await ask(`/${release.plan.edition}/en/place/${unit.code}`).answer).status).toBe(200);
      expect((await ask('/healthz').answer).status).toBe(200);
      if (!isDone) meanwhile++;
    }
    // How many depends on how busy the machine is.
    expect(meanwhile).toBeGreaterThan(0);
    expect((await long).status).toBe(200);
  });

  it('refuses a reader with too much at a time, and says when to come again; not another', async () => {
    const paths = release.plan.units.slice(0, 8).map(({ code }) => `/v1/latest/exports/parquet?unit=${code}`);
    const asked = paths.map((path) => ask(path, '203.0.113.7'));
    const other = ask('/v1/latest/exports/csv', '203.0.113.8').answer;
    const answers = await Promise.all(asked.map(({ answer }) => answer));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 503, 503]);
    const refused = answers.find(({ status }) => status === 503)!;
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(JSON.parse(refused.body.toString())).toMatchObject({ type: '/problems/busy', status: 503 });
    expect((await other).status).toBe(200);
  });

  it('ends what a reader who left had asked for', async () => {
    const left = ask('/v1/latest/exports/sdmx-csv', '203.0.113.5');
    await ask('/healthz').answer;
    left.cut();
    await left.answer;
    // The only place for expensive work is free again long before that export would have been made.
    expect((await ask('/v1/other/exports/csv', '203.0.113.6').answer).status).toBe(200);
  });
});

it('takes threads with more memory for live releases that need it, and the same ones for those that do not', async () => {
  const front = fronted([release], [], { now: Date.now, onFault: () => {} } as Parameters<typeof fronted>[2]);
  const large = { path: 'results.csv', bytes: 2 ** 27, sha256: '' };
  const live = { ...release, manifest: { ...release.manifest, files: [large] } };
  expect([front.showLive!([]), front.showLive!([live])]).toEqual([true, false]);
  await front.close();
});
