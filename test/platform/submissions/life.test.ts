import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type Actor,
  actsOf,
  SubmissionRefused,
  type Submissions,
  statementOf,
} from '../../../src/platform/index.js';
import { reasonOf } from '../../../src/platform/submissions/decide.js';
import { ndjson } from '../../helpers/platform.js';
import { november, openSubmissions, operator, people, visit, wholeMonth } from '../../helpers/submissions.js';

const october = 'north:visits:2026-10';
const reason = 'The hospital was closed on these days for repairs.';

const sign = async (submissions: Submissions, actor: Actor, id = october, named = true) => {
  const { statement } = await submissions.reader.view(id);
  return submissions.sign(id, actor, { sha256: statement!.sha256, named });
};

/** Answers everything that is asked. */
const explainAll = async (submissions: Submissions, actor: Actor, id = october) => {
  const { checked } = await submissions.reader.view(id);
  for (const { id: question } of checked!.questions)
    await submissions.explain(id, actor, { question, choice: 'confirm', reason });
  return submissions.reader.view(id);
};

describe('a submission', () => {
  it('is open until it is closed, checked, and signed by a named person who signs one hash', async () => {
    const { submissions, send, close } = await openSubmissions();
    await send(wholeMonth('2026-10'));
    expect(await submissions.reader.view(october)).toMatchObject({ state: 'open', received: 31, later: 0 });
    const checked = await submissions.check(october, people.li);
    expect(checked).toMatchObject({ state: 'checked', id: `${october}:1`, unanswered: 0 });
    expect(checked.checked!.content).toMatchObject({
      counts: { received: 31, stored: 31, quarantined: 0 },
      places: 1,
      days: 31,
      sums: { visits: 3100 },
      receipts: [{ lines: '1-31', records: 31 }],
    });
    const signed = await sign(submissions, people.wang);
    expect(signed).toMatchObject({
      state: 'signed',
      signed: { by: { person: { name: 'Wang Min (example)' } }, sha256: checked.statement!.sha256 },
    });
    await close();
  });

  it('asks what is unlikely; the one who explains is not the one who signs', async () => {
    const { submissions, send, close } = await openSubmissions();
    await send(ndjson(visit('2026-10-01'), visit('2026-10-02')));
    const asked = await submissions.check(october, operator);
    expect(asked).toMatchObject({ state: 'to-explain', unanswered: 1, statement: { final: false } });
    const [question] = asked.checked!.questions;
    expect(question).toMatchObject({ check: 'quality', rule: 'volume', cases: 29 });
    const answer = { question: question!.id, choice: 'confirm', reason };
    const refused = (work: Promise<unknown>, code: string) => expect(work).rejects.toMatchObject({ code });
    await refused(sign(submissions, people.wang), 'wrong-state');
    await refused(submissions.explain(october, people.reader, answer), 'not-your-right');
    await refused(submissions.explain(october, operator, answer), 'not-your-right');
    await refused(submissions.explain(october, people.li, { ...answer, reason: 'ok' }), 'no-reason');
    await refused(submissions.explain(october, people.li, { ...answer, question: 'x' }), 'no-such-question');
    await refused(submissions.explain(october, people.li, { ...answer, choice: 'maybe' }), 'no-choice');
    const explained = await submissions.explain(october, people.both, answer);
    expect(explained).toMatchObject({ state: 'explained', statement: { final: true } });
    await refused(sign(submissions, people.both), 'explained-it');
    await refused(sign(submissions, people.li), 'not-your-right');
    await refused(
      submissions.sign(october, people.wang, { sha256: asked.statement!.sha256, named: true }),
      'other-hash',
    );
    expect(await sign(submissions, people.wang)).toMatchObject({ state: 'signed' });
    await refused(submissions.explain(october, people.li, answer), 'wrong-state');
    await close();
  });

  it('says to everybody what may be done next, and by whom', async () => {
    const { submissions, send, close } = await openSubmissions();
    await send(ndjson(visit('2026-10-01')));
    await submissions.check(october, operator);
    const next = async (actor: Actor) =>
      (await submissions.reader.view(october, actor)).next.map(({ act, may }) => `${act} ${may}`);
    expect(await next(people.li)).toEqual(['check true', 'explain true', 'withdraw false']);
    await explainAll(submissions, people.both);
    const { next: steps } = await submissions.reader.view(october, people.both);
    expect(steps.find(({ act }) => act === 'sign')).toMatchObject({
      may: false,
      why: { zh: '此人填写过其中的说明，须由他人签署' },
    });
    expect(await next(people.wang)).toContain('sign true');
    await close();
  });

  it('is checked again only where there is something new to look at', async () => {
    const { submissions, send, close, platform } = await openSubmissions();
    const acts = () => actsOf(platform.ledger).length;
    await send(wholeMonth('2026-10'));
    const first = await submissions.check(october, people.li);
    const before = acts();
    const again = await Promise.all([1, 2, 3].map(() => submissions.check(october, people.wang)));
    expect(again.map(({ statement }) => statement)).toEqual([1, 2, 3].map(() => first.statement));
    expect(acts()).toBe(before);
    await send(wholeMonth('2026-11'));
    await submissions.check(october, people.li);
    expect(acts(), 'records of another period').toBe(before);
    await send(ndjson(visit('2026-10-05', 50, { id: 'more' })));
    expect((await submissions.check(october, people.li)).checked!.content.counts.stored).toBe(32);
    await expect(submissions.check(october, people.reader)).rejects.toMatchObject({ code: 'not-your-right' });
    await close();
  });

  it('is not closed before the period ends, and not seen by another partner', async () => {
    const { submissions, send, close } = await openSubmissions({ clock: { now: Date.UTC(2026, 9, 31, 23) } });
    await send(wholeMonth('2026-10'));
    await expect(submissions.check(october, people.li)).rejects.toMatchObject({ code: 'not-over' });
    const south: Actor = { ...(people.li as Extract<Actor, { is: 'person' }>), partner: 'south' };
    await expect(submissions.check(october, south)).rejects.toMatchObject({ code: 'no-such-submission' });
    await close();
  });

  it('is closed by the platform when it is due and nothing came for an hour', async () => {
    const clock = { now: november };
    const expected = [{ partner: 'north', contract: 'visits', first: '2026-09' }];
    const { submissions, send, close } = await openSubmissions({ clock, expected });
    await send(wholeMonth('2026-10'));
    await submissions.tend();
    const states = async () =>
      (await submissions.reader.list()).map(({ period, state }) => `${period} ${state}`);
    expect(await states()).toEqual(['2026-09 to-explain', '2026-10 open', '2026-11 open']);
    clock.now += 3_600_000;
    await submissions.tend();
    expect(await states()).toEqual(['2026-09 to-explain', '2026-10 checked', '2026-11 open']);
    await close();
  });
});

