import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makeFolder, replace, writeDurably } from '../../disk/index.js';
import { UserError } from '../../edition/index.js';
import { ownFolder } from '../intake/ownFolder.js';
import { logFolder } from '../intake/places.js';
import { isIntact, isSealed } from '../intake/seal.js';
import { isTree, restName, segmentName } from './names.js';
import { copyProblems } from './problems.js';
import { unpackRest } from './rest.js';
import type { ObjectStorage } from './storage.js';

/**
 * Makes a platform's folder of its copies. Segments that are there whole are left, so that an interrupted restoration goes on; the rest
 * comes last. @throws UserError
 */
export async function restoreFrom(
  storage: ObjectStorage,
  to: string,
): Promise<{ segments: number; fetched: number }> {
  const others = existsSync(to) ? readdirSync(to).filter((name) => !['segments', 'live'].includes(name)) : [];
  if (others.length > 0) throw new UserError([copyProblems.notEmpty(to)]);
  const names = await storage.names();
  const segments = names
    .flatMap((name) => /^segments\/(\d{12})\.seal\.json$/.exec(name)?.[1] ?? [])
    .map(Number);
  if (segments.length === 0 && !names.includes(restName)) {
    const { bucket, prefix } = storage.file;
    throw new UserError([copyProblems.nothingThere([bucket, prefix].filter(Boolean).join('/'))]);
  }
  const log = logFolder(to);
  await ownFolder(to);
  await makeFolder(log);
  let fetched = 0;
  for (const segment of segments) {
    if (isSealed(log, segment) && (await isIntact(log, segment))) continue;
    const name = segmentName(segment);
    for (const one of [name, ...['erased', 'seal'].map((kind) => name.replace(/log$/, `${kind}.json`))])
      if (names.includes(one)) await fetchTo(storage, one, log);
    if (!(await isIntact(log, segment))) throw new UserError([copyProblems.otherBytes(name)]);
    fetched++;
  }
  for (const name of names.filter(isTree)) {
    const path = join(to, name);
    if (existsSync(path)) continue;
    await makeFolder(dirname(path));
    await fetchTo(storage, name, dirname(path));
  }
  if (names.includes(restName)) await unpackRest(await storage.get(restName), to);
  return { segments: segments.length, fetched };
}

async function fetchTo(storage: ObjectStorage, name: string, log: string): Promise<void> {
  const path = join(log, basename(name));
  await writeDurably(`${path}.part`, await storage.get(name), { mode: 0o600 });
  await replace(`${path}.part`, path);
}
