import { readFileSync } from 'node:fs';
import { problems, UserError } from '../edition/index.js';
import { parseSecretKey, type SecretKey } from '../release/index.js';

/** The environment variable with the text of a secret key file. */
const variable = 'IPLUS_SECRET_KEY';

/**
 * The secret key of a publisher: from a file descriptor, or from the environment. Never from an argument, which other
 * users of the machine can read, and never printed.
 */
export function secretKey(descriptor: number | undefined): SecretKey {
  const text = descriptor === undefined ? process.env[variable] : read(descriptor);
  if (!text) throw noKeyError({ en: 'no key', zh: '没有私钥' });
  const key = parseSecretKey(text);
  if (key === 'password') {
    throw noKeyError({
      en: 'a key with a password; remove it first: minisign -C -W -s COPY',
      zh: '带口令的私钥；请先去除口令：minisign -C -W -s 副本',
    });
  }
  if (key === 'none') throw noKeyError({ en: 'not a secret key of minisign', zh: '不是 minisign 私钥' });
  return key;
}

const noKeyError = (what: { en: string; zh: string }) => new UserError([problems.badSecretKey(what)]);

function read(descriptor: number): string {
  try {
    return readFileSync(descriptor, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw noKeyError({ en: `nothing to read (${code})`, zh: `无法读取（${code}）` });
  }
}
