/** Hashes two 32-bit integers to one, the same on every platform (finaliser of MurmurHash3). */
export function mix(state: number, n: number): number {
  let h = Math.imul(state ^ n, 0x85ebca6b) + 0x27d4eb2f;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The same for any number of integers. */
export function mixAll(...numbers: readonly number[]): number {
  return numbers.reduce(mix, 0x9e3779b9);
}

/** Maps a 32-bit integer to [0, 1). */
export function share(mixed: number): number {
  return mixed / 0x1_0000_0000;
}
