import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openIntake } from '../../../src/cli/openIntake.js';
import { addMember, memberRoles, removeMember, starterContract } from '../../../src/platform/index.js';
import { addPartner, addToken, revokeToken } from '../../../src/platform/intake/index.js';
import type { Intake } from '../../../src/server/index.js';
import type { Route } from '../../../src/server/platform/route.js';
import { intakeRoutes, routesFor } from '../../../src/server/platform/routes.js';
import { testTime } from '../../helpers/clock.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { visit } from '../../helpers/intakeClient.js';
import { ndjson } from '../../helpers/platform.js';
import { storedRecords } from '../../helpers/storedRecords.js';

const strangers = ['nobody', 'forged', 'expired', 'revoked', 'removed'] as const;

/** What only the owner may see. */
const secret = 'hospital of the owner';
const tokens: Record<string, string> = {};
let [intake, server, receipt, now] = [{} as Intake, {} as Server, '', testTime];

beforeAll(async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'contracts'));
  for (const name of ['visits', 'beds'])
    writeFileSync(join(folder, 'contracts', `${name}.yaml`), starterContract(name));
  for (const partner of ['north', 'south']) await addPartner(folder, partner);
  const token = (partner: string, contract: string, days = 30) =>
    addToken(folder, partner, { contracts: [contract], days }, now);
  tokens['expired'] = (await token('north', 'visits', 1)).token;
  now += 2 * 86_400_000;
  const revoked = await token('north', 'visits');
  tokens['revoked'] = revoked.token;
  await revokeToken(folder, 'north', revoked.id, now);
  tokens['owner'] = (await token('north', 'visits')).token;
  tokens['other contract'] = (await token('north', 'beds')).token;
  tokens['other partner'] = (await token('south', 'visits')).token;
  const last = tokens['owner'].at(-1) === 'A' ? 'B' : 'A';
  tokens['forged'] = `${tokens['owner'].slice(0, -1)}${last}`;
  intake = await openIntake(folder, undefined, { now: () => now });
  const people = intake.people!;
  for (const role of memberRoles) {
    const member = `the-${role}`;
    addMember(people, { id: member, name: role, partner: 'north', roles: [role] }, 'iplus');
    tokens[role] = (await addToken(folder, 'north', { contracts: ['visits'], days: 30, member }, now)).token;
  }
  addMember(people, { id: 'gone', name: 'Gone', partner: 'north', roles: [...memberRoles] }, 'iplus');
  const gone = { contracts: ['visits'], days: 30, member: 'gone' };
  tokens['removed'] = (await addToken(folder, 'north', gone, now)).token;
  removeMember(people, 'gone', 'iplus');
  const body = ndjson({ ...visit(1), hospital: secret });
  const sent = { partner: 'north', key: 'first', contract: 'visits', form: 'ndjson', body } as const;
  receipt = (await intake.platform.submit(sent)).receipt.id;
  await intake.platform.judging.idle();
  const routes = intakeRoutes(intake);
  server = createServer(getRequestListener(async (request, env) => (await routes(request, env as never))!));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await intake.signing?.submissions.stop();
  await intake.platform.close();
});

/** An address of a route that is about what the owner sent. */
function addressOf({ path }: Route): string {
  const id = path.source.includes('receipts') ? receipt : encodeURIComponent('north:visits:2026-11');
  const text = path.source.replace(/^\^|\$$/g, '').replaceAll('\\/', '/');
  // The only group of a path is the id; it may hold a class and a count.
  const address = text.replace(/\((?:\[[^\]]*\]|[^()])*\)/, id);
  expect(path.test(address), `${path} is tried by ${address}`).toBe(true);
  return address;
}

/** What each route would do to the owner, if it were let. */
const bodies: Record<string, { type: string; body: string }> = {
  '/v1/records': { type: 'application/x-ndjson', body: JSON.stringify(visit(2)) },
  '/v1/erasures': { type: 'application/json', body: JSON.stringify({ contract: 'visits', key: ['v1'] }) },
};
let keys = 0;

