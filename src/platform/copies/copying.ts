import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { UserError } from '../../edition/index.js';
import { treeFiles } from '../intake/backup.js';
import { erasedOf, erasedPath } from '../intake/erasedFile.js';
import { logFolder } from '../intake/places.js';
import { intakeProblems } from '../intake/problems.js';
import { sealPath, segmentPath, segmentsIn } from '../intake/recover.js';
import { isIntact, isSealed } from '../intake/seal.js';
import { restName, segmentName } from './names.js';
import { CopyNotes } from './notes.js';
import { packRest } from './rest.js';
import type { ObjectStorage } from './storage.js';
import { erasedState, recordsLock, recordsNote, withdrawErased } from './withdrawErased.js';

/** The parts of a platform that are in the storage, and those that are new. */
export interface Copied {
  segments: number;
  /** Segments that are new there. */
  copied: number;
  bytes: number;
}

/**
 * Copies the sealed segments of a platform that are not in its storage yet, the trees of its releases, and everything small beside them. What was copied and read
 * back is noted, so that an interrupted copy goes on where it ended. A segment that was rewritten because records in it were erased
 * takes the place of its copy. @throws UserError
 */
export async function copyOut(folder: string, storage: ObjectStorage): Promise<Copied> {
  const log = logFolder(folder);
  if (!existsSync(log)) throw new UserError([intakeProblems.noPlatform(folder)]);
  const notes = CopyNotes.open(folder, storage.file);
  try {
    // Gathered first, so that the public log in it speaks of no segment that is not copied.
    const rest = await packRest(folder);
    const done: Copied = { segments: 0, copied: 0, bytes: 0 };
    for (const segment of segmentsIn(log).filter((number) => isSealed(log, number))) {
      done.segments++;
      const generation = String(erasedOf(log, segment)?.generation ?? 0);
      if (notes.of(segmentName(segment)) === generation) continue;
      done.bytes += await copySegment(log, segment, storage);
      notes.write(segmentName(segment), generation);
      done.copied++;
    }
    for (const name of treeFiles(folder)) {
      if (notes.of(name) !== undefined) continue;
      await storage.put(name, readFileSync(join(folder, name)));
      notes.write(name, '');
    }
    if (notes.of(restName) !== rest.state) {
      await storage.put(restName, rest.bytes);
      notes.write(restName, rest.state);
    }
    await keepRecords(folder, storage, notes);
    return done;
  } finally {
    notes.close();
  }
}

/**
 * Removes records of editions from the storage that were erased since they were copied, and what a copy left that was killed. A copy that
 * runs does it itself at its end.
 */
async function keepRecords(folder: string, storage: ObjectStorage, notes: CopyNotes): Promise<void> {
  if ((notes.of(recordsNote) ?? '') === erasedState(folder)) return;
  let lock: ReturnType<typeof recordsLock>;
  try {
    lock = recordsLock(folder);
  } catch {
    return;
  }
  try {
    const erased = erasedState(folder);
    await withdrawErased(folder, storage);
    notes.write(recordsNote, erased);
  } finally {
    lock.close();
  }
}

/** One segment, its seal last: where there is a seal, there is a segment. @throws UserError where it is not what was sealed */
async function copySegment(log: string, segment: number, storage: ObjectStorage): Promise<number> {
  const path = segmentPath(log, segment);
  if (!(await isIntact(log, segment))) throw new UserError([intakeProblems.damagedSegment(path, 0)]);
  const bytes = readFileSync(path);
  const said = [erasedPath(log, segment), sealPath(log, segment)].filter((one) => existsSync(one));
  await storage.put(segmentName(segment), bytes);
  for (const one of said) await storage.put(`segments/${basename(one)}`, readFileSync(one));
  return bytes.length;
}
