import { readFileSync } from 'node:fs';
import { problems, UserError } from '../edition/index.js';
import { type Keys, type Promised, promiseOf } from '../release/index.js';

/** A receipt that a proof must be of: its id and, where the receipt was given as a file, what it promised. */
export interface GivenReceipt {
  id: string;
  promised?: Promised;
}

/**
 * The receipt that was given: an id, or a file with the receipt as the platform answered it.
 *
 * @param keys the public keys of the log, which must have signed what a file promises
 * @throws UserError where the file cannot be read, or promises nothing that one of these keys has signed
 */
export function givenReceipt(given: string, keys: Keys | undefined): GivenReceipt {
  if (/^rcp_[\w-]+$/.test(given)) return { id: given };
  const { receipt, promise } = (jsonIn(given) ?? {}) as { receipt?: unknown; promise?: unknown };
  const promised = promiseOf(promise, keys ?? []);
  if (!promised || (JSON.parse(promised.leaf) as { receipt: string }).receipt !== receipt)
    throw new UserError([problems.noPromise(given)]);
  return { id: String(receipt), promised };
}

/** The bytes of a file. @throws UserError where it cannot be read */
export function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UserError([
      problems.badOption(file, code, { en: 'a file that can be read', zh: '可读取的文件' }),
    ]);
  }
}

/** The JSON in a file; undefined where it is none. @throws UserError where it cannot be read */
export function jsonIn(file: string): unknown {
  try {
    return JSON.parse(bytesOf(file).toString());
  } catch (error) {
    if (error instanceof UserError) throw error;
    return undefined;
  }
}
