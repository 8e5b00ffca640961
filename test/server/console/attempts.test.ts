import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeLink } from '../../../src/platform/index.js';
import { type ConsoleSite, consoleSite } from '../../helpers/console.js';

let at = {} as ConsoleSite;
beforeAll(async () => {
  at = await consoleSite({ behindProxy: true });
}, 240_000);
afterAll(() => at.close());

const wrong = 'x'.repeat(43);
const from = (address: string) => ({ 'X-Forwarded-For': address });
const enter = async (link: string, headers: Record<string, string>) =>
  fetch(new URL('/console/en/enter', at.site.url), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ link }),
    headers: { 'Sec-Fetch-Site': 'same-origin', ...headers },
  });

describe('wrong log-in links', () => {
  it('are answered with 429 after twenty of one reader, who still gets in by a valid one', async () => {
    const codes = [];
    for (let i = 0; i < 22; i++) codes.push((await enter(wrong, from('192.0.2.1'))).status);
    expect(codes).toEqual([...new Array(20).fill(403), 429, 429]);
    expect((await enter(wrong, from('192.0.2.2'))).status).toBe(403);
    const answer = await enter(makeLink(at.people, 'the-viewer', 'iplus'), from('192.0.2.1'));
    expect(answer.headers.get('Set-Cookie')).toMatch(
      /^__Host-iplus-console=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict;/,
    );
  });

  it('that a page of another site makes a browser ask for count for nothing', async () => {
    const reader = from('192.0.2.3');
    const image = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors', 'Sec-Fetch-Dest': 'image' };
    for (let i = 0; i < 25; i++) {
      for (const headers of [{ ...reader, ...image }, reader]) {
        await at.ask(`/console/en/enter?link=${wrong}`, 'nobody', { headers });
        await at.ask(`/console/returned?state=${wrong}&code=${i}`, 'nobody', { headers });
      }
      await enter(wrong, { ...reader, 'Sec-Fetch-Site': 'cross-site' });
      await enter(wrong, { ...reader, 'Sec-Fetch-Site': 'same-site' });
      await enter(wrong, { ...reader, 'Sec-Fetch-Site': '', Origin: 'https://evil.example' });
    }
    expect((await enter(wrong, reader)).status).toBe(403);
    const link = makeLink(at.people, 'the-viewer', 'iplus');
    expect((await at.ask(`/console/en/enter?link=${link}`, 'nobody', { headers: reader })).status).toBe(200);
    expect((await enter(link, reader)).status).toBe(303);
  });
});
