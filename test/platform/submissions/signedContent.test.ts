import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  everSigned,
  type Platform,
  signedContent,
  takeStored,
  verifySubmission,
} from '../../../src/platform/index.js';
import { frameAt } from '../../../src/platform/intake/frame.js';
import { sealPath, segmentPath } from '../../../src/platform/intake/recover.js';
import { openEdition } from '../../../src/signals/index.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { liveEdition } from '../../helpers/livePlatform.js';
import { ndjson } from '../../helpers/platform.js';
import { seeded } from '../../helpers/random.js';
import { type Opened, openSubmissions, people, visit, wholeMonth } from '../../helpers/submissions.js';
import { times } from '../../helpers/thorough.js';

const october = 'north:visits:2026-10';
const reason = 'Two of the three departments were closed in that week.';
const north = { partner: 'north', contract: 'visits' };

async function signAll({ submissions }: Opened): Promise<void> {
  const { checked } = await submissions.check(october, people.li, { again: true });
  for (const { id: question } of checked!.questions)
    await submissions.explain(october, people.li, { question, choice: 'confirm', reason });
  const { statement } = await submissions.reader.view(october);
  await submissions.sign(october, people.wang, { sha256: statement!.sha256, named: false });
}

const contentOf = ({ ledger, log }: Platform) =>
  signedContent({ ledger, log: log.folder }, everSigned(ledger).find(({ inForce }) => inForce)!);

/** Changes the log of a platform as somebody would who knows all of it but the signature: checksum and seal are made right again. */
function forge(folder: string, change: (bytes: Buffer) => void, segment = 1): void {
  const log = join(folder, 'segments');
  const path = segmentPath(log, segment);
  const bytes = readFileSync(path);
  change(bytes);
  for (let at = 0; at < bytes.length; ) {
    const next = at + 8 + bytes.readUInt32LE(at);
    bytes.writeUInt32LE(crc32(bytes.subarray(at + 8, next)), at + 4);
    at = next;
  }
  chmodSync(path, 0o600);
  writeFileSync(path, bytes);
  const seal = sealPath(log, segment);
  if (!existsSync(seal)) return;
  const said = JSON.parse(readFileSync(seal, 'utf8'));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  writeFileSync(seal, `${JSON.stringify({ ...said, sha256 })}\n`);
}

const replace = (from: string, to: string) => (bytes: Buffer) => {
  const at = bytes.indexOf(from);
  expect(at).toBeGreaterThan(0);
  bytes.write(to, at);
};

