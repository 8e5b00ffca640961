import type { PlanIndicator } from '../plan.js';
import { methodProblems } from '../problems/methodProblems.js';
import type { Place, Problem } from '../problems/problem.js';
import { textProblems } from '../problems/textProblems.js';
import { hasImpossibleBounds, needsPositive } from './decideScale.js';

/** An indicator with what divides it, as written. */
interface Divided {
  id: string;
  denominator?: string | undefined;
  per?: number | undefined;
}

/**
 * Denominators that are no indicators, `per` of nothing, and denominators that have a denominator themselves. The last are refused: an
 * indicator is divided by the raw figures of its denominator, so that the second division would be ignored silently.
 *
 * @param divides whether the method divides at all
 */
export function divisionProblems<Row extends Divided>(
  rows: readonly Row[],
  divides: boolean,
  placeOf: (row: Row) => Place,
): Problem[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return rows.flatMap((row) => {
    const { id, denominator, per } = row;
    const at = placeOf(row);
    if (denominator === undefined) return per === undefined ? [] : [methodProblems.perNothing(at, id, per)];
    if (!divides) return [];
    const divisor = byId.get(denominator);
    const kind = { en: 'denominator', zh: '分母指标' };
    if (!divisor) return [textProblems.unknownCode(at, kind, denominator, [...byId.keys()])];
    const further = divisor.denominator;
    return further === undefined ? [] : [methodProblems.dividedTwice(at, id, denominator, further)];
  });
}

/** What only indicators of the framework must have: a positive direction with the base share, and possible bounds. */
export function leafProblems({ id, direction, normalise: n }: PlanIndicator, at: Place): Problem[] {
  if (n.method === 'base-share' && direction === -1) return [methodProblems.shareOfNegative(at, id)];
  if (!hasImpossibleBounds(n)) return [];
  return [methodProblems.bounds(at, id, n.method, needsPositive(n.method), n.low, n.high)];
}
