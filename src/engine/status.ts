/** How a figure of the index came about; flags that can be joined. 0 is plainly computed from observed values. */
export const Flag = {
  /** Some value below it was filled in. */
  imputed: 1,
  /** Some child was absent and the framework allows it. */
  partial: 2,
  /** Too few children were present, or the indicator has no value: the figure is NaN. */
  missing: 4,
  /** The unit or the indicator was screened out; in a group, that of some member. */
  screened: 8,
} as const;

/** The word in the status column of results.csv; that something was screened out counts where the figure is missing. */
export function statusName(
  flags: number,
): 'observed' | 'imputed' | 'partial' | 'imputed+partial' | 'missing' | 'screened' {
  if (flags & Flag.missing) return flags & Flag.screened ? 'screened' : 'missing';
  const both = Flag.imputed | Flag.partial;
  if ((flags & both) === both) return 'imputed+partial';
  if (flags & Flag.imputed) return 'imputed';
  return flags & Flag.partial ? 'partial' : 'observed';
}

/** Flags of a group or the whole from those of its members: members without a figure make it partial. */
export function joinFlags(members: Iterable<number>): number {
  let all = 0;
  for (const flags of members) {
    all |= flags & Flag.missing ? Flag.partial | (flags & Flag.screened) : flags;
  }
  return all;
}
