import { exceeds, meanOf, quantiles } from '../../engine/index.js';

/** The number of classes for transitions. */
export const classCount = 5;

/** Values of each period over the mean of that period; missing stays missing, all missing where the mean is not above zero. */
export function relativeToMean(columns: readonly ArrayLike<number>[]): Float64Array[] {
  return columns.map((column) => {
    const mean = meanOf(column);
    const relative = new Float64Array(column.length).fill(Number.NaN);
    if (mean > 0) for (let c = 0; c < column.length; c++) relative[c] = column[c] / mean;
    return relative;
  });
}

/** The limits between k classes: quantiles of the values of all periods pooled, so that classes are the same in each. */
export function classLimits(columns: readonly ArrayLike<number>[], k = classCount): number[] {
  const all = new Float64Array(columns.reduce((sum, column) => sum + column.length, 0));
  let from = 0;
  for (const column of columns) {
    all.set(column, from);
    from += column.length;
  }
  const orders = Array.from({ length: k - 1 }, (_, i) => (i + 1) / k);
  return quantiles(all, orders);
}

/** Class of each value from 0, the lowest: the number of limits it is above; −1 for a missing value. */
export function classesBy(limits: readonly number[], values: ArrayLike<number>): Int32Array {
  const classes = new Int32Array(values.length).fill(-1);
  for (let c = 0; c < classes.length; c++) {
    const x = values[c];
    if (x !== x) continue;
    classes[c] = 0;
    while (classes[c] < limits.length && exceeds(x, limits[classes[c]])) classes[c]++;
  }
  return classes;
}