describe('records that were signed', () => {
  it('do not count where one was changed in the log, with its checksum and the seal: the whole submission is left out', async () => {
    const opened = await openSubmissions();
    await opened.send(wholeMonth('2026-10', 10));
    await signAll(opened);
    await opened.platform.log.endSegment();
    await opened.close();
    forge(opened.folder, replace('"visits":10', '"visits":99'));
    const edition = openEdition(liveEdition(temporaryFolder(), '', 'signed'));
    const { facts } = await takeStored(opened.folder, edition);
    expect(facts.contracts[0]).toMatchObject({ records: 0, batches: 0 });
    expect(facts.submissions).toBeUndefined();
  });

  it('do not count where another one of them was erased, and one that is left was changed', async () => {
    const opened = await openSubmissions();
    const receipt = await opened.send(wholeMonth('2026-10', 10));
    await signAll(opened);
    await opened.platform.erasing.erase(north, { receipt, line: 31 });
    expect(contentOf(opened.platform)).toMatchObject({ is: 'signed', erased: 1 });
    await opened.close();
    forge(opened.folder, replace('"visits":10', '"visits":99'));
    const again = await openSubmissions({ folder: opened.folder });
    expect(contentOf(again.platform)).toEqual({ is: 'other', receipts: [receipt] });
    await again.close();
  });

  it('do not count by what the ledger says of the signature, where the log says something else', async () => {
    const opened = await openSubmissions();
    await opened.send(ndjson(visit('2026-10-01', 1), visit('2026-10-02', 2)));
    await signAll(opened);
    expect(contentOf(opened.platform)).toMatchObject({ is: 'signed' });
    const { db } = opened.platform.ledger;
    const row = db.prepare('SELECT n, text FROM acts WHERE instr(text, \'"act":"sign"\') > 0').get();
    const { n, text } = row as { n: number; text: string };
    const act = JSON.parse(text);
    const statement = act.statement.replace('"lines":"1-2","offset"', '"lines":"1","offset"');
    expect(statement).not.toBe(act.statement);
    const forged = { ...act, statement, sha256: sha256(Buffer.from(statement)).toString('hex') };
    db.prepare('UPDATE acts SET text = ? WHERE n = ?').run(JSON.stringify(forged), n);
    expect(contentOf(opened.platform)).toEqual({ is: 'other', receipts: [] });
    await opened.close();
  });

  it('leave a leaf when they are erased, which says nothing of them: the salt is gone from every file', async () => {
    const opened = await openSubmissions();
    const receipt = await opened.send(ndjson(visit('2026-10-01', 1), visit('2026-10-02', 2)));
    const log = join(opened.folder, 'segments');
    const saltsOf = () => {
      const { offset, segment } = opened.platform.ledger.receipt(receipt)!;
      return Buffer.from(frameAt(readFileSync(segmentPath(log, segment)), offset)!.salts);
    };
    const before = saltsOf();
    expect(before).toHaveLength(32);
    await opened.platform.erasing.erase(north, { receipt, line: 2 });
    expect(saltsOf()).toEqual(Buffer.concat([before.subarray(0, 16), Buffer.alloc(16)]));
    expect(readFileSync(segmentPath(log, 1)).includes(before.subarray(16))).toBe(false);
    const { leaf } = opened.platform.ledger.sql('SELECT leaf FROM erasures').get() as { leaf: string };
    expect(leaf).toBe(leafOf(visit('2026-10-02', 2), before.subarray(16)).toString('hex'));
    await opened.close();
  });

  it('are covered by a tree that anybody can compute who has them', async () => {
    const opened = await openSubmissions();
    const records = Array.from({ length: 13 }, (_, i) => visit(`2026-10-${10 + i}`, i + 1));
    const receipt = await opened.send(ndjson(...records));
    await signAll(opened);
    const { offset } = opened.platform.ledger.receipt(receipt)!;
    const { salts } = frameAt(readFileSync(segmentPath(opened.platform.log.folder, 1)), offset)!;
    const leaves = records.map((record, i) => leafOf(record, salts.subarray(16 * i, 16 * i + 16)));
    const [part] = everSigned(opened.platform.ledger);
    expect(part!.recordsRoot).toBe(rootOf(leaves).toString('hex'));
    await opened.close();
  });
});

const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

/** The leaf of a record, as docs/trust.md says it. */
function leafOf(record: Record<string, unknown>, salt: Uint8Array): Buffer {
  const hash = sha256(salt, Buffer.from(JSON.stringify(record))).toString('hex');
  const entry = `{"contract":"visits","key":["${record['id']}"],"partner":"north","sha256":"${hash}"}`;
  return sha256(Buffer.of(0), Buffer.from(entry));
}

/** The root of a tree by RFC 6962, in its words. */
function rootOf(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0]!;
  let k = 1;
  while (2 * k < leaves.length) k *= 2;
  return sha256(Buffer.of(1), rootOf(leaves.slice(0, k)), rootOf(leaves.slice(k)));
}

const event = (record: ReturnType<typeof visit>) => ({
  specversion: '1.0',
  source: 'system',
  type: 'visit',
  id: record.id,
  data: record,
});

const bodies = {
  ndjson: (records: ReturnType<typeof visit>[]) => ndjson(...records),
  cloudevents: (records: ReturnType<typeof visit>[]) => Buffer.from(JSON.stringify(records.map(event))),
  csv: (records: ReturnType<typeof visit>[]) =>
    Buffer.from(
      `id,city,day,hospital,visits\n${records.map((one) => `${Object.values(one).join(',')}\n`).join('')}`,
    ),
};

it('Whatever is erased, and whichever byte of the rest is changed: the rest counts where it is what was signed, and else nothing does', async () => {
  const random = seeded(23);
  const below = (n: number) => Math.floor(random() * n);
  for (let run = 0; run < times(6, 60); run++) {
    const opened = await openSubmissions();
    const { platform, folder } = opened;
    const sent = new Map<string, number>();
    for (const form of Object.keys(bodies) as (keyof typeof bodies)[]) {
      const records = Array.from({ length: 1 + below(6) }, (_, i) => {
        const day = `2026-10-${String(1 + sent.size + i).padStart(2, '0')}`;
        return visit(day, 1 + below(900));
      });
      const key = `${form}-${run}`;
      const { receipt } = await platform.submit({ ...north, key, form, body: bodies[form](records) });
      for (const [i, { day, visits }] of records.entries())
        sent.set(`${receipt.id} ${form === 'csv' ? i + 2 : i + 1} ${day}`, visits);
    }
    await platform.judging.idle();
    await signAll(opened);
    const gone = [...sent.keys()].filter(() => random() < 0.3);
    for (const name of gone) {
      const [receipt, line] = name.split(' ');
      await platform.erasing.erase(north, { receipt: receipt!, line: Number(line) });
    }
    const left = [...sent].filter(([name]) => !gone.includes(name));
    const content = contentOf(platform);
    expect(content).toMatchObject({ is: 'signed', erased: gone.length });
    const found = content.is === 'signed' ? content.records : [];
    expect(
      found.map(({ receipt, line, record }) => [
        `${receipt} ${line} ${record['day']}`,
        Number(record['visits']),
      ]),
    ).toEqual(left);
    await platform.log.endSegment();
    await opened.close();
    if (left.length === 0) continue;
    forge(folder, (bytes) => changeSomeByte(bytes, below));
    const again = await openSubmissions({ folder });
    expect(contentOf(again.platform).is).not.toBe('signed');
    await again.close();
  }
}, 60_000);

