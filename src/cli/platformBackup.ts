import { backUp } from '../platform/index.js';
import { type CommonOptions, languageOf, print } from './common.js';

/** `iplus platform backup DIR TO`: copies what a platform cannot make anew; what is there already is left. */
export async function backupCommand(folder: string, to: string, options: CommonOptions): Promise<void> {
  const done = await backUp(folder, to);
  const { segments, copied, bytes } = done;
  print(
    options,
    { ...done },
    () =>
      ({
        en: `${segments} segments, ${copied} of them copied now (${bytes} bytes). To restore: copy ${to} and open the copy.`,
        zh: `共 ${segments} 个日志段，本次复制 ${copied} 个（${bytes} 字节）。恢复方法：复制 ${to}，再打开该副本。`,
      })[languageOf(options)],
  );
}
