import { createPrivateKey, sign } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { problemText, UserError } from '../../../src/edition/index.js';
import {
  addMember,
  auditOf,
  identitiesOf,
  membersOf,
  removeMember,
  setIdentity,
} from '../../../src/platform/index.js';
import { IdentityProvider } from '../../../src/server/console/provider.js';
import { freePort } from '../../../src/server/node/freePort.js';
import { type ConsoleSite, consoleSite } from '../../helpers/console.js';
import {
  identityProvider,
  newJwk,
  type RunningProvider,
  siteAsClient,
  Visitor,
} from '../../helpers/identityProvider.js';
import { nobodyThere } from '../../helpers/ports.js';

let [at, provider] = [{} as ConsoleSite, {} as RunningProvider];
let made = 0;
/** A new member of `north`, whom the provider knows by an e-mail address. */
let [member, email] = ['', ''];

beforeAll(async () => {
  const port = await freePort(0, '127.0.0.1');
  provider = await identityProvider(
    ['http://127.0.0.1', 'http://localhost'].map((host) => `${host}:${port}/console/returned`),
  );
  at = await consoleSite({
    port,
    login: { file: { issuer: provider.issuer, client: siteAsClient.client }, secret: siteAsClient.secret },
  });
}, 240_000);
afterAll(async () => {
  await at.close();
  await provider.close();
});
beforeEach(() => {
  member = `person-${++made}`;
  email = `${member}@north.example`;
  addMember(at.people, { id: member, name: 'Person', partner: 'north', roles: ['viewer'] }, 'iplus');
  provider.accounts.set(member, { email, email_verified: true });
});

const url = (path: string) => new URL(path, at.site.url);
const begin = () => url('/console/en/log-in');

/** Logs in at the provider and comes back. */
async function logIn(visitor: Visitor, login: string): Promise<Response> {
  return visitor.ask(await visitor.atProvider(begin(), login));
}

const isLoggedIn = async (visitor: Visitor) => (await visitor.ask(url('/console/en/p/north'))).status === 200;
const entries = () => auditOf(at.people, { most: 5 });

