import { cpSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../../src/edition/index.js';
import { openRelease } from '../../../src/release/openRelease.js';
import { downloadRelease } from '../../../src/release/verify/verifyDownload.js';
import { siteApp } from '../../../src/server/app.js';
import { publishStatic } from '../../../src/server/static/staticSite.js';
import { example, releaseOf } from '../../helpers/editions.js';
import { filesBelow, fingerprint, temporaryFolder } from '../../helpers/folders.js';
import { forge, signedRelease } from '../../helpers/signed.js';

let closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing) close();
  closing = [];
});

function served(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`),
    );
  });
}

/** The files of a folder, by their paths, and something else for some of them. */
function folderServed(folder: string, other: Record<string, RequestListener> = {}): Promise<string> {
  return served((request, response) => {
    const path = decodeURIComponent(request.url!.slice(1));
    if (other[path]) return other[path](request, response);
    try {
      response.end(readFileSync(join(folder, path)));
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
}

const wait = { answer: 500, file: 1500 };
let signed: Awaited<ReturnType<typeof signedRelease>>;
beforeAll(async () => {
  signed = await signedRelease();
});

async function refused(url: string, into = join(temporaryFolder(), 'release')): Promise<string> {
  const error: unknown = await downloadRelease(url, into, wait).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(UserError);
  return (error as UserError).message;
}

describe('a release at an address', () => {
  it('is downloaded whole, with what vouches for it, by its folder, its list or its site', async () => {
    const url = await folderServed(join(signed.folder, '..'));
    const name = `${url}${encodeURIComponent(signed.manifest.id)}`;
    for (const address of [name, `${name}/`, `${name}/release.json`, `${name}/?x#y`]) {
      const folder = join(temporaryFolder(), 'release');
      await downloadRelease(address, folder);
      expect(fingerprint(folder), address).toEqual(fingerprint(signed.folder));
    }
  });

  it('is downloaded from the site that iplus serve shows', async () => {
    const app = siteApp(await openRelease(signed.folder));
    const url = await served(async (request, response) => {
      const answer = await app.request(request.url!);
      response.statusCode = answer.status;
      response.end(Buffer.from(await answer.arrayBuffer()));
    });
    const folder = join(temporaryFolder(), 'release');
    await downloadRelease(url, folder);
    expect(filesBelow(folder)).toEqual(filesBelow(signed.folder));
    const bare = siteApp(await releaseOf(example));
    expect((await bare.request('/release/release.json.minisig')).status).toBe(404);
  });

  it('is downloaded from the folder that iplus publish writes, with what vouches for it', async () => {
    const site = join(temporaryFolder(), 'site');
    await publishStatic(site, [await openRelease(signed.folder)], { most: 1 });
    const folder = join(temporaryFolder(), 'release');
    await downloadRelease(await folderServed(site), folder);
    expect(fingerprint(folder)).toEqual(fingerprint(signed.folder));
  });

  it('is not taken when it sends more than its list says, without end, too slowly or nothing', async () => {
    const endless: RequestListener = (_, response) => {
      const more = () => {
        while (response.write(Buffer.alloc(65_536)));
        response.once('drain', more);
      };
      more();
    };
    const slow: RequestListener = (_, response) => {
      response.write('unit');
    };
    const silent: RequestListener = () => {};
    const other = async (name: string, listener: RequestListener) =>
      refused(await folderServed(signed.folder, { [name]: listener }));
    expect(await other('results.csv', endless)).toMatch(/more than \d+ bytes/);
    expect(await other('release.json', endless)).toMatch(/more than \d+ bytes/);
    expect(await other('release.json.minisig', endless)).toMatch(/more than \d+ bytes/);
    expect(await other('results.csv', slow)).toContain('no answer in time');
    expect(await other('results.csv', silent)).toContain('no answer in time');
    expect(await other('results.csv', (_, response) => response.destroy())).toContain('no connection');
    expect(await refused('http://127.0.0.1:1/')).toContain('no connection');
  });

  it('is not taken when the address leads elsewhere, is broken, or has no release', async () => {
    const answer = (status: number, headers = {}) =>
      served((_, response) => response.writeHead(status, headers).end('x'));
    expect(await refused(await answer(302, { location: 'http://169.254.169.254/' }))).toContain('169.254');
    expect(await refused(await answer(500))).toContain('status 500');
    expect(await refused(await answer(404))).toContain('no release.json');
    expect(await refused(await answer(200))).toContain('release.json');
    const missing = await folderServed(signed.folder, {
      'plan.json': (_, response) => response.writeHead(404).end(),
    });
    expect(await refused(missing)).toContain('no such file');
  });

  it('writes nothing outside its folder', async () => {
    const folder = join(temporaryFolder(), 'copy');
    cpSync(signed.folder, folder, { recursive: true });
    await forge(folder, (m) => m.files.push({ path: '../escaped', bytes: 1, sha256: '0'.repeat(64) }));
    const into = temporaryFolder();
    await refused(await folderServed(folder, { '../escaped': (_, r) => r.end('x') }), join(into, 'release'));
    expect(filesBelow(into)).toEqual([]);
  });
});
