/** How a figure of the index came about; flags that can be joined. 0 is plainly computed from observed values. */
export const Flag = {
  /** Some value below it was filled in. */
  imputed: 1,
  /** Some child was absent and the framework allows it. */
  partial: 2,
  /** Too few children were present, or the indicator has no value: the figure is NaN. */
  missing: 4,
} as const;

/** The word in the status column of results.csv. */
export function statusName(
  flags: number,
): 'observed' | 'imputed' | 'partial' | 'imputed+partial' | 'missing' {
  if (flags & Flag.missing) return 'missing';
  if (flags === (Flag.imputed | Flag.partial)) return 'imputed+partial';
  if (flags & Flag.imputed) return 'imputed';
  return flags & Flag.partial ? 'partial' : 'observed';
}
