import { describe, expect, it } from 'vitest';
import { expectAgreement, golden, goldenTable } from '../../../test/helpers/golden.js';
import { localMoran } from './lisa.js';
import { fieldOf, frameMaker, moran, permutationP, permutationsOf } from './moran.js';
import { distanceBetween, nearestNeighbours } from './spatialWeights.js';

interface File {
  weights: string;
  variable: string;
  neighbours: string[][];
  I: number;
  expected: number;
  variance_randomisation: number;
  z: number;
  p_two_sided: number;
  local_I: number[];
  local_E: number[];
  local_var: number[];
}

const file = golden<File>('analysis/spatial.json');
const rows = goldenTable('analysis/cities.csv');
const places = rows.map((r) => ({ lon: Number(r['lon']), lat: Number(r['lat']) }));
const weights = nearestNeighbours(places, 5);
const framed = frameMaker(weights);
const fieldFrom = (values: number[]) => fieldOf(values, framed(values));
const field = fieldFrom(rows.map((r) => Math.log(Number(r['mobile_blocks_2022']))));
const ours = moran(field);
const local = localMoran(field);

describe('spatial association in R (spdep)', () => {
  const checks: { [Key in keyof File]: (want: File[Key]) => void } = {
    weights: (want) => expect(want).toMatch(/^5 nearest neighbours by great-circle distance \(WGS84/),
    variable: (want) => expect(want).toBe('ln(mobile_blocks_2022)'),
    neighbours: (want) => {
      const codes = weights.neighbours.map((list) => [...list].map((j) => rows[j]!['code']));
      expect(codes).toEqual(want);
    },
    I: (want) => expectAgreement([ours.i], [want]),
    expected: (want) => expectAgreement([ours.expected], [want]),
    variance_randomisation: (want) => expectAgreement([ours.variance], [want]),
    z: (want) => expectAgreement([ours.z], [want]),
    p_two_sided: (want) => expect(ours.p / want).toBeCloseTo(1, 9),
    local_I: (want) =>
      expectAgreement(
        local.map((l) => l.i),
        want,
      ),
    local_E: (want) =>
      expectAgreement(
        local.map((l) => l.expected),
        want,
      ),
    local_var: (want) =>
      expectAgreement(
        local.map((l) => l.variance),
        want,
      ),
  };
  it('has no entry without a check', () => {
    expect(Object.keys(checks).sort()).toEqual(Object.keys(file).sort());
  });
  it.each(Object.entries(checks))('%s', (name, check) => {
    check(file[name as keyof File] as never);
  });
});

describe('what R does not give', () => {
  it('the permutation p says what the normal one says', () => {
    expect(permutationP(field, permutationsOf(334, 9999))).toBe(1 / 10_000);
    const mixed = fieldFrom(rows.map((_, c) => (c * 7919) % 101));
    expect(permutationP(mixed, permutationsOf(334, 9999))).toBeCloseTo(moran(mixed).p, 1);
  });
  it('the local shares average to the global one, and clusters are many beyond chance', () => {
    expect(local.reduce((sum, l) => sum + l.i / local.length, 0)).toBeCloseTo(ours.i, 12);
    const clusters = local.filter((l) => l.p <= 0.05);
    expect(clusters.length).toBeGreaterThan(0.1 * local.length);
    expect(new Set(clusters.map((l) => l.quadrant)).has('HH')).toBe(true);
  });
  it('distances are those of the Earth', () => {
    const [beijing, shanghai] = [places[0]!, places[rows.findIndex((r) => r['code'] === '310000')]!];
    expect(distanceBetween(beijing, shanghai) / haversine(beijing, shanghai)).toBeCloseTo(1, 2);
    expect(distanceBetween(beijing, beijing)).toBe(0);
    expect(distanceBetween({ lon: 0, lat: 0 }, { lon: 180, lat: 0 }) / 20015).toBeCloseTo(1, 2);
  });
});

/** Kilometres on a sphere, by the usual formula. */
function haversine(a: (typeof places)[0], b: (typeof places)[0]): number {
  const [lat1, lat2, lon] = [a.lat, b.lat, b.lon - a.lon].map((x) => (x * Math.PI) / 180) as [
    number,
    number,
    number,
  ];
  const h = Math.sin((lat2 - lat1) / 2) ** 2 + Math.cos(lat1) * Math.cos(lat2) * Math.sin(lon / 2) ** 2;
  return 2 * 6371.0088 * Math.asin(Math.sqrt(h));
}
