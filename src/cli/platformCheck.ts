import { UserError } from '../edition/index.js';
import { checkFolder, type FolderCheck, judgesToTry, keysKept, noteDone } from '../platform/index.js';
import { loggedSegments } from '../server/index.js';
import { type CommonOptions, languageOf, print } from './common.js';

type LedgerCheck = FolderCheck['ledger'];

/**
 * `iplus platform check DIR`: compares the segments with their numbers, seals and the public log, and the ledger with what follows from
 * them; a server does so once a day. Of a backup, which has no ledger, it says what would be in it. Exit code 2 where something is wrong.
 */
export async function checkCommand(folder: string, options: CommonOptions): Promise<void> {
  const { log, ledger } = await checkFolder(folder, judgesToTry(folder), {
    logged: await loggedSegments(folder),
    keysSince: () => Date.now() - keysKept,
    mayGoOn: () => true,
  });
  print(options, { ...ledger, log }, () => textOf(ledger)[languageOf(options)]);
  if (log.length === 0 && ledger.is === 'same') noteDone(folder, 'ledger', Date.now());
  if (log.length > 0) throw new UserError(log);
  if (ledger.is !== 'same' && ledger.is !== 'none') process.exitCode = 2;
}

function textOf(found: LedgerCheck) {
  if (found.is === 'same')
    return {
      en: `The ledger says what follows from the log (${found.requests} requests).`,
      zh: `台账与日志推得的内容一致（共 ${found.requests} 次请求）。`,
    };
  if (found.is === 'none')
    return {
      en: `No ledger: it is made when the folder is opened. The log has ${found.requests} requests with ${found.received} records, of which ${found.stored} will be stored.`,
      zh: `尚无台账，打开该文件夹时生成。日志共有 ${found.requests} 次请求、${found.received} 条记录，其中 ${found.stored} 条将入库。`,
    };
  if (found.is === 'later') return reasons[found.why];
  return {
    en: `The ledger differs from the log in: ${found.in.join(', ')}. Stop the server, remove ledger.sqlite* and start it again: the ledger is made anew from the log. Check the disk.`,
    zh: `台账与日志不一致，涉及：${found.in.join('、')}。请停止服务，删除 ledger.sqlite* 后重新启动，台账将由日志重建。请检查磁盘。`,
  };
}

const reasons = {
  version: {
    en: 'The ledger cannot be compared: another version of this program wrote it. A server of this version makes it anew from the log when it starts.',
    zh: '无法比对台账：台账由本程序的其他版本写入。以本版本启动服务时，台账将由日志重建。',
  },
  contract: {
    en: 'The ledger cannot be compared: records wait for a contract that is not there.',
    zh: '无法比对台账：部分记录所依据的数据契约缺失，尚未判定。',
  },
  replay: {
    en: 'The ledger cannot be compared now: records are being judged again.',
    zh: '目前无法比对台账：正在重新判定隔离记录。',
  },
  log: {
    en: 'The ledger cannot be compared: the log itself is damaged. See which records are set aside with iplus quarantine list, and put the segments back from a backup.',
    zh: '无法比对台账：日志本身已损坏。可用 iplus quarantine list 查看被隔离的记录，并用备份恢复日志段。',
  },
};
