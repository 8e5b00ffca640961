import { memoize, type Problem, UserError } from '../../edition/index.js';
import {
  checkSelection,
  findSubject,
  isOneOf,
  type Release,
  type Selection,
  selectedCoded,
  subjectsOf,
} from '../../release/index.js';
import type { Query } from './query.js';

const codesIn = memoize(
  (release: Release): ReadonlySet<string> => new Set(subjectsOf(release.plan).map((s) => s.code)),
);

/** Every figure of a release as columns, memoized: codes by their numbers, as each thread keeps them. */
export const allRows = memoize((release: Release) => selectedCoded(release, {}));

/** A query as a selection for the export formats. */
export function selectionOf({ unit: units, node: nodes, period: periods, level: levels }: Query): Selection {
  return {
    ...(units && { units }),
    ...(nodes && { nodes }),
    ...(periods && { periods }),
    ...(levels && { levels }),
  };
}

/**
 * The indices of the rows that a query selects.
 * @throws UserError naming every value that is not in the release
 */
export function rowNumbers(release: Release, query: Query): number[] {
  const { units, nodes, periods, levels } = sure(release, query);
  const all = allRows(release);
  const wanted = [
    isOneOf(all.node, nodes),
    isOneOf(all.period, periods),
    isOneOf(all.unit, units),
    isOneOf(all.level, levels),
  ];
  const numbers: number[] = [];
  for (let i = 0; i < all.rank.length; i++) if (wanted.every((has) => has(i))) numbers.push(i);
  return numbers;
}

/** Resolves the filters of a query against a release: codes, ids and periods as in the release. */
export function sure(release: Release, { unit, node, period, level }: Query) {
  const found: Problem[] = [];
  const attempt = <T>(check: () => T) => {
    try {
      return check();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      found.push(...error.problems);
      return undefined;
    }
  };
  const units = attempt(() => unit && new Set(codesOf(release, unit)));
  const rest = attempt(() =>
    checkSelection(release.plan, {
      ...(node && { nodes: node }),
      ...(period && { periods: period }),
      ...(level && { levels: level }),
    }),
  );
  if (found.length > 0) throw new UserError(found);
  return { ...rest!, units };
}

/**
 * The codes of units and groups given by code or name; codes are resolved without a search.
 * @throws UserError naming every value that is neither
 */
function codesOf(release: Release, words: readonly string[]): string[] {
  const known = codesIn(release);
  const found: Problem[] = [];
  const list = words.map((word) => {
    if (known.has(word)) return word;
    try {
      return findSubject(release.plan, word).code;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      // Each unknown name costs a search among all names, so only the first ten are reported.
      if (found.length < 10) found.push(...error.problems);
      else throw new UserError(found);
      return word;
    }
  });
  if (found.length > 0) throw new UserError(found);
  return list;
}
