import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../src/edition/index.js';
import { openRelease, type Release } from '../../src/release/index.js';
import { siteWithApi } from '../../src/server/app.js';
import { chinaOrExample, example, ownReleaseOf, releaseOf } from '../helpers/editions.js';
import { forge } from '../helpers/signed.js';

let release: Release;
beforeAll(async () => {
  release = await releaseOf(example);
});

/** A release whose list and plan bear a name that `iplus check` would refuse, as a forger makes one. */
async function named(inList: string, inPlan = inList): Promise<string> {
  const { folder } = await ownReleaseOf(example);
  const file = join(folder, 'plan.json');
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), edition: inPlan }));
  await forge(folder, (manifest) => {
    manifest.edition = inList;
  });
  return folder;
}

describe('the name of an edition', () => {
  it.each([
    '/evil.example',
    '//evil.example',
    '..',
    'a/b',
    'A',
    '',
    'a b',
    'x\r\nSet-Cookie: a=b',
    'javascript:alert(1)',
  ])('is refused when a release is opened: %j', async (name) => {
    for (const folder of [await named(name), await named('my-index', name)]) {
      const error = await openRelease(folder).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(UserError);
      expect((error as Error).message).toContain('plan.json');
    }
  });

  it('never takes the place of a page or file of the site', async () => {
    for (const name of [
      'healthz',
      'metrics',
      'embed.js',
      'openapi.json',
      'places.json',
      'en',
      'v1',
      'robots.txt',
    ]) {
      const other = await openRelease(await named(name));
      const app = siteWithApi([release, other]);
      const status = (path: string) => Promise.resolve(app.request(path)).then((r) => r.status);
      expect(await status(`/${name}-2/en/`), name).toBe(200);
      expect(await status(`/${name}/en/`), name).toBe(404);
    }
  });
});

describe('a redirect', () => {
  it('stays on the host, whatever the address is', async () => {
    const app = siteWithApi([await chinaOrExample(), await openRelease(await named('other'))]);
    const paths = [
      '//evil.example/',
      '//evil.example/%2e%2e',
      '/\\evil.example/',
      '/other//evil.example/',
      '/%2f%2fevil.example/',
      '/en//evil.example',
      '/en/place//evil.example/..',
      '/en/place/beijing///evil.example',
      '/en/place/lakeside/%2f%2fevil.example/x',
      '/problems/%2f%2fevil.example',
      '/problems///evil.example',
      '/',
      '/other/',
      '/en/place/Lakeside',
      '/en/place/Beijing/2021',
    ];
    for (const path of paths) {
      const response = await app.request(path);
      const to = response.headers.get('Location');
      expect(response.status, path).toBeLessThan(500);
      if (to !== null) expect(new URL(to, 'http://own.example/').host, `${path} → ${to}`).toBe('own.example');
    }
  });

  it('has no second line, and is plain ASCII', async () => {
    const faults: unknown[] = [];
    const china = await chinaOrExample();
    const place = china.plan.units[0]!.name;
    const app = siteWithApi([china], { onFault: (error) => faults.push(error) });
    for (const name of [place.en, place.zh].map(encodeURIComponent)) {
      for (const rest of [
        '%0d%0aX',
        '%0d%0aSet-Cookie:%20a=b/index',
        '2021/%0d%0aX',
        '%00',
        '%e4%ba%ac',
        '%f0%9f%98%80/%ff',
      ]) {
        const response = await app.request(`/en/place/${name}/${rest}`);
        expect(response.status, rest).toBeLessThan(500);
        expect(response.headers.get('Location') ?? '', rest).toMatch(/^[!-~]*$/);
      }
    }
    expect(faults).toEqual([]);
  });
});
