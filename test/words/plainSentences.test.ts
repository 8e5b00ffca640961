import { describe, expect, it } from 'vitest';
import { publishedPeriods } from '../../src/edition/index.js';
import { type Release, subjectsOf } from '../../src/release/index.js';
import { statableFacts } from '../../src/words/facts/statable.js';
import {
  factsAbout,
  headlineOf,
  type Phrase,
  phraseText,
  sentencesOf,
  viewOf,
} from '../../src/words/index.js';
import {
  chinaIndustries,
  chinaProvinces,
  chinaRelease,
  example,
  releaseOf,
  worldDigital,
} from '../helpers/editions.js';
import { fullEdition, periodsFrom } from '../helpers/fullEdition.js';
import { casesOf } from '../helpers/thorough.js';
import { faultsOf } from './plainRules.js';

const editions: Record<string, () => Promise<Release | string>> = {
  example: () => releaseOf(example),
  'china-provinces': () => releaseOf(chinaProvinces),
  'china-industries': () => releaseOf(chinaIndustries),
  'world-digital': () => releaseOf(worldDigital),
  'china-open': chinaRelease,
  'a monthly index': () =>
    releaseOf(fullEdition({ frequency: 'month', periods: periodsFrom(2026, 14, 'month') })),
};

/** Every sentence that a page may meet a reader with: about some places, periods and parts. */
function sentencesFrom(release: Release, lang: 'en' | 'zh'): { of: string; said: Phrase }[] {
  const { plan } = release;
  const periods = publishedPeriods(plan).map((_, t) => t);
  const all = subjectsOf(plan);
  const places = [...new Set([all.at(-1)!, ...casesOf(all, 60)])];
  return places.flatMap((place) =>
    [periods.at(-1)!, ...casesOf(periods, 1)].flatMap((t) => [
      { of: 'headline', said: headlineOf(plan, factsAbout(release, t, place), lang) },
      ...[0, ...casesOf(plan.nodes.map((_, g) => g).slice(1), 1)].flatMap((g) =>
        statableFacts(viewOf(release, t, g), place).flatMap((fact) =>
          sentencesOf(plan, fact, lang).map((said) => ({ of: fact.kind, said })),
        ),
      ),
    ]),
  );
}

describe('the sentences that a reader meets first', () => {
  it.for(Object.entries(editions))(
    'about %s are short, with two numbers at most and no word of method',
    { timeout: 300_000 },
    async ([, made], test) => {
      const release = await made();
      if (typeof release === 'string') return test.skip(release);
      for (const lang of ['en', 'zh'] as const) {
        const all = sentencesFrom(release, lang);
        const faults = all.flatMap(({ of, said }) =>
          faultsOf(phraseText(said), lang).map((fault) => `${of}: ${fault}: ${phraseText(said)}`),
        );
        expect([...new Set(faults)].slice(0, 20)).toEqual([]);
        expect(all.length).toBeGreaterThan(50);
      }
    },
  );

  it.for([
    ['Beijing and Jiangsu are not distinguishable.', 'en'],
    ['The Gini coefficient fell.', 'en'],
    ['It has 1.5, 2.5 and 3.5 points.', 'en'],
    [`${'very '.repeat(26)}long.`, 'en'],
    ['北京与江苏难分先后。', 'zh'],
    [`${'很'.repeat(41)}长。`, 'zh'],
    ['分别为1.5、2.5和3.5点。', 'zh'],
  ] as const)('%s is a fault', ([sentence, lang]) => {
    expect(faultsOf(sentence, lang)).not.toEqual([]);
  });
});
