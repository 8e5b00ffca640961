import { hashOf } from './hash.js';
import { joeKuo } from './joeKuo.js';

/** Dimensions of a Sobol' sequence that there are direction numbers for. */
export const sobolDimensions = joeKuo.length + 1;

/**
 * Writes point i of a low-discrepancy sequence in (0, 1)^d, d the length of `point`: Sobol', scrambled by the seed
 * after Owen. The point is a function of seed and i alone, so points may be made in any order and anywhere.
 *
 * Dimensions beyond `sobolDimensions` are padded with pseudo-random numbers of seed, dimension and i; the most
 * important dimensions should come first.
 *
 * Sources: Sobol', USSR Computational Mathematics 7 (1967); direction numbers of `joeKuo`; nested uniform scrambling
 * of Owen (1995) by a hash (Laine and Karras 2011; Burley, Journal of Computer Graphics Techniques 9, 2020) with
 * Vegdahl's constants (2021).
 *
 * @param i below 2³²; 2^k points from the first on are the most even
 */
export type Sequence = (i: number, point: Float64Array) => void;

/** @param seed undefined: the sequence as Sobol' gave it, which begins at 0 */
export function sobol(dimensions: number, seed: number | undefined): Sequence {
  const known = Math.min(dimensions, sobolDimensions);
  const directions = reversedDirections(known);
  const seeds = Int32Array.from({ length: dimensions }, (_, d) => hashOf((seed ?? 0) >>> 0, d));
  const bits = new Int32Array(known);
  return (i, point) => {
    bits.fill(0);
    let gray = (i ^ (i >>> 1)) >>> 0;
    for (let bit = 0; gray !== 0; bit++, gray >>>= 1) {
      if ((gray & 1) === 0) continue;
      for (let d = 0, at = bit * known; d < known; d++, at++) bits[d] ^= directions[at];
    }
    const half = seed === undefined ? 0 : 0.5;
    for (let d = 0; d < Math.min(known, point.length); d++) {
      const x = seed === undefined ? bits[d] : scrambleBits(bits[d], seeds[d]);
      point[d] = ((reverseBits(x) >>> 0) + half) / 4294967296;
    }
    for (let d = known; d < point.length; d++) point[d] = ((hashOf(seeds[d], i) >>> 0) + 0.5) / 4294967296;
  };
}

/** Scrambles a number whose bits stand in reverse: each bit is turned, or not, by the lower ones alone. */
function scrambleBits(bits: number, seed: number): number {
  let x = bits;
  x ^= Math.imul(x, 0x3d20adea);
  x = (x + seed) | 0;
  x = Math.imul(x, (seed >>> 16) | 1);
  x ^= Math.imul(x, 0x05526c56);
  x ^= Math.imul(x, 0x53a22864);
  return x;
}

function reverseBits(bits: number): number {
  let x = bits;
  x = ((x & 0x55555555) << 1) | ((x >>> 1) & 0x55555555);
  x = ((x & 0x33333333) << 2) | ((x >>> 2) & 0x33333333);
  x = ((x & 0x0f0f0f0f) << 4) | ((x >>> 4) & 0x0f0f0f0f);
  x = ((x & 0x00ff00ff) << 8) | ((x >>> 8) & 0x00ff00ff);
  return (x << 16) | (x >>> 16);
}

/** Direction numbers with their bits in reverse, `bit * dimensions + d`. */
function reversedDirections(dimensions: number): Int32Array {
  const all = new Int32Array(32 * dimensions);
  for (let d = 0; d < dimensions; d++) {
    const line = d === 0 ? new Array<number>(32).fill(1) : initialNumbers(joeKuo[d - 1]);
    line.forEach((m, bit) => {
      all[bit * dimensions + d] = reverseBits(m << (31 - bit));
    });
  }
  return all;
}

/** m₁ … m₃₂ from the polynomial and its first m: mₖ = ⊕ 2ʲ aⱼ mₖ₋ⱼ ⊕ mₖ₋ₛ (32 bits suffice, for mₖ < 2ᵏ). */
function initialNumbers([polynomial, ...first]: readonly number[]): number[] {
  const degree = first.length;
  const m = [...first];
  for (let k = degree; k < 32; k++) {
    let next = m[k - degree];
    for (let j = 1; j <= degree; j++) {
      if ((polynomial >>> (degree - j)) & 1) next ^= m[k - j] << j;
    }
    m.push(next);
  }
  return m;
}
