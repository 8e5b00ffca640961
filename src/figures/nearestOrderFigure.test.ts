import { describe, expect, it } from 'vitest';
import { seeded } from '../../test/helpers/random.js';
import { released } from '../../test/helpers/sketched.js';
import { parseChoice } from './choice.js';
import { nearestOrderFigure } from './nearestOrderFigure.js';

const method = { normalise: { method: 'min-max' } } as const;

describe('The figure of the nearest order', () => {
  it('puts first who leads in most indicators, not who leads by most in one', async () => {
    const release = await released(
      { units: ['A', 'B', 'C', 'D'], periods: ['2020'], method, tree: { x: 1, y: 1, z: 1 } },
      { x: [[100, 1, 0, 2]], y: [[50, 54, 0, 100]], z: [[50, 54, 0, 100]] },
    );
    const { rows, why } = nearestOrderFigure(
      release,
      parseChoice(release, () => undefined),
    );
    expect(why).toBeUndefined();
    expect(rows).toEqual([
      { unit: 'D', rank: 1, nearest_rank: 1, places: 0 },
      { unit: 'A', rank: 2, nearest_rank: 3, places: -1 },
      { unit: 'B', rank: 3, nearest_rank: 2, places: 1 },
      { unit: 'C', rank: 4, nearest_rank: 4, places: 0 },
    ]);
  });

  it('says why there is none where too many places beat each other in a circle', async () => {
    const random = seeded(1);
    const units = Array.from({ length: 30 }, (_, i) => `U${i}`);
    const row = () => [units.map(() => random())];
    const tree = { x: 1, y: 1, z: 1 };
    const release = await released(
      { units, periods: ['2020'], method, tree },
      { x: row(), y: row(), z: row() },
    );
    const { rows, why } = nearestOrderFigure(
      release,
      parseChoice(release, () => undefined),
    );
    expect(rows).toEqual([]);
    expect(why!.en).toMatch(
      /\d\d places are in one circle of majorities .* up to 14 are searched here; iplus robustness/,
    );
    expect(why!.zh).toMatch(/此处至多求解14个/);
  });
});
