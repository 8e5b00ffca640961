import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Problem, UserError } from '../../edition/index.js';
import { catchUp, damageAt } from './catchUp.js';
import { alteredSegments, type LoggedSegment, missingSegments } from './chain.js';
import { isOtherVersion, Ledger, removeLedger, removeOlder } from './ledger.js';
import { ledgerFile, logFolder } from './places.js';
import { intakeProblems } from './problems.js';
import { type Place, segmentsIn } from './recover.js';
import { type LogOptions, SegmentLog } from './segmentLog.js';

/** What SQLite says of a database that is not as it was written (SQLITE_CORRUPT and SQLITE_NOTADB): `all` and `iterate` give no code with it. */
const broken = [11, 26];
const brokenText = /database disk image is malformed|malformed database schema|file is not a database/;

export function isBroken(error: unknown): boolean {
  const { errcode, message } = error as { errcode?: number; message?: string };
  return errcode === undefined ? brokenText.test(message ?? '') : broken.includes(errcode & 0xff);
}

const markOf = (folder: string) => join(folder, 'ledger.broken');

/** Has the next start make the ledger anew, unless that is done before. */
export const markBroken = (folder: string) => writeFileSync(markOf(folder), '');

export const unmarkBroken = (folder: string) => rmSync(markOf(folder), { force: true });

export interface Opened {
  ledger: Ledger;
  log: SegmentLog;
}

/**
 * Opens the ledger and the log of a platform, unless something of the log is missing, and has the ledger take note of all that was acknowledged. A ledger that is broken is
 * removed and made anew from the log.
 *
 * @throws UserError where acknowledged bytes are missing, or where it cannot be told what follows damaged ones
 */
export async function openLedger(
  folder: string,
  { logged, ...options }: LogOptions & { logged?: readonly LoggedSegment[] },
  onFault: (error: unknown) => void,
): Promise<Opened> {
  const broken = missingSegments(logFolder(folder), logged);
  if (broken.length > 0) throw new UserError(broken);
  const file = ledgerFile(folder);
  const renew = () => {
    removeLedger(file);
    onFault(new UserError([intakeProblems.brokenLedger(file)]));
  };
  if (existsSync(markOf(folder))) renew();
  unmarkBroken(folder);
  try {
    return await opened(folder, options, onFault);
  } catch (error) {
    if (!isBroken(error)) throw error;
    renew();
    return opened(folder, options, onFault);
  }
}

async function opened(
  folder: string,
  options: LogOptions,
  onFault: (error: unknown) => void,
): Promise<Opened> {
  removeOlder(ledgerFile(folder));
  const ledger = new Ledger(ledgerFile(folder));
  let log: SegmentLog | undefined;
  try {
    const known = ledger.place();
    log = await SegmentLog.open(logFolder(folder), known, options);
    takeNote({ ledger, log }, known, onFault);
    return { ledger, log };
  } catch (error) {
    await log?.close();
    ledger.close();
    throw error;
  }
}

/**
 * The sealed segments that are not what was sealed. Each is read once and then again when its file or its seal has changed; changes
 * that leave no trace in the file system are for the daily comparison.
 */
export async function alteredNow(
  { ledger, log }: Opened,
  logged: readonly LoggedSegment[] = [],
): Promise<Problem[]> {
  const rows = ledger.sql('SELECT segment, state FROM intact').all() as { segment: number; state: string }[];
  const known = new Map(rows.map(({ segment, state }) => [segment, state]));
  const altered = await alteredSegments(log.folder, { logged, known });
  ledger.together(() => {
    for (const [segment, state] of known)
      ledger.sql('INSERT OR REPLACE INTO intact VALUES (?, ?)').run(segment, state);
  });
  return altered;
}

/** Has the ledger take note of the log from a place on, or from its beginning. */
export function takeNote(
  { ledger, log }: Opened,
  known: Place | undefined,
  onFault: (error: unknown) => void,
): void {
  const { end } = log;
  const first = segmentsIn(log.folder)[0];
  if (!end || first === undefined) return;
  const from = known ?? { segment: first, offset: 0 };
  for (const at of catchUp(ledger, log.folder, from, end)) onFault(damageAt(log.folder, at));
}

/** Whether a folder has a ledger: not before its first server. */
export const hasLedger = (folder: string): boolean => existsSync(ledgerFile(folder));

/** The ledger of a platform and the folder of its log, to be read: another process may have it open. @throws UserError */
export function ledgerIn(folder: string): { ledger: Ledger; log: string } {
  const file = ledgerFile(folder);
  if (!hasLedger(folder)) {
    const isLost = segmentsIn(logFolder(folder)).length > 0;
    throw new UserError([isLost ? intakeProblems.lostLedger(file) : intakeProblems.noPlatform(folder)]);
  }
  let ledger: Ledger | undefined;
  try {
    ledger = new Ledger(file, { readOnly: true });
    if (isOtherVersion(ledger.db)) throw new UserError([intakeProblems.otherLedger(file)]);
    return { ledger, log: logFolder(folder) };
  } catch (error) {
    ledger?.close();
    const problem = unreadable(file, error);
    throw problem ? new UserError([problem]) : error;
  }
}

/** What SQLite says of a database that another connection keeps for itself (SQLITE_BUSY and SQLITE_LOCKED). */
const held = [5, 6];

/** Why a ledger cannot be read, where it was SQLite that said so. */
function unreadable(file: string, error: unknown): Problem | undefined {
  if (error instanceof UserError) return undefined;
  if (isBroken(error)) return intakeProblems.ledgerBreaks(file);
  const { errcode, message } = error as { errcode?: number; message: string };
  if (errcode === undefined) return undefined;
  if (held.includes(errcode & 0xff)) return intakeProblems.heldLedger(file);
  return intakeProblems.closedLedger(file, message);
}