describe('log-in by an identity provider', () => {
  it('is offered, and lets in the member whose e-mail address the provider has verified', async () => {
    setIdentity(at.people, member, { email: email.toUpperCase() }, 'iplus');
    const visitor = new Visitor();
    const first = await visitor.ask(url('/console/en/'));
    expect([first.status, await first.text()]).toEqual([
      401,
      expect.stringContaining('href="/console/en/log-in"'),
    ]);
    const answer = await logIn(visitor, member);
    expect([answer.status, await answer.text()]).toEqual([
      200,
      expect.stringContaining('Logged in as Person'),
    ]);
    expect(await isLoggedIn(visitor)).toBe(true);
    expect([...visitor.cookies(begin()).keys()]).toEqual(['iplus-console']);
    const about = { by: provider.issuer, subject: member };
    expect(entries()[0]).toMatchObject({ who: member, act: 'logged-in', partner: 'north', about });
  });

  it('ends here and, by a link that is offered then, at the provider too', async () => {
    setIdentity(at.people, member, { email }, 'iplus');
    const visitor = new Visitor();
    await logIn(visitor, member);
    const page = await (await visitor.ask(url('/console/en/p/north'))).text();
    const [, form] = /name="form" value="([^"]+)"/.exec(page)!;
    const left = await visitor.ask(url('/console/en/leave'), {
      method: 'POST',
      body: new URLSearchParams({ form: form! }),
    });
    expect(left.status).toBe(200);
    expect(await isLoggedIn(visitor)).toBe(false);
    const [, link] = /href="(http[^"]+)"[^>]*>Log out of/.exec(await left.text())!;
    expect(new URL(link!).origin).toBe(provider.issuer);
    const asked = await visitor.ask(link!.replaceAll('&amp;', '&'));
    const html = await asked.text();
    const [, action] = /<form[^>]*action="([^"]+)"/.exec(html)!;
    const [, xsrf] = /name="xsrf" value="([^"]+)"/.exec(html)!;
    const isStill = () => visitor.cookies(new URL(provider.issuer)).has('_session');
    expect(isStill()).toBe(true);
    await visitor.ask(action!, { method: 'POST', body: new URLSearchParams({ xsrf: xsrf!, logout: 'yes' }) });
    expect(isStill()).toBe(false);
  });

  it('knows the person by the subject from then on: who is given the address later is nobody', async () => {
    setIdentity(at.people, member, { email }, 'iplus');
    expect((await logIn(new Visitor(), member)).status).toBe(200);
    expect(identitiesOf(at.people).get(member)).toEqual({ email, issuer: provider.issuer, subject: member });
    provider.accounts.set('successor', { email, email_verified: true });
    const visitor = new Visitor();
    expect((await logIn(visitor, 'successor')).status).toBe(403);
    expect(await isLoggedIn(visitor)).toBe(false);
    provider.accounts.set(member, { email: 'married@north.example', email_verified: true });
    expect((await logIn(new Visitor(), member)).status).toBe(200);
  });

  it('takes the subject that the operator registered, without an e-mail address', async () => {
    provider.accounts.set(member, {});
    setIdentity(at.people, member, { issuer: provider.issuer, subject: member }, 'iplus');
    expect((await logIn(new Visitor(), member)).status).toBe(200);
  });

  it('makes nobody a member: it says what the operator needs to know', async () => {
    const before = [membersOf(at.people), entries()];
    for (const unverified of [
      { email, email_verified: false },
      { email },
      { email: 'new@example.org', email_verified: true },
      {},
    ]) {
      provider.accounts.set('stranger', unverified);
      setIdentity(at.people, member, { email }, 'iplus');
      before[1] = entries();
      const visitor = new Visitor();
      const answer = await logIn(visitor, 'stranger');
      expect(answer.status).toBe(403);
      expect(await answer.text()).toContain('subject stranger');
      expect(await isLoggedIn(visitor)).toBe(false);
    }
    expect([membersOf(at.people), entries()]).toEqual(before);
  });

  it('ends with the membership', async () => {
    setIdentity(at.people, member, { email }, 'iplus');
    const visitor = new Visitor();
    await logIn(visitor, member);
    removeMember(at.people, member, 'iplus');
    expect(await isLoggedIn(visitor)).toBe(false);
    expect((await logIn(new Visitor(), member)).status).toBe(403);
    expect(identitiesOf(at.people).has(member)).toBe(false);
  });

  it('asks with a code challenge, a state and a nonce that are new each time', async () => {
    const [one, two] = await Promise.all(
      [0, 1].map(
        async () => new URL((await new Visitor().ask(begin())).headers.get('Location')!).searchParams,
      ),
    );
    expect(Object.fromEntries(one!)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      scope: 'openid email',
      redirect_uri: url('/console/returned').href,
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(one!.get(name)).not.toBe(two!.get(name));
  });
});

