import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMember, auditOf, membersOf } from '../../../src/platform/index.js';
import { consoleTable } from '../../../src/server/console/table.js';
import { type ConsoleSite, consoleSite, type Identity, identities, october } from '../../helpers/console.js';
import { nobodyThere } from '../../helpers/ports.js';

let at = {} as ConsoleSite;
beforeAll(async () => {
  at = await consoleSite({ login: { file: { issuer: nobodyThere, client: 'x' } } });
}, 240_000);
afterAll(() => at.close());

const routes = consoleTable();

/** What each right lets each identity do with what is of `north`, written down apart from the program. */
const allowed: Record<string, readonly Identity[]> = {
  anybody: identities,
  member: ['other', 'viewer', 'sender', 'signer', 'operator'],
  see: ['viewer', 'sender', 'signer', 'operator'],
  tokens: ['sender', 'operator'],
  explain: ['sender'],
  sign: ['signer'],
  check: ['sender', 'signer', 'operator'],
  operate: ['operator'],
};

let made = 0;
/** An address of a route about `north`, and a form that it takes. */
async function asked(path: string): Promise<{ to: string; fields: Record<string, string> }> {
  const { checked, statement } = await at.submissions.reader.view(october);
  const id = path.includes('/contracts/') ? 'visits' : at.receipts.north;
  const to = `/console/en${path.replace(':partner', 'north').replace(':submission', october).replace(':id', id)}`;
  const member = `made-${++made}`;
  const isOfPartner = path.startsWith('/p/');
  if (/\/(?:link|remove|identity)$/.test(path)) {
    const more = isOfPartner ? { partner: 'north', roles: ['viewer' as const] } : { roles: [] };
    addMember(at.people, { id: member, name: 'Made', ...more }, 'iplus');
  }
  const fields = {
    contract: 'visits',
    contracts: 'visits',
    days: '30',
    token: '000000000000',
    member,
    id: `new-${made}`,
    name: 'New',
    roles: 'viewer',
    question: checked?.questions[0]?.id ?? '',
    choice: 'confirm',
    reason: 'The hospital was closed on these days for repairs.',
    sha256: statement?.sha256 ?? '',
  };
  return { to, fields };
}

/** Everything that a refused request must leave as it is. */
const state = () =>
  JSON.stringify([
    auditOf(at.people, { most: 1000 }).map(({ n }) => n),
    membersOf(at.people),
    readFileSync(join(at.folder, 'partners', 'north.json'), 'utf8'),
    at.platform.account(),
    at.platform.log.end,
  ]);

const cases = routes
  .filter(({ path }) => path !== '/leave')
  .flatMap((route) => identities.map((who) => [route.method, route.path, who, route.right] as const));

describe('every address of the console', () => {
  it.each(cases)('%s %s for %s (%s)', async (method, path, who, right) => {
    const { to, fields } = await asked(path);
    const before = state();
    const answer = method === 'GET' ? await at.ask(to, who) : await at.send(to, who, fields);
    const text = await answer.text();
    if (right === 'anybody') {
      expect([403, 429, 502]).toContain(answer.status); // no link that is valid, no identity provider that answers: the same for everybody
      return;
    }
    if (allowed[right]!.includes(who)) {
      expect([200, 303, 409, 422], text.slice(0, 500)).toContain(answer.status);
      return;
    }
    const isSeen = path.includes(':partner') && who !== 'other';
    expect(answer.status).toBe(who === 'nobody' ? 401 : isSeen ? 403 : 404);
    expect(state()).toBe(before);
  });

  it.each(
    routes.flatMap(({ method, path, right }) =>
      method === 'POST' && right !== 'anybody' ? [[path, right] as const] : [],
    ),
  )('POST %s does nothing for a form of another site, or without what forms carry', async (path, right) => {
    const who = allowed[right]!.at(-1)!;
    for (const sent of [
      { form: '' },
      { form: 'x'.repeat(43) },
      { headers: { 'Sec-Fetch-Site': 'cross-site' } },
      { headers: { 'Sec-Fetch-Site': 'same-site' } },
      { headers: { 'Sec-Fetch-Site': 'none' } },
    ]) {
      const { to, fields } = await asked(path);
      const before = state();
      const answer = await at.send(to, who, fields, sent);
      expect(answer.status).toBe(403);
      expect(state()).toBe(before);
    }
    const { to, fields } = await asked(path);
    const before = state();
    const byGet = await at.ask(`${to}?${new URLSearchParams(fields)}`, who);
    expect([200, 404, 405]).toContain(byGet.status);
    expect(state()).toBe(before);
  });
});

describe('what belongs to a partner', () => {
  const secrets = () => [
    'north%3Avisits',
    'North-secret',
    at.receipts.north,
    'Name of viewer',
    'the-signer',
    'north-odd',
  ];

  it('is on no page that a member of another partner sees, whatever is asked for', async () => {
    const seen: string[] = [];
    for (const { path, method } of routes) {
      for (const partner of ['north', 'south']) {
        for (const id of [at.receipts.north, at.receipts.south, 'visits']) {
          const to = `/console/en${path.replace(':partner', partner).replace(':submission', october).replace(':id', id)}`;
          if (to.endsWith('/leave')) continue;
          const answer =
            method === 'GET'
              ? await at.ask(to, 'other')
              : await at.send(to, 'other', { member: 'the-viewer' });
          const text = await answer.text();
          seen.push(
            ...secrets()
              .filter((secret) => text.replaceAll(to, '').includes(secret) && !to.includes(secret))
              .map((secret) => `${to} ${secret}`),
          );
        }
      }
    }
    expect(seen).toEqual([]);
  });

  it('is on the pages of its members: the test above would see it', async () => {
    const pages = await Promise.all(
      ['', '/receipts', '/members', '/submissions', '/quarantine', `/receipts/${at.receipts.north}`].map(
        async (page) => (await at.ask(`/console/en/p/north${page}`, 'viewer')).text(),
      ),
    );
    for (const secret of secrets()) expect(pages.some((page) => page.includes(secret))).toBe(true);
  });

  it('looks to others like what there is not', async () => {
    const [theirs, nobodys] = await Promise.all(
      ['north', 'nothing'].map(async (name) => {
        const answer = await at.ask(`/console/en/p/${name}/receipts`, 'other');
        return [answer.status, (await answer.text()).replaceAll(name, 'NAME')];
      }),
    );
    expect(theirs).toEqual(nobodys);
  });
});
