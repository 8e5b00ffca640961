/** Milliseconds that a period is shown: the least, and the most where the next one is further away. */
export const shortest = 900;
const longest = 3600;

/**
 * How long each of several periods is shown before the next, in milliseconds: in proportion to the years between them.
 *
 * @param years of the periods, ascending
 * @returns one number less than there are periods
 */
export function waits(years: readonly number[]): number[] {
  const gaps = years.slice(1).map((year, i) => year - years[i]!);
  const least = Math.min(...gaps);
  return gaps.map((gap) => Math.min(longest, (shortest * gap) / least));
}
