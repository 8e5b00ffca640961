import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { problems, UserError } from '../edition/index.js';
import { isUrl, parseKeyring, readLog, sourceOf } from '../release/index.js';
import type { TrustFolders } from '../server/index.js';

/**
 * Checks the folders of public keys and of the log before a site uses them.
 * @throws UserError for a folder without keys or log, or with an invalid log
 */
export async function checkedTrust({ keys, publicLog }: TrustFolders): Promise<TrustFolders> {
  if (keys !== undefined) {
    const text = await readFile(join(keys, 'keys.json'), 'utf8').catch(() => undefined);
    if (text === undefined || !parseKeyring(text)) {
      const expected = {
        en: 'a folder with the keys.json of iplus keys',
        zh: '含 iplus keys 所生成 keys.json 的文件夹',
      };
      throw new UserError([problems.badOption('--keys', keys, expected)]);
    }
  }
  if (publicLog !== undefined && (isUrl(publicLog) || !(await readLog(sourceOf(publicLog))))) {
    const expected = { en: 'a log of iplus log add', zh: 'iplus log add 所生成的日志' };
    throw new UserError([problems.badOption('--public-log', publicLog, expected)]);
  }
  return { keys, publicLog };
}
