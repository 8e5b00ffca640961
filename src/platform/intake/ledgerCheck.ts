import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Problem, UserError } from '../../edition/index.js';
import { alteredSegments, type LoggedSegment, missingSegments } from './chain.js';
import type { Judges } from './judge.js';
import { areRunsWhole, keySum } from './keyCheck.js';
import { isOtherVersion, Ledger, removeLedger } from './ledger.js';
import { LedgerAnew, makeLedger } from './ledgerAnew.js';
import { isBroken } from './openLedger.js';
import { ledgerFile, logFolder } from './places.js';
import { intakeProblems } from './problems.js';
import { segmentsIn } from './recover.js';
import { areSumsRight } from './sums.js';

/**
 * What a comparison of the ledger with the log came to. `none`: there is no ledger, as in a backup; so much will be in it. `differs`: the ledger does not say what follows from the log. `later`: it cannot
 * be told now, since records wait for a contract or a replay, or since the log itself is damaged.
 */
export type LedgerCheck =
  | { is: 'same'; requests: number }
  | { is: 'none'; requests: number; received: number; stored: number }
  | { is: 'differs'; in: string[] }
  | { is: 'later'; why: 'contract' | 'replay' | 'log' | 'version' };

/** Milliseconds for which idempotency keys are kept, where nothing else is said. */
export const keysKept = 7 * 86_400_000;

interface CheckHow {
  /** The time since which idempotency keys are kept, asked when rows are compared: older ones may be forgotten. */
  keysSince: () => number;
  /** Asked from time to time; the check is stopped where it says no. */
  mayGoOn: () => boolean;
}

/** Rows that are compared: of requests before the first that was not all judged, or of keys that are not forgotten yet. */
const conditions = { before: 'WHERE n < ?', since: 'WHERE at >= ?' };

/** What is compared, by table: the columns that follow from the log alone. */
const compared: Record<string, { columns: string; order: string; of?: keyof typeof conditions }> = {
  receipts: {
    columns: `n, id, partner, contract, version, key, at, day, segment, offset, length, form, sha256, received, judged, stored,
      quarantined, duplicates, conflicts, late, erased`,
    order: 'n',
    of: 'before',
  },
  aside: { columns: 'n, line, kind, why', order: 'n, line', of: 'before' },
  late: { columns: 'n, line', order: 'n, line', of: 'before' },
  erasures: { columns: 'n, line, was, id, late, leaf', order: 'n, line', of: 'before' },
  staying: { columns: 'n, line, kind, receipt, of', order: 'n, line', of: 'before' },
  keys: {
    columns: 'partner, contract, form, key, n, at',
    order: 'partner, contract, form, key',
    of: 'since',
  },
  replays: { columns: 'id, contract, version, at, before', order: 'rowid' },
  erase_orders: { columns: 'n, id, contract', order: 'n' },
  publications: { columns: 'n, id, edition, contract, segment, offset, length', order: 'n' },
  acts: {
    columns: 'n, id, partner, contract, period, at, before, segment, offset, length, text',
    order: 'n',
  },
};

/** What a check of the folder of a platform came to: what is wrong with the log, and whether the ledger follows from it. */
export interface FolderCheck {
  log: Problem[];
  ledger: LedgerCheck;
}

/** Compares the log with its seals and, where it is given, the public log, and the ledger with the log. @throws as `checkLedger` */
export async function checkFolder(
  folder: string,
  judges: Judges,
  { logged = [], ...how }: CheckHow & { logged?: readonly LoggedSegment[] },
): Promise<FolderCheck> {
  return { log: await logProblems(folder, logged), ledger: checkLedger(folder, judges, how) };
}

/** All that is wrong with the segments of a platform: what is missing of them, and what is not what was sealed. */
export async function logProblems(folder: string, logged: readonly LoggedSegment[]): Promise<Problem[]> {
  const log = logFolder(folder);
  const find = async () => [...missingSegments(log, logged), ...(await alteredSegments(log, { logged }))];
  const first = await find();
  // A segment may have been rewritten meanwhile, as when records are erased: what is wrong, is wrong twice.
  return first.length > 0 ? find() : first;
}

/**
 * Makes the ledger anew from the log, in a file beside it, and compares the two: a changed byte that SQLite does not notice shows. The
 * ledger may be written to meanwhile. Takes as long as judging everything.
 *
 * @throws UserError where there is no platform; Stopped
 */
export function checkLedger(folder: string, judges: Judges, how: CheckHow): LedgerCheck {
  const first = checkOnce(folder, judges, how);
  // The log may have been rewritten meanwhile, as when records are erased: what differs, differs twice.
  return first.is === 'differs' ? checkOnce(folder, judges, how) : first;
}

function checkOnce(folder: string, judges: Judges, how: CheckHow): LedgerCheck {
  if (segmentsIn(logFolder(folder)).length === 0) {
    if (!isUnused(ledgerFile(folder))) throw new UserError([intakeProblems.noPlatform(folder)]);
    return { is: 'same', requests: 0 };
  }
  if (missingSegments(logFolder(folder)).length > 0) return { is: 'later', why: 'log' };
  if (!existsSync(ledgerFile(folder))) return tryLedger(folder, judges, how);
  let ledger: Ledger | undefined;
  try {
    ledger = new Ledger(ledgerFile(folder), { readOnly: true });
    if (isOtherVersion(ledger.db)) return { is: 'later', why: 'version' };
    const [first] = ledger.sql('PRAGMA integrity_check').all() as { integrity_check: string }[];
    if (first?.integrity_check !== 'ok') return { is: 'differs', in: ['pages'] };
    return compareAnew(folder, ledger, judges, how);
  } catch (error) {
    if (!isAtFault(error)) throw error;
    return { is: 'differs', in: ['pages'] };
  } finally {
    ledger?.close();
  }
}

