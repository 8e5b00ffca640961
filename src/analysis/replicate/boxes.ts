/** The interval of a figure before rounding. */
export interface Span {
  low: number;
  high: number;
}

/** A value with its interval, given the rounding of its inputs. */
export interface ValueWithSpan extends Span {
  value: number;
}

/** Up to so many rounded figures all corners of their box are tried. */
const allCorners = 10;

/**
 * The range of a function over a box: its value at the centre, and its minimum and maximum at the 2^k corners of the k rounded
 * figures. Of more than ten only the two corners are tried to which every single figure points. Exact for functions that are monotone
 * in each figure over the box, as sums, products, quotients and powers of positive figures are.
 */
export function overBox(
  f: (x: readonly number[]) => number,
  centre: readonly number[],
  half: readonly number[],
): ValueWithSpan {
  const value = f(centre);
  const rounded = half.flatMap((h, i) => (h > 0 ? [i] : []));
  if (rounded.length > allCorners) return overDirections(f, centre, half, value);
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

function overDirections(
  f: (x: readonly number[]) => number,
  centre: readonly number[],
  half: readonly number[],
  value: number,
): ValueWithSpan {
  const up = centre.map((_, i) => (f(centre.map((x, k) => (k === i ? x + half[i] : x))) >= value ? 1 : -1));
  const corner = (sign: number) => f(centre.map((x, i) => x + sign * up[i] * half[i]));
  return { value, low: Math.min(value, corner(-1)), high: Math.max(value, corner(1)) };
}

/** Whether two spans have a value in common; ends that differ only by floating-point rounding count as equal. */
export function overlap(a: Span, b: Span): boolean {
  const slack = 1e-12 * Math.max(Math.abs(a.high), Math.abs(b.high));
  return a.low <= b.high + slack && b.low <= a.high + slack;
}
