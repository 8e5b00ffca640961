import { join } from 'node:path';
import { contractOf, UserError } from '../edition/index.js';
import {
  type CopiedRecords,
  copyOut,
  copyProblems,
  copyRecords,
  logProblems,
  noteDone,
  type ObjectStorage,
  restoreFrom,
  storageAt,
} from '../platform/index.js';
import { loggedSegments } from '../server/index.js';
import { dividedRecords, openEdition } from '../signals/index.js';
import { type CommonOptions, languageOf, print } from './common.js';
import { storageKeys } from './storageKeys.js';
import { partOn, withTaken } from './withPlatform.js';

/**
 * `iplus platform copy DIR [EDITION]`: copies what is sealed to the storage that `copies.json` names, which a server does by itself; or the
 * records that count in an edition, as Parquet.
 */
export async function copyCommand(
  folder: string,
  edition: string | undefined,
  options: CommonOptions & { dated?: boolean },
): Promise<void> {
  const storage = storageAt(join(folder, 'copies.json'), storageKeys());
  if (edition !== undefined) return copyEdition(folder, edition, storage, options);
  const done = await copyOut(folder, storage);
  noteDone(folder, 'copies', Date.now());
  const { segments, copied, bytes } = done;
  print(
    options,
    { ...done },
    () =>
      ({
        en: `${segments} sealed segments are in the storage, ${copied} of them copied now (${bytes} bytes), each read back.`,
        zh: `对象存储中共有 ${segments} 个已封存的日志段，本次复制 ${copied} 个（${bytes} 字节），均已回读核对。`,
      })[languageOf(options)],
  );
}

async function copyEdition(
  folder: string,
  edition: string,
  storage: ObjectStorage,
  options: CommonOptions & { dated?: boolean },
): Promise<void> {
  const whole = openEdition(edition);
  const part = partOn(folder, whole);
  // Other contracts may be on other platforms; where this one has none of them, the edition is not of this platform.
  const open = part.signals.some(({ from }) => contractOf(from) !== undefined) ? part : whole;
  const to = { dated: options.dated === true, isParted: true };
  let done: CopiedRecords;
  let tried = 0;
  // What is erased meanwhile is not in what was taken anew.
  do {
    if (tried === 3) throw new UserError([copyProblems.erasedMeanwhile(folder, done!.erased.join(', '))]);
    done = await withTaken(folder, open, {}, to, (taken) =>
      copyRecords(folder, open, taken, { storage, divide: dividedRecords }),
    );
    tried++;
  } while (done.erased.length > 0);
  const { records, objects, copied, bytes, removed } = done;
  print(
    options,
    { ...done },
    () =>
      ({
        en: `${records} records are in the storage in ${objects} objects, ${copied} of them copied now (${bytes} bytes), each read back; ${removed} were removed.`,
        zh: `对象存储中共有 ${records} 条记录，分为 ${objects} 个对象；本次复制 ${copied} 个（${bytes} 字节），均已回读核对，移除 ${removed} 个。`,
      })[languageOf(options)],
  );
}

/** `iplus platform restore COPIES TO`: makes the folder of a platform of its copies. */
export async function restoreCommand(file: string, to: string, options: CommonOptions): Promise<void> {
  const done = await restoreFrom(storageAt(file, storageKeys()), to);
  const wrong = await logProblems(to, await loggedSegments(to));
  if (wrong.length > 0) throw new UserError(wrong);
  print(
    options,
    { ...done },
    () =>
      ({
        en: `${done.segments} segments are restored in ${to}, ${done.fetched} of them fetched now. The ledger is made anew when it is opened.`,
        zh: `已在 ${to} 恢复 ${done.segments} 个日志段，本次取回 ${done.fetched} 个。打开时将重建台账。`,
      })[languageOf(options)],
  );
}
