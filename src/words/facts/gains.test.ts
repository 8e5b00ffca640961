import { describe, expect, it } from 'vitest';
import { inMemory } from '../../../test/helpers/inMemory.js';
import { phraseText } from '../sentences/phrase.js';
import { sentencesOf } from '../sentences/sentencesOf.js';
import { gainFacts } from './gains.js';
import { viewOf } from './view.js';

/** What is said of the units in the second of two periods; what was not observed is carried on. */
function saidOf(before: number[], after: number[], lang: 'en' | 'zh' = 'en'): string[] {
  const release = inMemory(
    {
      units: Object.fromEntries(before.map((_, c) => [`u${c}`, {}])),
      periods: ['2015', '2016'],
      method: { impute: { method: 'last' } },
      tree: { x: 1 },
    },
    { x: [before, after] },
  );
  return gainFacts(viewOf(release, 1), -1).flatMap((fact) =>
    sentencesOf(release.plan, fact, lang, 'exact').map(phraseText),
  );
}

describe('who gained most points', () => {
  it('names three, and among how many, in either language', () => {
    expect(saidOf([10, 10, 10, 10], [10, 14, 16, 12])).toEqual([
      'As published, u2 (+15.00), u1 (+10.00) and u3 (+5.00) gained the most points among the 4 city measured in both 2015 and 2016.',
    ]);
    expect(saidOf([10, 10], [14, 10], 'zh')).toEqual([
      '按公布值，2015年和2016年均有实测的2个city中，净增最多的是u0（+20.00点）。',
    ]);
  });

  it('leaves out what was carried on', () => {
    expect(saidOf([10, 10, 10], [11, Number.NaN, 12])[0]).toMatch(/^As published, u2 .* among the 2 city/);
    expect(saidOf([10, 10, 10], [11, Number.NaN, Number.NaN])).toEqual([]);
  });

  it('says that none did, and names none where the fourth gained as much', () => {
    expect(saidOf([10, 10], [9, 10])).toEqual([
      'None of the 2 city measured in both 2015 and 2016 gained points.',
    ]);
    expect(saidOf([10, 10, 10, 10], [11, 11, 11, 11])).toEqual([]);
    expect(saidOf([10, 10, 10, 10], [12, 11, 11, 11])[0]).toMatch(/^As published, u0 \(\S+\) gained/);
  });
});
