import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openIntake } from '../../../src/cli/openIntake.js';
import { TreeHash } from '../../../src/disk/index.js';
import {
  addMember,
  addPartner,
  addToken,
  auditOf,
  People,
  removeMember,
} from '../../../src/platform/index.js';
import { type Intake, type Site, serveReleases } from '../../../src/server/index.js';
import { submissionResources } from '../../../src/server/platform/submissionResources.js';
import { testClock } from '../../helpers/clock.js';
import { example, releaseOf } from '../../helpers/editions.js';
import { put, temporaryFolder } from '../../helpers/folders.js';
import { visits, wholeMonth } from '../../helpers/submissions.js';

/** Months that are over whenever the test runs. */
const [october, september] = ['north:visits:2025-10', 'north:visits:2025-09'];
const reason = '10月29日至31日系统升级，停止线上预约，见公告。';
const tokens: Record<string, string> = {};
let [site, intake, folder] = [{} as Site, {} as Intake, ''];

beforeAll(async () => {
  folder = temporaryFolder();
  put(folder, 'contracts/visits.yaml', visits);
  const people = await People.open(folder, testClock);
  for (const partner of ['north', 'south']) await addPartner(folder, partner);
  const members = [
    { id: 'li', partner: 'north', roles: ['explainer'] },
    { id: 'wang', partner: 'north', roles: ['signer'] },
    { id: 'zhou', partner: 'south', roles: ['explainer', 'signer'] },
    { id: 'gone', partner: 'north', roles: ['explainer', 'signer'] },
  ] as const;
  const token = async (partner: string, member?: string) =>
    (await addToken(folder, partner, { contracts: ['visits'], days: 30, member }, testClock())).token;
  for (const member of members) {
    addMember(people, { ...member, name: `${member.id} (example)` }, 'iplus');
    tokens[member.id] = await token(member.partner, member.id);
  }
  removeMember(people, 'gone', 'iplus');
  people.close();
  tokens['program'] = await token('north');
  const onFault = (error: unknown) => {
    throw error;
  };
  intake = await openIntake(folder, onFault, { now: testClock });
  site = await serveReleases([await releaseOf(example)], { port: 0, log: 'silent', intake, now: testClock });
  const { platform } = intake;
  const sent = { partner: 'north', contract: 'visits', form: 'ndjson' as const };
  const most = wholeMonth('2025-10').toString().split('\n').slice(0, 28).join('\n');
  await platform.submit({ ...sent, key: 'october', body: Buffer.from(most) });
  await platform.submit({ ...sent, key: 'september', body: wholeMonth('2025-09') });
  await platform.judging.idle();
}, 240_000);

afterAll(async () => {
  await site.close();
  await intake.signing!.submissions.stop();
  await intake.platform.close();
});

const ask = async (who: string, path: string, body?: unknown, lang = 'en') => {
  const answer = await fetch(new URL(`/v1/submissions${path}`, site.url), {
    method: body === undefined ? 'GET' : 'POST',
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    headers: {
      Authorization: `Bearer ${tokens[who] ?? who}`,
      'Content-Type': 'application/json',
      'Accept-Language': lang,
    },
  });
  const found = { status: answer.status, headers: answer.headers, body: await answer.json() };
  // What the document of the API says of an answer holds of every one.
  const id = path === '' || path.startsWith('?') ? 'submissions' : 'submission';
  const { schema } = submissionResources.find((resource) => resource.id === id)!.answers[200]!;
  if (answer.status === 200) expect(schema!.parse(found.body)).toEqual(found.body);
  return found;
};

describe('a partner', () => {
  it('checks, explains and signs over HTTP, in both languages, and hashes what was signed itself', async () => {
    const asked = await ask('li', `/${october}/checks`, {}, 'zh');
    expect(asked).toMatchObject({
      status: 200,
      body: {
        submission: `${october}:1`,
        state: 'to-explain',
        stateTitle: '待说明',
        toExplain: 1,
        isFinal: false,
      },
    });
    const [question] = asked.body.questions;
    expect(question).toMatchObject({ checkTitle: '合理性审核', cases: 3, answer: null });
    expect(question.found).toBe('3天的记录数与预期不符，其中2025-10-29为0条');
    const english = (await ask('li', `/${encodeURIComponent(october)}`)).body.questions[0];
    expect(english.found).toBe('The number of records is not as expected on 3 days; 2025-10-29: 0');
    const answer = { question: question.question, choice: 'confirm', reason };
    const explained = await ask('li', `/${october}/explanations`, answer);
    expect(explained.body).toMatchObject({ state: 'explained', isFinal: true });
    const { sha256 } = explained.body;
    expect(explained.body.next.find(({ act }: { act: string }) => act === 'sign')).toMatchObject({
      may: false,
    });
    const bytes = await fetch(new URL(`/v1/submissions/${october}/statement`, site.url), {
      headers: { Authorization: `Bearer ${tokens['wang']}` },
    }).then((found) => found.arrayBuffer());
    expect(createHash('sha256').update(Buffer.from(bytes)).digest('hex')).toBe(sha256);
    const signed = await ask('wang', `/${october}/signature`, { sha256, named: true });
    expect(signed.body).toMatchObject({
      state: 'signed',
      signed: { sha256, by: { person: { id: 'wang', name: 'wang (example)' } } },
    });
    const leaves = await fetch(new URL(`/v1/submissions/${october}/leaves`, site.url), {
      headers: { Authorization: `Bearer ${tokens['program']}` },
    }).then((found) => found.text());
    const tree = new TreeHash();
    for (const line of leaves.trimEnd().split('\n')) {
      const { leaf, salt } = JSON.parse(line);
      expect(salt).toMatch(/^[0-9a-f]{32}$/);
      tree.add(Buffer.from(leaf, 'hex'));
    }
    expect(tree.root().toString('hex')).toBe(JSON.parse(Buffer.from(bytes).toString()).recordsRoot);
    const again = await ask('wang', `/${october}/signature`, { sha256, named: true });
    expect(again.body.signed, 'the same receipt').toEqual(signed.body.signed);
    const list = await ask('program', '?period=2025-10');
    expect(list.body.submissions).toMatchObject([{ submission: `${october}:1`, state: 'signed' }]);
  });

  it('withdraws with a reason', async () => {
    const { body } = await ask('li', `/${september}/checks`, {});
    const { sha256 } = body;
    await ask('wang', `/${september}/signature`, { sha256, named: false });
    const withdrawn = await ask('wang', `/${september}/withdrawal`, { reason }, 'zh');
    expect(withdrawn.body).toMatchObject({ state: 'withdrawn', stateTitle: '已撤回', withdrawn: { reason } });
  });
});

