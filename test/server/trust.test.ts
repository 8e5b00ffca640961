import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  isTrusted,
  keyName,
  keyringText,
  noKeys,
  openRelease,
  publicKeyText,
  publicPem,
  readLog,
  sourceOf,
  withKey,
} from '../../src/release/index.js';
import { siteWithApi } from '../../src/server/app.js';
import { publishStatic } from '../../src/server/static/staticSite.js';
import { dumbHost } from '../helpers/dumbHost.js';
import { filesBelow, temporaryFolder } from '../helpers/folders.js';
import { signedRelease } from '../helpers/signed.js';

let signed: Awaited<ReturnType<typeof signedRelease>>;
let trust: { keys: string; publicLog: string };
beforeAll(async () => {
  signed = await signedRelease();
  const keys = temporaryFolder();
  const id = keyName(signed.key.id);
  writeFileSync(join(keys, 'keys.json'), keyringText(withKey(noKeys, signed.key)!));
  writeFileSync(join(keys, `${id}.pub`), publicKeyText(signed.key));
  writeFileSync(join(keys, `${id}.pem`), publicPem(signed.key));
  writeFileSync(join(keys, 'current.key'), 'what nobody may see');
  const publicLog = temporaryFolder();
  cpSync(signed.log, publicLog, { recursive: true });
  trust = { keys, publicLog };
});

describe('keys and log on a site', () => {
  it('are served unchanged, tiles permanently cached and the checkpoint for a minute, and no other file', async () => {
    const app = siteWithApi([await openRelease(signed.folder)], { trust });
    for (const [at, folder] of [
      ['keys', trust.keys],
      ['log', trust.publicLog],
    ] as const) {
      for (const path of filesBelow(folder).filter((name) => name !== 'current.key')) {
        const response = await app.request(`/${at}/${path}`);
        expect(response.status, path).toBe(200);
        const bytes = Buffer.from(await response.arrayBuffer());
        expect(bytes.equals(readFileSync(join(folder, path))), path).toBe(true);
        expect(response.headers.get('Cache-Control')!.includes('immutable'), path).toBe(
          path.startsWith('tile/'),
        );
        expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
      }
    }
    expect((await app.request('/log/checkpoint')).headers.get('Content-Type')).toMatch(/^text\/plain/);
    for (const path of ['keys/current.key', 'keys/..%2Flog', 'log/%2e%2e/keys.json', 'log/tile/0/x001']) {
      expect((await app.request(`/${path}`)).status, path).toBe(404);
    }
  });

  it('are linked from the page of the data in both languages, where they exist', async () => {
    const release = await openRelease(signed.folder);
    for (const lang of ['en', 'zh']) {
      const html = async (app: ReturnType<typeof siteWithApi>) => (await app.request(`/${lang}/data`)).text();
      const links = ['href="/keys/keys.json"', 'href="/log/checkpoint"'];
      const page = await html(siteWithApi([release], { trust }));
      for (const link of links) expect(page).toContain(link);
      const bare = await html(siteWithApi([release]));
      for (const link of links) expect(bare).not.toContain(link);
      expect(bare).toContain('npx iplus verify');
    }
  });

  it('are absent where none are configured', async () => {
    const app = siteWithApi([await openRelease(signed.folder)]);
    for (const path of ['/keys/keys.json', '/log/checkpoint']) {
      expect((await app.request(path)).status).toBe(404);
    }
  });

  it('are part of a published folder, where the log is verified by its address', async () => {
    const out = join(temporaryFolder(), 'site');
    await publishStatic(out, [await openRelease(signed.folder)], { trust, most: 1 });
    expect(filesBelow(out).filter((f) => f.startsWith('keys/') && f.endsWith('.key'))).toEqual([]);
    const host = await dumbHost(out);
    const log = await readLog(sourceOf(`${host.url}log`), (checkpoint) => isTrusted(checkpoint, signed.keys));
    await host.close();
    expect(log!.entries.length).toBe(1);
    expect(readFileSync(join(out, 'keys/keys.json'), 'utf8')).toContain('"current"');
  });
});
