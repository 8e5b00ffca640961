import { periodName, rankStabilityFacts, viewOf } from '../../words/index.js';
import type { FigurePage } from './figurePage.js';

/** How far the ranks hold. */
export const uncertaintyPage: FigurePage = {
  keys: ['period'],
  nodes: () => [],
  told: (release, choice) => rankStabilityFacts(viewOf(release, choice.period)),
  untold: (release, choice, lang) => {
    const { period } = viewOf(release, choice.period);
    return {
      en: `How far the ranks of ${period} hold was not studied`,
      zh: `${periodName(period, 'zh')}的位次稳健性未作研究`,
    }[lang];
  },
  figures: [
    'rank-ranges',
    'rank-intervals',
    'rank-sources',
    'top-ten',
    'left-out',
    'choices',
    'nearest-order',
    'pairwise',
  ],
};
