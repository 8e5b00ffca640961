import { describe, expect, it } from 'vitest';
import { tablesOf } from '../../src/release/index.js';
import { contradictions, keyFaults } from '../../src/tables/index.js';
import { chinaRelease } from '../helpers/editions.js';
import { oddRelease } from '../helpers/oddRelease.js';

const months = Array.from(
  { length: 14 },
  (_, t) => `202${1 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, '0')}`,
);
const monthly = [
  ['periods: { frequency: year, base: 2021 }', 'periods: { frequency: month, base: 2021-01 }'],
] as const;

describe('every table of a release has the types and keys of its definition', () => {
  it.each([
    ['a monthly edition', { units: 12, periods: 14, list: months, edition: monthly }],
    [
      'an edition of few years, not equally far apart',
      { units: 11, periods: 4, list: ['1992', '2000', '2002', '2016'] },
    ],
    [
      'one with gaps',
      { units: 7, periods: 3, has: (u: number, t: number, k: number) => (u + t * k) % 3 > 0 },
    ],
  ])('%s', async (_, size) => {
    expect(
      tablesOf(await oddRelease(size)).flatMap((table) => [...contradictions(table), ...keyFaults(table)]),
    ).toEqual([]);
  });

  it('the cities of China', async (test) => {
    const release = await chinaRelease();
    if (typeof release === 'string') return test.skip(release);
    expect(tablesOf(release).flatMap((table) => [...contradictions(table), ...keyFaults(table)])).toEqual([]);
  });
});
