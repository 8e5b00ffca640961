import {
  type FigureError,
  mergedColumn,
  type RecordValueName,
  recordValueName,
} from '../../edition/index.js';
import type { Subject } from '../find.js';
import type { Release } from '../readRelease.js';

/** The measured figure of a group, or of the total, in an indicator whose figures are not additive. */
export interface MergedFigure {
  of: RecordValueName;
  column: string;
  /** The figure of the group itself; null where it is not published, or was not measured in this period. */
  value: number | null;
  /** Its possible error; absent where it is exact. */
  error?: FigureError;
}

/**
 * For a group or the total: its raw figure in a receipt is the sum of its units, as is its score. Where these are not additive (a
 * user in two cities), this is the measured figure of the group itself. Null for everything else.
 */
export function mergedOf(
  { plan, raw, totals }: Release,
  { code, level }: Subject,
  indicator: string,
  period: string,
): MergedFigure | null {
  const value = raw?.signals.find((s) => s.indicator === indicator)?.value;
  if (!value || level === plan.level) return null;
  const column = mergedColumn(value);
  if (column === undefined) return null;
  const total = totals.find(
    (t) => t.indicator === indicator && t.period === period && t.level === level && t.code === code,
  );
  const known = total && !Number.isNaN(total.value) ? total.value : null;
  return { of: recordValueName(value), column, value: known, ...(total?.error && { error: total.error }) };
}
