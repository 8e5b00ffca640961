import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addMember, auditOf, makeLink, memberOfSession, People } from '../../../src/platform/index.js';
import { siteApp } from '../../../src/server/index.js';
import { type ConsoleSite, consoleSite, formIn } from '../../helpers/console.js';
import { example, releaseOf } from '../../helpers/editions.js';

let at = {} as ConsoleSite;
let clock = Date.UTC(2026, 10, 28, 12);
beforeAll(async () => {
  at = await consoleSite({ now: () => clock });
}, 240_000);
afterAll(() => at.close());

const enter = (link: string, headers: Record<string, string> = {}) =>
  fetch(new URL('/console/en/enter', at.site.url), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ link }),
    headers: { 'Sec-Fetch-Site': 'same-origin', ...headers },
  });
/** A page of `north` or another for a cookie alone. */
const seen = (cookie = '', path = '/console/en/p/north') =>
  fetch(new URL(path, at.site.url), { headers: { Cookie: cookie } });
const cookieOf = (answer: Response) => /^([\w-]+)=([^;]*)/.exec(answer.headers.get('Set-Cookie') ?? '')!;

describe('log-in', () => {
  it('shows whose link it is, uses it by the button alone, and gives a session of its own', async () => {
    const link = makeLink(at.people, 'the-viewer', 'iplus');
    for (let i = 0; i < 2; i++) {
      const page = await at.ask(`/console/en/enter?link=${link}`);
      expect(page.status).toBe(200);
      const text = await page.text();
      expect(text).toContain('Log in as Name of viewer');
      // The address of the other language must not carry the secret into logs and histories.
      expect(text.split(link)).toHaveLength(2);
    }
    const answer = await enter(link);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('Location')).toBe('/console/en/');
    const cookie = answer.headers.get('Set-Cookie')!;
    expect(cookie).toMatch(
      /^iplus-console=[\w-]{43}; Path=\/console; HttpOnly; SameSite=Strict; Max-Age=43200$/,
    );
    expect((await enter(link)).status).toBe(403);
  });

  it('never takes a session that the browser brings, and ends it', async () => {
    const brought = 'a'.repeat(43);
    const first = await enter(makeLink(at.people, 'the-viewer', 'iplus'), {
      Cookie: `iplus-console=${brought}`,
    });
    const [, , session] = cookieOf(first) as unknown as [string, string, string];
    expect(session).not.toBe(brought);
    expect(memberOfSession(at.people, brought)).toBeUndefined();
    const second = await enter(makeLink(at.people, 'the-viewer', 'iplus'), {
      Cookie: `iplus-console=${session}`,
    });
    expect(cookieOf(second)[2]).not.toBe(session);
    expect(memberOfSession(at.people, session)).toBeUndefined();
  });

  it('is not done by a form of another site', async () => {
    const link = makeLink(at.people, 'the-viewer', 'iplus');
    for (const headers of [
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': '', Origin: 'https://evil.example' },
      { 'Sec-Fetch-Site': '', Origin: 'null' },
    ])
      expect((await enter(link, headers)).status).toBe(403);
    expect((await enter(link)).status).toBe(303);
  });

  it('ends with log-out, on the server too', async () => {
    const answer = await enter(makeLink(at.people, 'the-viewer', 'iplus'));
    const [cookie] = cookieOf(answer);
    const home = await seen(cookie);
    const left = await fetch(new URL('/console/en/leave', at.site.url), {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ form: formIn(await home.text()) }),
      headers: { Cookie: cookie!, 'Sec-Fetch-Site': 'same-origin' },
    });
    expect(left.headers.get('Set-Cookie')).toMatch(/^iplus-console=; .*Max-Age=0$/);
    expect((await seen(cookie)).status).toBe(401);
  });

  it('ends half an hour after the last request', async () => {
    const [cookie] = cookieOf(await enter(makeLink(at.people, 'the-signer', 'iplus')));
    clock += 29 * 60_000;
    expect((await seen(cookie)).status).toBe(200);
    clock += 30 * 60_000;
    expect((await seen(cookie)).status).toBe(401);
    clock -= 59 * 60_000;
  });
});

