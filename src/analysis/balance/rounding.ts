/** The share of their size by which figures differ that are equal but for rounding. */
const share = 1e-12;

/** b − a, or 0 where rounding alone can have made the difference: where all grow alike no gap has moved. */
export function difference(a: number, b: number): number {
  const found = b - a;
  return Math.abs(found) < share * Math.max(Math.abs(a), Math.abs(b)) ? 0 : found;
}

/** Whether numbers differ by rounding alone; a missing one takes no part. @param size what they were rounded at, their own unless given */
export function isSteady(values: ArrayLike<number>, size = 0): boolean {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < values.length; i++) {
    if (values[i] < least) least = values[i];
    if (values[i] > most) most = values[i];
  }
  return !(most - least > share * Math.max(size, Math.abs(least), Math.abs(most)));
}