it.each([
  ['ok', false],
  ['          .................... !!!', false],
  ['twenty letters are enough', true],
  ['系统升级停止线上预约', true],
  ['系统升级停止预约', false],
  ['x'.repeat(2001), false],
  ['升'.repeat(1000), true],
  ['升'.repeat(1001), false],
  ['system maintenance \u0007 of the hospital', false],
  ['system maintenance\nof the hospital', true],
])('a reason such as %j is enough: %s', (text, isEnough) => {
  const given = () => reasonOf(text);
  if (isEnough) expect(given()).toBe(text.trim());
  else expect(given).toThrow(SubmissionRefused);
});

describe('after signing', () => {
  it('late records are shown as not in what was signed, and a later submission takes its place only when it is signed', async () => {
    const { submissions, send, close } = await openSubmissions();
    await send(wholeMonth('2026-10'));
    await submissions.check(october, people.li);
    const first = await sign(submissions, people.wang);
    await send(ndjson(visit('2026-10-05', 50, { id: 'late' })));
    expect(await submissions.reader.view(october)).toMatchObject({
      state: 'signed',
      later: 1,
      statement: { sha256: first.signed!.sha256 },
    });
    await expect(submissions.check(october, people.li)).rejects.toMatchObject({ code: 'wrong-state' });
    const second = await submissions.check(october, people.li, { again: true });
    expect(second).toMatchObject({ number: 2, state: 'checked' });
    expect(second.checked!.content.counts.stored).toBe(32);
    expect(await submissions.reader.view(`${october}:1`)).toMatchObject({ state: 'signed' });
    await sign(submissions, people.wang);
    expect(await submissions.reader.view(`${october}:1`)).toMatchObject({
      state: 'superseded',
      supersededBy: 2,
      statement: { sha256: first.signed!.sha256 },
    });
    await close();
  });

  it('corrected records replace those with the same key once a correction was announced, and only in the next check', async () => {
    const { submissions, send, close } = await openSubmissions();
    await send(ndjson(...[1, 2, 3].map((day) => visit(`2026-10-0${day}`, 100))));
    const { checked } = await submissions.check(october, operator);
    await submissions.explain(october, people.li, {
      question: checked!.questions[0]!.id,
      choice: 'correct',
      reason: 'Two days were counted in thousands by mistake.',
    });
    await send(wholeMonth('2026-10', 70));
    const again = await submissions.check(october, people.li);
    expect(again).toMatchObject({ number: 1, state: 'checked' });
    expect(again.checked!.content).toMatchObject({
      counts: { received: 34, stored: 31, corrected: 3, replaced: 3, conflicts: 0 },
      sums: { visits: 31 * 70 },
    });
    await close();
  });

  it('it can be withdrawn with a reason, and sent again', async () => {
    const { submissions, send, close } = await openSubmissions();
    await send(wholeMonth('2026-10'));
    await submissions.check(october, people.li);
    await sign(submissions, people.wang);
    await expect(submissions.withdraw(october, people.li, reason)).rejects.toMatchObject({
      code: 'not-your-right',
    });
    await expect(submissions.withdraw(october, people.wang, 'no')).rejects.toMatchObject({
      code: 'no-reason',
    });
    expect(await submissions.withdraw(october, people.wang, reason)).toMatchObject({
      state: 'withdrawn',
      withdrawn: { reason },
    });
    expect(await submissions.check(october, people.li, { again: true })).toMatchObject({ number: 2 });
    await close();
  });
});

it('everything follows from the log: the same where the ledger is made anew', async () => {
  const { folder, submissions, send, close, platform } = await openSubmissions();
  await send(ndjson(visit('2026-10-01')));
  await submissions.check(october, operator);
  await explainAll(submissions, people.li);
  const [sent] = await Promise.all([send(wholeMonth('2026-09')), sign(submissions, people.wang)]);
  expect(sent).toMatch(/^rcp_/);
  const before = await submissions.reader.list();
  const statement = statementOf(submissions.reader.find(october));
  await close();
  for (const end of ['', '-wal', '-shm']) rmSync(join(folder, `ledger.sqlite${end}`), { force: true });
  const again = await openSubmissions({ folder });
  await again.platform.judging.idle();
  expect(await again.submissions.reader.list()).toEqual(before);
  expect(statementOf(again.submissions.reader.find(october))).toEqual(statement);
  expect(platform.folder).toBe(folder);
  await again.close();
});
