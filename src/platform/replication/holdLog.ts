import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { replace, writeDurably } from '../../disk/index.js';
import { UserError } from '../../edition/index.js';
import { packRest, unpackRest } from '../copies/rest.js';
import type { Files } from '../intake/files.js';
import { ownFolder } from '../intake/ownFolder.js';
import { isReplicated, logFolder, replicationFile } from '../intake/places.js';
import { segmentPath, segmentsIn } from '../intake/recover.js';
import { Follower, OtherLog } from './follow.js';
import { LogDatabase, limits, reasonOf, Superseded } from './logDatabase.js';
import { replicationProblems } from './problems.js';
import { replicatedFiles, stateIn } from './replicatedFiles.js';

/** Milliseconds between two looks of a server that stands by. */
const look = 500;

/** Which writer a folder was last, by a name of its own. */
interface Kept {
  holder: string;
  epoch: number;
}

/** A log of which this process is the writer. */
export interface HeldLog {
  /** Files for `Platform.open`. */
  files: Files;
  /** Lets another server take over. */
  close(): Promise<void>;
}

/** What a server that stands by says, and what ends it. */
export interface Holding {
  /** Called once where another server writes the log. */
  onStandby?: () => void;
  /** Called where a server stands by and the database does not answer; and once where another server has taken over. */
  onFault: (error: unknown) => void;
  /** Called once when this process may not write any longer. */
  onSuperseded: () => void;
}

/**
 * Becomes the writer of the log in a database, and waits for that where another server is. Meanwhile, and once more then, the folder is made
 * what the log says.
 *
 * @param url `postgres://user@host1,host2,host3/name`
 * @throws UserError where no server answers at first, commits do not wait for another machine, or the folder is of another platform
 */
export async function holdLog(folder: string, url: string, how: Holding): Promise<HeldLog> {
  await ownFolder(folder);
  const database = await LogDatabase.open(url);
  let close = () => database.close();
  try {
    const kept = await keptIn(folder);
    const epoch = await standBy(database, new Follower(folder, database), kept.holder, how);
    // From here on: filling a large folder or database takes longer than a writer may be silent.
    close = keepWriting(database, epoch, how);
    const rest = await database.rest();
    if (!rest) await putAll(database, epoch, folder);
    else {
      await new Follower(folder, database).settle();
      // Where nobody else has written since, the small files here are newer than those there.
      if (epoch !== kept.epoch + 1) await takeRest(rest.bytes, folder);
    }
    await keepIn(folder, { ...kept, epoch });
    const files = replicatedFiles(database, epoch, folder, await database.endedAfter(0), rest?.state);
    return { files, close };
  } catch (error) {
    await close();
    throw error instanceof Superseded ? new UserError([replicationProblems.superseded()]) : error;
  }
}

/** Follows the writer until there is none. */
async function standBy(
  database: LogDatabase,
  follower: Follower,
  holder: string,
  { onStandby, onFault }: Holding,
): Promise<number> {
  let said = '';
  for (let isFirst = true; ; ) {
    try {
      const epoch = await database.claim(holder);
      if (epoch !== undefined) return epoch;
      if (isFirst) onStandby?.();
      isFirst = false;
      await follower.catchUp();
      said = '';
    } catch (error) {
      // The folder of another platform stays so; a fail-over of the database takes seconds. A fault that lasts is said once.
      if (error instanceof OtherLog) throw error;
      const fault =
        error instanceof UserError ? error : new UserError([replicationProblems.noAnswer(reasonOf(error))]);
      if (said !== fault.message) onFault(fault);
      said = fault.message;
    }
    await sleep(look);
  }
}

/** Gives signs of life until closed, or until another process is the writer. */
function keepWriting(database: LogDatabase, epoch: number, how: Holding): () => Promise<void> {
  let isEnded = false;
  const beat = async () => {
    try {
      await database.beat(epoch);
    } catch (error) {
      if (!(error instanceof Superseded) || isEnded) return;
      end();
      how.onFault(new UserError([replicationProblems.superseded()]));
      how.onSuperseded();
    }
  };
  const timer = setInterval(() => void beat(), limits.lease / 4).unref();
  const end = () => {
    isEnded = true;
    clearInterval(timer);
  };
  return async () => {
    if (!isEnded) await database.release(epoch).catch(() => {});
    end();
    await database.close();
  };
}

/** Puts the log of a folder, if it has one, into a database that has none; the small files last, which say that it is whole. */
async function putAll(database: LogDatabase, epoch: number, folder: string): Promise<void> {
  await database.clear(epoch);
  const log = logFolder(folder);
  for (const segment of segmentsIn(log)) {
    const bytes = readFileSync(segmentPath(log, segment));
    for (let at = 0; at < bytes.length; at += 1 << 20)
      await database.put(epoch, { segment, at, bytes: bytes.subarray(at, at + (1 << 20)) }, at === 0);
    const state = stateIn(log, segment);
    if (state) await database.end(epoch, state);
  }
  await database.putRest(epoch, await packRest(folder));
}

/** Unpacks the small files of a platform. */
async function takeRest(packed: Uint8Array, folder: string): Promise<void> {
  // The remains of databases that are replaced.
  for (const name of readdirSync(folder))
    if (/\.sqlite-(?:wal|shm)$/.test(name) && !/^(?:ledger|lock)\./.test(name)) rmSync(join(folder, name));
  await unpackRest(packed, folder);
}

async function keptIn(folder: string): Promise<Kept> {
  if (isReplicated(folder)) return JSON.parse(readFileSync(replicationFile(folder), 'utf8')) as Kept;
  const kept = { holder: randomUUID(), epoch: -1 };
  await keepIn(folder, kept);
  return kept;
}

async function keepIn(folder: string, kept: Kept): Promise<void> {
  await writeDurably(`${replicationFile(folder)}.part`, `${JSON.stringify(kept)}\n`);
  await replace(`${replicationFile(folder)}.part`, replicationFile(folder));
}
