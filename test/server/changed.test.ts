import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  keyName,
  keyringText,
  noKeys,
  openRelease,
  publicKeyText,
  publicPem,
  withKey,
} from '../../src/release/index.js';
import { attestations } from '../../src/release/store/attestations.js';
import { appendEntry } from '../../src/release/trust/log/log.js';
import { siteWithApi } from '../../src/server/app.js';
import { serveReleases } from '../../src/server/listen.js';
import { example, ownReleaseOf } from '../helpers/editions.js';
import { filesBelow, temporaryFolder } from '../helpers/folders.js';
import { signedRelease } from '../helpers/signed.js';

const table = 'analysis/rankings.csv';

/** A site of a release that may be changed, and what its server logged. */
async function running() {
  const release = await ownReleaseOf(example);
  const faults: unknown[] = [];
  const app = siteWithApi([release], { onFault: (error) => faults.push(error) });
  return { release, app, faults };
}

/** What may happen to a file of a release while it is served. */
const changes: Record<string, (file: string) => void> = {
  'bytes were appended to': (file) => appendFileSync(file, 'A1,secret\n'),
  'a link to a file of the system took the place of': (file) => {
    rmSync(file);
    symlinkSync('/etc/passwd', file);
  },
  'a link to a device without an end took the place of': (file) => {
    rmSync(file);
    symlinkSync('/dev/zero', file);
  },
  'a pipe took the place of': (file) => {
    rmSync(file);
    execFileSync('mkfifo', [file]);
  },
  'one byte was changed of': (file) => {
    const bytes = readFileSync(file);
    bytes[bytes.length - 2]! ^= 1;
    writeFileSync(file, bytes);
  },
  'nothing is left of': (file) => rmSync(file),
};

describe('a file of a release that is not the one the site was started with', () => {
  for (const [what, change] of Object.entries(changes)) {
    it(`is refused and logged: ${what} a table`, { timeout: 20_000 }, async () => {
      const { release, app, faults } = await running();
      change(join(release.folder, table));
      for (const address of [`/release/${table}`, '/release/analysis%2Frankings.csv']) {
        const response = await app.request(address);
        expect(response.status, address).toBe(410);
        expect(response.headers.get('Cache-Control')).toBe('no-store');
        const text = await response.text();
        expect(text).not.toMatch(/secret|root:|A1,/);
        expect(text, 'no path of the machine').not.toContain(release.folder);
      }
      expect(String(faults[0])).toContain(table);
    });
  }

  it('is refused by the API too, without a path of the machine', async () => {
    const { release, app, faults } = await running();
    appendFileSync(join(release.folder, table), 'A1,secret\n');
    const response = await app.request('/v1/latest/receipts?of=analysis/rankings/city/A1/2022/index/places');
    const text = await response.text();
    expect(text).not.toContain(release.folder);
    if (response.status !== 200) {
      expect(response.status).toBe(410);
      expect(faults).toHaveLength(1);
    }
  });

  it('does not concern release.json, which is served from memory', async () => {
    const { release, app } = await running();
    const before = readFileSync(join(release.folder, 'release.json'), 'utf8');
    writeFileSync(join(release.folder, 'release.json'), 'secret');
    expect(await (await app.request('/release/release.json')).text()).toBe(before);
  });
});

describe('an attestation', () => {
  it('is served where it attests this release, and refused where it is anything else', async () => {
    const signed = await signedRelease();
    const release = await openRelease(signed.folder);
    const there = Object.values(attestations).filter((name) => existsSync(join(release.folder, name)));
    expect(there.length).toBe(3);
    for (const name of there) {
      const file = join(release.folder, name);
      const faults: unknown[] = [];
      const get = () =>
        siteWithApi([release], { onFault: (e) => faults.push(e) }).request(`/release/${name}`);
      const before = readFileSync(file);
      expect(Buffer.from(await (await get()).arrayBuffer())).toEqual(before);
      for (const change of Object.values(changes)) {
        change(file);
        const response = await get();
        expect([404, 410], name).toContain(response.status);
        expect(await response.text()).not.toMatch(/secret|root:/);
        rmSync(file, { force: true });
        writeFileSync(file, before);
      }
      expect(faults.length, name).toBe(3);
    }
  });
});