/** Changes a byte of a figure that was not erased, or of the names of the columns. */
function changeSomeByte(bytes: Buffer, below: (n: number) => number): void {
  const places: number[] = [];
  for (let frame = frameAt(bytes, 0); frame; frame = frameAt(bytes, frame.next)) {
    if (frame.head.kind !== 'records') continue;
    const from = frame.offset + frame.bodyAt;
    for (let at = from; at < from + frame.body.length; at++)
      if (/[0-9v]/.test(String.fromCharCode(bytes[at]!))) places.push(at);
  }
  const at = places[below(places.length)]!;
  bytes[at] = bytes[at] === 0x37 ? 0x38 : bytes[at] === 0x76 ? 0x77 : 0x37;
}

describe('a statement that was signed before leaves were kept', () => {
  /** A signed submission as the version before wrote it: with one hash of all records. */
  async function signedEarlier(opened: Opened): Promise<void> {
    const { platform, submissions } = opened;
    await submissions.check(october, people.li);
    const { recordsRoot: _, ...content } = submissions.reader.find(october).checked!.content;
    const lines = [1, 2].map((day) => `${JSON.stringify(visit(`2026-10-0${day}`, day))}\n`);
    const recordsSha256 = sha256(Buffer.from(lines.join(''))).toString('hex');
    const { id: __, at: ___, ...checked } = submissions.reader.find(october).checked!;
    const act = { ...checked, questions: [], content: { ...content, recordsSha256 } };
    const of = { ...north, period: '2026-10' };
    await platform.act(of, JSON.stringify({ act: 'close', number: 1, by: { is: 'platform' } }));
    await platform.act(of, JSON.stringify(act));
    const { statement } = await submissions.reader.view(october);
    await submissions.sign(october, people.wang, { sha256: statement!.sha256, named: false });
  }

  it('holds as long as nothing was erased, and then says that it cannot be checked any more', async () => {
    const opened = await openSubmissions();
    const receipt = await opened.send(ndjson(visit('2026-10-01', 1), visit('2026-10-02', 2)));
    await signedEarlier(opened);
    const [part] = everSigned(opened.platform.ledger);
    expect([part!.recordsRoot, typeof part!.recordsSha256]).toEqual([undefined, 'string']);
    expect(contentOf(opened.platform)).toMatchObject({ is: 'signed', records: [{ line: 1 }, { line: 2 }] });
    await opened.platform.erasing.erase(north, { receipt, line: 2 });
    expect(contentOf(opened.platform)).toEqual({ is: 'other', receipts: [receipt] });
    const { reader } = opened.submissions;
    const steps = await verifySubmission(reader.kept, reader.find(october), () => true);
    const broken = steps.filter(({ holds }) => !holds).map(({ step, found }) => `${step}: ${found.en}`);
    expect(broken).toEqual([expect.stringMatching(/^records: cannot be computed/), `erased: ${receipt}`]);
    await signAll(opened);
    expect(contentOf(opened.platform), 'signed again, it is checked again').toMatchObject({
      is: 'signed',
      records: [{ line: 1 }],
    });
    await opened.close();
  });

  it('does not count where a record of it was changed', async () => {
    const opened = await openSubmissions();
    const receipt = await opened.send(ndjson(visit('2026-10-01', 1), visit('2026-10-02', 2)));
    await signedEarlier(opened);
    await opened.close();
    forge(opened.folder, replace('"visits":2', '"visits":9'));
    const again = await openSubmissions({ folder: opened.folder });
    expect(contentOf(again.platform)).toEqual({ is: 'other', receipts: [receipt] });
    await again.close();
  });
});
