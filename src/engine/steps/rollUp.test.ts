import { expect, it } from 'vitest';
import { rollUp } from './rollUp.js';

const no = Number.NaN;
const cube = Float64Array.of(1, 2, 4, 8, no, no, 4, 0, no, 2, no, no);

it('adds up the members that are present; a group without any is missing, a zero is not', () => {
  const [sums] = rollUp(cube, 4, [{ memberOf: [0, 0, 1, 1], groups: 2, rollUp: 'sum' }]);
  expect([...sums!]).toEqual([3, 12, no, 4, 2, no]);
});

it('averages over the members that are present', () => {
  const [means] = rollUp(cube, 4, [{ memberOf: [0, 0, 1, 1], groups: 2, rollUp: 'mean' }]);
  expect([...means!]).toEqual([1.5, 6, no, 2, 2, no]);
});

it('leaves out units of no group, and a group without units is missing', () => {
  const [sums] = rollUp(Float64Array.of(1, 2, 0), 3, [{ memberOf: [1, -1, 1], groups: 2, rollUp: 'sum' }]);
  expect([...sums!]).toEqual([no, 1]);
});
