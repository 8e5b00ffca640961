import { hash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { starterContract } from '../../../src/platform/index.js';
import {
  addPartner,
  audited,
  backUp,
  isBalanced,
  judgesIn,
  Platform,
  partnersOf,
} from '../../../src/platform/intake/index.js';
import { liveFolder } from '../../../src/platform/intake/places.js';
import { segmentPath, segmentsIn } from '../../../src/platform/intake/recover.js';
import { isSealed } from '../../../src/platform/intake/seal.js';
import { keepTree, keptTree } from '../../../src/platform/live/recordTree.js';
import { put, temporaryFolder } from '../../helpers/folders.js';
import { visit } from '../../helpers/intakeClient.js';
import { ndjson } from '../../helpers/platform.js';
import { storedRecords } from '../../helpers/storedRecords.js';

const open = (folder: string) =>
  Platform.open(folder, judgesIn(folder), { free: () => 1e12, log: { segmentBytes: 20_000 } });

async function prepared(): Promise<string> {
  const folder = temporaryFolder();
  put(folder, 'contracts/visits.yaml', starterContract('visits'));
  await addPartner(folder, 'north');
  return folder;
}

/** The ids of what is stored in a copy, which is opened as a restored platform is. */
async function restored(backup: string): Promise<Set<string>> {
  const folder = join(temporaryFolder(), 'restored');
  cpSync(backup, folder, { recursive: true });
  const platform = await open(folder);
  await platform.judging.idle();
  expect(platform.account().every(isBalanced)).toBe(true);
  expect(audited(platform.ledger, platform.log)).toEqual([]);
  expect(partnersOf(folder)).toEqual(['north']);
  const ids = [...storedRecords(platform.ledger, platform.log.folder, 'visits')].map(
    ({ bytes }) => JSON.parse(`${Buffer.from(bytes)}`).id as string,
  );
  expect(new Set(ids).size).toBe(ids.length);
  await platform.close();
  return new Set(ids);
}

it('a backup that is made while records come in has all that was acknowledged before it began', async () => {
  const folder = await prepared();
  const platform = await open(folder);
  const backup = join(temporaryFolder(), 'backup');
  const acknowledged: string[] = [];
  let [made, isSending] = [0, true];
  const lane = async () => {
    while (isSending) {
      const records = Array.from({ length: 20 }, () => visit(made++));
      await platform.submit({
        partner: 'north',
        key: `k${made}`,
        contract: 'visits',
        form: 'ndjson',
        body: ndjson(...records),
      });
      acknowledged.push(...records.map(({ id }) => id));
      if (made % 200 === 0) await platform.tend();
    }
  };
  const sending = Promise.all([lane(), lane()]);
  let copied = 0;
  for (let round = 0; round < 4; round++) {
    await new Promise((resolve) => setTimeout(resolve, 150));
    const before = acknowledged.slice();
    const done = await backUp(folder, backup);
    copied += done.copied;
    expect(done.copied, 'sealed segments are copied once').toBeLessThanOrEqual(done.segments);
    const kept = await restored(backup);
    expect(before.filter((id) => !kept.has(id))).toEqual([]);
  }
  isSending = false;
  await sending;
  await platform.close();
  expect(copied).toBeGreaterThan(4);
  expect(existsSync(join(backup, 'ledger.sqlite'))).toBe(false);
});

it('a backup names a sealed segment that was changed, copies all else, and keeps what it had', async () => {
  const folder = await prepared();
  const platform = await open(folder);
  for (let i = 0; i < 30; i++) {
    const body = ndjson(...Array.from({ length: 10 }, (_, n) => visit(100 * i + n)));
    await platform.submit({ partner: 'north', key: `k${i}`, contract: 'visits', form: 'ndjson', body });
  }
  await platform.tend();
  await platform.close();
  expect(isSealed(join(folder, 'segments'), 1)).toBe(true);
  const path = segmentPath(join(folder, 'segments'), 1);
  const good = readFileSync(path);
  const damaged = Buffer.from(good);
  damaged[200] = damaged[200]! ^ 1;
  chmodSync(path, 0o644);
  writeFileSync(path, damaged);
  const backup = join(temporaryFolder(), 'backup');
  await expect(backUp(folder, backup)).rejects.toThrow('not what was sealed');
  expect(isSealed(join(backup, 'segments'), 1)).toBe(false);
  expect(existsSync(segmentPath(join(backup, 'segments'), 1))).toBe(true);
  expect(existsSync(join(backup, 'contracts', 'visits.yaml'))).toBe(true);
  writeFileSync(path, good);
  await backUp(folder, backup);
  writeFileSync(path, damaged);
  expect(await backUp(folder, backup), 'it is not copied again').toMatchObject({ copied: 1 });
  expect(readFileSync(segmentPath(join(backup, 'segments'), 1))).toEqual(good);
});

it('what was erased is in no backup any more once it is brought up to date', async () => {
  const folder = await prepared();
  const platform = await open(folder);
  const backup = join(temporaryFolder(), 'backup');
  const record = { ...visit(1), hospital: 'the hospital that asks' };
  const body = ndjson(record, visit(2));
  await platform.submit({ partner: 'north', key: 'k', contract: 'visits', form: 'ndjson', body });
  await platform.judging.idle();
  await platform.log.endSegment();
  await platform.tend();
  await backUp(folder, backup);
  const isThere = () =>
    segmentsIn(join(backup, 'segments')).some((segment) =>
      readFileSync(segmentPath(join(backup, 'segments'), segment)).includes(record.hospital),
    );
  expect(isThere()).toBe(true);
  const whose = { partner: 'north', contract: 'visits' };
  await platform.erasing.erase(whose, { key: `key\n${JSON.stringify([record.id])}` });
  await backUp(folder, backup);
  expect(isThere()).toBe(false);
  await platform.close();
  expect(await restored(backup)).toEqual(new Set([visit(2).id]));
});

it('a backup has the trees of records that counted in releases, from which proofs are made, and nothing else of live editions', async () => {
  const folder = await prepared();
  const backup = join(temporaryFolder(), 'backup');
  const [from, to] = [folder, backup].map((one) => liveFolder(one, 'care')) as [string, string];
  // The root of no records is the hash of nothing (RFC 6962).
  const empty = { root: hash('sha256', '', 'hex'), records: 0, entries: Buffer.alloc(0), counts: null };
  put(folder, 'live/care/state.json', '{}');
  put(folder, 'live/other/state.json', '{}');
  await (await open(folder)).close();
  await keepTree(from, 'visits', empty);
  await backUp(folder, backup);
  expect(keptTree(to, 'visits', empty.root)).toEqual(empty);
  expect(readdirSync(to)).toEqual(['trees']);
  expect(readdirSync(join(backup, 'live'))).toEqual(['care']);
});