describe('a page of the console', () => {
  it('is kept nowhere, framed by nobody, listed nowhere, and runs scripts of the site alone', async () => {
    for (const [path, who] of [
      ['/console/en/', 'nobody'],
      ['/console/zh/p/north', 'viewer'],
      ['/console/en/p/north', 'other'],
      ['/console/en/p/north/contracts/visits', 'viewer'],
    ] as const) {
      const { headers } = await at.ask(path, who);
      expect(headers.get('Cache-Control')).toBe('no-store');
      expect(headers.get('X-Robots-Tag')).toBe('noindex, nofollow');
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('Content-Security-Policy')).toMatch(/script-src '(?:self|sha256-[\w+/=]{44})';/);
      expect(headers.get('Access-Control-Allow-Origin')).toBeNull();
    }
  });

  it.each([
    '/console',
    '/console/',
    '/console//evil.example/',
    '/console/fr/',
    '/console/en//evil.example/',
    '/console/en/%2F%2Fevil.example',
    '/console/en/\\evil.example',
    '/console/en/p/%2e%2e/receipts',
    '/console/en/p/..%2F..%2F',
    '/console/en/p/%ff/receipts',
    '/console/en/p/north%00/receipts',
    '/console/en/?to=https://evil.example&next=//evil.example&return=//evil.example',
    '/console/en/enter?link=%0d%0aSet-Cookie:x=1',
    `/console/en/p/${'n'.repeat(400)}`,
  ])('leads nowhere else from %s', async (path) => {
    for (const who of ['nobody', 'viewer', 'operator'] as const) {
      const answer = await at.ask(path, who, { headers: { 'X-Forwarded-Host': 'evil.example' } });
      expect(answer.status).toBeLessThan(500);
      const to = answer.headers.get('Location');
      if (to !== null) expect(to).toMatch(/^\/console\/(?:en|zh)\/(?:p\/north)?$/);
      if (answer.status !== 303)
        expect(await answer.text()).not.toMatch(/(?:href|action|src)="(?:https?:)?\/\/|="\\/);
    }
  });

  it('shows hostile names and records as text', async () => {
    const name = `"><script>alert('n')</script>`;
    addMember(at.people, { id: 'hostile', name, partner: 'north', roles: ['viewer'] }, 'iplus');
    const link = makeLink(at.people, 'hostile', 'iplus');
    const north = '/console/en/p/north';
    const pages = [
      await at.ask(`${north}/quarantine?contract=visits&code=unknown-field&pointer=%2Fnorth-odd`, 'viewer'),
      await at.ask(`${north}/members`, 'operator'),
      await at.ask(`${north}/log`, 'operator'),
      await at.ask(`/console/en/enter?link=${link}`),
      await at.ask(`${north}/receipts/${at.receipts.north}`, 'viewer'),
      await at.ask(`${north}/receipts?contract=${encodeURIComponent(name)}`, 'viewer'),
    ];
    expect(pages.map(({ status }) => status)).toEqual(pages.map(() => 200));
    const texts = await Promise.all(pages.map((page) => page.text()));
    for (const text of texts) {
      expect(text).not.toMatch(/<script>alert/);
      expect(text).not.toContain('\u0007');
    }
    expect(texts[0]).toContain('&lt;script>alert(7)&lt;/script>');
    expect(texts[0]).toContain('\\u0007');
  });

  it('takes no form that is too large or of another type', async () => {
    const large = await at.send('/console/en/p/north/tokens/make', 'sender', { days: 'x'.repeat(70_000) });
    expect(large.status).toBe(413);
    const json = await at.ask('/console/en/p/north/tokens/make', 'sender', {
      method: 'POST',
      body: '{}',
      headers: { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' },
    });
    expect(json.status).toBe(415);
  });

  it('is not there without a platform', async () => {
    const app = siteApp(await releaseOf(example));
    for (const path of ['/console', '/console/en/', '/console/en/enter']) {
      const answer = await app.request(path);
      expect(answer.status).toBe(404);
      expect(await answer.text()).not.toContain('console');
    }
  });
});

