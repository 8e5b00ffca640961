import { beforeAll, describe, expect, it } from 'vitest';
import { example, releaseOf } from '../../../test/helpers/editions.js';
import { inMemory } from '../../../test/helpers/inMemory.js';
import type { Release } from '../../release/index.js';
import { frontPage } from './frontPage.js';

let release: Release;
beforeAll(async () => {
  release = await releaseOf(example);
});

const shown = (one: Release, dataStatus: 'real' | 'example', more = {}) => ({
  ...one,
  plan: { ...one.plan, dataStatus },
  base: `/${dataStatus}`,
  ...more,
});

describe('the front page of several indices', () => {
  it('calls made up what is not from real data, and a live index of real data not', () => {
    const flash = { published: '2026-01-01T00:00:00Z' };
    const real = frontPage([shown(release, 'real', { flash })], 'en');
    expect(real).toContain('Live');
    expect(real).not.toContain('Made-up data');
    const both = frontPage([shown(release, 'example'), shown(release, 'real')], 'en');
    expect(both.split('Made-up data').map((part) => part.match(/class="card"/g)?.length)).toEqual([1, 1]);
  });

  it('draws no line without a place on the picture, whatever the figures', () => {
    for (const draw of [() => 0, (c: number) => -1 - c, (c: number, t: number) => c - 20 + t])
      for (const periods of [['2020'], ['2020', '2021', '2022', '2023']]) {
        const units = Array.from({ length: 40 }, (_, c) => `u${c}`);
        const values = periods.map((_, t) => units.map((_, c) => draw(c, t)));
        const made = inMemory(
          { units, periods, tree: { x: 1 }, method: { normalise: { method: 'none' } } },
          { x: values },
        );
        const picture = /<svg class="small-picture".*?<\/svg>/s.exec(
          frontPage([shown(made, 'real')], 'en'),
        )![0];
        expect(picture).not.toMatch(/NaN|Infinity/);
        const heights = [...picture.matchAll(/ y1?="([-\d.]+)"/g)].map(([, y]) => Number(y));
        expect(Math.min(...heights)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...heights)).toBeLessThanOrEqual(170);
        // A name stands at the end of a line.
        const ends = [...picture.matchAll(/d="[^"]* ([\d.]+)"/g)].map(([, y]) => Number(y));
        const names = [...picture.matchAll(/x="249" y="([\d.]+)"/g)].map(([, y]) => Number(y) - 4);
        for (const name of names) expect(ends).toContain(name);
      }
  });
});
