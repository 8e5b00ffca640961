import { expect, it } from 'vitest';
import { inMemory } from '../../../test/helpers/inMemory.js';
import { groupsPage } from './groupsPage.js';

const no = Number.NaN;

/** The first heading of the page of groups: five units in up to three provinces and two zones. */
function heading(x: number[], lang: 'en' | 'zh' = 'en', provinces = 'NNSSW', zones = 'AAAAB'): string {
  const units = Object.fromEntries(
    x.map((_, c) => [`u${c}`, { province: (provinces[c] ?? '').trim(), zone: (zones[c] ?? '').trim() }]),
  );
  const release = inMemory({ units, periods: ['2020'], tree: { x: 1 } }, { x: [x] });
  return /<h1>(.*?)<\/h1>/s.exec(groupsPage(release, lang, undefined))![1]!.replace(/<[^>]*>/g, '');
}

it('is headed by the highest values where nothing is known of how far the order holds', () => {
  expect(heading([5, 3, 1, 1, 2])).toBe('N, S and W have the highest published scores of the province');
});

it('is headed by where the group stands that alone has one', () => {
  expect(heading([5, 3, no, no, no])).toMatch(/^N scores \S+ points in 2020$/);
  expect(heading([5, 3, no, no, no], 'zh')).toMatch(/^2020年N得100\.0点$/);
});

it('is headed by the next grouping where the first has none', () => {
  expect(heading([5, 3, 1, 1, 2], 'en', '')).toMatch(
    /^A and B have the highest published scores of the zone$/,
  );
});

it('says so where no group has any', () => {
  expect(heading([5, no, no, no, no], 'en', ' NNNN', ' AAAA')).toBe('No group has a value in 2020.');
});
