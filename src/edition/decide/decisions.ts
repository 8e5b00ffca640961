import type { Place, Problem } from '../problems/problem.js';
import { textProblems } from '../problems/textProblems.js';
import type { EditionSource } from '../schema/schema.js';

/** What all decisions share: the edition, the problems found so far, and `take`, which records each default taken. */
export interface Decisions {
  source: EditionSource;
  found: Problem[];
  at: (path: readonly PropertyKey[]) => Place;
  /** The given value, or the fallback, which is then listed among the defaults taken. */
  take: <T>(path: string, given: T | undefined, fallback: T) => T;
  unitCodes: readonly string[];
}

/** The codes of every level of places: units, groups of each grouping, total. */
export type LevelCodes = ReadonlyMap<string, ReadonlySet<string>>;

/** The index of a unit named in the method. */
export function unitNumber(
  { unitCodes, found, at }: Decisions,
  path: readonly PropertyKey[],
  code: string,
): number {
  const unit = unitCodes.indexOf(code);
  const kind = { en: 'unit', zh: '单元' };
  if (unit < 0) found.push(textProblems.unknownCode(at(path), kind, code, [...unitCodes]));
  return unit;
}
