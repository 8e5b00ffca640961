import type { Quantity } from './claim.js';

/** Whether a figure agrees with a sentence; `open` where the words do not decide it. */
export type Agreement = 'yes' | 'no' | 'open';

/** How near a figure must be for "about" to hold, and how far for it to fail. */
const near = 0.025;
const far = 0.1;

/** "Twice" is meant as near as words are. */
export const nearAsWords = (times: Quantity): Quantity =>
  times.is === 'equal' && times.value.half === 0 ? { ...times, is: 'about' } : times;

/** So much more, as a part of the number, is well over it; so much is not. */
export const [clear, unclear] = [0.2, 0.05];

/** Whether so many times as much is only slightly more: up to a twentieth it is, beyond three twentieths it is not. */
export const compareLittle = (ratio: number): Agreement => agreementOf(ratio <= 1.05, ratio > 1.15);

/** Whether so many times as much is well over it. */
export const compareMuch = (ratio: number): Agreement =>
  compareFigure(ratio, { is: 'well-over', value: { value: 1, half: 0 } });

/** Compares a figure with a number as a sentence has it: a plain number to the digits it is given in. */
export function compareFigure(actual: number, { is, value: { value, half }, to }: Quantity): Agreement {
  const slack = 1e-12 * Math.max(1, Math.abs(value));
  const size = Math.abs(value);
  const off = actual - value;
  // A difference within a tenth of half the last digit is too small for more or less.
  const fine = half / 10 + slack;
  switch (is) {
    case 'equal':
      return yesOrNo(Math.abs(off) <= half + slack);
    case 'more':
      return agreementOf(off > fine, off <= slack);
    case 'less':
      return agreementOf(off < -fine, off >= -slack);
    case 'at-least':
      return agreementOf(off >= -slack, off < -half - slack);
    case 'at-most':
      return agreementOf(off <= slack, off > half + slack);
    case 'between':
      return agreementOf(
        off >= -slack && actual <= to!.value + slack,
        off < -half || actual > to!.value + to!.half,
      );
    case 'about':
      return agreementOf(Math.abs(off) <= Math.max(near * size, half), Math.abs(off) > far * size + half);
    case 'nearly':
      return agreementOf(
        off < 0 && off >= -2 * near * size,
        off > Math.max(half, near * size) || off < -Math.max(half, far * size),
      );
    case 'just-over':
      return agreementOf(
        off > 0 && off <= 2 * near * size,
        off < -Math.max(half, near * size) || off > Math.max(half, far * size),
      );
    case 'well-over':
      return agreementOf(off > clear * size + fine, off <= unclear * size + slack);
    case 'well-under':
      return agreementOf(off < -clear * size - fine, off >= -unclear * size - slack);
  }
}

/** Whether a figure changed by a factor: "doubled". A larger factor leaves the claim open; a smaller one contradicts it. */
export function compareFactor(ratio: number, times: number): Agreement {
  const by = ratio / times;
  const beyond = times > 1 ? by - 1 : 1 - by;
  return agreementOf(Math.abs(by - 1) <= near, beyond < -far / 2);
}

/**
 * How two values compare, from the exact ones; left open where a claim contradicts these and agrees with them as they are published,
 * with one or two decimals: readers subtract and divide what they see.
 */
export function comparePublished(
  [a, b]: readonly [number, number],
  compare: (a: number, b: number) => Agreement,
): Agreement {
  const is = compare(a, b);
  if (is !== 'no') return is;
  const size = Math.min(Math.abs(a), Math.abs(b));
  const decimals = size >= 10 ? [1, 2] : size >= 1 ? [2] : [];
  const agrees = decimals.some((n) => compare(Number(a.toFixed(n)), Number(b.toFixed(n))) === 'yes');
  return agrees ? 'open' : 'no';
}

const yesOrNo = (holds: boolean): Agreement => (holds ? 'yes' : 'no');
const agreementOf = (holds: boolean, fails: boolean): Agreement => (holds ? 'yes' : fails ? 'no' : 'open');
