import { chmodSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { starterContract } from '../../../src/platform/index.js';
import { catchUp } from '../../../src/platform/intake/catchUp.js';
import { judgesIn, Platform } from '../../../src/platform/intake/index.js';
import { JudgeSteps } from '../../../src/platform/intake/judgeSteps.js';
import { Ledger, removeLedger } from '../../../src/platform/intake/ledger.js';
import { checkLedger } from '../../../src/platform/intake/ledgerCheck.js';
import { ledgerFile, logFolder } from '../../../src/platform/intake/places.js';
import type { Place } from '../../../src/platform/intake/recover.js';
import { openDatabase } from '../../../src/platform/intake/sqlite.js';
import { put, temporaryFolder } from '../../helpers/folders.js';
import { seeded } from '../../helpers/random.js';
import { times } from '../../helpers/thorough.js';

const options = { free: () => 1e12, log: { segmentBytes: 20_000 } };

/** A platform with records of every outcome, in several segments, closed: all of its ledger is in one file. */
async function madeFolder(): Promise<string> {
  const folder = temporaryFolder();
  put(folder, 'contracts/visits.yaml', starterContract('visits'));
  const platform = await Platform.open(folder, judgesIn(folder), options);
  const random = seeded(41);
  for (let batch = 0; batch < 12; batch++) {
    const lines = Array.from({ length: 25 }, () => {
      const id = Math.floor(random() * 200);
      const visits = random() < 0.1 ? -1 : Math.floor(random() * 3);
      return `{"id":"${id}","city":"110100","day":"${random() < 0.1 ? '2020-01-01' : '2026-11-28'}","hospital":"h","visits":${visits}}\n`;
    });
    const sent = { partner: batch % 2 ? 'north' : 'south', key: `b${batch}`, contract: 'visits' };
    await platform.submit({ ...sent, form: 'ndjson', body: Buffer.from(lines.join('')) });
    if (batch % 4 === 0) await platform.judging.idle();
  }
  await platform.judging.idle();
  await platform.close();
  const db = openDatabase(join(folder, 'ledger.sqlite'));
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
  return folder;
}

/** @param meanwhile called again and again while the ledger is made anew */
const check = (folder: string, meanwhile = () => {}) => {
  const mayGoOn = () => {
    meanwhile();
    return true;
  };
  return checkLedger(folder, judgesIn(folder), { keysSince: () => 0, mayGoOn });
};

/** Has a ledger know a log up to a place, and all that it knows judged. */
function judgeUpTo(folder: string, end: Place): void {
  const ledger = new Ledger(ledgerFile(folder));
  const log = logFolder(folder);
  catchUp(ledger, log, ledger.place() ?? { segment: 1, offset: 0 }, end);
  const steps = new JudgeSteps(ledger, judgesIn(folder), log);
  while (steps.step({ fresh: [] }).more);
  steps.close();
  ledger.close();
}

/** All that a ledger says, by SQL alone, but what is left of merged runs of keys; undefined where it cannot be read. */
function contentOf(folder: string): string | undefined {
  try {
    const db = openDatabase(join(folder, 'ledger.sqlite'), { readOnly: true });
    try {
      const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").all();
      const rows = (tables as { name: string }[]).map(({ name }) => [
        // Capitals make no difference in names of SQL.
        name.toLowerCase(),
        db
          .prepare(`SELECT * FROM ${name} ${name === 'key_blocks' ? kept : ''}`)
          .all()
          .map((row) => Object.values(row as object).map(textOf)),
      ]);
      return JSON.stringify(rows);
    } finally {
      db.close();
    }
  } catch {
    return undefined;
  }
}

const kept = 'WHERE id / 65536 IN (SELECT id FROM key_runs)';

const textOf = (value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value);

describe('the ledger, compared with the log', () => {
  it('is the same where nothing was changed, also after a replay, an erasure and a restart', async () => {
    const folder = await madeFolder();
    expect(check(folder)).toEqual({ is: 'same', requests: 12 });
    put(
      folder,
      'contracts/visits-2.yaml',
      starterContract('visits').replace('version: 1.0.0', 'version: 1.1.0'),
    );
    const platform = await Platform.open(folder, judgesIn(folder), options);
    await platform.replay('visits');
    const { id } = platform.ledger.receiptAt(7);
    await platform.erasing.erase({ partner: 'north', contract: 'visits' }, { receipt: id, line: 3 });
    expect(await platform.checking.check()).toEqual({ is: 'same', requests: 12 });
    await platform.close();
    expect(check(folder)).toEqual({ is: 'same', requests: 12 });
  });

  it('shows every changed byte that changes what it says, wherever it is', async () => {
    const folder = await madeFolder();
    const file = join(folder, 'ledger.sqlite');
    const [bytes, said, random] = [readFileSync(file), contentOf(folder), seeded(17)];
    const seen = { differs: 0, harmless: 0 };
    for (let i = 0; i < times(60, 3000); i++) {
      const changed = Buffer.from(bytes);
      const at = Math.floor(random() * bytes.length);
      changed[at]! ^= 1 << Math.floor(random() * 8);
      writeFileSync(file, changed);
      const isSame = contentOf(folder) === said;
      const { is } = check(folder);
      if (!isSame) expect(is, `byte ${at}`).toBe('differs');
      seen[is === 'differs' ? 'differs' : 'harmless']++;
    }
    console.log(`${seen.differs} changes noticed, ${seen.harmless} in unused bytes`);
    expect(seen.differs).toBeGreaterThan(10);
  });

  it('differs where only a sum of it was changed', async () => {
    const folder = await madeFolder();
    const db = openDatabase(ledgerFile(folder));
    db.exec("UPDATE sums SET stored = stored + 1 WHERE partner = 'north'");
    db.close();
    expect(check(folder)).toEqual({ is: 'differs', in: ['sums'] });
  });

  it('is made anew while the platform is open, where it differs, and says what it said before', async () => {
    const folder = await madeFolder();
    const other = temporaryFolder();
    cpSync(folder, other, { recursive: true });
    const db = openDatabase(join(other, 'ledger.sqlite'));
    db.exec('UPDATE receipts SET stored = stored + 1 WHERE n = 5; DELETE FROM aside WHERE n = 9');
    db.close();
    const faults: unknown[] = [];
    const platform = await Platform.open(other, judgesIn(other), {
      ...options,
      onFault: (error) => faults.push(error),
    });
    expect(await platform.checking.check()).toEqual({ is: 'differs', in: ['receipts', 'aside'] });
    await platform.judging.idle();
    expect(await platform.checking.check()).toEqual({ is: 'same', requests: 12 });
    await platform.close();
    expect(`${faults}`).toContain('broken ledger');
    const account = async (at: string) => {
      const opened = await Platform.open(at, judgesIn(at), options);
      const rows = opened.account();
      await opened.close();
      return rows;
    };
    expect(await account(other)).toEqual(await account(folder));
  });

  it('is not judged by a log that is damaged itself', async () => {
    const folder = await madeFolder();
    const segment = join(folder, 'segments', '000000000001.log');
    const bytes = readFileSync(segment);
    bytes[bytes.length >> 1]! ^= 1;
    chmodSync(segment, 0o644);
    writeFileSync(segment, bytes);
    expect(check(folder)).toEqual({ is: 'later', why: 'log' });
  });

  it('holds no state of the ledger while all is judged anew, so that what is written meanwhile leaves the WAL', async () => {
    const folder = await madeFolder();
    const db = openDatabase(ledgerFile(folder));
    db.exec('CREATE TABLE other (x)');
    const seen: unknown[] = [];
    const found = check(folder, () => {
      db.exec('INSERT INTO other VALUES (1)');
      seen.push(db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get());
    });
    expect(found).toEqual({ is: 'same', requests: 12 });
    expect(seen.length).toBeGreaterThan(1);
    expect(new Set(seen.map((row) => JSON.stringify(row)))).toEqual(
      new Set(['{"busy":0,"log":0,"checkpointed":0}']),
    );
    db.close();
  });

  it('is compared as far as it goes in the end: what comes meanwhile is made anew too', async () => {
    const folder = await madeFolder();
    const whole = new Ledger(ledgerFile(folder), { readOnly: true });
    const [middle, end] = [whole.receiptAt(6), whole.place()!];
    whole.close();
    const checkWith = (later: () => void) => {
      removeLedger(ledgerFile(folder));
      judgeUpTo(folder, { segment: middle.segment, offset: middle.offset });
      let calls = 0;
      return check(folder, () => {
        if (++calls === 1) later();
      });
    };
    expect(checkWith(() => {})).toEqual({ is: 'same', requests: 5 });
    expect(checkWith(() => judgeUpTo(folder, end))).toEqual({ is: 'same', requests: 12 });
    const broken = checkWith(() => {
      judgeUpTo(folder, end);
      const db = openDatabase(ledgerFile(folder));
      db.exec('UPDATE receipts SET stored = stored + 1 WHERE n = 12');
      db.close();
    });
    expect(broken).toEqual({ is: 'differs', in: ['receipts'] });
  });

  it('is said to differ only where it differs twice', async () => {
    const folder = await madeFolder();
    const db = openDatabase(ledgerFile(folder));
    db.exec('UPDATE receipts SET stored = stored + 1 WHERE n = 5');
    let asked = 0;
    const found = checkLedger(folder, judgesIn(folder), {
      // Asked once in each comparison: between the two, what differed is put right.
      keysSince: () => {
        if (++asked === 2) db.exec('UPDATE receipts SET stored = stored - 1 WHERE n = 5');
        return 0;
      },
      mayGoOn: () => true,
    });
    expect([found, asked]).toEqual([{ is: 'same', requests: 12 }, 2]);
    db.close();
  });
});
