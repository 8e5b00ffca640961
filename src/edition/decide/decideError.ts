import type { DataError } from '../plan.js';
import type { Place, Problem } from '../problems/problem.js';
import { textProblems } from '../problems/textProblems.js';
import { replicatesOf } from '../replicateWeights.js';

/**
 * The declared error of an indicator: that of counts (`counts`), a share (`5%`), an amount, the indicator that has the standard errors, or
 * those that have the figures by replicate weights.
 *
 * @param numberOf the numbers of all indicators by id
 */
export function decideError(
  { id, error }: { id: string; error?: number | string | undefined },
  numberOf: ReadonlyMap<string, number>,
  found: Problem[],
  placeOf: () => Place,
): DataError | null {
  if (error === undefined) return null;
  if (typeof error === 'number') return { by: 'amount', size: error };
  if (error === 'counts') return { by: 'records', lot: 1 };
  if (error.endsWith('%')) return { by: 'share', size: Number(error.slice(0, -1)) / 100 };
  const replicates = replicatesOf(error, numberOf);
  if (replicates && replicates.indicators.length > 2) return replicates;
  const indicator = numberOf.get(error);
  if (indicator !== undefined && error !== id) return { by: 'indicator', indicator };
  const kind = replicates
    ? {
        en: 'set of replicates (three indicators or more of this name and a number)',
        zh: '重复权数指标（此名称加序号，至少三个）',
      }
    : { en: 'indicator with standard errors', zh: '标准误指标' };
  const others = [...numberOf.keys()].filter((other) => other !== id);
  found.push(textProblems.unknownCode(placeOf(), kind, error, others));
  return null;
}
