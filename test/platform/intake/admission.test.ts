import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { expect, it } from 'vitest';
import { addPartner, addToken, Platform, Senders } from '../../../src/platform/intake/index.js';
import { Admission } from '../../../src/server/platform/admission.js';
import { DelayLimit } from '../../../src/server/platform/delayLimit.js';
import { keepDoor } from '../../../src/server/platform/door.js';
import { askLater } from '../../../src/server/platform/expect.js';
import { intakeRoutes } from '../../../src/server/platform/routes.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { usualJudges } from '../../helpers/platform.js';

it('fewer are worked on at once where most work of a round waits, and more again where it does not', () => {
  const limit = new DelayLimit({ least: 4, most: 32 });
  const rounds = (count: number, ...delays: number[]) => {
    for (let i = 0; i < count; i++) {
      for (const ms of delays) limit.note(ms);
      limit.reached();
      limit.endRound();
    }
    return limit.atOnce;
  };
  expect(rounds(40, 3, 90), 'half of the work is as short as ever').toBe(32);
  expect(rounds(3, 3, 40, 90)).toBeLessThan(16);
  expect(rounds(20, 40, 90), 'never below the least').toBe(4);
  expect(rounds(10, 3, 40)).toBe(14);
});

it('a partner that sends much leaves places to others, whose share is let in beyond the limit', () => {
  let now = 0;
  const admission = new Admission(new DelayLimit({ least: 8, most: 8 }), () => now);
  const enter = (partner: string, count: number) =>
    Array.from({ length: count }, () => admission.enter(partner)).filter((place) => place !== undefined);
  const large = enter('large', 20);
  expect(large.length, 'nobody else sends').toBe(8);
  const small = enter('small', 10);
  expect(small.length).toBe(4);
  for (const place of [...large, ...small]) place.leave();
  expect(enter('large', 20).length, 'while the other one sends').toBe(7);
  now = 2000;
  expect(
    enter('large', 20).length,
    'those that wait for their senders no longer count, up to the places of one partner',
  ).toBe(8);
});

it('bodies that are let in are no more than may be in memory, and a large one alone is', () => {
  const admission = new Admission();
  expect(admission.enter('a', 60 << 20)).toBeDefined();
  expect(admission.enter('b', 10 << 20)).toBeUndefined();
  expect(admission.enter('b', 1 << 20)).toBeDefined();
});

/** A server that has too much to do. `door`: refuses at its door, as a site does; else where requests are answered. */
async function busyServer(door = true) {
  const folder = temporaryFolder();
  const platform = await Platform.open(folder, usualJudges, {
    free: () => 1e12,
    limits: { waitingBytes: 0 },
  });
  await addPartner(folder, 'north');
  const { token } = await addToken(folder, 'north', { contracts: ['visits'], days: 1 }, Date.now());
  const intake = { platform, senders: new Senders(folder), admission: new Admission() };
  const routes = intakeRoutes(intake);
  const server = createServer(getRequestListener(async (asked, env) => (await routes(asked, env as never))!));
  askLater(server);
  const seen = { refused: 0 };
  if (door) keepDoor(server, intake, () => seen.refused++);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const headers = {
    Authorization: `Bearer ${token}`,
    'Content-Type': 'application/x-ndjson',
    'Idempotency-Key': 'k',
  };
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await platform.close();
  };
  return { port, headers, seen, close };
}

it.each([
  ['at the door', true],
  ['behind it', false],
])(
  'whoever is refused %s while sending a large body hears why, every time, and no broken connection',
  async (_, door) => {
    const { port, headers, seen, close } = await busyServer(door);
    const body = Buffer.alloc(8 << 20, 'x');
    const answers = await Promise.all(
      Array.from({ length: 12 }, () =>
        fetch(`http://127.0.0.1:${port}/v1/records?contract=visits`, { method: 'POST', headers, body }).then(
          async (answer) => [
            answer.status,
            answer.headers.get('Retry-After'),
            ((await answer.json()) as { type: string }).type,
          ],
          (error: Error) => [`${error.cause}`],
        ),
      ),
    );
    expect(new Set(answers.map(String))).toEqual(new Set(['503,1,/problems/busy']));
    expect(seen.refused).toBe(door ? 12 : 0);
    await close();
  },
);

