import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { alarmRules, KeepCopying, KeepDelivering } from '../../../src/platform/index.js';
import { type Account, addPartner, addToken, Platform, Senders } from '../../../src/platform/intake/index.js';
import { newSecretKey } from '../../../src/release/index.js';
import { PublicLog, type Site, serveReleases } from '../../../src/server/index.js';
import { freePort } from '../../../src/server/node/freePort.js';
import { example, releaseOf, root } from '../../helpers/editions.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { judgesOf, limitJudge, ndjson } from '../../helpers/platform.js';

const alarms = join(root, 'deploy/alarms.yaml');
const begun = Date.UTC(2026, 10, 28, 8);
let [site, platform, log, port, now] = [{} as Site, {} as Platform, {} as PublicLog, 0, begun];
let areJudged = true;
const judges = judgesOf(limitJudge(100, '1.0.0'));

beforeAll(async () => {
  const folder = temporaryFolder();
  const of: typeof judges.of = (...asked) => (areJudged ? judges.of(...asked) : undefined);
  platform = await Platform.open(folder, { ...judges, of }, { free: () => 7e12, now: () => now });
  const key = newSecretKey();
  log = new PublicLog(platform, {
    folder: join(folder, 'log'),
    key,
    origin: 'example.org/v1/log',
    now: () => now,
  });
  await addPartner(folder, 'north');
  const copying = new KeepCopying(folder, {} as KeepCopying['storage'], () => now);
  const submissions = async () => [];
  const delivering = new KeepDelivering({ folder, ledger: platform.ledger, submissions }, () => now);
  port = await freePort(0, '127.0.0.1');
  site = await serveReleases([await releaseOf(example)], {
    port: 0,
    metrics: { host: '127.0.0.1', port },
    now: () => now,
    log: 'silent',
    intake: { platform, senders: new Senders(folder, () => now), publicLog: log, copying, delivering },
  });
}, 240_000);

afterAll(async () => {
  await site.close();
  await platform.close();
});

const metrics = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
const numberOf = (text: string, name: string) => {
  const found = text.split('\n').find((line) => line.startsWith(`${name} `));
  return found === undefined ? undefined : Number(found.split(' ')[1]);
};
const send = (key: string, ...records: unknown[]) =>
  platform.submit({ partner: 'north', key, contract: 'visits', form: 'ndjson', body: ndjson(...records) });

it('the metrics have every term of the account, by partner and contract', async () => {
  await send(
    'a',
    { id: 'a', value: 1 },
    { id: 'b', value: 900 },
    { id: 'a', value: 1 },
    { id: 'a', value: 2 },
  );
  await platform.judging.idle();
  const text = await metrics();
  const of = 'partner="north",contract="visits"';
  const [account] = platform.account() as [Account];
  expect(numberOf(text, `iplus_platform_received_records{${of}}`)).toBe(4);
  for (const outcome of ['stored', 'quarantined', 'duplicates', 'conflicts', 'waiting'] as const)
    expect(numberOf(text, `iplus_platform_records{${of},outcome="${outcome}"}`), outcome).toBe(
      account[outcome],
    );
});

it('ages grow until what they tell of is done', async () => {
  areJudged = false;
  await send('b', { id: 'c', value: 1 });
  await platform.judging.idle();
  await log.update();
  now += 600_000;
  const late = await metrics();
  expect(numberOf(late, 'iplus_platform_oldest_waiting_seconds')).toBe(600);
  expect(numberOf(late, 'iplus_platform_copy_age_seconds'), 'never since the start').toBe(600);
  expect(numberOf(late, 'iplus_platform_ledger_check_age_seconds')).toBe(600);
  expect(numberOf(late, 'iplus_platform_free_bytes')).toBe(7e12);
  areJudged = true;
  await send('c', { id: 'd', value: 1 });
  await platform.judging.idle();
  await platform.log.endSegment();
  await log.update();
  const done = await metrics();
  expect(numberOf(done, 'iplus_platform_checkpoint_age_seconds')).toBe(0);
});

it('every metric that an alarm names is one that a server has', async () => {
  const text = await metrics();
  const { groups } = parse(readFileSync(alarms, 'utf8')) as {
    groups: { rules: { expr: string; annotations: Record<string, string> }[] }[];
  };
  const rules = groups.flatMap((group) => group.rules);
  expect(rules.length).toBeGreaterThan(5);
  for (const { expr } of rules) {
    const named = expr.match(/\biplus_\w+/g) ?? [];
    expect(named, expr).not.toEqual([]);
    for (const name of named) expect(text, name).toMatch(new RegExp(`^${name}[ {]`, 'm'));
  }
});

it('the file of alarms follows from the table of what can stop', () => {
  expect(readFileSync(alarms, 'utf8'), 'npm run docs').toBe(alarmRules());
});

it('a metric that cannot be read takes no other with it, and is said to be unread', async () => {
  platform.ledger.db.exec('ALTER TABLE sums RENAME TO moved');
  try {
    const text = await metrics();
    expect(numberOf(text, 'iplus_platform_unbalanced_accounts')).toBeNaN();
    expect(numberOf(text, 'iplus_platform_unread_metrics')).toBe(1);
    expect(numberOf(text, 'iplus_platform_free_bytes')).toBe(7e12);
    expect(text).not.toMatch(/^iplus_platform_records\{/m);
  } finally {
    platform.ledger.db.exec('ALTER TABLE moved RENAME TO sums');
  }
  expect(numberOf(await metrics(), 'iplus_platform_unread_metrics')).toBe(0);
});

it.skipIf(spawnSync('promtool', ['--version']).status !== 0)('Prometheus reads the alarms', () => {
  const { status, stderr } = spawnSync('promtool', ['check', 'rules', alarms], { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
});

it('refused requests are counted by partner and reason', async () => {
  const { token } = await addToken(platform.folder, 'north', { contracts: ['visits'], days: 30 }, now);
  const ask = (contract: string, bearer: string, more: Record<string, string> = {}) =>
    fetch(new URL(`/v1/records?contract=${contract}`, site.url), {
      method: 'POST',
      body: '{}\n',
      headers: { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/x-ndjson', ...more },
    });
  expect((await ask('visits', 'iplus_pk_nobody')).status).toBe(401);
  expect((await ask('other', token, { 'Idempotency-Key': 'a' })).status).toBe(403);
  for (let k = 0; k < 2; k++) expect((await ask('visits', token)).status).toBe(400);
  const text = await metrics();
  const counted = (partner: string, reason: string) =>
    numberOf(text, `iplus_platform_refused_requests_total{partner="${partner}",reason="${reason}"}`);
  expect([counted('', 'unauthorized'), counted('north', 'not-allowed'), counted('north', 'no-key')]).toEqual([
    1, 1, 2,
  ]);
});
