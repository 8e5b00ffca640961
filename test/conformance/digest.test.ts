import { describe, expect, it } from 'vitest';
import { digestOf, firstDifference, linesOf } from './digest.js';

describe('a digest', () => {
  const [third, next] = [1 / 3, 0.33333333333333337];
  it.each([
    ['the last bit of one of a thousand figures', thousand(third), thousand(next)],
    ['the sign of two figures', [1, 2, 3], [-1, -2, 3]],
    ['the order', [1, 2], [2, 1]],
    ['0 and −0', [0], [-0]],
    ['a missing value and none', [Number.NaN], []],
    ['a number and its text', ['1'], [1]],
    ['where lists end', [[1], [2, 3]], [[1, 2], [3]]],
    ['a figure in a map', new Map([[1, third]]), new Map([[1, next]])],
    ['a key', { a: 1 }, { a: 1, b: undefined }],
  ])('tells apart %s', (_, a, b) => {
    expect(digestOf(a)).not.toBe(digestOf(b));
    expect(firstDifference(linesOf(a), linesOf(b))).toBeDefined();
  });
  it('knows one NaN', () => {
    const other = new Float64Array(new Uint32Array([1, 0xfff80000]).buffer);
    expect(other[0]).toBeNaN();
    expect(digestOf(other)).toBe(digestOf(Float64Array.of(Number.NaN)));
  });
  it('comes with the first differing value and its bits', () => {
    expect(firstDifference(linesOf({ x: thousand(third) }), linesOf({ x: thousand(next) }))).toEqual([
      'result.x[700] = "0.3333333333333333" (3fd5555555555555)',
      'result.x[700] = "0.33333333333333337" (3fd5555555555556)',
    ]);
  });
  it('refuses what is no data', () => {
    expect(() => digestOf({ f: () => 1 })).toThrow('.f is a function');
  });
});

function thousand(x: number): Float64Array {
  return new Float64Array(1000).map((_, i) => (i === 700 ? x : i));
}
