import { readFileSync } from 'node:fs';
import { problems, UserError } from '../edition/index.js';
import { type Keys, parseKeys } from '../release/index.js';

/** The keys that a reader trusts: the line of a public key, its file, or a keys.json. */
export function trustedKeys(given: string | undefined): Keys | undefined {
  if (given === undefined) return undefined;
  const keys = parseKeys(given) ?? parseKeys(textOf(given));
  if (!keys) throw new UserError([problems.badKey(given, { en: 'no public key', zh: '不是公钥' })]);
  return keys;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UserError([
      problems.badKey(file, { en: `nothing to read (${code})`, zh: `无法读取（${code}）` }),
    ]);
  }
}
