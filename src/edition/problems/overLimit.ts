import { countText, type LimitName, limits, limitText } from '../limits.js';
import { type Place, type Problem, UserError } from './problem.js';

/** The problem of a number or size that exceeds a limit. */
export function overLimit(at: Place, name: LimitName, found: number): Problem {
  return { at, found: countText(name, found), expected: limitText(name), mend: limits[name].mend };
}

/**
 * Refuses a number or size that exceeds a limit.
 * @param before problems found so far, listed first
 * @throws UserError with its size or number, before any work
 */
export function checkLimit(at: Place, name: LimitName, found: number, before: readonly Problem[] = []): void {
  if (found > limits[name].most) throw new UserError([...before, overLimit(at, name, found)]);
}
