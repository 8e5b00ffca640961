import { describe, expect, it } from 'vitest';
import { localMoran } from './lisa.js';
import { fieldOf, frameOf, moran, permutationP, permutationsOf } from './moran.js';
import { fromLists, inverseDistance, lagOf, nearestNeighbours, weightsAmong } from './spatialWeights.js';

const no = Number.NaN;

describe('neighbours', () => {
  const line = Array.from({ length: 12 }, (_, c) => ({ lon: 100 + c + (c * c) / 100, lat: 30 }));
  it('are the nearest that have a place', () => {
    const { neighbours } = nearestNeighbours([...line.slice(0, 4), undefined], 2);
    expect(neighbours.map((list) => [...list])).toEqual([[1, 2], [0, 2], [1, 3], [2, 1], []]);
    expect(nearestNeighbours([undefined], 5).neighbours[0]).toHaveLength(0);
  });
  it('within reach weigh by their distance, and a unit alone is an island', () => {
    const { neighbours, weights } = inverseDistance([...line.slice(0, 3), { lon: 0, lat: 0 }], 200);
    expect(neighbours.map((list) => list.length)).toEqual([2, 2, 2, 0]);
    expect([...weights[0]!]).toEqual([expect.closeTo(2.04 / 3.05, 3), expect.closeTo(1.01 / 3.05, 3)]);
    expect(lagOf({ neighbours, weights }, [1, 2, 3, 4])[3]).toBeNaN();
  });
  it('without values take no part, and islands are left out and counted', () => {
    const weights = fromLists([[1], [0, 2], [1, 3], [2], []]);
    expect(weightsAmong(weights, [0, 1, 3, 4]).units).toEqual([0, 1]);
    const values = [1, 2, no, 3, 4];
    expect(moran(fieldOf(values, frameOf(values, weights)))).toMatchObject({ why: 'few-units', islands: 2 });
  });
  it('that are alike have a high I, a chequered pattern a low one', () => {
    const weights = fromLists(line.map((_, c) => [c - 1, c + 1].filter((j) => j >= 0 && j < line.length)));
    const of = (values: number[]) => fieldOf(values, frameOf(values, weights));
    expect(moran(of(line.map((_, c) => c))).i).toBeGreaterThan(0.7);
    const chequered = of(line.map((_, c) => c % 2));
    expect(moran(chequered).i).toBeCloseTo(-1, 12);
    expect(permutationP(chequered, permutationsOf(12, 999))).toBeLessThan(0.05);
    expect(localMoran(of(line.map((_, c) => c)))[0]!.quadrant).toBe('LL');
    const equal = of(line.map(() => 3));
    expect(moran(equal).why).toBe('all-equal');
    expect(localMoran(equal)).toEqual([]);
    expect(permutationP(equal, permutationsOf(12, 9))).toBeNaN();
  });
});
