import { readFileSync } from 'node:fs';
import { problems, UserError } from '../edition/index.js';
import { type Policy, parsePolicy } from '../release/index.js';

/** The policy in a file: logs, witnesses, and how many of these must agree. @throws UserError */
export function witnessesIn(file: string): Policy;
export function witnessesIn(file: string | undefined): Policy | undefined;
export function witnessesIn(file: string | undefined): Policy | undefined {
  return file === undefined ? undefined : parsePolicy(textIn(file), file);
}

/** The text of a file that the user names. @throws UserError where it cannot be read */
export function textIn(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UserError([problems.unreadable(file, (error as NodeJS.ErrnoException).code ?? String(error))]);
  }
}
