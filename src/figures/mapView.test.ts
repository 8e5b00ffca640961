import { beforeAll, describe, expect, it } from 'vitest';
import { example, releaseOf } from '../../test/helpers/editions.js';
import type { Release } from '../release/index.js';
import { mapQuery, mapViewOf, measures, paintingOf, shapes } from './mapView.js';

let release: Release;
beforeAll(async () => {
  release = await releaseOf(example);
});
const last = () => release.index.periods - 1;

describe('a view of the map', () => {
  it('comes back from its address, and what is not known is the usual one', () => {
    for (const measure of measures) {
      for (const shape of shapes) {
        const has = new URLSearchParams(mapQuery({ measure, shape }));
        expect(mapViewOf(has.get('map') ?? undefined, has.get('as') ?? undefined)).toEqual({
          measure,
          shape,
        });
      }
    }
    expect(mapViewOf('height', 'stars')).toEqual({ measure: 'level', shape: 'areas' });
  });
  it('names whose value it shows: the unit, or the group that it is in', () => {
    const { plan } = release;
    const units = paintingOf(release, last(), mapViewOf(undefined, undefined), 'en').of;
    const groups = paintingOf(release, last(), mapViewOf(undefined, 'groups'), 'en').of;
    plan.units.forEach(({ code, name }, c) => {
      expect(units.get(code)!.place).toEqual({ code, name });
      expect(groups.get(code)!.place).toEqual(plan.groupings[0]!.groups[plan.groupings[0]!.memberOf[c]!]);
    });
  });
  it('shows no change in the base, and says so', () => {
    const { of, note } = paintingOf(
      release,
      release.plan.base - release.plan.first,
      mapViewOf('change', undefined),
      'en',
    );
    expect([of.size, note]).toEqual([0, expect.stringContaining('base period')]);
  });
});
