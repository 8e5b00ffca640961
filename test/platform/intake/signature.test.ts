import { createHash, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addPartner, Platform, revokeToken, Senders } from '../../../src/platform/intake/index.js';
import { intakeRoutes, routesFor } from '../../../src/server/platform/routes.js';
import { ed25519Key, signatureBase } from '../../../src/server/platform/signature.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { ndjson, usualJudges } from '../../helpers/platform.js';

it('what is signed is that of the example of RFC 9421 (B.2.6), whose signature it has', () => {
  const headers = {
    Host: 'example.com',
    Date: 'Tue, 20 Apr 2021 02:07:55 GMT',
    'Content-Type': 'application/json',
    'Content-Length': '18',
  };
  const asked = {
    method: 'POST',
    url: '/foo?param=Value&Pet=dog',
    headers: { host: 'example.com' },
    rawHeaders: Object.entries(headers).flat(),
  } as unknown as IncomingMessage;
  const components = ['date', '@method', '@path', '@authority', 'content-type', 'content-length'];
  const signed = `(${components.map((name) => `"${name}"`).join(' ')});created=1618884473;keyid="test-key-ed25519"`;
  const key = ed25519Key('JrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=');
  const signature =
    'wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==';
  const base = signatureBase(asked, components, signed);
  expect(verify(null, Buffer.from(base), key, Buffer.from(signature, 'base64'))).toBe(true);
  expect(
    verify(
      null,
      Buffer.from(base.replace('Pet', 'pet').replace('/foo', '/fop')),
      key,
      Buffer.from(signature, 'base64'),
    ),
  ).toBe(false);
});

let [clock, port, folder] = [Date.UTC(2026, 10, 28, 12), 0, ''];
let platform: Platform;
let server: Server;
let routes: ReturnType<typeof routesFor>;
const pairs: Record<string, { key: KeyObject; id: string }> = {};
const whole = ['@method', '@path', '@query', 'content-type', 'content-digest', 'idempotency-key'];

beforeAll(async () => {
  folder = temporaryFolder();
  platform = await Platform.open(folder, usualJudges, { free: () => 1e12 });
  for (const partner of ['north', 'south']) await addPartner(folder, partner);
  const register = async (name: string, partner: string, days = 30) => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const x = Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url').toString('base64');
    const { id } = await addKey(folder, partner, { publicKey: x, contracts: ['visits'], days }, clock);
    pairs[name] = { key: privateKey, id };
  };
  await register('old', 'north');
  await register('new', 'north');
  await register('other', 'south');
  await register('revoked', 'south');
  await revokeToken(folder, 'south', pairs['revoked']!.id, clock);
  const intake = { platform, senders: new Senders(folder, () => clock) };
  routes = routesFor(intake);
  const answers = intakeRoutes(intake);
  server = createServer(getRequestListener(async (asked, env) => (await answers(asked, env as never))!));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as { port: number }).port;
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await platform.close();
});

let made = 0;

interface How {
  who?: string;
  method?: string;
  path?: string;
  body?: Buffer | undefined;
  components?: readonly string[];
  parameters?: Record<string, string | number>;
  headers?: Record<string, string>;
  /** Changes what was signed before it is sent. */
  forge?: (sent: { headers: Record<string, string>; path: string; body: Buffer }) => void;
}

/** Signs a request in the plainest way and sends it. */
async function send(how: How = {}) {
  const { who = 'new', method = 'POST', body = ndjson({ id: `s${++made}`, value: 1 }) } = how;
  const path = how.path ?? '/v1/records?contract=visits';
  const digest = createHash('sha256').update(body).digest('base64');
  const headers: Record<string, string> = {
    ...(method === 'POST' && {
      'content-type': 'application/x-ndjson',
      'content-digest': `sha-256=:${digest}:`,
      'idempotency-key': `k${made}`,
      prefer: 'wait=10',
    }),
    ...how.headers,
  };
  const components = how.components ?? (method === 'POST' ? whole : whole.slice(0, 3));
  const [at, query = ''] = path.split('?');
  const derived: Record<string, string> = { '@method': method, '@path': at!, '@query': `?${query}` };
  const parameters = {
    created: clock / 1000,
    nonce: `nonce-000-${++made}`,
    keyid: pairs[who]!.id,
    ...how.parameters,
  };
  const written = Object.entries(parameters)
    .map(([name, value]) => `;${name}=${typeof value === 'number' ? value : `"${value}"`}`)
    .join('');
  const signed = `(${components.map((name) => `"${name}"`).join(' ')})${written}`;
  const base = [
    ...components.map((name) => `"${name}": ${derived[name] ?? headers[name]}`),
    `"@signature-params": ${signed}`,
  ].join('\n');
  const signature = sign(null, Buffer.from(base), pairs[who]!.key).toString('base64');
  const sent = {
    headers: { ...headers, 'signature-input': `sig=${signed}`, signature: `sig=:${signature}:` },
    path,
    body,
  };
  how.forge?.(sent);
  return ask(method, sent);
}

interface Answered {
  status: number;
  text: string;
  type: string;
  again: () => Promise<Answered>;
}

function ask(
  method: string,
  { headers, path, body }: { headers: Record<string, string>; path: string; body: Buffer },
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, method, path, headers }, (answer) => {
      let text = '';
      answer.on('data', (part) => (text += part));
      answer.once('end', () => {
        const type = String((JSON.parse(text) as { type?: string }).type ?? '')
          .split('/')
          .at(-1)!;
        resolve({
          status: answer.statusCode!,
          text,
          type,
          again: () => ask(method, { headers, path, body }),
        });
      });
    });
    asked.once('error', reject);
    asked.end(method === 'POST' ? body : undefined);
  });
}