describe('public keys and a log', () => {
  async function withTrust() {
    const signed = await signedRelease();
    const [keys, publicLog] = [temporaryFolder(), temporaryFolder()];
    const id = keyName(signed.key.id);
    writeFileSync(join(keys, 'keys.json'), keyringText(withKey(noKeys, signed.key)!));
    writeFileSync(join(keys, `${id}.pub`), publicKeyText(signed.key));
    writeFileSync(join(keys, `${id}.pem`), publicPem(signed.key));
    cpSync(signed.log, publicLog, { recursive: true });
    const faults: unknown[] = [];
    const onFault = (error: unknown) => faults.push(error);
    const app = siteWithApi([await openRelease(signed.folder)], { trust: { keys, publicLog }, onFault });
    return { signed, keys, publicLog, app, faults, id };
  }

  it('are what keys.json and the entries say, whatever the other files hold', async () => {
    const { keys, publicLog, app, id } = await withTrust();
    const before = new Map<string, string>();
    const all = [
      ...filesBelow(keys).map((name) => `/keys/${name}`),
      ...filesBelow(publicLog).map((name) => `/log/${name}`),
    ];
    for (const path of all) before.set(path, await (await app.request(path)).text());
    for (const ending of ['pub', 'pem']) changes['bytes were appended to']!(join(keys, `${id}.${ending}`));
    for (const path of filesBelow(publicLog)) {
      if (path.startsWith('tile')) changes['a pipe took the place of']!(join(publicLog, path));
    }
    for (const path of all) expect(await (await app.request(path)).text(), path).toBe(before.get(path));
  });

  it('are refused and logged where keys.json or the checkpoint is something else', async () => {
    const { keys, publicLog, app, faults } = await withTrust();
    expect((await app.request('/log/checkpoint')).status).toBe(200);
    for (const change of Object.values(changes)) {
      for (const [file, path] of [
        [join(keys, 'keys.json'), '/keys/keys.json'],
        [join(publicLog, 'checkpoint'), '/log/checkpoint'],
      ] as const) {
        const before = readFileSync(file);
        change(file);
        const response = await app.request(path);
        expect([404, 410], path).toContain(response.status);
        expect(await response.text()).not.toMatch(/secret|root:/);
        rmSync(file, { force: true });
        writeFileSync(file, before);
      }
    }
    expect(faults.length, 'a file of another kind is as good as none').toBe(6);
    expect((await app.request('/log/checkpoint')).status).toBe(200);
    expect((await app.request('/keys/keys.json')).status).toBe(200);
  });

  it('follow a log that grows, its earlier tiles included, and refuse one that was rewritten', async () => {
    const { signed, publicLog, app, faults } = await withTrust();
    const bytes = async (path: string) => Buffer.from(await (await app.request(path)).arrayBuffer());
    const old = await bytes('/log/tile/0/000.p/1');
    await appendEntry(publicLog, Buffer.from('second'), { key: signed.key, keys: [] });
    expect((await bytes('/log/checkpoint')).toString()).toBe(
      readFileSync(join(publicLog, 'checkpoint'), 'utf8'),
    );
    expect(await bytes('/log/tile/0/000.p/1')).toEqual(old);
    expect((await bytes('/log/tile/0/000.p/2')).subarray(0, 32)).toEqual(old);
    expect((await app.request('/log/tile/0/000.p/3')).status).toBe(404);
    const other = join(temporaryFolder(), 'log');
    const how = { key: signed.key, keys: [], origin: 'example.org/log' };
    for (const entry of ['x', 'y', 'z']) await appendEntry(other, Buffer.from(entry), how);
    rmSync(publicLog, { recursive: true });
    renameSync(other, publicLog);
    expect((await app.request('/log/checkpoint')).status).toBe(410);
    expect(String(faults.at(-1))).toContain('checkpoint');
  });
});

describe('a server whose work is done by workers', () => {
  it('serves nothing that was changed either, and a log as it grows', { timeout: 60_000 }, async () => {
    const signed = await signedRelease();
    const publicLog = temporaryFolder();
    cpSync(signed.log, publicLog, { recursive: true });
    const release = await openRelease(signed.folder);
    const how = { port: 0, workers: true, log: 'silent', trust: { publicLog } } as const;
    const site = await serveReleases([release], how);
    try {
      const get = async (path: string) => {
        const response = await fetch(new URL(path, site.url));
        return { status: response.status, text: await response.text() };
      };
      const table = 'analysis/dictionary.csv';
      expect((await get('log/checkpoint')).status).toBe(200);
      await appendEntry(publicLog, Buffer.from('second'), { key: signed.key, keys: [] });
      expect((await get('log/checkpoint')).text).toBe(readFileSync(join(publicLog, 'checkpoint'), 'utf8'));
      changes['bytes were appended to']!(join(release.folder, table));
      const { status, text } = await get(`release/${table}`);
      expect(status).toBe(410);
      expect(JSON.parse(text)).toMatchObject({ type: '/problems/changed-files' });
    } finally {
      await site.close();
    }
  });
});
