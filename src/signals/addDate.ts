import type { Signal } from '../edition/index.js';
import { measuresOf } from '../sql/index.js';
import type { Sums } from './measured.js';
import { type Areas, MergedStates } from './merging.js';
import { PartSums } from './partSums.js';
import type { PlaceFigures } from './readPlaces.js';

/**
 * Adds one date of a signal to its sums.
 * @param rows those of the date
 * @param units the unit of each row of the pass, -1 for none
 */
export function addDate(into: Sums, figures: PlaceFigures, rows: readonly number[], units: Int32Array): void {
  const { n, states, by } = figures;
  const { numerator, denominator, merging } = into;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const unit = units[row]!;
    if (unit < 0) continue;
    into.named[unit] = 1;
    into.counts[unit]! += n[row]!;
    if (states) merging!.add(unit, states[row]!, n[row]!);
    if (by) contribute(into.contributions![unit]!, by[row]!);
  }
  numerator.addDate(rows, units);
  denominator?.addDate(rows, units);
  merging?.endDate();
}

function contribute(known: Map<number, bigint>, more: ReadonlyMap<number, bigint>): void {
  for (const [who, amount] of more) known.set(who, (known.get(who) ?? 0n) + amount);
}

/** The sums of a signal in a period before its dates are added. */
export function noSums(
  signal: Signal,
  { v, d }: PlaceFigures,
  period: string,
  dates: readonly string[],
  areas: Areas,
): Sums {
  const { take } = signal.period;
  const { value, isAdditive, distinct } = measuresOf(signal);
  return {
    period,
    observed: dates.at(-1)!,
    dates: take === 'last' ? 1 : dates.length,
    named: new Uint8Array(areas.units),
    counts: new Float64Array(areas.units),
    numerator: new PartSums(v, areas.units),
    denominator: d && new PartSums(d, areas.units),
    ...(signal.contributors && {
      contributions: Array.from({ length: areas.units }, () => new Map<number, bigint>()),
    }),
    ...(isAdditive || distinct ? {} : { merging: new MergedStates(value.aggregate, areas, take === 'mean') }),
  };
}
