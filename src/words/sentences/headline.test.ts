import { describe, expect, it } from 'vitest';
import { type Reach, studiedRelease } from '../../../test/helpers/studied.js';
import type { Lang, Text } from '../../edition/index.js';
import { factsAbout, findingsAmong } from '../facts/factsAbout.js';
import { leaderFacts } from '../facts/leaders.js';
import { totalOf, viewOf } from '../facts/view.js';
import { headlineOf } from './headline.js';
import { phraseText } from './phrase.js';
import { paragraphOf } from './sentencesOf.js';

/** Headline and findings of a period, the last unless told. */
function said(
  x: number[][],
  reach: Reach[],
  { t = x.length - 1, unitsTitle }: { t?: number; unitsTitle?: Text } = {},
): { headline: string; findings: string } {
  const release = studiedRelease(x, reach);
  const plan = { ...release.plan, ...(unitsTitle ? { unitsTitle } : {}) };
  const facts = factsAbout({ ...release, plan }, t);
  return {
    headline: phraseText(headlineOf(plan, facts, 'en')),
    findings: phraseText(paragraphOf(plan, findingsAmong(facts), 'en', undefined, 'exact')),
  };
}

describe('the headline of the whole', () => {
  const chained = [9, 8, 7, 6, 5];

  it('names only those who cannot be told from the first, and gives no order where each cannot be told from the next', () => {
    const { headline, findings } = said([chained], [[1, 1, 1, 0, 0]]);
    expect(headline).toMatch(/; u0, u1 and u2 are level at the top of the city$/);
    // The first stands before the fourth, so that these are not all too close to call.
    expect(findings).toMatch(
      /u0 \(.*\), u1 \(.*\), u2 \(.*\) and u3 \(.*\) come first, in an order that is not fully settled/,
    );
  });

  it('nobody comes first while one farther down may', () => {
    const { headline, findings } = said([chained.slice(0, 3)], [[0, 0, 2]]);
    expect(headline).toMatch(/; u0 and u2 are level at the top/);
    expect(findings).not.toMatch(/u0 \([^)]*\) comes first/);
  });

  it('names no more than a few of many who share the first rank', () => {
    const { headline } = said([[9, 9, 9, 9, 9, 9, 3]], [0]);
    expect(headline).toMatch(/: u0, u1, u2 and others lead the city in 2015$/);
  });

  it('holds where nothing changed, and stands where there is nothing before', () => {
    expect(said([chained, chained], [0, 0], { t: 0 }).headline).toMatch(/ is at 100\.0 points in 2015; u0/);
    expect(said([chained, chained], [0, 0]).headline).toMatch(/ holds at 100\.0 points in 2016/);
  });

  it('says nothing of a leader where one alone is ranked', () => {
    const { headline, findings } = said([[9], [9]], [0, 0]);
    expect(headline).toMatch(/points in 2016$/);
    expect(findings).not.toMatch(/lead|first/);
  });

  it('keeps the letters of the name of a level', () => {
    const { headline } = said([chained], [0], { unitsTitle: { en: 'EU countries', zh: '欧盟国家' } });
    expect(headline).toMatch(/u0 leads the EU countries in 2015$/);
  });
});

describe('many who share the first rank', () => {
  /** What is said of them in a part of the index. */
  const inPart = (lang: Lang, tied = [9, 9, 9, 9, 9, 9, 3], method = {}) => {
    const release = studiedRelease([tied], [0], { tree: { part: { children: { x: 1 } } }, method });
    const facts = leaderFacts(viewOf(release, 0, 1), totalOf(release));
    return phraseText(paragraphOf(release.plan, facts, lang, undefined, 'exact'));
  };

  it('are told with the part they share it in', () => {
    expect(inPart('en')).toBe('Part: among the city, 6 share first place, with 15.79 points each.');
    expect(inPart('zh')).toBe('part方面，各city中，6个以15.79点并列首位。');
  });

  it('are told as the worst where the worst come first', () => {
    const method = { rank: { first: 'worst' } };
    const low = [3, 3, 3, 3, 3, 3, 9];
    expect(inPart('en', low, method)).toContain('6 share rank 1, the worst, with');
    expect(inPart('zh', low, method)).toContain('并列首位（最差）');
  });
});
