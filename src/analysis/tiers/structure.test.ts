import { expect, it } from 'vitest';
import { seeded } from '../../../test/helpers/random.js';
import { hasGroups } from './structure.js';

const random = seeded(3);
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const pointsOf = (n: number, at: (place: number) => number) =>
  Float64Array.from({ length: 2 * n }, (_, i) => at(Math.floor(i / 2) / n));

it('two groups that lie apart are told, whatever the order of the points', () => {
  const apart = pointsOf(80, (place) => (place < 0.5 ? 6 : 0) + normal());
  expect(hasGroups(apart, 2)).toBe(true);
  expect(hasGroups(apart.slice().reverse(), 2)).toBe(true);
});

it('one group, a continuum, few points and equal points make no groups', () => {
  expect(hasGroups(pointsOf(80, normal), 2)).toBe(false);
  expect(
    hasGroups(
      pointsOf(80, (place) => 4 * place + 0.3 * normal()),
      2,
    ),
  ).toBe(false);
  expect(
    hasGroups(
      pointsOf(10, (place) => (place < 0.5 ? 6 : 0) + normal()),
      2,
    ),
  ).toBe(false);
  expect(
    hasGroups(
      pointsOf(80, () => 1),
      2,
    ),
  ).toBe(false);
  expect(hasGroups(new Float64Array(0), 0)).toBe(false);
});
