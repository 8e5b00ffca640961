import { describe, expect, it } from 'vitest';
import type { Plan } from '../../edition/index.js';
import { spatialBlocks } from './spatialBlocks.js';

/** Places on a grid, the last of which has no coordinates, and each row of which is a group. */
function gridOf(rows: number, columns: number): Plan {
  const places = Array.from({ length: rows * columns }, (_, c) => ({
    lon: 80 + (c % columns),
    lat: 20 + Math.floor(c / columns),
  }));
  const units = [...places.map((coordinates) => ({ coordinates })), {}];
  const groups = Array.from({ length: rows }, (_, j) => ({ code: `${j}` }));
  const memberOf = Int32Array.from(units, (_, c) => Math.min(rows - 1, Math.floor(c / columns)));
  return { units, groupings: [{ memberOf, groups }] } as unknown as Plan;
}

const sizeOf = (blocks: ArrayLike<number>) => new Set(Array.from(blocks).filter((j) => j >= 0)).size;

describe('blocks of neighbours', () => {
  it('are six and twelve, with every place that has coordinates in one', () => {
    const blocks = spatialBlocks(gridOf(6, 8), -1);
    expect(blocks.map(sizeOf)).toEqual([6, 12]);
    for (const of of blocks) {
      expect(of.length).toBe(49);
      expect(Array.from(of).filter((j) => j < 0)).toEqual([-1]);
      expect(of[48]).toBe(-1);
    }
  });

  it('hold places that lie near one another', () => {
    const [six] = spatialBlocks(gridOf(6, 8), -1);
    let [inside, pairs] = [0, 0];
    for (let a = 0; a < 48; a++) {
      for (let b = 0; b < a; b++) {
        if (six![a] !== six![b]) continue;
        pairs++;
        if (Math.hypot((a % 8) - (b % 8), Math.floor(a / 8) - Math.floor(b / 8)) < 4) inside++;
      }
    }
    expect(inside / pairs).toBeGreaterThan(0.9);
  });

  it('are those of the middles of groups, and none of fewer than twenty', () => {
    expect(spatialBlocks(gridOf(24, 3), 0).map(sizeOf)).toEqual([6, 12]);
    expect(spatialBlocks(gridOf(6, 8), 0)).toEqual([]);
    expect(spatialBlocks(gridOf(3, 6), -1)).toEqual([]);
  });
});
