/** The status of a figure of the index, as flags that can be combined. 0: computed from observed values. */
export const Flag = {
  /** Some value below it was imputed. */
  imputed: 1,
  /** Some child was missing, and the missing rule allows it. */
  partial: 2,
  /** The figure is NaN: too few children are present, or the indicator has no value. */
  missing: 4,
  /** The unit or indicator was screened out; for a group, some member was. */
  screened: 8,
} as const;

/**
 * The word in the status column of results.csv; `screened` is used only where the figure is missing.
 *
 * @example
 * import { Flag, statusName } from 'internet-plus-index';
 *
 * console.log(statusName(0), statusName(Flag.imputed | Flag.partial));
 * // → observed imputed+partial
 */
export function statusName(
  flags: number,
): 'observed' | 'imputed' | 'partial' | 'imputed+partial' | 'missing' | 'screened' {
  if (flags & Flag.missing) return flags & Flag.screened ? 'screened' : 'missing';
  const both = Flag.imputed | Flag.partial;
  if ((flags & both) === both) return 'imputed+partial';
  if (flags & Flag.imputed) return 'imputed';
  return flags & Flag.partial ? 'partial' : 'observed';
}

/** Flags of a group or the total from those of its members: members without a figure make it partial. */
export function aggregateFlags(members: Iterable<number>): number {
  let all = 0;
  for (const flags of members) {
    all |= flags & Flag.missing ? Flag.partial | (flags & Flag.screened) : flags;
  }
  return all;
}
