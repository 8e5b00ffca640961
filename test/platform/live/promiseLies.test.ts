import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inclusionProofs } from '../../../src/disk/index.js';
import { checkFigureProof, proveFigures } from '../../../src/platform/index.js';
import { leafWith } from '../../../src/platform/intake/leaf.js';
import { liveFolder } from '../../../src/platform/intake/places.js';
import type { FigureProof, ProvedEntry, ProvedLine } from '../../../src/platform/live/checkFigureProof.js';
import { entryAt, entryHashes, keptTree, placeOf } from '../../../src/platform/live/recordTree.js';
import { openEdition } from '../../../src/signals/index.js';
import { livePlatform, promisedIn, visit } from '../../helpers/livePlatform.js';
import { ndjson } from '../../helpers/platform.js';
import {
  promisedText,
  rootOf,
  type Sent,
  sendBefore,
  sendTo,
  sha256,
  text,
} from '../../helpers/promisedBatch.js';

let live: Awaited<ReturnType<typeof livePlatform>>;

beforeAll(async () => {
  live = await livePlatform('');
}, 60_000);

afterAll(() => live.platform.close());

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

/** Records in the same figure; the second and the ninth are the same as the first to the byte, and count once. */
function sentRecords(count: number): Sent {
  const visits = Array.from({ length: count }, (_, i) => visit('110100', `h${i}`, 5, '2026-10-04'));
  const records = visits.map((one, i) => JSON.stringify(i === 1 || i === 8 ? visits[0] : one));
  return {
    form: 'ndjson',
    body: Buffer.from(ndjson(...records)),
    records,
    lines: records.map((_, i) => i + 1),
  };
}

const bytesOf = (one: string | undefined) => Buffer.from(one!, 'base64');
const head = { contract: 'visits', partner: 'north', fields: ['id'] };
const leafOf = (record: string, salted: Buffer, fields = head.fields) =>
  leafWith({ ...head, fields }, salted, { record: JSON.parse(record) });

/** A request, what it promised, a good proof of it, and the salted hashes of its records. */
async function request(send: typeof sendBefore, sent: Sent) {
  const id = await send(live.platform, sent);
  await live.take(true);
  const good = prove(id);
  const salted = sent.records.map((record, i) => sha256(bytesOf(good.lines[i]!.salt), record));
  return { id, good, salted, promised: promisedIn(live.platform, id) };
}

describe.each([
  ['now', sendTo, 3],
  ['before', sendBefore, 2],
] as const)('a platform that lies of a record of its figures, of a request of %s', (_, send, format) => {
  it.each([2, 3, 11])('cannot deny one of %i by another salt, key or hash', async (count) => {
    const sent = sentRecords(count);
    const { body, records } = sent;
    const { good, promised, salted } = await request(send, sent);
    const record = records[0]!;
    const twins = good.lines.filter((_, i) => i === 1 || i === 8);
    const truth = good.lines.map(({ in: at }) => (at ? 'in true' : 'out true'));
    expect(good.format).toBe(`iplus-figure-proof/${format}`);
    expect(truth.filter((one) => one === 'in true')).toHaveLength(count - twins.length);
    expect(found(good, body, promised)).toEqual(truth);
    const salt = Buffer.alloc(16, 7);
    const other = sha256(salt, record);
    const [first, ...rest] = good.lines as [ProvedLine, ...ProvedLine[]];
    const { salt: _own, ...unsalted } = first;
    const leaf = leafOf(record, other);
    const lies: [string, Partial<FigureProof>, ProvedLine][] = [
      ['another salt', {}, denied(first, leaf, { salt: text(salt) })],
      ['another hash, as if it had been erased', {}, denied(unsalted, leaf, { salted: text(other) })],
      ['a leaf alone', {}, denied(unsalted, leaf, {})],
      ...[1, 2, 3].map((n): [string, Partial<FigureProof>, ProvedLine] => [
        `another salt, in format ${n}`,
        { format: `iplus-figure-proof/${n}` as FigureProof['format'] },
        denied(first, leaf, { salt: text(salt) }),
      ]),
      ['another key', { fields: ['day'] }, denied(first, leafOf(record, salted[0]!, ['day']), {})],
    ];
    for (const [name, of, line] of lies) {
      const lie = { ...good, ...of, lines: name === 'another key' ? [line] : [line, ...rest] };
      expect(found(lie, body, undefined), `${name}, without the receipt`).toContain('out false');
      expect(found(lie, body, promised), name).toContain('wrong false');
      const { leaves: _, ...before } = promised;
      expect(found(lie, body, before), `${name}, with a receipt of before`).toContain('out false');
    }
    // The salts of those that are the same to the byte, which were set aside, say nothing of the first.
    for (const { salt, line, leaf, path } of twins) {
      const by = path && { path };
      const denials = [
        denied(first, bytesOf(leaf), { salt: salt! }),
        denied(first, bytesOf(leaf), { salt: salt!, ...by }),
        denied(unsalted, bytesOf(leaf), { salted: text(salted[line - 1]!) }),
      ];
      for (const denial of denials)
        expect(found({ ...good, lines: [denial] }, body, promised)).toEqual(['wrong false']);
    }
    for (const n of [1, 2, 3].filter((n) => n !== format)) {
      const paths = inclusionProofs(salted, [...salted.keys()]);
      const lines = good.lines.map((line, i) => ({ ...line, path: paths[i]!.map(text) }));
      const shown = { ...good, format: `iplus-figure-proof/${n}` as FigureProof['format'], lines };
      expect(found(shown, body, promised), `shown as format ${n}`).toEqual(truth.map(() => 'wrong false'));
    }
  });

  it('cannot show the proof of another request of the same bytes', async () => {
    const sent = sentRecords(9);
    const [one, two] = [await request(send, sent), await request(send, sent)];
    const { body } = sent;
    const [good, another] = [prove(one.id), prove(two.id)];
    const wrong = good.lines.map(() => 'wrong false');
    expect(found(good, body, two.promised)).toBe(false);
    expect(found(another, body, one.promised)).toBe(false);
    expect(found({ ...another, receipt: one.id }, body, one.promised)).toEqual(wrong);
    expect(found(good, body, { ...one.promised, leaves: two.promised.leaves })).toEqual(wrong);
    const replayed = another.lines.map(({ path }, i) => ({ ...good.lines[i]!, ...(path && { path }) }));
    const { promised = [] } = another;
    expect(found({ ...good, promised, lines: replayed }, body, one.promised)).toContain('wrong false');
    const [first, second] = good.promised ?? [];
    const reordered = good.lines.map((line, i) => ({ ...line, path: good.lines[(i + 1) % 9]!.path! }));
    const swapped = first && [
      { ...first, index: 1 },
      { ...second!, index: 0 },
    ];
    const lie = { ...good, ...(swapped ? { promised: swapped } : { lines: reordered }) };
    expect(found(lie, body, one.promised)).toContain('wrong false');
    expect(found(good, Buffer.from(`${body}\n`), one.promised)).toContain('wrong false');
  });
});