describe('what people do in the console', () => {
  it('registers the public key of a sender that signs, and no private one', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const send = (key: string) =>
      at.send('/console/en/p/north/tokens/make', 'sender', { contracts: 'visits', days: '2', key });
    const wrong = [privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 'no key'];
    for (const pem of wrong) {
      const refused = await send(pem);
      expect([refused.status, await refused.text()]).toEqual([
        422,
        expect.stringContaining('no public key of Ed25519'),
      ]);
    }
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const [, id] = /keyid: <code>([0-9a-f]{12})</.exec(await (await send(pem)).text())!;
    const kept = readFileSync(join(at.folder, 'partners', 'north.json'), 'utf8');
    expect(kept).toContain(
      Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url').toString('base64'),
    );
    expect(await (await at.ask('/console/zh/p/north/tokens', 'sender')).text()).toContain('公钥');
    expect((await at.send('/console/en/p/north/tokens/revoke', 'sender', { token: id! })).status).toBe(303);
  });

  it('makes tokens that work and are shown once, and ends them; and is written down', async () => {
    const made = await at.send('/console/en/p/north/tokens/make', 'sender', {
      contracts: 'visits',
      days: '2',
    });
    const [token = '', id] = /iplus_pk_([0-9a-f]{12})_[\w-]{43}/.exec(await made.text()) ?? [];
    const use = async () =>
      (await fetch(new URL('/v1/account', at.site.url), { headers: { Authorization: `Bearer ${token}` } }))
        .status;
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(await use()).toBe(200);
    expect(await (await at.ask('/console/en/p/north/tokens', 'sender')).text()).not.toContain(token);
    expect(readFileSync(join(at.folder, 'partners', 'north.json'), 'utf8')).not.toContain(token);
    expect((await at.send('/console/en/p/north/tokens/revoke', 'sender', { token: id! })).status).toBe(303);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(await use()).toBe(401);
    const said = auditOf(at.people, { partner: 'north', most: 2 }).map(({ who, act, about }) => [
      who,
      act,
      about['token'],
    ]);
    expect(said).toEqual([
      ['the-sender', 'token-revoked', id],
      ['the-sender', 'token-made', id],
    ]);
  });

  it('lets an operator add a member, hand out a link, and remove the member', async () => {
    const added = await at.send('/console/en/p/south/members/add', 'operator', {
      id: 'fresh',
      name: '新人',
      roles: 'viewer',
    });
    expect(added.headers.get('Location')).toBe('/console/en/p/south/members');
    const page = await (
      await at.send('/console/en/p/south/members/link', 'operator', { member: 'fresh' })
    ).text();
    const [, link = ''] = /enter\?link=([\w-]{43})/.exec(page) ?? [];
    const [cookie] = cookieOf(await enter(link));
    expect((await seen(cookie, '/console/zh/p/south')).status).toBe(200);
    await at.send('/console/en/p/south/members/remove', 'operator', { member: 'fresh' });
    expect((await seen(cookie, '/console/zh/p/south')).status).toBe(401);
  });

  it('cannot hand out links for members of another partner than that of the address', async () => {
    const answer = await at.send('/console/en/p/south/members/link', 'operator', { member: 'the-viewer' });
    expect(answer.status).toBe(404);
  });

  it('judges again what was set aside', async () => {
    const answer = await at.send('/console/en/p/north/replay', 'operator', { contract: 'visits' });
    expect(answer.headers.get('Location')).toBe('/console/en/p/north/quarantine');
    const people = await People.open(at.folder);
    expect(auditOf(people, { most: 1 })[0]).toMatchObject({ who: 'the-operator', act: 'replayed' });
    people.close();
  });

  it('sees what of the quota is used in this minute', async () => {
    const used = async () => {
      const page = await (await at.ask('/console/en/p/south/tokens', 'other')).text();
      return Number(/requests in this minute<\/td><td class="n">(\d+)</.exec(page)?.[1]);
    };
    const headers = { Authorization: `Bearer ${at.tokens.south}` };
    // Tried again where the minute ends in between.
    const countsOne = async () => {
      const before = await used();
      await fetch(new URL('/v1/account', at.site.url), { headers });
      expect(await used()).toBe(before + 1);
    };
    await vi.waitFor(countsOne, { timeout: 100_000 });
  });
});