it('what is said at the door is what is said behind it, in both languages; strangers and readers go on', async () => {
  const [front, behind] = [await busyServer(true), await busyServer(false)];
  const asked = async (
    { port, headers }: Awaited<ReturnType<typeof busyServer>>,
    path: string,
    more: Record<string, string>,
  ) => {
    const method = path === '/v1/account' ? 'GET' : 'POST';
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { ...headers, ...more },
    });
    const said = new Map(answer.headers);
    for (const name of [
      'date',
      'connection',
      'keep-alive',
      'transfer-encoding',
      'ratelimit',
      'ratelimit-policy',
    ])
      said.delete(name);
    return { status: answer.status, said, text: await answer.text() };
  };
  for (const [path, more, status] of [
    ['/v1/records?contract=visits', { 'Accept-Language': 'zh-CN' }, 503],
    ['/v1/records?contract=visits', {}, 503],
    ['/v1/records?contract=visits', { Authorization: 'Bearer nobody' }, 401],
    ['/v1/account', {}, 200],
  ] as const) {
    const answers = await Promise.all([asked(front, path, more), asked(behind, path, more)]);
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0].status).toBe(status);
  }
  expect(front.seen.refused).toBe(2);
  await Promise.all([front.close(), behind.close()]);
});

it('whoever asks before sending (Expect: 100-continue) is refused without being asked for the body', async () => {
  const { port, headers, close } = await busyServer();
  const seen = await new Promise<string[]>((resolve, reject) => {
    const events: string[] = [];
    const asked = request(
      {
        port,
        method: 'POST',
        path: '/v1/records?contract=visits',
        headers: { ...headers, Expect: '100-continue', 'Content-Length': 1 << 20 },
      },
      (answer) => {
        events.push(`${answer.statusCode} ${answer.headers.connection}`);
        answer.resume().once('end', () => resolve(events));
      },
    );
    asked.on('continue', () => events.push('continue'));
    asked.once('error', reject);
    asked.flushHeaders();
  });
  expect(seen).toEqual(['503 close']);
  await close();
});

it('other requests that wait to be asked are asked at once', async () => {
  const { port, headers, close } = await busyServer();
  const socket = connect(port, '127.0.0.1');
  const text = new Promise<string>((resolve) => socket.once('data', (part) => resolve(`${part}`)));
  socket.write(
    `POST /v1/erasures HTTP/1.1\r\nHost: x\r\nAuthorization: ${headers.Authorization}\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n`,
  );
  expect(await text).toMatch(/^HTTP\/1.1 100 /);
  socket.destroy();
  await close();
});

it('what stands in the body of a refused request is never taken for another one; the next one is answered', async () => {
  const { port, headers, close } = await busyServer();
  const asked = `GET /v1/account HTTP/1.1\r\nHost: x\r\nAuthorization: ${headers.Authorization}\r\n`;
  const posted = (more: string) =>
    `POST /v1/records?contract=visits HTTP/1.1\r\nHost: x\r\nAuthorization: ${headers.Authorization}\r\nContent-Type: application/x-ndjson\r\nIdempotency-Key: k\r\n${more}`;
  const inside = `${asked}\r\n`;
  const chunk = `${inside.length.toString(16)}\r\n${inside}\r\n0\r\n\r\n`;
  const socket = connect(port, '127.0.0.1');
  let said = '';
  socket.on('data', (part) => {
    said += part;
  });
  socket.write(posted(`Content-Length: ${inside.length}\r\n\r\n${inside}`));
  socket.write(posted(`Transfer-Encoding: chunked\r\n\r\n${chunk}`));
  socket.write(`${asked}Connection: close\r\n\r\n`);
  await new Promise((resolve) => socket.once('close', resolve));
  expect(said.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 503', 'HTTP/1.1 503', 'HTTP/1.1 200']);
  await close();
});
