import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inclusionProofs } from '../../../src/disk/index.js';
import { checkFigureProof, judgesIn, Platform, proveFigures } from '../../../src/platform/index.js';
import type { BodyForm } from '../../../src/platform/intake/frame.js';
import { leafWith } from '../../../src/platform/intake/leaf.js';
import { ledgerFile, liveFolder } from '../../../src/platform/intake/places.js';
import type { FigureProof, ProvedEntry, ProvedLine } from '../../../src/platform/live/checkFigureProof.js';
import { entryAt, entryHashes, keptTree, placeOf } from '../../../src/platform/live/recordTree.js';
import { openEdition } from '../../../src/signals/index.js';
import { livePlatform, promisedIn, visit } from '../../helpers/livePlatform.js';
import { seeded } from '../../helpers/random.js';

/** A request, with the bytes that each of its records has been hashed as, and its lines. */
interface Sent {
  form: BodyForm;
  body: Buffer;
  records: string[];
  lines: number[];
}

/** A body of some form, with records that cannot be read and empty lines among the others. */
function sentBody(form: BodyForm, count: number, draw: () => number): Sent {
  const cities = ['110100', '110200', '310100'];
  const visits = Array.from({ length: count }, () =>
    visit(cities[Math.floor(3 * draw())]!, `h${Math.floor(9 * draw())}`, 5, '2026-10-04'),
  );
  const isBroken = visits.map(() => draw() < 0.2);
  if (form === 'csv') {
    const header = 'id,city,day,hospital,visits';
    const records = visits.map(
      (one, i) => (isBroken[i] ? '"x, y' : Object.values(one).join(',')) + (isBroken[i] ? '"' : ''),
    );
    return {
      form,
      body: Buffer.from([header, ...records].join('\n')),
      records: records.map((one) => `${header}\n${one}`),
      lines: records.map((_, i) => i + 2),
    };
  }
  if (form === 'ndjson') {
    const records = visits.map((one, i) => (isBroken[i] ? '{"id": 1' : JSON.stringify(one)));
    const lines: number[] = [];
    let text = '';
    for (const [i, record] of records.entries()) {
      if (draw() < 0.3) text += ' \n';
      text += `${record}\n`;
      lines[i] = text.split('\n').length - 1;
    }
    return { form, body: Buffer.from(text), records, lines };
  }
  const records = visits.map((data, i) =>
    JSON.stringify({ specversion: isBroken[i] ? '0' : '1.0', id: data.id, source: 's', type: 't', data }),
  );
  return {
    form,
    body: Buffer.from(`[${records.join(' , ')}]`),
    records,
    lines: records.map((_, i) => i + 1),
  };
}

const sha256 = (...parts: (Buffer | string)[]) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** The root of a tree by the words of RFC 6962. */
function rootOf(hashes: readonly Buffer[]): Buffer {
  if (hashes.length === 1) return hashes[0]!;
  let half = 1;
  while (2 * half < hashes.length) half *= 2;
  return sha256('\x01', rootOf(hashes.slice(0, half)), rootOf(hashes.slice(half)));
}

const text = (bytes: Buffer) => bytes.toString('base64');

let live: Awaited<ReturnType<typeof livePlatform>>;
let platform: Platform;

beforeAll(async () => {
  live = await livePlatform('');
  platform = live.platform;
}, 60_000);

afterAll(() => platform.close());

let keys = 0;
async function send({ form, body }: Pick<Sent, 'form' | 'body'>): Promise<string> {
  const { receipt } = await platform.submit({
    partner: 'north',
    key: `p${++keys}`,
    contract: 'visits',
    form,
    body,
  });
  await platform.judging.idle();
  return receipt.id;
}

const prove = (receipt: string): FigureProof =>
  JSON.parse(
    JSON.stringify(proveFigures(live.folder, openEdition(live.edition), { partner: 'north', receipt })),
  );

const tree = () => keptTree(liveFolder(live.folder, 'live-test'), 'visits')!;

/** What is found by one who has the release, the proof, what was sent and what the receipt promised; `false`: another release or receipt. */
const found = (proof: FigureProof, body: Buffer, promised: ReturnType<typeof promisedIn> | undefined) =>
  checkFigureProof(proof, { tree: tree(), body, promised })?.lines.map(
    ({ is, isPromised }) => `${is} ${isPromised}`,
  ) ?? false;

