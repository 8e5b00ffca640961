/** The values a figure may have had before it was rounded. */
export interface Span {
  low: number;
  high: number;
}

/** A value and what it may be when the figures it comes from were rounded. */
export interface Spanned extends Span {
  value: number;
}

/**
 * What a function may be over a box: its value at the centre, its least and greatest value at the 2^k corners of the k
 * figures that are rounded. Exact for functions that are monotone in each figure over the box, as sums, products, quotients
 * and powers of positive figures are.
 */
export function overBox(
  f: (x: readonly number[]) => number,
  centre: readonly number[],
  half: readonly number[],
): Spanned {
  const value = f(centre);
  const rounded = half.flatMap((h, i) => (h > 0 ? [i] : []));
  let [low, high] = [value, value];
  for (let corner = 0; corner < 1 << rounded.length; corner++) {
    const x = [...centre];
    rounded.forEach((i, bit) => {
      x[i] += (corner >> bit) & 1 ? half[i] : -half[i];
    });
    const y = f(x);
    low = Math.min(low, y);
    high = Math.max(high, y);
  }
  return { value, low, high };
}

/** Whether two spans have a value in common; ends that differ by rounding of the machine alone count as one. */
export function overlap(a: Span, b: Span): boolean {
  const slack = 1e-12 * Math.max(Math.abs(a.high), Math.abs(b.high));
  return a.low <= b.high + slack && b.low <= a.high + slack;
}