describe('a partner that signs its requests', () => {
  it('sends, packed or not, and reads, with the old and the new key of a rotation', async () => {
    for (const who of ['old', 'new']) {
      const taken = await send({ who });
      expect(taken.status, taken.text).toBe(200);
      expect(JSON.parse(taken.text)).toMatchObject({ partner: 'north', counts: { stored: 1 } });
    }
    const packed = await send({
      body: gzipSync(ndjson({ id: 'packed', value: 1 })),
      headers: { 'content-encoding': 'gzip' },
    });
    expect(packed.status, packed.text).toBe(200);
    const { days } = JSON.parse((await send({ method: 'GET', path: '/v1/account' })).text);
    expect(days).toMatchObject([{ partner: 'north', received: 3, stored: 3 }]);
  });

  it('hears that a signature was used before, though key and body would be the same', async () => {
    const first = await send();
    expect(first.status).toBe(200);
    const again = await first.again();
    expect([again.status, again.type]).toEqual([401, 'bad-signature']);
    expect(again.text).toContain('used before');
  });

  it('hears so also after the clock was set forward, others sent, and it was set back', async () => {
    const right = clock;
    const first = await send();
    clock += 1000;
    expect((await send()).status).toBe(200);
    for (const forth of [3_600_000, 365 * 86_400_000]) {
      clock += forth;
      await send();
      clock = right + 2000;
      const again = await first.again();
      expect([again.status, again.type]).toEqual([401, 'bad-signature']);
      expect((await send()).status).toBe(200);
      clock = right + 3000;
    }
    clock = right + 4000;
  });

  it('of a key that was registered while the clock was far ahead is refused once it is set right', async () => {
    clock += 365 * 86_400_000;
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const x = Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url').toString('base64');
    const { id } = await addKey(folder, 'south', { publicKey: x, contracts: ['visits'], days: 30 }, clock);
    pairs['ahead'] = { key: privateKey, id };
    clock -= 365 * 86_400_000;
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect((await send({ who: 'ahead' })).status).toBe(401);
  });

  const wrong: [string, How, string][] = [
    [
      'of another body',
      { forge: (sent) => (sent.body = Buffer.from('{"id":"z","value":9}\n')) },
      'bad-digest',
    ],
    ['of another contract', { forge: (sent) => (sent.path = '/v1/records?contract=other') }, 'bad-signature'],
    [
      'of another key of the request',
      { forge: ({ headers }) => (headers['idempotency-key'] = 'other') },
      'bad-signature',
    ],
    [
      'of another digest',
      { forge: ({ headers }) => (headers['content-digest'] = 'sha-256=:AAAA:') },
      'bad-signature',
    ],
    [
      'by another key',
      {
        forge: ({ headers }) =>
          (headers['signature-input'] = headers['signature-input']!.replace(
            pairs['new']!.id,
            pairs['old']!.id,
          )),
      },
      'bad-signature',
    ],
    ['by a key that was revoked', { who: 'revoked' }, 'bad-signature'],
    ['by a key that nobody registered', { parameters: { keyid: 'stranger' } }, 'bad-signature'],
    ['of @method alone', { components: ['@method'] }, 'bad-signature'],
    [
      'without the digest',
      { components: whole.filter((name) => name !== 'content-digest') },
      'bad-signature',
    ],
    ['without the idempotency key', { components: whole.slice(0, 5) }, 'bad-signature'],
    ['with a name twice', { components: [...whole, '@method'] }, 'bad-signature'],
    ['that is old', { parameters: { created: Date.UTC(2026, 10, 28, 12) / 1000 - 301 } }, 'bad-signature'],
    ['of the future', { parameters: { created: Date.UTC(2026, 10, 28, 12) / 1000 + 310 } }, 'bad-signature'],
    ['without a time', { parameters: { created: 'now' } }, 'bad-signature'],
    ['that has expired', { parameters: { expires: Date.UTC(2026, 10, 28, 12) / 1000 } }, 'bad-signature'],
    ['without a nonce', { parameters: { nonce: '' } }, 'bad-signature'],
    ['by another algorithm', { parameters: { alg: 'hmac-sha256' } }, 'bad-signature'],
    [
      'whose label is another',
      { forge: ({ headers }) => (headers['signature'] = headers['signature']!.replace('sig', 'other')) },
      'bad-signature',
    ],
    ['that is not base64', { forge: ({ headers }) => (headers['signature'] = 'sig=:!:') }, 'bad-signature'],
    ['with a digest of nobody’s algorithm', { headers: { 'content-digest': 'md5=:AAAA:' } }, 'bad-digest'],
  ];
  it.each(wrong)('is refused with a signature %s', async (_, how, type) => {
    const answer = await send(how);
    expect(answer.type, answer.text).toBe(type);
    expect(answer.status).toBe(type === 'bad-digest' ? 400 : 401);
  });

  it('stands for itself alone, on every route', async () => {
    const { receipt } = JSON.parse((await send()).text) as { receipt: string };
    expect((await send({ who: 'other', method: 'GET', path: `/v1/receipts/${receipt}` })).status).toBe(404);
    for (const { path, method } of routes) {
      const at = path.source.replace(/[\^$\\]/g, '').replace(/\([^)]*\)/g, receipt);
      const forged = await send({
        method,
        path: at,
        forge: ({ headers }) => (headers['signature'] = `sig=:${'A'.repeat(86)}==:`),
      });
      expect(forged.status, at).toBe(401);
    }
  });
});
