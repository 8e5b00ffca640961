import { expect, it } from 'vitest';
import { studiedRelease } from '../../../test/helpers/studied.js';
import { factsAbout } from '../facts/factsAbout.js';
import { totalOf } from '../facts/view.js';
import { headlineOf } from './headline.js';
import { phraseText } from './phrase.js';
import { sentencesOf } from './sentencesOf.js';

it('English sentences name months, and Chinese ones as before', () => {
  const months = { periods: ['2026-08', '2026-09', '2026-10'], frequency: 'month' as const };
  const release = studiedRelease(
    [
      [9, 8, 7],
      [9, 8, 8],
      [9, 9, 8],
    ],
    [0, 0, 0],
    months,
  );
  const facts = factsAbout(release, 2, totalOf(release));
  const said = (lang: 'en' | 'zh') =>
    [
      headlineOf(release.plan, facts, lang),
      ...facts.flatMap((fact) => sentencesOf(release.plan, fact, lang, 'exact')),
    ]
      .map(phraseText)
      .join(' ');
  expect(said('en')).toContain('in October 2026');
  expect(said('en')).toContain('on September 2026');
  expect(said('en')).not.toMatch(/2026-\d/);
  expect(said('zh')).toContain('2026年10月');
});
