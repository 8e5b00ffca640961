import { describe, expect, it } from 'vitest';
import { inMemory } from '../../../test/helpers/inMemory.js';
import { type MapView, paintingOf } from '../../figures/index.js';
import { glanceOf } from '../../words/index.js';
import { orderIn } from './viewed.js';

/** The rows beside a map of six places, of which the last has no figure at first; at most four are shown. */
function shown(measure: MapView['measure']) {
  const units = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((code) => [code, {}]));
  const release = inMemory(
    { units, periods: ['2019', '2020'], tree: { x: 1 } },
    {
      x: [
        [10, 10, 10, 10, 10, Number.NaN],
        [20, 5, 11, 12, 9, 8],
      ],
    },
  );
  const view: MapView = { measure, shape: 'areas' };
  const painting = paintingOf(release, 1, view, 'en');
  const { rows, gap } = orderIn(view, painting, release, 1, glanceOf(release, 1), 4, 'en');
  return { codes: rows.map(({ code }) => code), gap };
}

describe('the ranking beside a map', () => {
  it('has the first rows of the index', () => {
    expect(shown('level')).toEqual({ codes: ['a', 'd', 'c', 'e'], gap: undefined });
  });

  it('has of changes who gained and who lost most, and says how many are in between', () => {
    expect(shown('change')).toEqual({ codes: ['a', 'd', 'e', 'b'], gap: { after: 2, left: 1 } });
    expect(shown('gain')).toEqual({ codes: ['a', 'd', 'e', 'b'], gap: { after: 2, left: 1 } });
  });

  it('names of changes the part that moved each place most, in the colour of that part', () => {
    const release = inMemory(
      { units: { a: {}, b: {} }, periods: ['2019', '2020'], tree: { x: 1, y: 1 } },
      {
        x: [
          [10, 10],
          [11, 4],
        ],
        y: [
          [10, 10],
          [30, 9],
        ],
      },
    );
    const partsOf = (measure: MapView['measure'], t: number) => {
      const view: MapView = { measure, shape: 'areas' };
      const painting = paintingOf(release, t, view, 'en');
      const { by } = orderIn(view, painting, release, t, glanceOf(release, t), 4, 'en');
      return by?.moved && ['a', 'b'].map((code) => by.moved!.of(code)?.hue);
    };
    expect(partsOf('change', 1)).toEqual([1, 0]);
    expect(partsOf('gain', 1)).toEqual([1, 0]);
    expect(partsOf('level', 1)).toBeUndefined();
    expect(partsOf('change', 0)).toBeUndefined();
  });
});
