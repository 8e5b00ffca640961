import { request } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { type ConsoleSite, consoleSite, formIn } from '../../helpers/console.js';
import { identityProvider, siteAsClient } from '../../helpers/identityProvider.js';

let at: ConsoleSite | undefined;
afterEach(() => at?.close());

interface Sent {
  method?: string;
  body?: string;
  cookie?: string;
}

/** Sends a request under a name of the site, which `fetch` would not. */
function asked(path: string, host: string, { method = 'GET', body = '', cookie = '' }: Sent = {}) {
  const headers = {
    ...{ Host: host, Cookie: cookie, 'Sec-Fetch-Site': 'same-origin', Connection: 'close' },
    ...(body !== '' && { 'Content-Type': 'application/x-www-form-urlencoded' }),
  };
  return new Promise<{ status: number; text: string; to: string }>((resolve, reject) => {
    const sent = request(new URL(path, at!.site.url), { method, headers }, async (answer) => {
      let text = '';
      for await (const part of answer) text += part;
      resolve({ status: answer.statusCode!, text, to: answer.headers.location ?? '' });
    });
    sent.once('error', reject).end(body);
  });
}

/** The address that an operator's page offers as a log-in link, asked under a name; `name` of the cookie. */
async function linkUnder(host: string, name = 'iplus-console') {
  const cookie = `${name}=${at!.sessions.operator}`;
  const form = formIn((await asked('/console/en/people', host, { cookie })).text);
  const body = `${new URLSearchParams({ form, member: 'the-operator' })}`;
  const { status, text } = await asked('/console/en/people/link', host, { method: 'POST', body, cookie });
  return { status, text, link: /https?:\/\/[^"<\s]+(?=\/console\/en\/enter\?link=)/.exec(text)?.[0] };
}

it('hands out log-in links of this machine as it is asked, and none of a name that only the request says', async () => {
  at = await consoleSite();
  const { host, port } = new URL(at.site.url);
  expect((await linkUnder(host)).link).toBe(`http://${host}`);
  expect((await linkUnder(`localhost:${port}`)).link).toBe(`http://localhost:${port}`);
  for (const forged of [
    'evil.example',
    `evil.example:${port}`,
    `127.0.0.1.evil.example:${port}`,
    `user@${host}`,
  ]) {
    const { status, text, link } = await linkUnder(forged);
    expect([status >= 400, link, text.includes('?link=')], forged).toEqual([true, undefined, false]);
  }
  expect((await linkUnder('evil.example')).text).toContain('--base-url');
});

it('takes a name behind a proxy from --base-url alone', async () => {
  at = await consoleSite({ behindProxy: true });
  const name = '__Host-iplus-console';
  for (const host of ['index.example.org', 'localhost'])
    expect((await linkUnder(host, name)).status).toBe(422);
  await at.close();
  at = await consoleSite({ behindProxy: true, baseUrl: new URL('https://index.example.org/') });
  for (const host of ['index.example.org', 'evil.example'])
    expect((await linkUnder(host, name)).link).toBe('https://index.example.org');
});

it('asks an identity provider for no return to a name that only the request says', async () => {
  const provider = await identityProvider(['http://127.0.0.1/console/returned']);
  try {
    const login = { file: { issuer: provider.issuer, client: siteAsClient.client } };
    at = await consoleSite({ login });
    const own = await asked('/console/en/log-in', new URL(at.site.url).host);
    expect(new URL(own.to).searchParams.get('redirect_uri')).toBe(`${at.site.url}console/returned`);
    expect(await asked('/console/en/log-in', 'evil.example')).toMatchObject({ status: 502, to: '' });
  } finally {
    await provider.close();
  }
});
