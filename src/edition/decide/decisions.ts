import type { Place, Problem } from '../problems/problem.js';
import { problems } from '../problems/problems.js';
import type { EditionSource } from '../schema/schema.js';

/** What the parts of resolving share: the edition, the problems found so far, and a way to take a default aloud. */
export interface Decisions {
  source: EditionSource;
  found: Problem[];
  at: (path: readonly PropertyKey[]) => Place;
  /** The given value, or the fallback, which is then reported as a default taken. */
  take: <T>(path: string, given: T | undefined, fallback: T) => T;
  unitCodes: readonly string[];
}

/**
 * Called with what is left of a written choice after every option was taken out of it by name. An option that the schema
 * knows and nobody takes leaves something, and does not compile: so none is dropped in silence.
 */
export function allTaken(_left: Record<string, never>): void {}

/** The number of a unit named in the method. */
export function unitNumber(
  { unitCodes, found, at }: Decisions,
  path: readonly PropertyKey[],
  code: string,
): number {
  const unit = unitCodes.indexOf(code);
  const kind = { en: 'unit', zh: '单元' };
  if (unit < 0) found.push(problems.unknownCode(at(path), kind, code, [...unitCodes]));
  return unit;
}
