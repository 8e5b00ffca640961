import { describe, expect, it } from 'vitest';
import { headlinePeriod } from '../../../src/analysis/index.js';
import { type Release, type Subject, subjectsOf } from '../../../src/release/index.js';
import { checkText } from '../../../src/words/claims/checkText.js';
import { comparisonFacts, paragraphOf, phraseText, viewOf } from '../../../src/words/index.js';
import { chinaIndustries, chinaProvinces, example, releaseOf, worldDigital } from '../../helpers/editions.js';
import { seeded } from '../../helpers/random.js';
import { thorough } from '../../helpers/thorough.js';

/** Some places of the units or of one grouping, two to six of them. */
function anySet(release: Release, random: () => number): Subject[] {
  const all = subjectsOf(release.plan).slice(0, -1);
  const { grouping } = all[Math.floor(random() * all.length)]!;
  const chosen = random() < 0.2 ? grouping : -1;
  const level = all.filter((one) => one.grouping === chosen);
  const n = 2 + Math.floor(random() * 5);
  return [...new Set(Array.from({ length: n }, () => level[Math.floor(random() * level.length)]!))];
}

/** The ends of the range of ranks that the table of the study has, with the published rank; of a place that it lacks, the rank. */
function rangeOf(release: Release, of: Subject, period: string, rank: number): [number, number] {
  const study = release.uncertainty.find((one) => one.period === period);
  const sets = of.grouping < 0 ? study?.intervals : study?.groups[of.grouping];
  const set = sets?.find(({ unit }) => unit === of.number);
  return set && set.low > 0 ? [Math.min(rank, set.low), Math.max(rank, set.high)] : [rank, rank];
}

describe('the title of compared places', () => {
  it.for(Object.entries({ example, chinaProvinces, chinaIndustries, worldDigital }))(
    'of %s is read in both languages and true, and tells an order only where ranges are apart',
    { timeout: 600_000 },
    async ([, edition]) => {
      const release = await releaseOf(edition);
      const random = seeded(11);
      const wrong: string[] = [];
      for (let i = 0; i < (thorough ? 400 : 60); i++) {
        const t = random() < 0.5 ? headlinePeriod(release) : Math.floor(random() * release.index.periods);
        const view = viewOf(release, t);
        const facts = comparisonFacts(view, anySet(release, random));
        const [fact] = facts;
        if (!fact) continue;
        for (const lang of ['en', 'zh'] as const) {
          const title = phraseText(paragraphOf(release.plan, facts, lang));
          for (const { checked } of checkText(release, title, lang))
            if (checked.verdict !== 'true') wrong.push(`${checked.verdict}: ${title}`);
        }
        for (const a of fact.ahead)
          for (const b of fact.behind) {
            const [above, below] = [a, b].map((of) => rangeOf(release, of, view.period, view.rankNumber(of)));
            if (above![1] >= below![0]) wrong.push(`${a.name.en} ${above} ahead of ${b.name.en} ${below}`);
          }
      }
      expect(wrong).toEqual([]);
    },
  );
});
