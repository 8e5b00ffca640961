import type { Plan, PublishedTotal } from '../edition/index.js';
import { measuresOf } from '../sql/index.js';
import type { MergedFigures } from './measure.js';
import type { WrittenSignal } from './writtenSignal.js';

/** Every group and the total, with its index among the areas, which start with the units. */
export function groupNames({
  units,
  groupings,
  total,
}: Plan): { area: number; level: string; code: string }[] {
  const groups = groupings.flatMap((g) => g.groups.map(({ code }) => ({ level: g.column, code })));
  return [...groups, { level: 'total', code: total.code }].map((g, i) => ({ area: units.length + i, ...g }));
}

/**
 * Figures of groups and the total that are not the sums of their units, with their error bounds. Signals with
 * confidentiality rules have none: the maximum of a group may be that of a withheld unit.
 */
export function mergedTotals(
  plan: Plan,
  merged: readonly MergedFigures[],
  signals: readonly WrittenSignal[],
): PublishedTotal[] {
  const names = groupNames(plan);
  const known = new Set(plan.periods);
  return merged.flatMap(({ indicator, period, values }) => {
    const signal = signals.find((s) => s.indicator === indicator)!;
    if (signal.contributors || signal['suppress-below'] || !known.has(period)) return [];
    const { error } = measuresOf(signal).value.aggregate;
    return names
      .filter(({ area }) => !Number.isNaN(values[area]))
      .map(({ area, level, code }) => ({
        indicator,
        period,
        level,
        code,
        value: values[area]!,
        ...(error && { error }),
      }));
  });
}
