import type { Quantity } from './claim.js';

/** Whether a figure agrees with a sentence; `open` where the words do not decide it. */
export type Held = 'yes' | 'no' | 'open';

/** How near a figure must be for "about" to hold, and how far for it to fail. */
const near = 0.025;
const far = 0.1;

/** Compares a figure with a number as a sentence has it: a plain number to the digits it is given in. */
export function held(actual: number, { is, value: { value, half }, to }: Quantity): Held {
  const slack = 1e-12 * Math.max(1, Math.abs(value));
  const size = Math.abs(value);
  const off = actual - value;
  // A difference within a tenth of half the last digit is too small for more or less.
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

/** Whether a figure changed by a factor: "doubled". A larger factor leaves the claim open; a smaller one contradicts it. */
export function multiplied(ratio: number, times: number): Held {
  const by = ratio / times;
  const beyond = times > 1 ? by - 1 : 1 - by;
  return said(Math.abs(by - 1) <= near, beyond < -far / 2);
}

const says = (holds: boolean): Held => (holds ? 'yes' : 'no');
const said = (holds: boolean, fails: boolean): Held => (holds ? 'yes' : fails ? 'no' : 'open');
