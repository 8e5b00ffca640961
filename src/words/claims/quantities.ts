import type { Quantity } from './claim.js';

/** Whether a figure is as a sentence says: `open` where the words leave it open how near is near. */
export type Held = 'yes' | 'no' | 'open';

/** How near "about" is to be called so, and how far not to be. */
const near = 0.025;
const far = 0.1;

/** Holds a figure against a number as it is said: a plain number to the digits it is given in. */
export function held(actual: number, { is, value: { value, half }, to }: Quantity): Held {
  const slack = 1e-12 * Math.max(1, Math.abs(value));
  const size = Math.abs(value);
  const off = actual - value;
  // What is within a tenth of half the last digit is too near to be called more or less.
  const fine = half / 10 + slack;
  switch (is) {
    case 'equal':
      return says(Math.abs(off) <= half + slack);
    case 'more':
      return said(off > fine, off <= slack);
    case 'less':
      return said(off < -fine, off >= -slack);
    case 'at-least':
      return said(off >= -slack, off < -half - slack);
    case 'at-most':
      return said(off <= slack, off > half + slack);
    case 'between':
      return said(off >= -slack && actual <= to!.value + slack, off < -half || actual > to!.value + to!.half);
    case 'about':
      return said(Math.abs(off) <= Math.max(near * size, half), Math.abs(off) > far * size + half);
    case 'nearly':
      return said(
        off < 0 && off >= -2 * near * size,
        off > Math.max(half, near * size) || off < -Math.max(half, far * size),
      );
    case 'just-over':
      return said(
        off > 0 && off <= 2 * near * size,
        off < -Math.max(half, near * size) || off > Math.max(half, far * size),
      );
  }
}

/**
 * Whether a figure became so many times what it was: "doubled". Of more than that the word leaves open whether it is still so; of less it is
 * not.
 */
export function multiplied(ratio: number, times: number): Held {
  const by = ratio / times;
  const beyond = times > 1 ? by - 1 : 1 - by;
  return said(Math.abs(by - 1) <= near, beyond < -far / 2);
}

const says = (holds: boolean): Held => (holds ? 'yes' : 'no');
const said = (holds: boolean, fails: boolean): Held => (holds ? 'yes' : fails ? 'no' : 'open');
