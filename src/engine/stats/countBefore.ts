/** The number of leading elements of a sorted list that pass (binary search); those that pass must come first. */
export function countBefore(sorted: ArrayLike<number>, passes: (x: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(sorted[middle])) low = middle + 1;
    else high = middle;
  }
  return low;
}
