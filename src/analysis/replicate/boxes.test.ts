import { expect, it } from 'vitest';
import { overBox, overlap } from './boxes.js';

it('has the least and the greatest value at the corners of what was rounded', () => {
  const found = overBox(([a, b]) => a! / b!, [10, 4], [1, 0.5]);
  expect(found).toEqual({ value: 2.5, low: 9 / 4.5, high: 11 / 3.5 });
});

it('is one point where nothing was rounded', () => {
  expect(overBox(([a, b]) => a! - b!, [10, 4], [0, 0])).toEqual({ value: 6, low: 6, high: 6 });
});

it('sees spans that touch as overlapping, and others not', () => {
  expect(overlap({ low: 0, high: 1 }, { low: 1, high: 2 })).toBe(true);
  expect(overlap({ low: 0, high: 0.1 + 0.2 }, { low: 0.3, high: 1 })).toBe(true);
  expect(overlap({ low: 0, high: 1 }, { low: 1.001, high: 2 })).toBe(false);
  expect(overlap({ low: 3, high: 3 }, { low: 0, high: 9 })).toBe(true);
});
