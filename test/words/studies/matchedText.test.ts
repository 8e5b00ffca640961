import { expect, it } from 'vitest';
import { publishedSetsNote } from '../../../src/words/studies/matchedText.js';
import { releaseOf } from '../../helpers/editions.js';
import { oddEdition } from '../../helpers/oddRelease.js';

it('figures of published values say between how many periods the sets differ, and nothing where they do not', async () => {
  const whole = await releaseOf(oddEdition({ units: 6, periods: 4 }));
  expect(publishedSetsNote(whole, 0, 'en')).toBe('');
  const has = (unit: number, period: number) => !(unit === 2 && period === 3);
  const odd = await releaseOf(oddEdition({ units: 6, periods: 4, has }));
  expect(publishedSetsNote(odd, 0, 'en')).toBe(
    ' Published values are compared: 1 of the 3 pairs of neighbouring periods have different cities or indicators.',
  );
  expect(publishedSetsNote(odd, 0, 'zh')).toBe('此处比较的是公布值：3对相邻时期中有1对的城市或指标不同。');
});
