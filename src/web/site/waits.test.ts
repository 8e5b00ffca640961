import { expect, it } from 'vitest';
import { waits } from './waits.js';

it('periods are shown in proportion to the years until the next, within limits', () => {
  expect(waits([0, 1, 2, 3])).toEqual([900, 900, 900]);
  expect(waits([0, 8, 12, 16])).toEqual([1800, 900, 900]);
  expect(waits([0, 1, 40])).toEqual([900, 3600]);
  expect(waits([0])).toEqual([]);
});
