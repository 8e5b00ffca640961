import { describe, expect, it } from 'vitest';
import { seeded } from '../../../test/helpers/random.js';
import { studiedRelease } from '../../../test/helpers/studied.js';
import { headlineOf } from '../sentences/headline.js';
import { phraseText } from '../sentences/phrase.js';
import { sentencesOf } from '../sentences/sentencesOf.js';
import { concentrationFacts } from './concentration.js';
import { factsAbout } from './factsAbout.js';
import { totalOf, viewOf } from './view.js';

const heldBy = (x: number[][], method = {}) => {
  const release = studiedRelease(x, [0], { method });
  return { release, facts: concentrationFacts(viewOf(release, x.length - 1), totalOf(release)) };
};

describe('how concentrated an index is', () => {
  it('is the share of the largest, and the fewest that hold half, whatever their order', () => {
    const random = seeded(5);
    for (let round = 0; round < 30; round++) {
      const x = Array.from({ length: 10 + Math.floor(40 * random()) }, () => 1 + 100 * random() ** 4);
      const [fact] = heldBy([x]).facts;
      const sorted = x.toSorted((a, b) => b - a);
      const whole = x.reduce((a, b) => a + b, 0);
      let [few, sum] = [0, 0];
      while (sum < whole / 2) sum += sorted[few++]!;
      expect(fact!.half.value).toBe(few);
      expect(fact!.of.value).toBe(x.length);
      expect(fact!.first.share.value).toBeCloseTo((100 * sorted[0]!) / whole, 9);
      expect(fact!.half.references).toHaveLength(few);
    }
  });

  it('is told of ten places at least, and where shares of points mean something', () => {
    expect(heldBy([[9, 8, 7, 6]]).facts).toEqual([]);
    const many = [Array.from({ length: 20 }, (_, c) => c + 1)];
    expect(heldBy(many).facts).toHaveLength(1);
    const lowest = { normalise: { method: 'min-max', over: 'all-periods' } };
    expect(heldBy(many, lowest).facts).toEqual([]);
  });

  it('is a sentence in either language, and the headline where one period is all there is', () => {
    const { release, facts } = heldBy([[100, ...Array.from({ length: 11 }, () => 10)]]);
    const say = (lang: 'en' | 'zh') =>
      facts.flatMap((f) => sentencesOf(release.plan, f, lang, 'exact').map(phraseText));
    expect(say('en')).toEqual(['Half of the index of Total is in 2 of 12 city.']);
    expect(say('zh')).toEqual(['合计指数的一半集中在12个city中的2个。']);
    const headline = phraseText(headlineOf(release.plan, factsAbout(release, 0), 'en'));
    expect(headline).toMatch(/u0 has 47\.6% of the index of Total in 2015; 2 of 12 city have half$/);
  });
});
