import { factorise } from '../../dist/analysis/robustness/cholesky.js';
import { normal, type Random } from './panels.js';

/** Draws of normal numbers of places with variance one; `alike` is the covariance of two of them by their numbers. */
export function fieldOf(
  places: number,
  alike: (a: number, b: number) => number,
): (random: Random) => Float64Array {
  const factor = Array.from({ length: places }, (_, a) =>
    Float64Array.from({ length: places }, (_, b) => (a === b ? 1 : alike(a, b))),
  );
  factorise(factor);
  return (random) => {
    const z = Float64Array.from(factor, () => normal(random));
    return Float64Array.from(factor, (row, i) => {
      let sum = 0;
      for (let k = 0; k <= i; k++) sum += row[k]! * z[k]!;
      return sum;
    });
  };
}
