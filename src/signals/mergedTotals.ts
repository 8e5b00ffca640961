import type { Plan, PublishedTotal } from '../edition/index.js';
import { measuresOf } from '../sql/index.js';
import type { MergedFigures } from './measure.js';
import type { WrittenSignal } from './writtenSignal.js';

/** Every group and the whole area, with its number among the bodies: they follow the units. */
export function groupNames({
  units,
  groupings,
  total,
}: Plan): { body: number; level: string; code: string }[] {
  const groups = groupings.flatMap((g) => g.groups.map(({ code }) => ({ level: g.column, code })));
  return [...groups, { level: 'total', code: total.code }].map((g, i) => ({ body: units.length + i, ...g }));
}

/**
 * The figures of groups that are not what their units add up to, with how far they may be off. A signal with rules of
 * confidentiality has none: a greatest figure of a group may be that of a unit which is withheld.
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
      .filter(({ body }) => !Number.isNaN(values[body]))
      .map(({ body, level, code }) => ({
        indicator,
        period,
        level,
        code,
        value: values[body]!,
        ...(error && { error }),
      }));
  });
}
