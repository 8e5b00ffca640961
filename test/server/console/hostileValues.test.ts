import { afterAll, beforeAll, expect, it } from 'vitest';
import { consoleTable } from '../../../src/server/console/table.js';
import { type ConsoleSite, consoleSite, october } from '../../helpers/console.js';
import { thorough } from '../../helpers/thorough.js';

let at = {} as ConsoleSite;
beforeAll(async () => {
  at = await consoleSite();
}, 240_000);
afterAll(() => at.close());

/** What no form and no address of the console expects. */
const values = [
  '',
  'x'.repeat(5000),
  '\0',
  '\r\nX: y',
  '\ufffd\u202e',
  '../../x',
  '__proto__',
  'constructor',
  '-1',
  '1e400',
  '9'.repeat(400),
  '['.repeat(2000),
  '[["a"]]',
  'null',
  '=cmd|x',
  '<script>alert(1)</script>',
];

/** Every field of a form of the console, with what a good form would have. */
const good = {
  contract: 'visits',
  contracts: 'visits',
  key: '["north-1"]',
  reason: 'a reason that is long enough',
  receipt: '',
  line: '',
  sure: 'yes',
  id: 'the-viewer',
  name: 'Name',
  roles: 'viewer',
  email: 'a@example.org',
  subject: '',
  days: '3',
  member: 'the-viewer',
  token: '0123456789ab',
  again: '',
  question: 'q',
  choice: 'c',
  sha256: '0'.repeat(64),
};

/** An answer that is no fault, without a stack, and where no text became markup. */
async function isPlain(what: string, answer: Promise<Response>): Promise<void> {
  const response = await answer;
  const text = await response.text();
  expect(response.status, what).toBeLessThan(500);
  expect(text, what).not.toMatch(/\n\s+at .*:\d+:\d+|node_modules|<script>alert/);
}

const filled = (path: string, value: string) =>
  path.replaceAll(/:(\w+)/g, (_, name: string) =>
    name === 'partner' && value !== ''
      ? 'north'
      : name === 'submission' && value === ''
        ? october
        : encodeURIComponent(value),
  );

it('No value in an address, a parameter or a form of the console brings a fault', {
  timeout: 240_000,
}, async () => {
  const routes = consoleTable();
  expect(routes.length).toBeGreaterThan(25);
  for (const [i, { method, path }] of routes.entries()) {
    // Every third value, another one for each route, by turns.
    for (const [j, value] of values.entries()) {
      if (!thorough && (i + j) % 3 !== 0) continue;
      const to = `/console/en${filled(path, value)}`;
      const what = `${method} ${to.slice(0, 80)} with ${value.slice(0, 20)}`;
      if (method === 'GET') {
        const asked = new URLSearchParams({
          contract: value,
          after: value,
          page: value,
          key: value,
          line: value,
        });
        await isPlain(what, at.ask(to, 'operator'));
        await isPlain(what, at.ask(`/console/zh${filled(path, 'x')}?${asked}`, 'operator'));
        continue;
      }
      if (path === '/leave') continue;
      for (const who of ['operator', 'signer'] as const) {
        const field = Object.keys(good)[(i + j) % Object.keys(good).length]!;
        await isPlain(`${what} in ${field}`, at.send(to, who, { ...good, [field]: value }));
      }
    }
  }
});

it('No body, type or coding of a batch brings a fault, and what is good is taken afterwards', async () => {
  const send = (body: BodyInit, type: string, coding: string | undefined, number: number) =>
    at.ask('/v1/records?contract=visits', 'nobody', {
      method: 'POST',
      body,
      headers: {
        Authorization: `Bearer ${at.tokens.north}`,
        'Content-Type': type,
        'Idempotency-Key': `hostile-${number}`,
        ...(coding !== undefined && { 'Content-Encoding': coding }),
      },
    });
  const bodies = [
    '\0\0\0',
    '['.repeat(100_000),
    '{"a":'.repeat(50_000),
    `{"a":"${'x'.repeat(2_000_000)}"}\n`,
    `{"n":${'9'.repeat(50_000)}}\n`,
    '{"__proto__":{"x":1},"constructor":1}\n',
    `a,b\n${'"'.repeat(50_000)}`,
    `${'abc,'.repeat(50_000)}\n1`,
    '[{"specversion":"1.0","id":"x","source":"y","type":"z","data":null}]',
  ];
  const types = [
    'application/x-ndjson',
    'text/csv',
    'application/cloudevents-batch+json',
    'application/vnd.apache.parquet',
    'x'.repeat(2000),
  ];
  let number = 0;
  for (const type of types) {
    for (const body of bodies) {
      const coding = [undefined, 'gzip', 'zstd'][number % 3];
      await isPlain(
        `${type.slice(0, 40)} ${coding} ${body.slice(0, 20)}`,
        send(body, type, coding, number++),
      );
    }
  }
  const fresh = '{"id":"north-9","city":"110100","day":"2026-11-28","hospital":"h","visits":2}\n';
  expect((await send(fresh, 'application/x-ndjson', undefined, number)).status).toBeLessThan(300);
});
