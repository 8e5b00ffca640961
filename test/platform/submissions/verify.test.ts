import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  readSubmissions,
  type Submission,
  signedContent,
  statementOf,
  submissionProvenance,
  verifySubmission,
} from '../../../src/platform/index.js';
import { everSigned } from '../../../src/platform/submissions/signed.js';
import { isSignedText, newSecretKey, signText } from '../../../src/release/index.js';
import { ndjson } from '../../helpers/platform.js';
import { openSubmissions, operator, people, visit, wholeMonth } from '../../helpers/submissions.js';

const october = 'north:visits:2026-10';
const reason = 'Two of the three departments were closed in that week.';

/** A platform with one submission that was explained, signed and closed. */
async function signedFolder(named: boolean, withKey = false): Promise<string> {
  const { folder, submissions, send, close } = await openSubmissions({ more: { isSigned: isSignedText } });
  await send(ndjson(...[1, 2, 3].map((day) => visit(`2026-10-0${day}`))));
  const { checked } = await submissions.check(october, operator);
  const [question] = checked!.questions;
  await submissions.explain(october, people.li, { question: question!.id, choice: 'confirm', reason, named });
  const { statement } = await submissions.reader.view(october);
  const { text } = statementOf(submissions.reader.find(october))!;
  const signature = withKey ? signText(newSecretKey(), text, 'test') : undefined;
  await submissions.sign(october, people.wang, {
    sha256: statement!.sha256,
    named,
    ...(signature && { signature }),
  });
  await close();
  return folder;
}

const failing = async (folder: string) => {
  const reader = readSubmissions(folder);
  const steps = await verifySubmission(reader.kept, reader.find(october), isSignedText);
  reader.kept.ledger.close();
  expect(steps.length).toBeGreaterThanOrEqual(7);
  return steps.filter(({ holds }) => !holds).map(({ step }) => step);
};

const segmentOf = (folder: string) => {
  const [name] = readdirSync(join(folder, 'segments')).filter((one) => one.endsWith('.log'));
  const path = join(folder, 'segments', name!);
  chmodSync(path, 0o600);
  return path;
};

/** Changes a text in the segment to one of the same length; the checksum of its frame is made right again where `mended`. */
function change(folder: string, from: string, to: string, mended: boolean): void {
  const path = segmentOf(folder);
  const bytes = readFileSync(path);
  const at = bytes.indexOf(from);
  expect(at).toBeGreaterThan(0);
  bytes.write(to, at);
  for (let offset = 0; mended && offset < bytes.length; ) {
    const next = offset + 8 + bytes.readUInt32LE(offset);
    bytes.writeUInt32LE(crc32(bytes.subarray(offset + 8, next)), offset + 4);
    offset = next;
  }
  writeFileSync(path, bytes);
}

