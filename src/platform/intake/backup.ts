import { copyFileSync, existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder, replace, writeDurably } from '../../disk/index.js';
import { type Problem, UserError } from '../../edition/index.js';
import { missingSegments } from './chain.js';
import { erasedOf, erasedPath } from './erasedFile.js';
import { ownFolder } from './ownFolder.js';
import { liveFolder, logFolder, treesFolder } from './places.js';
import { intakeProblems } from './problems.js';
import { sealPath, segmentPath, segmentsIn } from './recover.js';
import { isIntact, isSealed } from './seal.js';
import { openDatabase } from './sqlite.js';

/** What a backup has, and what of it is new. */
export interface BackedUp {
  segments: number;
  copied: number;
  bytes: number;
}

/** Folders that follow from the log, and may be as large: what editions have taken, and the flash vintages. */
export const cached = ['live', 'flash'];

/** Databases that follow from the log, hold nothing, or tell of this folder alone. */
const remade = /^(?:ledger|lock|copies|copying|standing)\.sqlite|^replication\.json$/;

/**
 * Copies a platform, while records come in: all that was acknowledged before it begins. Sealed segments that the backup has are left as
 * they are. The ledger is not copied: it is made anew when the copy is opened.
 *
 * @throws UserError, once all is copied, for segments that are missing, and for sealed ones that are not what was sealed; these are
 *   copied without their seal, so that the next backup looks at them again
 */
export async function backUp(folder: string, to: string): Promise<BackedUp> {
  if (!existsSync(logFolder(folder))) throw new UserError([intakeProblems.noPlatform(folder)]);
  await ownFolder(to);
  // First, so that it speaks of no segment that is not copied.
  if (existsSync(join(folder, 'log'))) await copyRest(join(folder, 'log'), join(to, 'log'));
  await makeFolder(logFolder(to));
  // Segments that begin later are left out: the last one here may be short, and nothing may follow a short one.
  const segments = segmentsIn(logFolder(folder));
  const done: BackedUp = { segments: segments.length, copied: 0, bytes: 0 };
  const damaged: Problem[] = [];
  for (const segment of segments) {
    const path = segmentPath(logFolder(folder), segment);
    const erased = erasedOf(logFolder(folder), segment);
    const isSame = erasedOf(logFolder(to), segment)?.sha256 === erased?.sha256;
    if (isSealed(logFolder(to), segment) && isSame) continue;
    let sealed = isSealed(logFolder(folder), segment);
    if (sealed && !(await isIntact(logFolder(folder), segment))) {
      damaged.push(intakeProblems.otherThanSealed(path));
      sealed = false;
    }
    await copyDurably(path, segmentPath(logFolder(to), segment));
    if (sealed) await copyDurably(sealPath(logFolder(folder), segment), sealPath(logFolder(to), segment));
    const said = erasedPath(logFolder(folder), segment);
    if (erased) await copyDurably(said, erasedPath(logFolder(to), segment));
    done.copied++;
    done.bytes += statSync(path).size;
  }
  for (const name of readdirSync(logFolder(folder)).filter((one) => one.endsWith('.lost')))
    await copyDurably(join(logFolder(folder), name), join(logFolder(to), name));
  await copyRest(folder, to, cached);
  await copyTrees(folder, to);
  damaged.push(...missingSegments(logFolder(to)));
  if (damaged.length > 0) throw new UserError(damaged);
  return done;
}

async function copyTrees(folder: string, to: string): Promise<void> {
  for (const name of treeFiles(folder)) {
    if (existsSync(join(to, name))) continue;
    await makeFolder(dirname(join(to, name)));
    await copyDurably(join(folder, name), join(to, name));
  }
}

/**
 * The trees of records that counted in releases, from which proofs for past releases are made, as paths in the folder of the platform. None of
 * them ever changes.
 */
export function treeFiles(folder: string): string[] {
  const editions = existsSync(join(folder, 'live')) ? readdirSync(join(folder, 'live')) : [];
  return editions.flatMap((edition) => {
    const trees = treesFolder(liveFolder('', edition));
    const names = existsSync(join(folder, trees)) ? readdirSync(join(folder, trees)) : [];
    return names.filter((name) => name.endsWith('.tree')).map((name) => join(trees, name));
  });
}

/** Everything beside the log of records: contracts, partners, people; the public log where its folder is named. */
export async function copyRest(folder: string, to: string, except: readonly string[] = []): Promise<void> {
  await makeFolder(to);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const { name } = entry;
    if (
      ['segments', 'orders', 'log', ...except].includes(name) ||
      remade.test(name) ||
      /-(?:wal|shm)$/.test(name)
    )
      continue;
    const [from, at] = [join(folder, name), join(to, name)];
    if (entry.isDirectory()) await copyRest(from, at);
    else if (name.endsWith('.sqlite')) await copyDatabase(from, at);
    else if (entry.isFile() && !name.endsWith('.part')) await copyDurably(from, at);
  }
}

/** A database as it is at one moment, whoever writes to it. */
async function copyDatabase(from: string, to: string): Promise<void> {
  const part = `${to}.part`;
  const db = openDatabase(from, { readOnly: true });
  try {
    await writeDurably(part, '', { mode: 0o600 });
    db.prepare('VACUUM INTO ?').run(part);
  } finally {
    db.close();
  }
  await replace(part, to);
}

async function copyDurably(from: string, to: string): Promise<void> {
  const part = `${to}.part`;
  copyFileSync(from, part);
  await replace(part, to);
}
