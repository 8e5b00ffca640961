import { describe, expect, it } from 'vitest';
import { dataFamilies } from '../../edition/index.js';
import { weighColumns } from './weigher.js';

const columns = (...lists: number[][]) => lists.map((list) => Float64Array.from(list));
const options = (n: number) => ({
  goal: 'balance' as const,
  importances: new Array<number>(n).fill(1 / n),
});

function weightsOf(by: (typeof dataFamilies)[number], list: Float64Array[]): number[] {
  const found = weighColumns(by, list, options(list.length));
  if ('why' in found) throw new Error(found.why.en);
  return found.weights;
}

describe.each(dataFamilies)('weights by %s', (by) => {
  it('add up to one and are never negative', () => {
    const weights = weightsOf(by, columns([1, 4, 2, 8, 5], [2, 1, 7, 3, 9], [5, 5, 6, 1, 2]));
    expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(Math.min(...weights)).toBeGreaterThanOrEqual(0);
  });
  it('give an only child everything', () => {
    expect(weightsOf(by, columns([1, 2, 3]))).toEqual([1]);
    expect(weightsOf(by, columns([7]))).toEqual([1]);
  });
  it('give a constant child nothing', () => {
    const [a, constant, b] = weightsOf(by, columns([1, 2, 4, 3], [5, 5, 5, 5], [2, 6, 3, 1]));
    expect(constant).toBeCloseTo(0, 12);
    expect(a! + b!).toBeCloseTo(1, 12);
  });
  it('do not exist where all children are the same everywhere', () => {
    expect(weighColumns(by, columns([5, 5, 5], [1, 1, 1]), options(2))).toHaveProperty('why');
    expect(weighColumns(by, columns([0, 0, 0], [0, 0, 0]), options(2))).toHaveProperty('why');
  });
  it('do not exist for fewer than two units', () => {
    expect(weighColumns(by, columns([5], [1]), options(2))).toHaveProperty('why');
    expect(weighColumns(by, columns([], []), options(2))).toHaveProperty('why');
  });
  it('exist for fewer units than children', () => {
    const weights = weightsOf(by, columns([1, 2, 4], [3, 1, 2], [9, 7, 2], [4, 4, 6], [1, 8, 5]));
    expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
    expect(Math.min(...weights)).toBeGreaterThanOrEqual(0);
  });
  it('are equal for perfectly collinear twins', () => {
    const found = weighColumns(by, columns([1, 2, 4, 3], [1, 2, 4, 3], [2, 6, 3, 1]), options(3));
    if ('why' in found) throw new Error(found.why.en);
    expect(found.weights[0]).toBeCloseTo(found.weights[1]!, 9);
  });
});

describe('what has no weights', () => {
  it('entropy of negative values', () => {
    expect(weighColumns('entropy', columns([1, -1, 2], [1, 2, 3]), options(2))).toMatchObject({
      why: { en: 'a value is negative' },
    });
  });
  it('CRITIC where everything correlates perfectly', () => {
    expect(weighColumns('critic', columns([1, 2, 4], [2, 4, 8]), options(2))).toHaveProperty('why');
  });
  it('variation about a mean of zero', () => {
    expect(weighColumns('variation', columns([-1, 0, 1], [1, 2, 3]), options(2))).toHaveProperty('why');
  });
  it('balance of children that cancel out', () => {
    expect(weighColumns('optimised', columns([1, 2, 4], [-1, -2, -4]), options(2))).toHaveProperty('why');
  });
});
