import { expect, it } from 'vitest';
import { quantile } from './quantile.js';

it('lies on the straight line between neighbours in order, as in R', () => {
  const values = [9, 1, 4, 2];
  expect([0, 0.25, 0.5, 0.75, 1].map((p) => quantile(values, p))).toEqual([1, 1.75, 3, 5.25, 9]);
});

it('takes no notice of missing values, is the value itself where there is one, and nothing where there is none', () => {
  expect(quantile([Number.NaN, 3, 5], 0.5)).toBe(4);
  expect(quantile([7], 0.25)).toBe(7);
  expect(quantile([0.1, 0.1, 0.1], 0.3)).toBe(0.1);
  expect(quantile([Number.NaN], 0.5)).toBeNaN();
});
