/** A generator of uniform numbers in [0, 1), the same for the same seed on every machine. */
export type Random = () => number;

/** Numbers from a seed: the 32-bit generator sfc32 of Doty-Humphrey's PractRand, warmed up by twelve steps. */
export function seededRandom(seed: number): Random {
  let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, seed >>> 0, 1];
  const next = () => {
    const t = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}