describe('an entry of eight salted hashes', () => {
  it.each([1, 2, 7, 8, 9, 11, 16, 17])(
    'of a request of %i counts only as it is, at its place',
    async (count) => {
      const sent = sentRecords(count);
      const { good, promised, salted } = await request(sendTo, sent);
      const holds = (of: Partial<FigureProof>) => found({ ...good, ...of }, sent.body, promised);
      const entries = good.promised!;
      expect(entries).toHaveLength(Math.ceil(count / 8));
      const truth = found(good, sent.body, promised) as string[];
      const wrong = truth.map(() => 'wrong false');
      expect(truth).not.toContain('wrong false');
      const wrongIn = (n: number) => truth.map((one, i) => (Math.floor(i / 8) === n ? wrong[i] : one));
      for (const [n, { index, entry, hashes }] of entries.entries()) {
        const bytes = bytesOf(entry);
        const forged: Record<string, Partial<ProvedEntry>> = {
          padded: { entry: text(Buffer.concat([bytes, Buffer.alloc(32)])) },
          'padded by a hash of its own': { entry: text(Buffer.concat([bytes, bytes.subarray(0, 32)])) },
          'cut off by a hash': { entry: text(bytes.subarray(0, -32)) },
          'cut off by a byte': { entry: text(bytes.subarray(0, -1)) },
          'the hash of the entry': { entry: text(sha256('\0', bytes)) },
          'with its prefix': { entry: text(Buffer.concat([Buffer.of(0), bytes])) },
          'at the next place': { index: index + 1 },
          'with a hash more': { hashes: [...hashes, text(bytes.subarray(0, 32))] },
          'with a hash less': { hashes: hashes.length > 0 ? hashes.slice(1) : [text(bytes.subarray(0, 32))] },
          'of a node': {
            entry: text(Buffer.concat([sha256('\0', bytes), bytesOf(hashes[0] ?? '')])),
            hashes: hashes.slice(1),
          },
        };
        for (const [name, of] of Object.entries(forged))
          expect(holds({ promised: entries.with(n, { ...entries[n]!, ...of }) }), name).toEqual(wrongIn(n));
        expect(holds({ promised: entries.toSpliced(n, 1) }), 'left out').toEqual(wrongIn(n));
        // A forged one beside the good one changes nothing.
        for (const of of Object.values(forged))
          expect(holds({ promised: [...entries, { ...entries[n]!, ...of }] })).toEqual(truth);
      }
      // Nor can a promise be made of entries that are longer, in which each hash is where it belongs.
      const longer = entries.map(({ entry }) => Buffer.concat([bytesOf(entry), Buffer.alloc(32)]));
      const hashes = longer.map((one) => sha256('\0', one));
      const paths = inclusionProofs(hashes, [...hashes.keys()]);
      const given = longer.map((one, index) => ({
        index,
        entry: text(one),
        hashes: paths[index]!.map(text),
      }));
      const ofLonger = { ...promised, leaves: promisedText('ndjson', rootOf(hashes)) };
      expect(found({ ...good, promised: given }, sent.body, ofLonger)).toEqual(wrong);
      // A leaf of the tree of before is no entry, nor is an entry one of its leaves.
      const single = { ...promised, leaves: promisedText('ndjson', salted[0]!, true) };
      const asBefore = { ...good, format: 'iplus-figure-proof/2' as const };
      expect(found(good, sent.body, single)).toEqual(wrong);
      if (count === 1) expect(found(asBefore, sent.body, single)).toEqual(['in true']);
      expect(found(asBefore, sent.body, promised)).toEqual(wrong);
    },
  );
});
