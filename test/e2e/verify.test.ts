import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRelease, publicKeyText } from '../../src/release/index.js';
import { idOf, type Manifest, manifestText } from '../../src/release/manifest.js';
import { sha256 } from '../../src/release/store/store.js';
import { newSecretKey } from '../../src/release/trust/ed25519.js';
import { signRecomputed, statementFile } from '../../src/release/trust/witness/recomputed.js';
import { type Site, serveReleases } from '../../src/server/index.js';
import { signedRelease } from '../helpers/signed.js';
import { firstPort, inBrowser, violations, visit } from './browser.js';

const browserOf = inBrowser();
let signed: Awaited<ReturnType<typeof signedRelease>>;
let site: Site;

beforeAll(async () => {
  signed = await signedRelease();
  const how = {
    at: '2026-01-05T00:00:00.000Z',
    from: 'panel',
    version: '1',
    witness: 'uni.example',
  } as const;
  const statement = statementFile(signRecomputed(newSecretKey(), signed.manifest, how));
  writeFileSync(join(signed.folder, 'release.recomputed.json'), statement);
  site = await serveReleases([await openRelease(signed.folder)], { port: firstPort, log: 'silent' });
}, 120_000);
afterAll(() => site.close());

type Change = (path: string, content: Buffer) => Buffer | Promise<Buffer>;

/** Sends the files of the release changed, as a host might. */
async function serving(page: Page, change: Change): Promise<void> {
  await page.unrouteAll();
  await page.route('**/release/**', async (route: Route) => {
    const path = decodeURIComponent(new URL(route.request().url()).pathname).replace(/^.*\/release\//, '');
    await route.fulfill({ body: await change(path, readFileSync(join(signed.folder, path))) });
  });
}

/** Verifies with the key of the publisher, and waits for the verdict. */
async function verdictOf(page: Page): Promise<string> {
  await page.locator('#verify-says').evaluate((place) => place.replaceChildren());
  await page.reload();
  const key = publicKeyText(signed.key).split('\n')[1]!;
  await page.locator('#verify-form summary').click();
  await page.locator('textarea[name=keys]').fill(key);
  await page.locator('#verify-form button').click();
  const verdict = page.locator('[data-verdict], #verify-says [role=alert]').first();
  await verdict.waitFor({ timeout: 120_000 });
  return (await page.locator('#verify-says').textContent())!;
}

const flipped = (content: Buffer): Buffer => {
  const changed = Buffer.from(content);
  changed[changed.length >> 1]! ^= 1;
  return changed;
};

describe('the page that verifies a release', { timeout: 300_000 }, () => {
  it('says that all is right, what was calculated again, and who signed', async (test) => {
    const { page, mishaps, leave } = await visit(browserOf(test), `${site.url}en/verify`);
    expect(await verdictOf(page)).toContain('Everything that was checked is right.');
    const rows = await page.$$eval('#verify-found [data-file]', (all) =>
      all.map((row) => [...row.children].map((cell) => cell.textContent)),
    );
    expect(rows.map(([path]) => path).sort()).toEqual(signed.manifest.files.map(({ path }) => path).sort());
    const again = rows.filter(([, , state]) => state === 'same').map(([path]) => path);
    expect(again).toEqual(
      expect.arrayContaining(['panel.parquet', 'plan.json', 'results.csv', 'results.parquet']),
    );
    expect(rows.flat()).not.toContain('comes out otherwise');
    expect(await page.locator('#verify-found').textContent()).toContain('entry 1 of 1 in example.org/log');
    expect(await page.locator('#verify-found').textContent()).toContain('statements: 1');
    expect(mishaps).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await leave();
  });

  it('names every file of which a byte was changed, in Chinese too', async (test) => {
    const { page, leave } = await visit(browserOf(test), `${site.url}zh/verify`);
    const listed = signed.manifest.files.map(({ path }) => path);
    await serving(page, (path, content) => (listed.includes(path) ? flipped(content) : content));
    const all = await verdictOf(page);
    for (const path of listed) expect(all).toContain(`${path}：缺失或已改动`);
    for (const name of [
      'release.json',
      'release.json.minisig',
      'release.tlog-proof',
      'release.recomputed.json',
      'panel.parquet',
    ]) {
      await serving(page, (path, content) => (path === name ? flipped(content) : content));
      const said = await verdictOf(page);
      expect(said, name).toContain(name);
      expect(said, name).not.toContain('全部无误');
    }
    await leave();
  });

  it('finds a figure that does not follow from the panel, and a file left out, though all hashes fit', async (test) => {
    const { page, leave } = await visit(browserOf(test), `${site.url}en/verify`);
    const original = readFileSync(join(signed.folder, 'results.csv'), 'utf8');
    const forged = Buffer.from(
      original.replace(/,(\d)(\d*\.\d+),1,/, (_, a, b) => `,${(Number(a) % 9) + 1}${b},1,`),
    );
    expect(forged.toString()).not.toBe(original);
    const manifest = JSON.parse(readFileSync(join(signed.folder, 'release.json'), 'utf8')) as Manifest;
    const withFiles = async (files: Manifest['files']) =>
      Buffer.from(manifestText({ ...manifest, files, id: await idOf({ ...manifest, files }) }));
    const list = await withFiles(
      manifest.files.flatMap((file) => {
        if (file.path === 'movers.csv') return [];
        const own = { path: file.path, bytes: forged.length, sha256: sha256(forged) };
        return [file.path === 'results.csv' ? own : file];
      }),
    );
    await serving(page, (path, content) =>
      path === 'results.csv' ? forged : path === 'release.json' ? list : content,
    );
    const said = await verdictOf(page);
    expect(said).toContain('results.csv: comes out otherwise');
    expect(said).toContain('movers.csv: not in the list');
    await leave();
  });

  it('verifies nothing by a key that is none, and says so in the language of the page', async (test) => {
    const { page, leave } = await visit(browserOf(test), `${site.url}zh/verify`);
    await page.locator('#verify-form summary').click();
    await page.locator('textarea[name=witnesses]').fill('uni.example+00000000+AAAA');
    await page.locator('#verify-form button').click();
    const alert = page.locator('#verify-says [role=alert]');
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(/^未能验证：.*uni\.example\+00000000\+AAAA/);
    await leave();
  });

  it('says what to do where the browser calculates no hashes', async (test) => {
    const { page, leave } = await visit(browserOf(test), `${site.url}en/verify`);
    await page.addInitScript('Object.defineProperty(globalThis, "isSecureContext", { value: false })');
    await page.reload();
    await page.locator('#verify-says [role=alert]').waitFor();
    expect(await page.locator('#verify-says').textContent()).toContain('use the command below');
    expect(await page.locator('#verify-form').isVisible()).toBe(false);
    await leave();
  });
});
