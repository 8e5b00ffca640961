import { maxLengths, maxLengthText, type TextKind } from '../limits.js';
import { UserError } from './problem.js';
import { requestProblems } from './requestProblems.js';

/**
 * Refuses a text that is longer than its kind allows.
 * @param what the name of the parameter, for the message
 * @throws UserError with its length
 */
export function checkLength(what: string, text: string, kind: TextKind): void {
  if (text.length > maxLengths[kind])
    throw new UserError([requestProblems.textTooLong(what, text.length, maxLengthText(kind))]);
}