it('what was explained, signed and withdrawn is written down', async () => {
  const people = await People.open(folder);
  const entries = auditOf(people, { partner: 'north', most: 100 }).map(({ who, act, about }) => [
    who,
    act,
    about['submission'],
  ]);
  people.close();
  expect(entries).toContainEqual(['li', 'explained', `${october}:1`]);
  expect(entries).toContainEqual(['wang', 'signed', `${october}:1`]);
  expect(entries).toContainEqual(['wang', 'withdrawn', `${september}:1`]);
});

describe('nothing is done', () => {
  const hash = 'a'.repeat(64);
  const sign = { sha256: hash, named: true };
  const explain = { question: 'x', choice: 'confirm', reason };
  const large = { reason: 'x'.repeat(70_000) };
  const notYours = [403, 'submissions/not-your-right'] as const;
  const unknown = [404, 'submissions/no-such-submission'] as const;
  const badJson = [400, 'bad-json'] as const;
  const cases: [string, string, string, unknown, readonly [number, string]][] = [
    ['without a token', 'nobody', `/${october}/checks`, {}, [401, 'unauthorized']],
    ['by a program', 'program', `/${october}/checks`, {}, notYours],
    ['by a program that would sign', 'program', `/${october}/signature`, sign, notYours],
    ['by one who may not sign', 'li', `/${october}/signature`, sign, notYours],
    ['by one who may not explain', 'wang', `/${october}/explanations`, explain, notYours],
    ['by one who left', 'gone', `/${october}/checks`, {}, [401, 'unauthorized']],
    ['for another partner', 'zhou', `/${october}/withdrawal`, { reason }, unknown],
    ['with an unknown id', 'li', '/north:nothing:2025-10/checks', {}, unknown],
    ['with an id that is none', 'li', '/x/checks', {}, unknown],
    ['with a broken escape', 'li', '/%E0%A4%A/checks', {}, badJson],
    ['before the period ends', 'li', '/north:visits:2999-01/checks', {}, [409, 'submissions/not-over']],
    ['in another state', 'wang', `/${september}/signature`, sign, [409, 'submissions/wrong-state']],
    ['with no JSON', 'li', `/${october}/checks`, '{', badJson],
    ['with unknown fields', 'li', `/${october}/checks`, { force: true }, badJson],
    ['without consent or refusal', 'wang', `/${october}/signature`, { sha256: hash }, badJson],
    ['with a body too large', 'li', `/${october}/withdrawal`, large, badJson],
  ];
  it.each(cases)('%s', async (_, who, path, body, [status, type]) => {
    const before = (await ask('program', '')).body;
    for (const lang of ['en', 'zh']) {
      const refused = await ask(who, path, body, lang);
      expect(refused.status).toBe(status);
      expect(refused.headers.get('Content-Type')).toBe('application/problem+json');
      expect(refused.body).toMatchObject({ type: `/problems/${type}`, status });
      expect(/\p{Script=Han}/u.test(refused.body.title + refused.body.detail)).toBe(lang === 'zh');
    }
    expect((await ask('program', '')).body).toEqual(before);
  });

  it('by another method, and a list shows nothing of another partner', async () => {
    const answer = await fetch(new URL(`/v1/submissions/${october}/signature`, site.url), { method: 'GET' });
    expect([answer.status, answer.headers.get('Allow')]).toEqual([405, 'POST']);
    const { submissions } = (await ask('zhou', '')).body;
    expect(submissions.every(({ partner }: { partner: string }) => partner === 'south')).toBe(true);
    expect((await ask('zhou', `/${october}`)).status).toBe(404);
    for (const of of ['statement', 'leaves'])
      expect((await ask('zhou', `/${october}/${of}`)).status).toBe(404);
  });
});