describe('what was signed', () => {
  it('holds in every step as long as nothing was changed, with a key of the person too', async () => {
    expect(await failing(await signedFolder(true, true))).toEqual([]);
  });

  it('does not take a signature that is not valid', async () => {
    const { submissions, send, close } = await openSubmissions({ more: { isSigned: isSignedText } });
    await send(wholeMonth('2026-10'));
    const { statement } = await submissions.check(october, people.li);
    const signature = signText(newSecretKey(), 'something else', 'test');
    const sha256 = statement!.sha256;
    await expect(
      submissions.sign(october, people.wang, { sha256, named: false, signature }),
    ).rejects.toMatchObject({ code: 'bad-signature' });
    await close();
  });

  it.each([
    ['a byte of a record', '"visits":100', '"visits":900', false],
    ['a byte of a record, and its checksum', '"visits":100', '"visits":900', true],
  ])('no longer holds where somebody changed %s', async (_, from, to, mended) => {
    const folder = await signedFolder(true);
    change(folder, from, to, mended);
    expect(await failing(folder)).toEqual(['receipts', 'records']);
  });

  it.each([
    ['reason', 'departments were closed', 'departments were opened'],
    ['name', 'Wang Min (example)', 'Wang Max (example)'],
  ])('no longer holds where somebody changed a %s in the log', async (_, from, to) => {
    const folder = await signedFolder(true);
    change(folder, from, to, true);
    expect(await failing(folder)).toContain('log');
  });

  it.each([
    ['the person', 'wang@north', 'zhou@north'],
    ['the hash', '"act":"sign"', '"act":"sign" '],
    ['a count', '"stored":3', '"stored":4'],
  ])('no longer holds where somebody changed %s in the ledger', async (_, from, to) => {
    const folder = await signedFolder(true);
    const { platform, close } = await openSubmissions({ folder });
    const { changes } = platform.ledger.db
      .prepare('UPDATE acts SET text = replace(text, ?, ?) WHERE instr(text, ?) > 0')
      .run(from, to, from);
    expect(Number(changes)).toBeGreaterThan(0);
    await close();
    expect(await failing(folder)).toContain('log');
  });

  it('no longer holds where log and ledger were both changed: the hash says so', async () => {
    const folder = await signedFolder(true);
    const { platform, close } = await openSubmissions({ folder });
    const [from, to] = ['departments were closed', 'departments were opened'];
    platform.ledger.db.prepare('UPDATE acts SET text = replace(text, ?, ?)').run(from, to);
    await close();
    const path = segmentOf(folder);
    for (let more = readFileSync(path).includes(from); more; more = readFileSync(path).includes(from))
      change(folder, from, to, true);
    expect(await failing(folder)).toEqual(['hash']);
  });

  it('says what was erased at the request of the partner, which is no change', async () => {
    const folder = await signedFolder(true);
    const { platform, submissions, close } = await openSubmissions({ folder });
    const { receipt } = submissions.reader.find(october).checked!.content.receipts[0]!;
    const whose = { partner: 'north', contract: 'visits' };
    expect(await platform.erasing.erase(whose, { receipt, line: 2 })).toMatchObject({ records: 1 });
    const kept = { ledger: platform.ledger, log: platform.log.folder };
    const [part] = everSigned(platform.ledger);
    const content = signedContent(kept, part!);
    expect(content.is === 'signed' && content.records.map(({ line }) => line)).toEqual([1, 3]);
    await close();
    expect(await failing(folder)).toEqual([]);
    const reader = readSubmissions(folder);
    const steps = await verifySubmission(reader.kept, reader.find(october), isSignedText);
    expect(steps.find(({ step }) => step === 'erased')?.found.en).toBe('1 erased');
    expect(steps.find(({ step }) => step === 'records')?.holds).toBe(true);
    reader.kept.ledger.close();
  });

  it('does not hold where one person explained and signed', async () => {
    const folder = await signedFolder(true);
    const reader = readSubmissions(folder);
    const one = JSON.parse(JSON.stringify(reader.find(october)).replace('wang@', 'li@')) as Submission;
    const steps = await verifySubmission(reader.kept, one, isSignedText);
    expect(steps.filter(({ holds }) => !holds).map(({ step }) => step)).toEqual(['persons']);
    reader.kept.ledger.close();
  });
});