describe('what a receipt promises of the leaves of its records', () => {
  it('is the root of the salted hashes with how leaves are made, in every form, and is left by erasures and a ledger made anew', async () => {
    const draw = seeded(44);
    const kept: { id: string; sent: Sent; leaves: string; salted: Buffer[] }[] = [];
    for (let i = 0; i < 15; i++) {
      const sent = sentBody(
        (['ndjson', 'csv', 'cloudevents'] as const)[i % 3]!,
        1 + Math.floor(9 * draw()),
        draw,
      );
      kept.push({ id: await send(sent), sent, leaves: '', salted: [] });
    }
    const empty = await send({ form: 'ndjson', body: Buffer.from('\n \n') });
    await live.take(true);
    for (const one of kept) {
      const { lines, form, fields } = prove(one.id);
      one.salted = one.sent.records.map((record, i) => {
        const { salt } = lines.find(({ line }) => line === one.sent.lines[i])!;
        return sha256(Buffer.from(salt!, 'base64'), record);
      });
      const root = text(rootOf(one.salted));
      one.leaves = text(sha256(JSON.stringify({ contract: 'visits', fields, form, partner: 'north', root })));
      expect(promisedIn(platform, one.id).leaves, one.sent.form).toBe(one.leaves);
    }
    const root = text(sha256(''));
    const none = JSON.stringify({
      contract: 'visits',
      fields: ['id'],
      form: 'ndjson',
      partner: 'north',
      root,
    });
    expect(promisedIn(platform, empty).leaves).toBe(text(sha256(none)));
    for (let round = 0; round < 3; round++) {
      for (const { id, sent, leaves } of kept) {
        const at = Math.floor(draw() * sent.lines.length);
        await platform.erasing.erase(
          { partner: 'north', contract: 'visits' },
          { receipt: id, line: sent.lines[at]! },
        );
        expect(promisedIn(platform, id).leaves).toBe(leaves);
      }
      if (round === 1) {
        await platform.close();
        rmSync(ledgerFile(live.folder));
        platform = await Platform.open(live.folder, judgesIn(live.folder), { free: () => 1e12 });
        await platform.judging.idle();
      }
      for (const { id, sent } of kept) {
        const shown = found(prove(id), sent.body, promisedIn(platform, id));
        expect(shown, sent.form).toEqual(sent.lines.map(() => expect.stringMatching(/^(in|out) true$/)));
      }
    }
  });
});

describe('a platform that lies of a record of its figures', () => {
  /** A path in the tree of the release, of an entry that is in it. */
  function entry(index: number): ProvedEntry {
    const { entries } = tree();
    const [path] = inclusionProofs(entryHashes(entries), [index]);
    return { index, entry: text(entryAt(entries, index)), hashes: path!.map(text) };
  }
  /** The claim that a record is in no figure, of a leaf that was chosen for it. */
  function denied(line: ProvedLine, leaf: Buffer, by: Partial<ProvedLine>): ProvedLine {
    const { entries, records } = tree();
    const place = placeOf(entries, leaf);
    const between = [place - 1, place].filter((n) => n >= 0 && n < records).map(entry);
    const { in: _in, ...rest } = line;
    return { ...rest, leaf: text(leaf), ...by, between };
  }

  it('cannot deny it by another salt, key or hash, as it could with proofs that are compared with no receipt', async () => {
    const body = Buffer.from(
      ['a', 'b', 'c'].map((one) => `${JSON.stringify(visit('110100', one, 5, '2026-10-04'))}\n`).join(''),
    );
    const [id, other] = [await send({ form: 'ndjson', body }), await send({ form: 'ndjson', body })];
    await live.take(true);
    const good = prove(id);
    const [promised, others] = [promisedIn(platform, id), promisedIn(platform, other)];
    const truth = ['in true', 'in true', 'in true'];
    expect(good.format).toBe('iplus-figure-proof/2');
    expect(found(good, body, promised)).toEqual(truth);
    const record = body.toString().split('\n')[0]!;
    const read = { record: JSON.parse(record) };
    const head = { contract: 'visits', partner: 'north', fields: ['id'] };
    const salt = Buffer.alloc(16, 7);
    const salted = sha256(salt, record);
    const [first, ...rest] = good.lines as [ProvedLine, ...ProvedLine[]];
    const { salt: own, ...unsalted } = first;
    const ownHash = sha256(Buffer.from(own!, 'base64'), record);
    const leaf = leafWith(head, salted, read);
    const lies: [string, Partial<FigureProof>, ProvedLine][] = [
      ['another salt', {}, denied(first, leaf, { salt: text(salt) })],
      ['another hash, as if it had been erased', {}, denied(unsalted, leaf, { salted: text(salted) })],
      ['a leaf alone', {}, denied(unsalted, leaf, {})],
      [
        'another salt, in the format of before',
        { format: 'iplus-figure-proof/1' },
        denied(first, leaf, { salt: text(salt) }),
      ],
      [
        'another key',
        { fields: ['day'] },
        denied(first, leafWith({ ...head, fields: ['day'] }, ownHash, read), {}),
      ],
    ];
    for (const [name, of, line] of lies) {
      const lie = { ...good, ...of, lines: name === 'another key' ? [line] : [line, ...rest] };
      expect(found(lie, body, undefined), `${name}, without the receipt`).toContain('out false');
      expect(found(lie, body, promised), name).toContain('wrong false');
      const { leaves: _, ...before } = promised;
      expect(found(lie, body, before), `${name}, with a receipt of before`).toContain('out false');
    }
    // What another request of the same bytes promised, and its proof, say nothing of this one.
    expect(found(good, body, others)).toBe(false);
    expect(found(prove(other), body, promised)).toBe(false);
    expect(found({ ...prove(other), receipt: id }, body, promised)).toEqual(truth.map(() => 'wrong false'));
    expect(found(good, body, { ...promised, leaves: others.leaves })).toEqual(truth.map(() => 'wrong false'));
    const paths = prove(other).lines.map(({ path }) => path!);
    const replayed = good.lines.map((line, i) => ({ ...line, path: paths[i]! }));
    expect(found({ ...good, lines: replayed }, body, promised)).toContain('wrong false');
    const reordered = good.lines.map((line, i) => ({ ...line, path: good.lines[(i + 1) % 3]!.path! }));
    expect(found({ ...good, lines: reordered }, body, promised)).toContain('wrong false');
    expect(found(good, Buffer.from(`${body}\n`), promised)).toContain('wrong false');
  });
});