describe('an answer that is not the one asked for', () => {
  beforeEach(() => setIdentity(at.people, member, { email }, 'iplus'));

  it('of another browser is refused: nobody is logged in as somebody else', async () => {
    const [attacker, victim] = [new Visitor(), new Visitor()];
    const returned = await attacker.atProvider(begin(), member);
    await victim.ask(begin());
    const asked = provider.asked.length;
    for (const visitor of [victim, new Visitor()]) {
      expect((await visitor.ask(returned)).status).toBe(403);
      expect(await isLoggedIn(visitor)).toBe(false);
    }
    expect(provider.asked.slice(asked)).toEqual([]);
  });

  it('that was used is refused the second time', async () => {
    const visitor = new Visitor();
    const returned = await visitor.atProvider(begin(), member);
    const kept = new Map(visitor.cookies(begin()));
    expect((await visitor.ask(returned)).status).toBe(200);
    const again = new Visitor();
    for (const [name, value] of kept) again.cookies(begin()).set(name, value);
    expect((await again.ask(returned)).status).toBe(403);
    expect(await isLoggedIn(again)).toBe(false);
  });

  it('of a person who went back says so, and is no fault', async () => {
    const visitor = new Visitor();
    const answer = await visitor.ask(await visitor.atProvider(begin(), member, 'abort'));
    expect([answer.status, await answer.text()]).toEqual([
      403,
      expect.stringContaining('You are not logged in'),
    ]);
  });

  const claimsOf = (token: string) =>
    JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>;
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = (claims: object, header: object = { alg: 'RS256', kid: 'first' }) => {
    const text = `${part(header)}.${part(claims)}`;
    const key = createPrivateKey({ key: newJwk('first'), format: 'jwk' });
    return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
  };
  const lies: Record<string, (token: string) => string> = {
    'signed with another key': (token) => signed(claimsOf(token)),
    'signed with a key that the provider does not have': (token) =>
      signed(claimsOf(token), { alg: 'RS256', kid: 'second' }),
    'not signed': (token) => `${part({ alg: 'none' })}.${token.split('.')[1]}.`,
    'for somebody else, with the old signature': (token) => {
      const [header, , signature] = token.split('.');
      return `${header}.${part({ ...claimsOf(token), sub: 'person-1' })}.${signature}`;
    },
    'that is no token': () => 'x',
  };
  it.each(Object.keys(lies))('with a token %s is refused as a fault of the provider', async (which) => {
    provider.lies = (tokens) => ({ ...tokens, id_token: lies[which]!(tokens['id_token']!) });
    const visitor = new Visitor();
    expect((await logIn(visitor, member)).status).toBe(502);
    expect(await isLoggedIn(visitor)).toBe(false);
  });

  it('with the token of an earlier log-in is refused, and so is none', async () => {
    let earlier = '';
    provider.lies = (tokens) => {
      earlier = tokens['id_token']!;
      return tokens;
    };
    expect((await logIn(new Visitor(), member)).status).toBe(200);
    for (const lie of [
      (tokens: Record<string, string>) => ({ ...tokens, id_token: earlier }),
      ({ id_token: _, ...rest }: Record<string, string>) => rest,
    ]) {
      provider.lies = lie;
      const visitor = new Visitor();
      expect((await logIn(visitor, member)).status).toBe(502);
      expect(await isLoggedIn(visitor)).toBe(false);
    }
  });
});

describe('an identity provider that is away', () => {
  it('does not keep people out who have a session or a link', async () => {
    const gone = await consoleSite({
      login: { file: { issuer: nobodyThere, client: 'x' } },
    });
    const answer = await new Visitor().ask(new URL('/console/zh/log-in', gone.site.url));
    expect([answer.status, await answer.text()]).toEqual([
      502,
      expect.stringContaining('无法联系身份提供方'),
    ]);
    expect((await gone.ask('/console/en/p/north', 'viewer')).status).toBe(200);
    await gone.close();
  });

  it('is named to the operator, with what to compare', async () => {
    const away = new IdentityProvider({ issuer: nobodyThere, client: 'x' }, undefined);
    const refused = await away.begin('http://127.0.0.1/console/returned').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(UserError);
    expect(problemText((refused as UserError).problems[0]!, 'en')).toContain('no answer (ECONNREFUSED)');
  });

  it('with another secret of this site says which answer it gave', async () => {
    const other = new IdentityProvider(
      { issuer: provider.issuer, client: siteAsClient.client },
      'another secret',
    );
    const { begun } = await other.begin(url('/console/returned').href);
    const returned = new URL(
      `${url('/console/returned')}?code=x&state=${begun.state}&iss=${encodeURIComponent(provider.issuer)}`,
    );
    const refused = await other.end(returned, begun).catch((error: unknown) => error);
    expect(problemText((refused as UserError).problems[0]!, 'en')).toContain('(HTTP 401)');
  });
});
