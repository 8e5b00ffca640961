import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { packRest } from '../copies/rest.js';
import { erasedPath } from '../intake/erasedFile.js';
import { type Files, realFiles, type WritableFile } from '../intake/files.js';
import { logFolder } from '../intake/places.js';
import { sealPath, segmentPath, segmentsIn } from '../intake/recover.js';
import type { LogDatabase, SegmentState } from './logDatabase.js';

/** The number of a segment by its file. */
const numberOf = (path: string) => Number.parseInt(basename(path), 10);

/** What the folder of a log says of a segment that has ended; undefined where it has not. */
export function stateIn(log: string, segment: number): SegmentState | undefined {
  const textOf = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '');
  const seal = textOf(sealPath(log, segment));
  return seal === '' ? undefined : { segment, seal, erased: textOf(erasedPath(log, segment)) };
}

/**
 * Files of a log that are written here and in a database: what was done is in both when a method returns. A write that fails in one of them
 * counts as failed, as one of a disk does.
 *
 * @param ended what the database says of segments that have ended
 */
export function replicatedFiles(
  database: LogDatabase,
  epoch: number,
  folder: string,
  ended: readonly SegmentState[],
  restKept: string | undefined,
): Files {
  const kept = new Map(ended.map(({ segment, seal, erased }) => [segment, { seal, erased }]));
  /** Segments that are known to be the same here and there. */
  const seen = new Set<number>();
  let rest = restKept;
  return {
    async open(path, fresh) {
      const file = await realFiles.open(path, fresh);
      return replicated(file, numberOf(path), fresh);
    },
    syncFolder: (path) => realFiles.syncFolder(path),
    async tended(rewritten) {
      const log = logFolder(folder);
      const isNew = (segment: number) => !seen.has(segment) || segment === rewritten;
      for (const segment of segmentsIn(log).filter(isNew)) {
        const state = stateIn(log, segment);
        if (!state) continue;
        const known = kept.get(segment);
        const isRewritten = state.erased !== (known?.erased ?? '');
        if (isRewritten || known?.seal !== state.seal)
          await database.end(epoch, state, isRewritten ? readFileSync(segmentPath(log, segment)) : undefined);
        kept.set(segment, state);
        seen.add(segment);
      }
      if (rewritten !== undefined) return;
      const now = await packRest(folder);
      if (now.state !== rest) await database.putRest(epoch, now);
      rest = now.state;
    },
  };

  function replicated(file: WritableFile, segment: number, fresh: boolean): WritableFile {
    let isFirst = fresh;
    return {
      async write(parts, at) {
        const first = isFirst;
        isFirst = false;
        const bytes = Buffer.concat(parts);
        const [here, there] = await Promise.allSettled([
          file.write(parts, at),
          database.put(epoch, { segment, at, bytes }, first),
        ]);
        if (there.status === 'rejected') throw there.reason;
        if (here.status === 'rejected') throw here.reason;
        // What was not written here is not written there again.
        if (here.value < bytes.length) throw Object.assign(new Error('the disk is full'), { code: 'ENOSPC' });
        return here.value;
      },
      async truncate(to) {
        await database.truncate(epoch, segment, to);
        await file.truncate(to);
      },
      close: () => file.close(),
    };
  }
}
