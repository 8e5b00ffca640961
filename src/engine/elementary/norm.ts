/**
 * Euclidean length of a vector, √Σx². Entries are divided by the largest before they are squared, so that 1e300 and
 * 1e-300 do not overflow or underflow. Unlike `Math.hypot` the same to the bit on every machine (see `log`).
 */
export function norm(values: readonly number[]): number {
  let largest = 0;
  for (const x of values) largest = Math.max(largest, Math.abs(x));
  if (!(largest > 0 && largest < Number.POSITIVE_INFINITY)) return largest;
  let sum = 0;
  for (const x of values) sum += (x / largest) * (x / largest);
  return largest * Math.sqrt(sum);
}
