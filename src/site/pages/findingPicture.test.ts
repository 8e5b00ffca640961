import { describe, expect, it } from 'vitest';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import { judgeFigures } from '../../analysis/index.js';
import { markup } from '../../figures/index.js';
import type { Shown } from '../shown.js';
import { FindingPicture } from './findingPicture.js';

const units = Array.from({ length: 12 }, (_, c) => `u${c}`);
const periods = ['2018', '2019', '2020', '2021', '2022', '2023'];

/** The pictures of the findings about figures that grow alike, but for what is changed. */
function pictures(change: (x: number, c: number, t: number) => number): string[] {
  const plan = planOf({ units, periods, tree: { x: 1 } });
  const values = periods.map((_, t) => units.map((_, c) => change((10 + c) * 1.02 ** t, c, t)));
  const panel = panelOf(plan, { x: values });
  const release = { plan, panel } as unknown as Shown;
  return judgeFigures(plan, panel).open.map((finding) => {
    const picture = FindingPicture({ release, finding, lang: 'en', title: 'here' });
    return picture ? markup(picture) : '';
  });
}

describe('The picture beside a finding', () => {
  it('has the series, a dot for each figure in doubt, and a broken line by what would follow', () => {
    for (const length of [1, 2]) {
      const isOdd = (c: number, t: number) => c === 3 && t >= 2 && t < 2 + length;
      const [picture = '', ...others] = pictures((x, c, t) => (isOdd(c, t) ? 100 * x : x));
      expect(others).toEqual([]);
      expect(picture.match(/<circle/g)).toHaveLength(length);
      expect(picture.match(/class="stroke dashed"/g)).toHaveLength(1);
      expect(picture).toContain(`aria-label="here: 2018 13, 2019 13.26, 2020 1,352.52`);
      expect(picture).not.toMatch(/NaN|undefined/);
    }
  });

  it('is drawn at the end of a series and beside a gap, too', () => {
    for (const odd of [0, 5]) {
      const found = pictures((x, c, t) =>
        c === 3 && t === 3 ? Number.NaN : c === 3 && t === odd ? x / 100 : x,
      );
      expect(found).toHaveLength(1);
      expect(found[0]).toMatch(/<circle/);
      expect(found[0]).not.toMatch(/NaN|undefined/);
    }
  });

  it('is absent where a finding is about no figure of a series', () => {
    expect(pictures(() => 7).filter((picture) => picture !== '')).toEqual([]);
  });
});
