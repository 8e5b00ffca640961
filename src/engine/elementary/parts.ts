/** ln 2 is ln2 + ln2Rest; its products with numbers of up to 21 bits are exact. */
export const ln2 = 2977044471 / 4294967296;
export const ln2Rest = 1.9082149292705877e-10;

/** Doubles are taken apart in a byte order of our own choice, not in the machine's. */
const bits = new DataView(new ArrayBuffer(8));

/** 2⁻¹⁰²² to 2¹⁰²³, the powers of two with all digits. */
const powersOfTwo = new Float64Array(2046);
for (let k = 0, power = 2.2250738585072014e-308; k < 2046; k++, power *= 2) powersOfTwo[k] = power;

/** The k that brings a finite x above zero to x · 2^−k in [√½, √2), to 20 bits. */
export function exponentOf(x: number): number {
  const tiny = x < powersOfTwo[0]; // its digits do not begin with a one
  bits.setFloat64(0, tiny ? x * 18014398509481984 : x); // 2⁵⁴
  const high = bits.getUint32(0);
  const up = (high & 0xfffff) < 0x6a09f ? 0 : 1;
  return (high >>> 20) - 1023 + up - (tiny ? 54 : 0);
}

/** x · 2^k for k from −1076 to 2046, rounded once. */
export function timesPowerOfTwo(x: number, k: number): number {
  if (k > 1023) return x * powersOfTwo[2045] * powersOfTwo[k - 1];
  return k > -1022 ? x * powersOfTwo[k + 1022] : x * powersOfTwo[k + 1076] * 5.551115123125783e-17; // 2⁻⁵⁴
}

/** The rounding error of a × b: product plus error is exact. Source: Dekker (1971), Veltkamp's splitting. */
export function productError(a: number, b: number, product: number): number {
  const half = 134217729; // 2²⁷ + 1
  const a1 = a * half - (a * half - a);
  const b1 = b * half - (b * half - b);
  const a2 = a - a1;
  const b2 = b - b1;
  return a1 * b1 - product + a1 * b2 + a2 * b1 + a2 * b2;
}
