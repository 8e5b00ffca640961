import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  checkFigureProof,
  type FigureProof,
  proveFigures,
  requestText,
} from '../../../src/platform/index.js';
import { newSecretKey, publicKeyText, signPromise } from '../../../src/release/index.js';
import { openEdition } from '../../../src/signals/index.js';
import { filesBelow } from '../../helpers/folders.js';
import { iplus } from '../../helpers/iplus.js';
import { confidential, livePlatform, type Visit } from '../../helpers/livePlatform.js';
import { ndjson } from '../../helpers/platform.js';

const sizeOf = (folder: string, path: string) => statSync(join(folder, path)).size;

let ids = 0;
const visit = (city: string, hospital: string, day = '2026-10-02'): Visit => ({
  id: `f${++ids}`,
  city,
  day,
  hospital,
  visits: 10 + (ids % 7),
});

/** What release.json says of the tree of the records. */
const treeIn = (release: string) =>
  JSON.parse(readFileSync(join(release, 'release.json'), 'utf8')).platform.contracts[0].tree as {
    root: string;
    records: number;
  };

type Live = Awaited<ReturnType<typeof livePlatform>>;
const proofOf = (live: Live, receipt: string, release: string, partner = 'north') =>
  proveFigures(live.folder, openEdition(live.edition), {
    partner,
    receipt,
    rootOf: () => treeIn(release).root,
  });

/** What a proof shows of each record, as somebody finds it who has the release, the proof as a file and what was sent. */
function shown(proof: FigureProof | undefined, release: string, body: Uint8Array) {
  const checked = checkFigureProof(JSON.parse(JSON.stringify(proof)), { tree: treeIn(release), body });
  return checked?.lines.map(({ is, cell, weight }) => [is, cell?.join(' '), weight]);
}

