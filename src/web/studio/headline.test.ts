import { expect, it } from 'vitest';
import { planOf } from '../../../test/helpers/plan.js';
import { headline } from './headline.js';

const plan = planOf({ units: ['a', 'b', 'c', 'd', 'e'], periods: ['2020'], tree: { x: 1 } });
const said = (ranks: number[], savedRanks = ranks, lang: 'en' | 'zh' = 'en', of = plan) =>
  headline({ ...of, unitsTitle: { en: 'Towns', zh: '镇' } }, { period: '2020', ranks, savedRanks }, lang);

it('says who is ranked first, of how many that have a score', () => {
  expect(said([1, 2, 3, 4, 0])).toBe('In 2020 a is ranked first of the 4 towns that have a score.');
  expect(said([1, 1, 3, 4, 5])).toBe('In 2020 a, b are ranked first of the 5 towns that have a score.');
  expect(said([1, 2, 3, 4, 0], undefined, 'zh')).toBe('2020年，在4个有得分的镇中，a排名第一。');
});

it('leaves none out who shares the first rank', () => {
  expect(said([1, 1, 1, 1, 5])).toContain('a, b, c and 1 more are ranked first');
  expect(said([1, 1, 1, 1, 5], undefined, 'zh')).toContain('a、b、c等4个排名第一');
});

it('says so where nothing has a score, and where first is worst', () => {
  expect(said([0, 0, 0, 0, 0])).toBe('In 2020 nothing has a score.');
  const worst = { ...plan, method: { ...plan.method, rankFirst: 'worst' as const } };
  expect(said([1, 2, 3, 4, 5], undefined, 'en', worst)).toContain('a is ranked first, as the worst, of');
});

it('counts the ranks that differ from the saved edition', () => {
  expect(said([1, 2, 3, 4, 5], [1, 2, 3, 5, 4])).toContain(
    '; 2 ranks differ from the saved edition, by up to 1.',
  );
  expect(said([1, 2, 3, 4, 0], [1, 2, 3, 4, 5])).not.toContain('differ');
});
