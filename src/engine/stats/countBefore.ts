/** How many of a sorted list come before the first that does not pass; those that pass come first. */
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