describe('a release', () => {
  it.each([true, false])(
    'names people only where they agree (%s), and nothing of what was sent',
    async (named) => {
      const folder = await signedFolder(named);
      const reader = readSubmissions(folder);
      const found = submissionProvenance(reader.kept.ledger, { contracts: ['visits'] });
      expect(found).toMatchObject([
        {
          partner: 'north',
          contract: 'visits',
          period: '2026-10',
          number: 1,
          sha256: reader.find(october).signed!.sha256,
          explanations: [{ check: 'quality', rule: 'volume', choice: 'confirm', reason }],
        },
      ]);
      const names = JSON.stringify(found).match(/Wang Min|Li Qiang/g) ?? [];
      expect(names).toEqual(named ? ['Wang Min', 'Li Qiang'] : []);
      expect(JSON.stringify(found)).not.toMatch(/110100|"visits":\d|hospital|records|sums|@north/);
      expect(
        submissionProvenance(reader.kept.ledger, { contracts: ['visits'], periods: ['2026-09'] }),
      ).toEqual([]);
      reader.kept.ledger.close();
    },
  );

  it('reads exactly the records that were signed: none that came later, and of corrected ones the last', async () => {
    const { submissions, send, close, platform } = await openSubmissions();
    await send(ndjson(visit('2026-10-01', 1), visit('2026-10-02', 2), visit('2026-09-30', 3)));
    const kept = { ledger: platform.ledger, log: platform.log.folder };
    const records = () =>
      everSigned(platform.ledger, { contract: 'visits' })
        .filter(({ inForce }) => inForce)
        .flatMap((part) => {
          const content = signedContent(kept, part);
          expect(content.is).toBe('signed');
          return content.is === 'signed' ? content.records : [];
        })
        .map(({ record }) => `${record['day']} ${record['visits']}`);
    const signAll = async () => {
      const { checked } = await submissions.check(october, people.li, { again: true });
      for (const { id: question } of checked!.questions)
        await submissions.explain(october, people.li, { question, choice: 'confirm', reason });
      const { statement } = await submissions.reader.view(october);
      await submissions.sign(october, people.wang, { sha256: statement!.sha256, named: false });
    };
    expect(records()).toEqual([]);
    await signAll();
    expect(records()).toEqual(['2026-10-01 1', '2026-10-02 2']);
    await send(ndjson(visit('2026-10-02', 20), visit('2026-10-03', 30)));
    expect(records(), 'what came later was not signed').toEqual(['2026-10-01 1', '2026-10-02 2']);
    await signAll();
    expect(records()).toEqual(['2026-10-01 1', '2026-10-02 20', '2026-10-03 30']);
    await submissions.withdraw(october, people.wang, reason);
    expect(records()).toEqual([]);
    await close();
  });

  it('is noted on a submission, which stays superseded where another took its place', async () => {
    const { submissions, send, close } = await openSubmissions();
    await send(wholeMonth('2026-10'));
    const first = await submissions.check(october, people.li);
    await submissions.sign(october, people.wang, { sha256: first.statement!.sha256, named: false });
    const noted = await submissions.noteRelease(
      october,
      { is: 'platform' },
      { edition: 'live', release: '2026-11' },
    );
    expect(noted).toMatchObject({ state: 'in-release', releases: [{ edition: 'live', release: '2026-11' }] });
    await expect(
      submissions.noteRelease(october, people.wang, { edition: 'live', release: '2026-12' }),
    ).rejects.toMatchObject({ code: 'not-your-right' });
    const second = await submissions.check(october, people.li, { again: true });
    await submissions.sign(october, people.wang, { sha256: second.statement!.sha256, named: false });
    expect(await submissions.reader.view(`${october}:1`)).toMatchObject({
      state: 'superseded',
      releases: [{ release: '2026-11' }],
    });
    await close();
  });

  it('that names the hash that was signed is noted by itself, once', async () => {
    const { submissions, send, close, platform } = await openSubmissions();
    await send(wholeMonth('2026-10'));
    const { statement } = await submissions.check(october, people.li);
    await submissions.sign(october, people.wang, { sha256: statement!.sha256, named: false });
    const [named] = submissionProvenance(platform.ledger, { contracts: ['visits'] });
    const manifest = (more: object) => ({
      format: 1,
      id: 'live-1-abc',
      edition: 'live',
      platform: { submissions: [{ ...named, ...more }] },
    });
    for (const other of [{ sha256: 'f'.repeat(64) }, { number: 2 }, { contract: 'other' }])
      expect(await submissions.noteReleased(manifest(other))).toBe(0);
    expect(await submissions.noteReleased({ id: 'plain', edition: 'live' })).toBe(0);
    expect(await submissions.reader.view(october)).toMatchObject({ state: 'signed' });
    for (let time = 0; time < 2; time++) await submissions.noteReleased(manifest({}));
    expect(await submissions.reader.view(october)).toMatchObject({
      state: 'in-release',
      releases: [{ edition: 'live', release: 'live-1-abc' }],
    });
    expect((await submissions.reader.view(october)).releases).toHaveLength(1);
    await close();
  });
});
