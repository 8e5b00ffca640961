import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../edition/index.js';
import { catchUp } from './catchUp.js';
import { frameAt, framesFrom } from './frame.js';
import type { Judges } from './judge.js';
import { JudgeSteps } from './judgeSteps.js';
import { areRunsWhole, keySum } from './keyCheck.js';
import { Ledger, removeLedger } from './ledger.js';
import { isBroken } from './openLedger.js';
import { ledgerFile, logFolder } from './places.js';
import { intakeProblems } from './problems.js';
import { endBefore, type Place, segmentPath, segmentsIn } from './recover.js';

/**
 * What a comparison of the ledger with the log came to. `differs`: the ledger does not say what follows from the log. `later`: it cannot
 * be told now, since records wait for a contract or a replay, or since the log itself is damaged.
 */
export type LedgerCheck =
  | { is: 'same'; requests: number }
  | { is: 'differs'; in: string[] }
  | { is: 'later'; why: 'contract' | 'replay' | 'log' };

/** Milliseconds for which idempotency keys are kept, where nothing else is said. */
export const keysKept = 7 * 86_400_000;

/** The check was stopped, as the program ends. */
export class Stopped extends Error {}

interface CheckHow {
  /** Idempotency keys that are older may be forgotten. */
  since: number;
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
  erasures: { columns: 'n, line, was, id', order: 'n, line', of: 'before' },
  keys: { columns: 'partner, key, n, at', order: 'partner, key', of: 'since' },
  replays: { columns: 'id, contract, version, at, before', order: 'rowid' },
  acts: {
    columns: 'n, id, partner, contract, period, at, before, segment, offset, length, text',
    order: 'n',
  },
};

/**
 * Makes the ledger anew from the log, in a file beside it, and compares the two: a changed byte that SQLite does not notice shows. The
 * ledger may be written to meanwhile; what is compared is its state at the beginning. Takes as long as judging everything.
 *
 * @throws UserError where there is no platform; Stopped
 */
export function checkLedger(folder: string, judges: Judges, { since, mayGoOn }: CheckHow): LedgerCheck {
  if (!existsSync(ledgerFile(folder))) throw new UserError([intakeProblems.noPlatform(folder)]);
  let ledger: Ledger | undefined;
  try {
    ledger = new Ledger(ledgerFile(folder), { readOnly: true });
    ledger.db.exec('BEGIN');
    const [first] = ledger.sql('PRAGMA integrity_check').all() as { integrity_check: string }[];
    if (first?.integrity_check !== 'ok') return { is: 'differs', in: ['pages'] };
    return compare(folder, ledger, judges, { since, mayGoOn });
  } catch (error) {
    if (!isAtFault(error)) throw error;
    return { is: 'differs', in: ['pages'] };
  } finally {
    ledger?.close();
  }
}

/** Whether an error comes from what a ledger says: it is broken, it has other tables, or a value is none that it may have. */
function isAtFault(error: unknown): boolean {
  const { errcode, code } = error as { errcode?: number; code?: string };
  return isBroken(error) || errcode === sqlError || code === 'ERR_OUT_OF_RANGE';
}

/** SQLITE_ERROR: the statements of this program do not fit the tables. */
const sqlError = 1;

function compare(folder: string, ledger: Ledger, judges: Judges, how: CheckHow): LedgerCheck {
  const path = join(folder, 'ledger.check.sqlite');
  removeLedger(path);
  const again = new Ledger(path);
  try {
    const not = makeAnew(again, ledger, folder, judges, how);
    if (not) return not;
    const damaged = 'SELECT segment, offset, length, n, judged FROM damaged ORDER BY segment, offset';
    if (!isSame([ledger, again], damaged)) return { is: 'later', why: 'log' };
    // What was not judged at the beginning is judged in the other one.
    const before = ledger.waitingAfter(0)?.n ?? Number.MAX_SAFE_INTEGER;
    const { since } = how;
    const differing = Object.entries(compared).flatMap(([name, { columns, order, of }]) => {
      const text = `SELECT ${columns} FROM ${name} ${of ? conditions[of] : ''} ORDER BY ${order}`;
      return isSame([ledger, again], text, ...(of ? [{ before, since }[of]] : [])) ? [] : [name];
    });
    const areKeysSame = areRunsWhole(ledger.db) && keySum(ledger.db, before) === keySum(again.db, before);
    const all = areKeysSame ? differing : [...differing, 'key_runs'];
    const { requests } = ledger.sql('SELECT count(*) AS requests FROM receipts').get() as {
      requests: number;
    };
    return all.length > 0 ? { is: 'differs', in: all } : { is: 'same', requests };
  } finally {
    again.close();
    removeLedger(path);
  }
}

/** Fills an empty ledger from the log, as far as another one knows it. @returns what there is to say where that cannot be done */
function makeAnew(
  again: Ledger,
  ledger: Ledger,
  folder: string,
  judges: Judges,
  { mayGoOn }: CheckHow,
): Exclude<LedgerCheck, { is: 'same' }> | undefined {
  again.db.exec('PRAGMA synchronous = OFF');
  const { bytes } = ledger.sql('SELECT bytes FROM key_secret').get() as { bytes: Uint8Array };
  again.sql('UPDATE key_secret SET bytes = ?').run(bytes);
  const log = logFolder(folder);
  const place = ledger.place();
  if (!place) return undefined;
  if (ledger.sql('SELECT 1 FROM replays WHERE done = 0').get()) return { is: 'later', why: 'replay' };
  if (!isIn(log, place)) return { is: 'differs', in: ['place'] };
  const stopWhereAsked = () => {
    if (!mayGoOn()) throw new Stopped();
  };
  const segments = segmentsIn(log).filter((segment) => segment <= place.segment);
  for (const [i, segment] of segments.entries()) {
    stopWhereAsked();
    const next = segments[i + 1];
    const end = next === undefined ? place : { segment, offset: endBefore(log, segment, next) };
    catchUp(again, log, { segment, offset: 0 }, end);
  }
  const steps = new JudgeSteps(again, judges, log);
  while (steps.step({ fresh: [] }).more) stopWhereAsked();
  steps.close();
  return again.waitingAfter(0) ? { is: 'later', why: 'contract' } : undefined;
}

/** Whether a place is where a frame of the log ends, or in a part of it that is damaged. */
function isIn(log: string, { segment, offset }: Place): boolean {
  if (!segmentsIn(log).includes(segment)) return false;
  const bytes = readFileSync(segmentPath(log, segment));
  let end = 0;
  for (const frame of framesFrom(bytes, 0)) {
    if (frame.next > offset) break;
    end = frame.next;
  }
  return end === offset || (offset <= bytes.length && frameAt(bytes, end) === undefined);
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
