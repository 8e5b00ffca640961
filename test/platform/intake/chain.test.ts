import { createHash } from 'node:crypto';
import { chmodSync, cpSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../../src/edition/index.js';
import { starterContract } from '../../../src/platform/index.js';
import {
  backUp,
  checkFolder,
  judgesIn,
  type LoggedSegment,
  Platform,
  sealsIn,
} from '../../../src/platform/intake/index.js';
import { removeLedger } from '../../../src/platform/intake/ledger.js';
import { ledgerFile, logFolder } from '../../../src/platform/intake/places.js';
import { sealPath, segmentPath } from '../../../src/platform/intake/recover.js';
import { filesBelow, put, temporaryFolder } from '../../helpers/folders.js';
import { visit } from '../../helpers/intakeClient.js';
import { ndjson } from '../../helpers/platform.js';
import { seeded } from '../../helpers/random.js';
import { times } from '../../helpers/thorough.js';

const options = { free: () => 1e12, log: { segmentBytes: 8000 } };
const north = { partner: 'north', contract: 'visits' };

let original = '';

beforeAll(async () => {
  original = temporaryFolder();
  put(original, 'contracts/visits.yaml', starterContract('visits'));
  const platform = await Platform.open(original, judgesIn(original), options);
  for (let i = 0; i < 12; i++) {
    const body = ndjson(...Array.from({ length: 20 }, (_, n) => visit(20 * i + n)));
    const { receipt } = await platform.submit({ ...north, key: `k${i}`, form: 'ndjson', body });
    await platform.judging.idle();
    if (i === 5) await platform.erasing.erase(north, { receipt: receipt.id, line: 3 });
  }
  await platform.log.endSegment();
  await platform.close();
  expect(sealsIn(logFolder(original)).length).toBeGreaterThan(4);
});

/** A copy of the folder, without a ledger, as a backup is. */
function copied(): string {
  const folder = join(temporaryFolder(), 'copy');
  cpSync(original, folder, { recursive: true, preserveTimestamps: true });
  removeLedger(ledgerFile(folder));
  return folder;
}

const logged = (): LoggedSegment[] => sealsIn(logFolder(original));

const how = { keysSince: () => 0, mayGoOn: () => true };

/** The files that a check names. */
async function named(folder: string, public_: LoggedSegment[] = []): Promise<string[]> {
  const { log } = await checkFolder(folder, judgesIn(folder), { ...how, logged: public_ });
  return log.map(({ at }) => basename(at.file));
}

/** The files that a start names: because of which it is refused, and those of which it tells. */
async function started(
  folder: string,
  public_: LoggedSegment[] = [],
): Promise<{ refused: string[]; told: string[]; received: number }> {
  const told: string[] = [];
  const filesOf = (error: unknown) =>
    error instanceof UserError ? error.problems.map(({ at }) => basename(at.file)) : [`${error}`];
  const onFault = (error: unknown) => told.push(...filesOf(error));
  try {
    const platform = await Platform.open(folder, judgesIn(folder), { ...options, logged: public_, onFault });
    await platform.judging.idle();
    const received = platform.account().reduce((sum, one) => sum + one.received, 0);
    await platform.close();
    return { refused: [], told, received };
  } catch (error) {
    return { refused: filesOf(error), told, received: 0 };
  }
}

const log = (segment: number) => basename(segmentPath('', segment));

describe('a folder of which nothing is missing', () => {
  it('is whole, with the public log and without, with a ledger and without', async () => {
    const folder = copied();
    expect(await named(folder)).toEqual([]);
    expect(await named(folder, logged())).toEqual([]);
    expect(await started(folder, logged())).toEqual({ refused: [], told: [], received: 240 });
    expect(await named(folder, logged())).toEqual([]);
  });

  it('can be checked before it was ever opened, and is not changed by that', async () => {
    const backup = join(temporaryFolder(), 'backup');
    await backUp(original, backup);
    const files = () => filesBelow(backup).map((path) => [path, statSync(join(backup, path)).mtimeMs]);
    const before = files();
    const found = await checkFolder(backup, judgesIn(backup), how);
    expect(found).toEqual({ log: [], ledger: { is: 'none', requests: 12, received: 240, stored: 240 } });
    expect(files().filter(([path]) => !`${path}`.startsWith('versions'))).toEqual(
      before.filter(([path]) => !`${path}`.startsWith('versions')),
    );
  });
});

describe('a segment that is missing', () => {
  it.each([
    ['with its seal left', 2, false, false],
    ['with its seal', 2, true, false],
    ['the first', 1, true, false],
    ['the last, with its seal: only the public log knows', -1, true, true],
  ])('is named and stops the start, %s', async (_, which, withSeal, isPublic) => {
    const folder = copied();
    const segment = which < 0 ? logged().at(-1)!.segment : which;
    rmSync(segmentPath(logFolder(folder), segment));
    if (withSeal) rmSync(sealPath(logFolder(folder), segment));
    const public_ = isPublic ? logged() : [];
    expect(await named(folder, public_)).toEqual([log(segment)]);
    expect((await started(folder, public_)).refused).toEqual([log(segment)]);
    const backup = backUp(folder, join(temporaryFolder(), 'backup'));
    if (isPublic) await backup;
    else await expect(backup).rejects.toThrow('missing segment');
    put(logFolder(folder), log(segment).replace('.log', '.lost'), '');
    const { refused, received } = await started(folder, public_);
    expect([refused, received < 240, received > 100], 'the operator says that it is lost').toEqual([
      [],
      true,
      true,
    ]);
  });

  it('is found where it is cut off', async () => {
    const folder = copied();
    const path = segmentPath(logFolder(folder), 3);
    chmodSync(path, 0o600);
    writeFileSync(path, readFileSync(path).subarray(0, -10));
    expect(await named(folder)).toContain(log(3));
    expect((await started(folder)).refused).toEqual([log(3)]);
  });
});

describe('a segment or a seal that was changed', () => {
  it('is named where the seal has another hash', async () => {
    const rewritten = logged().find(({ generation }) => generation)!.segment;
    for (const [segment, name] of [
      [1, log(1)],
      [rewritten, basename(sealPath('', rewritten))],
    ] as const) {
      const folder = copied();
      const path = sealPath(logFolder(folder), segment);
      writeFileSync(path, readFileSync(path, 'utf8').replace(/"sha256":"..../, '"sha256":"0000'));
      expect(await named(folder)).toEqual([name]);
      expect((await started(folder)).told).toEqual([name]);
    }
  });

  it('is named where checksum and seal were made right again, by the public log', async () => {
    const folder = copied();
    const path = segmentPath(logFolder(folder), 1);
    const bytes = readFileSync(path);
    const at = bytes.indexOf('"visits":');
    bytes[at + 9] = bytes[at + 9] === 0x31 ? 0x32 : 0x31;
    for (let from = 0; from < bytes.length; ) {
      const next = from + 8 + bytes.readUInt32LE(from);
      bytes.writeUInt32LE(crc32(bytes.subarray(from + 8, next)), from + 4);
      from = next;
    }
    chmodSync(path, 0o600);
    writeFileSync(path, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const seal = JSON.parse(readFileSync(sealPath(logFolder(folder), 1), 'utf8'));
    writeFileSync(sealPath(logFolder(folder), 1), JSON.stringify({ ...seal, sha256 }));
    expect(await named(folder)).toEqual([]);
    const name = basename(sealPath('', 1));
    expect(await named(folder, logged())).toEqual([name]);
    expect(await started(folder, logged())).toMatchObject({ refused: [], told: [name] });
  });

  it('is named where records that were erased are there again', async () => {
    const folder = copied();
    const rewritten = logged().find(({ generation }) => generation)!.segment;
    const erased = sealPath(logFolder(folder), rewritten).replace('seal', 'erased');
    rmSync(erased);
    expect(await named(folder, logged())).toContain(basename(sealPath('', rewritten)));
  });

  it('is named whichever byte it is', async () => {
    const random = seeded(31);
    for (let run = 0; run < times(8, 400); run++) {
      const folder = copied();
      const names = filesBelow(logFolder(folder)).filter((name) =>
        /\.(?:log|seal\.json|erased\.json)$/.test(name),
      );
      const path = join(logFolder(folder), names[Math.floor(random() * names.length)]!);
      const bytes = readFileSync(path);
      const at = Math.floor(random() * (bytes.length - 1));
      bytes[at]! ^= 1 << Math.floor(random() * 8);
      chmodSync(path, 0o600);
      writeFileSync(path, bytes);
      expect((await named(folder, logged())).length, `${path} ${at}`).toBeGreaterThan(0);
    }
  });
});
