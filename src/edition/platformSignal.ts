import type { Place, Problem } from './problems/problem.js';
import { problems } from './problems/problems.js';
import type { Signal } from './records.js';
import { mergedColumn, partConditions } from './recordValues.js';

/**
 * What a signal that reads the records of a platform may not have. The platform judged its records when it received them, so that a
 * contract is refused. Where figures are confidential, its files give the period instead of the day, and conditions, a choice of dates,
 * and figures that are not additive are refused.
 */
export function platformSignalProblems(signal: Signal, at: Place): Problem[] {
  const { contract, contributors, period, unit, value, where } = signal;
  const found: Problem[] = [];
  const no = (key: string) => found.push(problems.notOfPlatform(at, key));
  if (contract) no('contract');
  if ('lon' in unit) no('unit: { lon, lat }');
  if (contributors === undefined && signal['suppress-below'] === undefined) return found;
  if (where !== undefined || partConditions(value).length > 0) no('where');
  if (period.take !== undefined && period.take !== 'all') no(`take: ${period.take}`);
  if (mergedColumn(value) !== undefined) no(`value: { ${Object.keys(value)[0]} }`);
  return found;
}
