import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { RecordsHead } from '../../src/platform/intake/frame.js';
import type { Files, Judge, Judges, OpenFile, WritableFile } from '../../src/platform/intake/index.js';

/** A contract for tests: a text `id` and a `value` from 0 to a limit; `late: true` stands for a period that was closed. */
export function limitJudge(limit: number, version: string): Judge {
  const why = (pointer: string, found: unknown, expected: string) => ({
    is: 'quarantined' as const,
    why: [
      {
        code: 'test',
        pointer,
        found: { en: `${found}`, zh: `${found}` },
        expected: { en: expected, zh: expected },
      },
    ],
  });
  return {
    contract: 'visits',
    version,
    judge(record, { isText }) {
      const { id, value, late } = record as Record<string, unknown>;
      const number = isText ? Number(value) : value;
      if (typeof id !== 'string') return why('/id', id, 'a text');
      const isIn = typeof number === 'number' && number >= 0 && number <= limit;
      return isIn ? { is: 'stored', key: id, late: late === true } : why('/value', value, `0 to ${limit}`);
    },
  };
}

/** Contracts from judges; the last of a contract is the current one. */
export function judgesOf(...judges: readonly Judge[]): Judges {
  return {
    names: () => [...new Set(judges.map(({ contract }) => contract))],
    current: (contract) => judges.findLast((judge) => judge.contract === contract),
    of: (contract, version) =>
      judges.find((judge) => judge.contract === contract && judge.version === version),
  };
}

export const usualJudges = judgesOf(limitJudge(100, '1.0.0'));

/** Records as NDJSON. */
export const ndjson = (...records: readonly unknown[]) =>
  Buffer.from(
    records.map((record) => `${typeof record === 'string' ? record : JSON.stringify(record)}\n`).join(''),
  );

/** What stands before records in the log, by the key of their batch. */
export const recordsHead = (key: string): RecordsHead => ({
  kind: 'records',
  receipt: `rcp_${key}`,
  partner: 'p',
  key,
  contract: 'visits',
  version: '1.0.0',
  received: 0,
  form: 'ndjson',
  lines: 1,
  sha256: '',
});

/** A disk that fails at one operation, or from one on. `short` writes half of the bytes and says so. */
export interface Fault {
  at: number;
  forGood: boolean;
  code: 'EIO' | 'ENOSPC' | 'EMFILE' | 'short';
}

/** Counts the operations of a file system, and lets some of them fail. */
export function faulty(files: Files, fault: Fault): Files & { operations: number } {
  const fails = () => {
    const n = ++counting.operations;
    return fault.forGood ? n >= fault.at : n === fault.at;
  };
  const work = async <T>(real: () => Promise<T>): Promise<T> => {
    if (!fails()) return real();
    const code = fault.code === 'short' ? 'EIO' : fault.code;
    throw Object.assign(new Error(code), { code });
  };
  const counting = {
    operations: 0,
    open: (path: string, fresh: boolean) =>
      work(async (): Promise<WritableFile> => {
        const file = await files.open(path, fresh);
        return {
          async write(parts, at) {
            if (fault.code !== 'short') {
              // It fails before anything is written, or when all is written and is to be synced.
              const written = await work(() => file.write(parts, at));
              return work(async () => written);
            }
            const bytes = Buffer.concat(parts);
            return file.write(fails() ? [bytes.subarray(0, bytes.length >> 1)] : parts, at);
          },
          truncate: (to) => work(() => file.truncate(to)),
          close: () => file.close(),
        };
      }),
    syncFolder: (path: string) => work(() => files.syncFolder(path)),
  };
  return counting;
}

/** Opens files whose writes are acknowledged before they are on the disk. */
export const openUnsynced: OpenFile = (path, flags, mode) => open(path, flags & ~constants.O_DSYNC, mode);

/** A disk with a cache: what is not synced reaches the real one only with a sync, so that leaving it is a power cut. */
export const cached =
  (how: { syncs: boolean } = { syncs: true }): OpenFile =>
  async (path, flags, mode) => {
    const file = await open(path, flags & ~constants.O_DSYNC, mode);
    let pending: (() => Promise<unknown>)[] = [];
    const sync = async () => {
      if (how.syncs) for (const work of pending.splice(0)) await work();
    };
    return {
      async writev(parts, at) {
        const copy = Buffer.concat(parts);
        pending.push(() => file.write(copy, 0, copy.length, at));
        if ((flags & constants.O_DSYNC) !== 0) await sync();
        return { bytesWritten: copy.length };
      },
      async truncate(to) {
        pending.push(() => file.truncate(to));
      },
      datasync: sync,
      async close() {
        pending = [];
        await file.close();
      },
    };
  };
