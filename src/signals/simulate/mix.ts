/** A 32-bit whole number that looks random, from two: the same everywhere (finaliser of MurmurHash3). */
export function mix(state: number, n: number): number {
  let h = Math.imul(state ^ n, 0x85ebca6b) + 0x27d4eb2f;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The same from any whole numbers. */
export function mixAll(...numbers: readonly number[]): number {
  return numbers.reduce(mix, 0x9e3779b9);
}

/** A 32-bit whole number as a number from 0 (included) to 1 (excluded). */
export function share(mixed: number): number {
  return mixed / 0x1_0000_0000;
}
