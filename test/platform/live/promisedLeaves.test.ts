import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkFigureProof, judgesIn, Platform, proveFigures } from '../../../src/platform/index.js';
import { ledgerFile, liveFolder } from '../../../src/platform/intake/places.js';
import type { FigureProof } from '../../../src/platform/live/checkFigureProof.js';
import { keptTree } from '../../../src/platform/live/recordTree.js';
import { openEdition } from '../../../src/signals/index.js';
import { livePlatform, promisedIn } from '../../helpers/livePlatform.js';
import {
  promisedRoot,
  promisedText,
  type Sent,
  sendBefore,
  sendTo,
  sentBody,
  sha256,
} from '../../helpers/promisedBatch.js';
import { seeded } from '../../helpers/random.js';

let live: Awaited<ReturnType<typeof livePlatform>>;
let platform: Platform;

beforeAll(async () => {
  live = await livePlatform('');
  platform = live.platform;
}, 60_000);

afterAll(() => platform.close());

const prove = (receipt: string): FigureProof =>
  JSON.parse(
    JSON.stringify(proveFigures(live.folder, openEdition(live.edition), { partner: 'north', receipt })),
  );

/** What is found by one who has the release, the proof, what was sent and what the receipt promised. */
const found = (id: string, { body }: Sent) =>
  checkFigureProof(prove(id), {
    tree: keptTree(liveFolder(live.folder, 'live-test'), 'visits'),
    body,
    promised: promisedIn(platform, id),
  })?.lines.map(({ is, isPromised }) => `${is} ${isPromised}`);

/** Records that are shorter than a salt. */
const short: Sent = {
  form: 'ndjson',
  body: Buffer.from('1\n2\n\n3\n4\n5\n6\n7\n8\n9'),
  records: [...'123456789'],
  lines: [1, 2, 4, 5, 6, 7, 8, 9, 10],
};

describe('what a receipt promises of the leaves of its records', () => {
  it('is the root of the salted hashes with how leaves are made, in every form, and is left by erasures and a ledger made anew', async () => {
    const draw = seeded(44);
    const kept: { id: string; sent: Sent; isBefore: boolean; leaves: string }[] = [];
    for (let i = 0; i < 20; i++) {
      const form = (['ndjson', 'csv', 'cloudevents'] as const)[i % 3]!;
      const sent = i === 19 ? short : sentBody(form, 1 + Math.floor(25 * draw()), draw);
      const isBefore = i % 4 === 2;
      const id = await (isBefore ? sendBefore : sendTo)(platform, sent);
      kept.push({ id, sent, isBefore, leaves: promisedIn(platform, id).leaves! });
    }
    const empty = await sendTo(platform, { form: 'ndjson', body: Buffer.from('\n \n') });
    expect(promisedIn(platform, empty).leaves).toBe(promisedText('ndjson', promisedRoot([])));
    await live.take(true);
    expect(prove(empty)).toMatchObject({ format: 'iplus-figure-proof/3', promised: [], lines: [] });
    for (const { id, sent, isBefore, leaves } of kept) {
      const { lines, format, promised } = prove(id);
      const salted = sent.records.map((record, i) => {
        const { salt } = lines.find(({ line }) => line === sent.lines[i])!;
        return sha256(Buffer.from(salt!, 'base64'), record);
      });
      expect(leaves, sent.form).toBe(promisedText(sent.form, promisedRoot(salted, isBefore), isBefore));
      expect(format).toBe(`iplus-figure-proof/${isBefore ? 2 : 3}`);
      const entries = promised?.map(({ entry }) => Buffer.from(entry, 'base64'));
      expect(entries && Buffer.concat(entries)).toEqual(isBefore ? undefined : Buffer.concat(salted));
    }
    for (let round = 0; round < 3; round++) {
      for (const { id, sent, leaves } of kept) {
        const line = sent.lines[Math.floor(draw() * sent.lines.length)]!;
        await platform.erasing.erase({ partner: 'north', contract: 'visits' }, { receipt: id, line });
        expect(promisedIn(platform, id).leaves).toBe(leaves);
      }
      if (round === 1) {
        await platform.close();
        rmSync(ledgerFile(live.folder));
        platform = await Platform.open(live.folder, judgesIn(live.folder), { free: () => 1e12 });
        await platform.judging.idle();
      }
      for (const { id, sent } of kept)
        expect(found(id, sent), sent.form).toEqual(
          sent.lines.map(() => expect.stringMatching(/^(in|out) true$/)),
        );
    }
  });
});
