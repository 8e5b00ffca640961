import { join } from 'node:path';
import { UserError } from '../edition/index.js';
import {
  copyOut,
  logProblems,
  noteDone,
  restoreFrom,
  type StorageKeys,
  storageAt,
} from '../platform/index.js';
import { loggedSegments } from '../server/index.js';
import { type CommonOptions, languageOf, print } from './common.js';

/** The keys of the storage, under the names that every program for such storages reads. */
export function storageKeys(): StorageKeys | undefined {
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret } = process.env;
  return id && secret ? { id, secret } : undefined;
}

/** `iplus platform copy DIR`: copies what is sealed to the storage that `copies.json` names; a server does it by itself. */
export async function copyCommand(folder: string, options: CommonOptions): Promise<void> {
  const done = await copyOut(folder, storageAt(join(folder, 'copies.json'), storageKeys()));
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
