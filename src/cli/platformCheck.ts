import { checkLedger, judgesToTry, keysKept, type LedgerCheck } from '../platform/index.js';
import { type CommonOptions, languageOf, print } from './common.js';

/** `iplus platform check DIR`: compares the ledger with what follows from the log; a server does so once a day. */
export function checkCommand(folder: string, options: CommonOptions): void {
  const found = checkLedger(folder, judgesToTry(folder), {
    keysSince: () => Date.now() - keysKept,
    mayGoOn: () => true,
  });
  print(options, { ...found }, () => textOf(found)[languageOf(options)]);
  if (found.is !== 'same') process.exitCode = 2;
}

function textOf(found: LedgerCheck) {
  if (found.is === 'same')
    return {
      en: `The ledger says what follows from the log (${found.requests} requests).`,
      zh: `台账与日志推得的内容一致（共 ${found.requests} 次请求）。`,
    };
  if (found.is === 'later') return reasons[found.why];
  return {
    en: `The ledger differs from the log in: ${found.in.join(', ')}. Stop the server, remove ledger.sqlite* and start it again: the ledger is made anew from the log. Check the disk.`,
    zh: `台账与日志不一致，涉及：${found.in.join('、')}。请停止服务，删除 ledger.sqlite* 后重新启动，台账将由日志重建。请检查磁盘。`,
  };
}

const reasons = {
  contract: {
    en: 'The ledger cannot be compared: records wait for a contract that is not there.',
    zh: '无法比对台账：部分记录所依据的数据契约缺失，尚未判定。',
  },
  replay: {
    en: 'The ledger cannot be compared now: records are being judged again.',
    zh: '目前无法比对台账：正在重新判定隔离记录。',
  },
  log: {
    en: 'The ledger cannot be compared: the log itself is damaged. Run iplus platform backup to see which segments are not what was sealed.',
    zh: '无法比对台账：日志本身已损坏。运行 iplus platform backup 可查看哪些日志段与封存时不同。',
  },
};