function ask(route: Route, who: string): Promise<Response> {
  const address = addressOf(route);
  const { type, body } = bodies[address] ?? { type: 'application/json', body: '{}' };
  const port = (server.address() as AddressInfo).port;
  const query = address === '/v1/records' ? '?contract=visits' : '';
  return fetch(`http://127.0.0.1:${port}${address}${query}`, {
    method: route.method,
    ...(route.method === 'POST' && { body }),
    headers: {
      ...(tokens[who] && { Authorization: `Bearer ${tokens[who]}` }),
      'Content-Type': type,
      'Idempotency-Key': `k${++keys}`,
    },
  });
}

const state = () => ({
  account: intake.platform.account('north'),
  stored: [...storedRecords(intake.platform.ledger, intake.platform.log.folder, 'visits')]
    .filter(({ partner }) => partner === 'north')
    .map(({ bytes }) => `${Buffer.from(bytes)}`),
});

describe('every route for partners, from the table of routes', () => {
  const each = () => routesFor(intake);

  it('there are routes to try, those of submissions among them', () => {
    expect(each().length).toBeGreaterThan(9);
    expect(each().some(({ path }) => path.source.includes('submissions'))).toBe(true);
  });

  it.each(strangers)('is closed to %s', async (who) => {
    const before = state();
    for (const route of each()) {
      const answer = await ask(route, who);
      expect(answer.status, `${route.method} ${route.path}`).toBe(401);
      expect(answer.headers.get('WWW-Authenticate')).toBe('Bearer');
      expect((await answer.json()).type).toBe('/problems/unauthorized');
    }
    expect(state()).toEqual(before);
  });

  it('shows and changes nothing of the owner for another partner', async () => {
    const before = state();
    for (const route of each()) {
      const answer = await ask(route, 'other partner');
      const text = await answer.text();
      const at = `${route.method} ${route.path}: ${answer.status} ${text}`;
      expect([200, 202, 400, 403, 404, 422], at).toContain(answer.status);
      expect(text.includes(secret) || text.includes(receipt), at).toBe(false);
      if (addressOf(route).includes(receipt)) expect(answer.status, at).toBe(404);
    }
    await intake.platform.judging.idle();
    expect(state()).toEqual(before);
  });

  it('changes nothing under a contract that the token was not made for', async () => {
    const before = state();
    for (const route of each().filter(({ path }) => path.test('/v1/records') || path.test('/v1/erasures'))) {
      const answer = await ask(route, 'other contract');
      expect([answer.status, (await answer.json()).type]).toEqual([403, '/problems/not-allowed']);
    }
    expect(state()).toEqual(before);
  });

  it.each(memberRoles.filter((role) => role !== 'sender'))(
    'lets a %s look, and neither send nor erase with a token',
    async (role) => {
      const before = state();
      for (const route of each()) {
        const { status } = await ask(route, role);
        const at = `${route.method} ${route.path}: ${status}`;
        if (route.path.test('/v1/records') || route.path.test('/v1/erasures')) expect(status, at).toBe(403);
        else if (route.method === 'GET') expect([401, 403, 405, 500], at).not.toContain(status);
      }
      expect(state()).toEqual(before);
    },
  );

  it('lets a sender send and erase with a token', async () => {
    const records = each().find(({ path }) => path.test('/v1/records'))!;
    const erasures = each().find(({ path }) => path.test('/v1/erasures'))!;
    expect([200, 202]).toContain((await ask(records, 'sender')).status);
    await intake.platform.judging.idle();
    const eraseOwn = { type: 'application/json', body: JSON.stringify({ contract: 'visits', key: ['v2'] }) };
    const before = bodies['/v1/erasures']!;
    bodies['/v1/erasures'] = eraseOwn;
    expect((await ask(erasures, 'sender')).status).toBe(200);
    bodies['/v1/erasures'] = before;
  });

  it('is open to the owner; a token that is no member’s does not close, explain, sign or withdraw', async () => {
    for (const route of each()) {
      const { status } = await ask(route, 'owner');
      const isAct = route.method === 'POST' && route.path.source.includes('submissions');
      const at = `${route.method} ${route.path}: ${status}`;
      if (isAct) expect([400, 403, 404], at).toContain(status);
      else expect([401, 403, 405, 500], at).not.toContain(status);
    }
    expect(
      state().stored.some((text) => text.includes(secret)),
      'the owner may erase',
    ).toBe(false);
  });
});
