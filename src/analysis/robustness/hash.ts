/** Mixes 32 bits so that every output bit depends on every input bit: the finaliser of Appleby's MurmurHash3. */
function mixBits(x: number): number {
  let h = x;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** A hash of two whole numbers to 32 pseudo-random bits; the same on every machine. */
export function hashOf(a: number, b: number): number {
  return mixBits(mixBits(a + 0x9e3779b9) + Math.imul(b, 0x85ebca6b) + 0x243f6a88);
}
