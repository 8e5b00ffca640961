import { request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Site, serveReleases } from '../../src/server/index.js';
import { example, releaseOf } from '../helpers/editions.js';

let site: Site;
beforeAll(async () => {
  site = await serveReleases([await releaseOf(example)], { port: 0, log: 'silent', watching: true });
});
afterAll(() => site.close());

/** The status of a page asked for by a name, and whether pages of another site may read it. */
const asked = (path: string, host: string) =>
  new Promise<{ status: number; isOpen: boolean }>((resolve, reject) => {
    const headers = { Host: host, Origin: 'http://evil.example', Connection: 'close' };
    request(new URL(path, site.url), { headers }, (answer) => {
      answer.destroy();
      resolve({ status: answer.statusCode!, isOpen: 'access-control-allow-origin' in answer.headers });
    })
      .once('error', reject)
      .end();
  });

it('shows what is being worked on to no page of another site, by whatever name it asks', async () => {
  const { host, port } = new URL(site.url);
  for (const path of ['/en/', '/v1/latest/values', '/v1/releases', '/watch', '/release/release.json']) {
    for (const name of ['evil.example', `evil.example:${port}`, '127.0.0.1.nip.io', 'localhost.evil.example'])
      expect((await asked(path, name)).status, `${path} ${name}`).toBe(421);
    for (const name of [host, `localhost:${port}`, `[::1]:${port}`])
      expect(await asked(path, name), `${path} ${name}`).toEqual({ status: 200, isOpen: false });
  }
});
