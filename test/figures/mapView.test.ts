import { beforeAll, describe, expect, it } from 'vitest';
import { at, hasNaturalZero } from '../../src/edition/index.js';
import { parseChoice, parseMapView } from '../../src/figures/choice.js';
import { levelClasses } from '../../src/figures/mapClasses.js';
import { defaultMapView, mapQuery, measuresOf, paintingOf, shapesOf } from '../../src/figures/mapView.js';
import { stripAxisOf } from '../../src/figures/stripAxis.js';
import type { Release } from '../../src/release/index.js';
import { chinaOpen, example, releaseOf } from '../helpers/editions.js';

let release: Release;
beforeAll(async () => {
  release = await releaseOf(example);
});
const last = () => release.index.periods - 1;

describe('a view of the map', () => {
  it('comes back from its address, and is the usual one where nothing is asked for', () => {
    expect(measuresOf(release)).toEqual(['level', 'gain', 'tier']);
    // It has no map, and so no dots beside areas.
    expect(shapesOf(release)).toEqual(['areas', 'groups']);
    for (const measure of measuresOf(release)) {
      for (const shape of shapesOf(release)) {
        const has = new URLSearchParams(mapQuery(release, { measure, shape }));
        expect(parseMapView(release, (name) => has.get(name) ?? undefined)).toEqual({ measure, shape });
      }
    }
    expect(parseMapView(release, () => undefined)).toEqual(defaultMapView(release));
  });
  it('is refused where the release does not have what is asked for, with what there is', async () => {
    const asked = (map?: string, as?: string) => (name: string) => ({ map, as })[name];
    expect(() => parseMapView(release, asked('height', 'stars'))).toThrow(/“height”.*“stars”/s);
    // One period, heads beside the index, and a map of areas.
    const open = await releaseOf(chinaOpen);
    expect(parseMapView(open, asked('per-head', 'dots'))).toEqual({ measure: 'per-head', shape: 'dots' });
    for (const measure of ['change', 'gain']) {
      expect(() => parseMapView(open, asked(measure))).toThrow(`“${measure}”`);
      expect(() => parseChoice(open, asked(measure))).toThrow(`“${measure}”`);
    }
    expect(() => parseMapView(release, asked('per-head'))).toThrow('“per-head”');
    const groupless = { ...release, plan: { ...release.plan, groupings: [] } };
    expect(() => parseMapView(groupless, asked(undefined, 'groups'))).toThrow('“groups”');
  });
  it('says where there is no figure per head', async () => {
    const open = await releaseOf(chinaOpen);
    const { of, note, legend } = paintingOf(open, 0, { measure: 'per-head', shape: 'areas' }, 'en');
    expect([of.size > 0, legend.length > 0, note]).toEqual([true, true, 'points per head, log scale']);
    const none = paintingOf(release, last(), { measure: 'per-head', shape: 'areas' }, 'en');
    expect([none.of.size, none.legend, none.note]).toEqual([0, [], 'There is no figure per head of 2022.']);
  });
  it('names whose value it shows: the unit, or the group that it is in', () => {
    const { plan } = release;
    const units = paintingOf(release, last(), defaultMapView(release), 'en').of;
    const groups = paintingOf(release, last(), { ...defaultMapView(release), shape: 'groups' }, 'en').of;
    plan.units.forEach(({ code, name }, c) => {
      expect(units.get(code)!.place).toEqual({ code, name });
      expect(groups.get(code)!.place).toEqual(plan.groupings[0]!.groups[plan.groupings[0]!.memberOf[c]!]);
    });
  });
  it('does not depend on where a scale without a natural zero has its zero, on axes neither', () => {
    const { plan, index } = release;
    expect(hasNaturalZero(plan)).toBe(false);
    const scores = plan.units.map((_, c) => at(index, 0, c, last())).filter((v) => v > 0);
    const wide = scores.map((v, i) => v / 10 ** (i % 3));
    const classesOf = (values: readonly number[]) => values.map(levelClasses(plan, values).classOf);
    expect(classesOf(wide.map((v) => v + 1000))).toEqual(classesOf(wide));
    expect(stripAxisOf(wide, false, 8)!.isLog).toBe(false);
    expect(paintingOf(release, last(), defaultMapView(release), 'en').note).toBe('points');
  });
  it('draws amounts that add up as dots, and what does not depend on size as areas', async () => {
    const open = await releaseOf(chinaOpen);
    expect(defaultMapView(open)).toEqual({ measure: 'level', shape: 'dots' });
    expect(parseMapView(open, (name) => (name === 'map' ? 'per-head' : undefined)).shape).toBe('areas');
    expect(defaultMapView(release).shape).toBe('areas');
  });
  it('shows changes about zero, a loss and a gain of one size equally dark', () => {
    const { plan, index } = release;
    const t = last();
    const [cells, base] = [index.values.slice(), (plan.base - plan.first) * index.units];
    for (let c = 0; c < index.units; c++) {
      const by = c % 2 === 0 ? 1.2 : 0.8;
      cells[t * index.units + c] = cells[base + c]! * by;
    }
    const changed = { ...release, index: { ...index, values: cells } };
    const { of, ramp, legend } = paintingOf(changed, t, { measure: 'change', shape: 'areas' }, 'en');
    expect(ramp).toBe('d');
    expect(legend[4]!.label).toBe('0');
    for (const { value, cls } of of.values()) expect(cls).toBe(value > 0 ? 8 : 0);
    expect(of.size).toBeGreaterThan(1);
  });
  it('shows no change in the base, and says so', () => {
    const { of, note } = paintingOf(
      release,
      release.plan.base - release.plan.first,
      { ...defaultMapView(release), measure: 'change' },
      'en',
    );
    expect([of.size, note]).toEqual([0, expect.stringContaining('base period')]);
  });
});
