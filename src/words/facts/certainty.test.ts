import { describe, expect, it } from 'vitest';
import { sure, unsure } from '../../../test/helpers/fourTowns.js';
import type { Lang } from '../../edition/index.js';
import type { Glance } from '../glance.js';
import { phraseText } from '../sentences/phrase.js';
import { paragraphOf } from '../sentences/sentencesOf.js';
import { leastCertainFact, rankStabilityFacts } from './certainty.js';
import { type FactSource, viewOf } from './view.js';

const held = (of: FactSource, t: number, lang: Lang) =>
  phraseText(paragraphOf(of.plan, rankStabilityFacts(viewOf(of, t)), lang, undefined, 'exact'));

describe('how many ranks hold', () => {
  it('is told of the whole, with whose is least certain', () => {
    expect(held(unsure, 2, 'en')).toMatch(
      /^With other weights and one indicator left out, none of the 4 \w+ keeps its rank of 2017 nine times in ten; the least certain is that of cob, between second and fourth\.$/,
    );
    expect(held(unsure, 2, 'zh')).toMatch(
      /^变动权重并剔除一项指标，4个\w+无一在九成方案中保持2017年位次；最不确定的是\w+，九成方案列第\d位至第\d位。$/,
    );
  });
  it('is told in few words where all do', () => {
    expect(held(sure, 2, 'en')).toMatch(/all 4 \w+ keep their rank of 2017 nine times in ten\.$/);
    expect(held(sure, 2, 'zh')).toMatch(/全部4个\w+在九成方案中均保持2017年位次。$/);
  });
  it('is not told of a period that was not studied', () => {
    expect(held({ ...sure, uncertainty: [] }, 2, 'en')).toBe('');
  });
});

describe('what is least certain', () => {
  const glance = { period: '2017', ranked: 4, imputedWeight: 0, leastPlaced: undefined, ranges: new Map() };
  const said = (lang: Lang, more: Partial<Glance> = {}) =>
    phraseText(
      paragraphOf(
        sure.plan,
        [leastCertainFact({ ...sure, raw: undefined }, { ...glance, ...more } as Glance)],
        lang,
        undefined,
        'exact',
      ),
    );

  it('are the weights where all is observed and nothing is known of what moves ranks', () => {
    expect(said('en')).toMatch(
      /^Least certain: the weights, which make the largest part of the uncertainty of ranks; no indicator of 2017 is filled in for most \w+\.$/,
    );
    expect(said('zh')).toMatch(/^最不确定的是权重（位次的不确定性主要来自权重）；2017年没有一项指标/);
  });
  it('is what was filled in, where something was', () => {
    expect(said('en', { imputedWeight: 0.125 })).toBe(
      'Least certain: 12.5% of the weight of 2017 is filled in, not observed.',
    );
    expect(said('zh', { imputedWeight: 0.125 })).toBe('最不确定：2017年有12.5%的权重为填补值而非实测值。');
  });
});