describe('a record in a figure', () => {
  it('is proved by release.json, the proof and the bytes, with its weight where counts are public', async () => {
    const live = await livePlatform('');
    const own = [
      visit('110100', 'a'),
      visit('110100', 'b'),
      visit('310100', 'a'),
      visit('110100', 'c', '2026-11-02'),
    ];
    const wrong = { ...visit('110100', 'd'), visits: -1 };
    const sent = [...own, wrong];
    const receipt = await live.send(...sent);
    await live.sendAs('south', visit('110100', 'x'), visit('110100', 'y'), visit('110200', 'x'));
    const release = await live.build(true);
    expect(treeIn(release).records).toBe(6);
    const proof = proofOf(live, receipt, release);
    const inOctober = ['in', '110100 2026-10', 1 / 4] as const;
    // November is not final and so not in the release; the last record was set aside.
    expect(shown(proof, release, ndjson(...sent))).toEqual([
      inOctober,
      inOctober,
      ['in', '310100 2026-10', 1],
      ['out', undefined, undefined],
      ['out', undefined, undefined],
    ]);
    expect(proofOf(live, receipt, release, 'south')).toBeUndefined();
    const others = ndjson(...sent.map((one) => ({ ...one, hospital: 'z' })));
    expect(shown(proof, release, others)!.map(([is]) => is)).toEqual(sent.map(() => 'wrong'));
    await live.platform.close();
  });

  it('has no weight where contributors are protected, and is in none as long as it is held back', async () => {
    const live = await livePlatform(confidential);
    const sent = [...['a', 'b', 'c', 'd'].map((one) => visit('110100', one)), visit('310100', 'a')];
    const receipt = await live.send(...sent);
    const release = await live.build(true);
    expect(shown(proofOf(live, receipt, release), release, ndjson(...sent))).toEqual([
      ...[1, 2, 3, 4].map(() => ['in', '110100 2026-10', undefined]),
      ['out', undefined, undefined],
    ]);
    await live.platform.close();
  });

  it('is in none once it is erased; the release from before still shows that it was', async () => {
    const live = await livePlatform('');
    const sent = [visit('110100', 'a'), visit('110100', 'b')];
    const receipt = await live.send(...sent);
    const before = await live.build(true);
    const kept = proofOf(live, receipt, before);
    await live.platform.erasing.erase({ partner: 'north', contract: 'visits' }, { receipt, line: 1 });
    const after = await live.build(true);
    const is = (release: string) =>
      shown(proofOf(live, receipt, release), release, ndjson(...sent))!.map(([one]) => one);
    expect([is(before), is(after)]).toEqual([
      ['in', 'in'],
      ['out', 'in'],
    ]);
    expect(shown(kept, before, ndjson(...sent))![0]).toEqual(['in', '110100 2026-10', 1 / 2]);
    expect(shown(kept, after, ndjson(...sent))).toBeUndefined();
    await live.platform.close();
  });

  it('is proved alike, whether releases that stay were made from the beginning or a live index long before', async () => {
    const live = await livePlatform('');
    const taken = join(live.folder, 'live');
    const marks = () =>
      filesBelow(taken).filter((path) => path.endsWith('.marks') && sizeOf(taken, path) > 0);
    await live.send(visit('110100', 'a'), visit('110100', 'b'));
    await live.build();
    expect(marks(), 'a live index needs none').toEqual([]);
    await live.send(visit('310100', 'a'));
    const late = treeIn(await live.build(true));
    expect(marks()).not.toEqual([]);
    rmSync(taken, { recursive: true });
    expect(treeIn(await live.build(true))).toEqual(late);
    await live.send(visit('110200', 'a'));
    await live.build();
    expect(treeIn(await live.build(true)).records, 'what came since has them too').toBe(late.records + 1);
    await live.platform.close();
  });

  it('is told by the commands from files alone', async () => {
    const live = await livePlatform('');
    const sent = [visit('110100', 'a'), visit('110100', 'b')];
    const receipt = await live.send(...sent);
    await live.sendAs('south', visit('110100', 'x'), visit('110100', 'y'));
    const release = await live.build(true);
    const [out, body] = [join(live.folder, 'proof.json'), join(live.folder, 'sent.ndjson')];
    writeFileSync(body, ndjson(...sent));
    const of = ['--platform', live.folder, '--edition', live.edition, '--partner', 'north'];
    const made = iplus(['receipt', 'figures', receipt, ...of, '--release', release, '--out', out]);
    expect([made.code, made.out]).toEqual([0, expect.stringContaining('2 of 2 records count')]);
    const told = iplus(['receipt', 'verify', out, '--release', release, '--body', body]);
    expect([told.code, told.out]).toEqual([
      0,
      expect.stringContaining('110100 2026-10: 2 of your records (50%)'),
    ]);
    expect(told.out).toContain('give the receipt with --receipt FILE');
    const key = newSecretKey();
    const file = join(live.folder, 'receipt.json');
    const check = (leaf: string, other = receipt) => {
      const of = {
        contract: 'visits',
        log: 'example.org/log',
        partner: 'north',
        segment: 1,
        version: '1.0.0',
      };
      const promise = signPromise(key, { by: '2026-12-01T00:00:00.000Z', leaf, ...of });
      writeFileSync(file, JSON.stringify({ receipt: other, promise }));
      const how = ['--receipt', file, '--key', publicKeyText(key).split('\n')[1]!];
      return iplus(['receipt', 'verify', out, '--release', release, '--body', body, ...how]);
    };
    const row = live.platform.ledger.receipt(receipt)!;
    const bound = check(requestText(row));
    expect([bound.code, bound.out]).toEqual([
      0,
      expect.stringContaining('the records that the receipt promised'),
    ]);
    const earlier = check(requestText({ ...row, leaves: null }));
    expect([earlier.code, earlier.out]).toEqual([0, expect.stringContaining('of an earlier version')]);
    expect(check(requestText({ ...row, leaves: row.sha256 })).code).toBe(2);
    expect(check(requestText({ ...row, id: 'rcp_another' }), 'rcp_another').code).toBe(2);
    expect(check(requestText(row), 'rcp_another').code).toBe(2);
    const proof = JSON.parse(readFileSync(out, 'utf8'));
    writeFileSync(out, JSON.stringify({ ...proof, receipt: 'rcp_another' }));
    expect(iplus(['receipt', 'verify', out, '--release', release, '--body', body]).code).toBe(2);
    await live.platform.close();
  });
});

describe('a proof tells nothing of other partners', () => {
  it('neither what they sent, to one who can guess all of it, nor how many records of them a cell has', async () => {
    const shapes: string[] = [];
    const own = [visit('110100', 'a'), visit('110200', 'b')];
    for (const city of ['110100', '110200']) {
      const live = await livePlatform('');
      const receipt = await live.send(...own);
      const others = Array.from({ length: 30 }, (_, i) => visit(city, `h${i}`));
      const theirs = await live.sendAs('south', ...others);
      const release = await live.build(true);
      const proof = proofOf(live, receipt, release)!;
      const text = JSON.stringify(proof);
      for (const word of ['south', theirs, ...others.map(({ id }) => `"${id}"`)])
        expect(text).not.toContain(word);
      // With the proof of the others as the truth: none of their leaves can be made of what they sent, without the salts.
      const truth = proofOf(live, theirs, release, 'south')!;
      const unsalted = truth.lines.map((line) => ({ ...line, salt: Buffer.alloc(16).toString('base64') }));
      expect(
        shown({ ...truth, lines: unsalted }, release, ndjson(...others))!.every(([is]) => is === 'wrong'),
      ).toBe(true);
      for (const { salt } of truth.lines) expect(text).not.toContain(salt);
      shapes.push(JSON.stringify(proof.lines.map(({ in: at }) => Math.abs(at!.hashes.length - 5) <= 1)));
      await live.platform.close();
    }
    expect(shapes[0]).toBe(shapes[1]);
  });
});