/** Whether there is a ledger of a log in which nothing was written yet. */
function isUnused(file: string): boolean {
  if (!existsSync(file)) return false;
  const ledger = new Ledger(file, { readOnly: true });
  try {
    return !isOtherVersion(ledger.db) && ledger.place() === undefined;
  } finally {
    ledger.close();
  }
}

/** Whether an error comes from what a ledger says: it is broken, it has other tables, or a value is none that it may have. */
function isAtFault(error: unknown): boolean {
  const { errcode, code } = error as { errcode?: number; code?: string };
  return isBroken(error) || errcode === sqlError || code === 'ERR_OUT_OF_RANGE';
}

/** SQLITE_ERROR: the statements of this program do not fit the tables. */
const sqlError = 1;

/** Milliseconds that a part of the log may take that is judged while the state of the ledger is held, and parts before that at most. */
const [little, mostParts] = [500, 8];

/**
 * Makes a ledger anew in parts: first all that the ledger knows of the log, then what came meanwhile, until that is little. Only then is
 * the state of the ledger held and compared: SQLite keeps all that is written for as long as one state is held.
 */
function compareAnew(folder: string, ledger: Ledger, judges: Judges, how: CheckHow): LedgerCheck {
  const path = join(folder, 'ledger.check.sqlite');
  removeLedger(path);
  const again = new Ledger(path);
  try {
    const anew = new LedgerAnew(again, ledger, logFolder(folder), judges, how.mayGoOn);
    for (let part = 0, took = Number.POSITIVE_INFINITY; part < mostParts && took > little; part++) {
      const began = performance.now();
      const not = anew.goOn();
      if (not) return not;
      took = performance.now() - began;
    }
    const since = how.keysSince();
    ledger.db.exec('BEGIN');
    return anew.goOn() ?? compare(ledger, again, since);
  } finally {
    again.close();
    removeLedger(path);
  }
}

function compare(ledger: Ledger, again: Ledger, since: number): LedgerCheck {
  if (again.waitingAfter(0)) return { is: 'later', why: 'contract' };
  const damaged = 'SELECT segment, offset, length, n, judged FROM damaged ORDER BY segment, offset';
  if (!isSame([ledger, again], damaged)) return { is: 'later', why: 'log' };
  // What was not judged in the state that is held is judged in the other one.
  const before = ledger.waitingAfter(0)?.n ?? Number.MAX_SAFE_INTEGER;
  const differing = Object.entries(compared).flatMap(([name, { columns, order, of }]) => {
    const text = `SELECT ${columns} FROM ${name} ${of ? conditions[of] : ''} ORDER BY ${order}`;
    return isSame([ledger, again], text, ...(of ? [{ before, since }[of]] : [])) ? [] : [name];
  });
  const areKeysSame = areRunsWhole(ledger.db) && keySum(ledger.db, before) === keySum(again.db, before);
  // Of the sums, other requests may wait than in the ledger that is made anew.
  const others = { key_runs: areKeysSame, sums: areSumsRight(ledger.db) };
  const all = [...differing, ...Object.entries(others).flatMap(([name, isRight]) => (isRight ? [] : [name]))];
  const { requests } = ledger.sql('SELECT count(*) AS requests FROM receipts').get() as {
    requests: number;
  };
  return all.length > 0 ? { is: 'differs', in: all } : { is: 'same', requests };
}

/** Whether two ledgers answer alike, row by row. */
function isSame([one, other]: readonly [Ledger, Ledger], text: string, ...given: number[]): boolean {
  const theirs = rowsOf(other, text, given);
  for (const row of rowsOf(one, text, given)) if (row !== theirs.next().value) return false;
  return theirs.next().done === true;
}

function* rowsOf({ db }: Ledger, text: string, given: readonly number[]): Generator<string, undefined> {
  for (const row of db.prepare(text).iterate(...given)) yield JSON.stringify(row);
}

/** Makes a ledger from the log elsewhere, and says what is in it: nothing is written into the folder. */
function tryLedger(folder: string, judges: Judges, { mayGoOn }: CheckHow): LedgerCheck {
  const at = mkdtempSync(join(tmpdir(), 'iplus-check-'));
  const ledger = new Ledger(join(at, 'ledger.sqlite'));
  try {
    const damaged = makeLedger(ledger, logFolder(folder), judges, mayGoOn);
    if (damaged) return { is: 'later', why: 'log' };
    if (ledger.waitingAfter(0)) return { is: 'later', why: 'contract' };
    const sums = ledger
      .sql(
        'SELECT count(*) AS requests, coalesce(sum(received), 0) AS received, coalesce(sum(stored), 0) AS stored FROM receipts',
      )
      .get() as { requests: number; received: number; stored: number };
    return { is: 'none', ...sums };
  } finally {
    ledger.close();
    rmSync(at, { recursive: true });
  }
}
