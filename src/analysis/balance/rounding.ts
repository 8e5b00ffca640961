/** The relative difference below which figures are equal apart from rounding. */
const share = 1e-12;

/** b − a, or 0 where the difference may be rounding alone, for example where all units grow at the same rate. */
export function difference(a: number, b: number): number {
  const found = b - a;
  return Math.abs(found) < share * Math.max(Math.abs(a), Math.abs(b)) ? 0 : found;
}

/** Whether numbers differ by rounding alone; missing ones are ignored. @param size the magnitude at which they were rounded; their own by default */
export function isSteady(values: ArrayLike<number>, size = 0): boolean {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < values.length; i++) {
    if (values[i] < least) least = values[i];
    if (values[i] > most) most = values[i];
  }
  return !(most - least > share * Math.max(size, Math.abs(least), Math.abs(most)));
}
