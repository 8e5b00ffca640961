import { hash } from 'node:crypto';
import fs, { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { partnersPage, sumCounts } from '../../../src/documents/index.js';
import { problemText, UserError } from '../../../src/edition/index.js';
import {
  addMember,
  addPartner,
  audited,
  type CopyState,
  copyOut,
  isBalanced,
  isIntact,
  judgesIn,
  KeepCopying,
  membersOf,
  ObjectStorage,
  People,
  Platform,
  partnersOf,
  restoreFrom,
  sealsIn,
  starterContract,
} from '../../../src/platform/index.js';
import { liveFolder } from '../../../src/platform/intake/places.js';
import { segmentPath } from '../../../src/platform/intake/recover.js';
import { keepTree, keptTree } from '../../../src/platform/live/recordTree.js';
import { filesBelow, put, temporaryFolder } from '../../helpers/folders.js';
import { visit } from '../../helpers/intakeClient.js';
import { ndjson } from '../../helpers/platform.js';
import { nobodyThere } from '../../helpers/ports.js';
import { bucket, objectStorage, type RunningStorage, storageKeys } from '../../helpers/storage.js';
import { storedRecords } from '../../helpers/storedRecords.js';

let running = {} as RunningStorage;
beforeAll(async () => {
  running = await objectStorage();
});
afterAll(() => running.close());

let made = 0;
let [folder, platform, storage] = ['', {} as Platform, {} as ObjectStorage];
const open = (at: string) =>
  Platform.open(at, judgesIn(at), { free: () => 1e12, log: { segmentBytes: 3_000 } });

/** Sends records until there are some sealed segments. */
async function fill(segments: number): Promise<void> {
  const goal = sealsIn(platform.log.folder).length + segments;
  while (sealsIn(platform.log.folder).length < goal) {
    const records = Array.from({ length: 5 }, () => visit(made++));
    const key = `k${made}`;
    await platform.submit({
      partner: 'north',
      key,
      contract: 'visits',
      form: 'ndjson',
      body: ndjson(...records),
    });
    await platform.tend();
  }
  await platform.judging.idle();
}

beforeEach(async () => {
  folder = temporaryFolder();
  put(folder, 'contracts/visits.yaml', starterContract('visits'));
  await addPartner(folder, 'north');
  const people = await People.open(folder);
  addMember(people, { id: 'li', name: 'Li', partner: 'north', roles: ['viewer'] }, 'iplus');
  people.close();
  platform = await open(folder);
  const prefix = `platform/${++made}`;
  storage = new ObjectStorage(
    { endpoint: running.endpoint, bucket, region: 'us-east-1', prefix },
    storageKeys,
  );
  running.put.length = 0;
});
afterEach(async () => {
  running.onTheWay = undefined;
  await platform.close();
});

const textOf = (error: unknown) => {
  expect(error).toBeInstanceOf(UserError);
  return problemText((error as UserError).problems[0]!, 'en');
};
const refusal = (work: Promise<unknown>) => work.then(() => '', textOf);

const idsIn = (at: Platform) =>
  [...storedRecords(at.ledger, at.log.folder, 'visits')].map(
    ({ bytes }) => JSON.parse(`${Buffer.from(bytes)}`).id as string,
  );
const flipped = (body: Buffer) => Buffer.concat([Buffer.from([body[0]! ^ 1]), body.subarray(1)]);
const segmentsPut = () => running.put.filter((name) => name.endsWith('.log')).length;

it('the storage of these tests has what was put there when it answers, however long its file takes', async () => {
  const bytes = Buffer.from('a body that takes its time');
  const write = fs.write as (file: number, part: Buffer, ...rest: unknown[]) => void;
  vi.spyOn(fs, 'write').mockImplementation(((file: number, part: Buffer, ...rest: unknown[]) =>
    setTimeout(() => write(file, part, ...rest), bytes.equals(part) ? 200 : 0)) as never);
  try {
    await storage.put('slow', bytes);
    expect(running.put).toEqual([`platform/${made}/slow`]);
  } finally {
    vi.restoreAllMocks();
  }
});

describe('copies in object storage', () => {
  it('have all that is sealed, and nothing twice; a platform is made of them that has the same records', async () => {
    await fill(4);
    const sealed = sealsIn(platform.log.folder).length;
    expect(await copyOut(folder, storage)).toMatchObject({ segments: sealed, copied: sealed });
    expect(segmentsPut()).toBe(sealed);
    const before = running.put.length;
    expect(await copyOut(folder, storage)).toMatchObject({ segments: sealed, copied: 0, bytes: 0 });
    expect(running.put.length).toBe(before);
    await fill(2);
    expect(await copyOut(folder, storage)).toMatchObject({ segments: sealed + 2, copied: 2 });

    const to = join(temporaryFolder(), 'restored');
    expect(await restoreFrom(storage, to)).toEqual({ segments: sealed + 2, fetched: sealed + 2 });
    const restored = await open(to);
    await restored.judging.idle();
    const last = sealsIn(platform.log.folder).at(-1)!.segment;
    const expected = [...storedRecords(platform.ledger, platform.log.folder, 'visits')]
      .filter(({ receipt }) => platform.receipt('north', receipt)!.segment <= last)
      .map(({ bytes }) => JSON.parse(`${Buffer.from(bytes)}`).id as string);
    expect(idsIn(restored)).toEqual(expected);
    expect(restored.account().every(isBalanced)).toBe(true);
    expect(audited(restored.ledger, restored.log)).toEqual([]);
    expect(partnersOf(to)).toEqual(['north']);
    const people = await People.open(to);
    expect(membersOf(people).map(({ id }) => id)).toEqual(['li']);
    people.close();
    await restored.close();
  });

  it('have the trees of records that counted in releases, once, from which proofs are made after a restoration', async () => {
    await fill(1);
    const empty = { root: hash('sha256', '', 'hex'), records: 0, entries: Buffer.alloc(0), counts: null };
    const [from, to] = [folder, join(temporaryFolder(), 'restored')].map((at) => liveFolder(at, 'care'));
    await keepTree(from!, 'visits', empty);
    await copyOut(folder, storage);
    await copyOut(folder, storage);
    expect(running.put.filter((name) => name.includes('/live/care/trees/visits-'))).toHaveLength(1);
    // As a restoration leaves it that was interrupted before the last file.
    await keepTree(to!, 'visits', empty);
    await keepTree(from!, 'later', empty);
    await copyOut(folder, storage);
    await restoreFrom(storage, join(to!, '../..'));
    expect(keptTree(to!, 'later', empty.root)).toEqual(empty);
    expect(keptTree(to!, 'visits', empty.root)).toEqual(empty);
  });

  it('go on where they were interrupted, and so does a restoration', async () => {
    await fill(4);
    let puts = 0;
    running.onTheWay = (_, body) => (++puts > 3 ? 'cut' : body);
    expect(await refusal(copyOut(folder, storage))).toContain('no answer');
    const there = segmentsPut();
    running.onTheWay = undefined;
    await copyOut(folder, storage);
    // The one that was cut between segment and seal is put there again; no other.
    expect(segmentsPut()).toBeLessThanOrEqual(sealsIn(platform.log.folder).length + 1);
    expect(there).toBeGreaterThan(0);

    const to = join(temporaryFolder(), 'restored');
    const get = storage.get.bind(storage);
    let gets = 0;
    storage.get = (name) => (++gets > 3 ? Promise.reject(new Error('killed')) : get(name));
    await expect(restoreFrom(storage, to)).rejects.toThrow('killed');
    storage.get = get;
    const { segments, fetched } = await restoreFrom(storage, to);
    expect(fetched).toBeLessThan(segments);
    for (const { segment } of sealsIn(join(to, 'segments')))
      expect(await isIntact(join(to, 'segments'), segment)).toBe(true);
  });

  it('are read back: what was changed on the way is no copy', async () => {
    await fill(1);
    running.onTheWay = (name, body) => (name.endsWith('.log') ? flipped(body) : body);
    expect(await refusal(copyOut(folder, storage))).toContain('other bytes in the storage');
    running.onTheWay = undefined;
    expect(await copyOut(folder, storage)).toMatchObject({ copied: 1 });
  });

  it('are refused in words of ours where the line is cut in the middle of one', async () => {
    await fill(1);
    await copyOut(folder, storage);
    const [name] = await storage.names();
    running.cutsAnswers = true;
    const cut = await refusal(storage.get(name!)).finally(() => {
      running.cutsAnswers = false;
    });
    expect(cut).toContain('no answer');
  });

  it('are not replaced by a damaged segment, and a damaged copy is not restored', async () => {
    await fill(1);
    await copyOut(folder, storage);
    const path = segmentPath(platform.log.folder, sealsIn(platform.log.folder)[0]!.segment);
    const good = readFileSync(path);
    const bad = Buffer.from(good);
    bad[50] = bad[50]! ^ 1;
    chmodSync(path, 0o644);
    writeFileSync(path, bad);
    running.put.length = 0;
    const other = new ObjectStorage({ ...storage.file, prefix: `${storage.file.prefix}/other` }, storageKeys);
    expect(await refusal(copyOut(folder, other))).toContain('acknowledged bytes that were changed');
    expect(running.put).toEqual([]);
    writeFileSync(path, good);
    const kept = filesBelow(running.folder).find(
      (name) => name.includes(storage.file.prefix!) && /\.log\._S3rver_object$/.test(name),
    )!;
    writeFileSync(join(running.folder, kept), bad);
    expect(await refusal(restoreFrom(storage, join(temporaryFolder(), 'r')))).toContain('other bytes');
  });

  it('lose the records that are erased, at the next copy', async () => {
    await fill(2);
    await copyOut(folder, storage);
    const [id] = idsIn(platform);
    const copies = () =>
      filesBelow(running.folder).filter(
        (name) =>
          name.includes(`${storage.file.prefix}/`) &&
          readFileSync(join(running.folder, name)).includes(`"id":"${id}"`),
      );
    expect(copies()).toHaveLength(1);
    await platform.erasing.erase({ partner: 'north', contract: 'visits' }, { key: `key\n["${id}"]` });
    await copyOut(folder, storage);
    expect(copies()).toEqual([]);
    const to = join(temporaryFolder(), 'restored');
    await restoreFrom(storage, to);
    const restored = await open(to);
    await restored.judging.idle();
    expect(idsIn(restored)).not.toContain(id);
    expect(audited(restored.ledger, restored.log)).toEqual([]);
    await restored.close();
  });

  it('say how they stand: what was copied and when, and what stands in the way', async () => {
    await fill(2);
    const sealed = sealsIn(platform.log.folder).length;
    const page = (state: CopyState) =>
      partnersPage(
        {
          lang: 'zh',
          path: '/',
          formToken: '',
          may: () => true,
          aside: 0,
          now: Date.now(),
          styles: [],
          theme: '',
        },
        [],
        sumCounts([]),
        { copies: state },
      );
    const once = async (keeping: KeepCopying) => {
      keeping.start(() => {});
      await keeping.stop();
      return keeping.state;
    };
    const copied = await once(new KeepCopying(folder, storage));
    expect(copied).toEqual({ complete: { at: expect.any(Number), segments: sealed } });
    expect(page(copied)).toContain(`已封存的 ${sealed} 个段均已复制`);
    const away = new ObjectStorage({ ...storage.file, endpoint: nobodyThere }, storageKeys);
    const failing = await once(new KeepCopying(folder, away));
    expect(failing.complete).toBeUndefined();
    expect(failing.problems).toHaveLength(1);
    expect(page(failing)).toContain('尚未完成');
    expect(page(failing)).toContain('无应答');
  });

  it('are refused with a wrong key, a wrong bucket, a storage that is away, and a folder that is in use, each in words of ours', async () => {
    await fill(1);
    const other = (file: object, keys = storageKeys) => new ObjectStorage({ ...storage.file, ...file }, keys);
    const wrong = { id: 'S3RVER', secret: 'another' };
    expect(await refusal(copyOut(folder, other({}, wrong)))).toContain(
      'it was refused (SignatureDoesNotMatch)',
    );
    expect(await refusal(copyOut(folder, other({ bucket: 'no-such-bucket' })))).toContain('(NoSuchBucket)');
    expect(await refusal(copyOut(folder, other({ endpoint: nobodyThere })))).toContain('(ECONNREFUSED)');
    expect(await refusal(restoreFrom(other({ prefix: 'nothing' }), join(temporaryFolder(), 'r')))).toContain(
      'no copies',
    );
    await copyOut(folder, storage);
    const before = readdirSync(folder);
    expect(await refusal(restoreFrom(storage, folder))).toContain('a folder with other things in it');
    expect(readdirSync(folder)).toEqual(before);
    expect(existsSync(join(folder, 'ledger.sqlite'))).toBe(true);
  });
});
