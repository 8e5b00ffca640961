import type { Lang } from '../../edition/index.js';
import type { Choice } from '../../figures/index.js';
import { paragraphOf, periodName, rankStabilityFacts, viewOf } from '../../words/index.js';
import { Told } from '../frame/says.js';
import type { Shown } from '../shown.js';
import type { FigurePage } from './figurePage.js';

/** How far the ranks hold. */
export const uncertaintyPage: FigurePage = {
  keys: ['period'],
  nodes: () => [],
  headline,
  facts: (release, choice) => rankStabilityFacts(viewOf(release, choice.period)),
  figures: ['rank-ranges', 'rank-intervals', 'rank-sources', 'top-ten', 'left-out', 'choices', 'pairwise'],
};

/** How many ranks do not change in the study, and whose is least certain. */
function headline(release: Shown, choice: Choice, lang: Lang) {
  const view = viewOf(release, choice.period);
  const phrase = paragraphOf(release.plan, rankStabilityFacts(view), lang);
  if (phrase.length > 0) return <Told {...{ release, lang, phrase }} period={view.period} />;
  return {
    en: `How far the ranks of ${view.period} hold was not studied.`,
    zh: `${periodName(view.period, 'zh')}的位次稳健性未作研究。`,
  }[lang];
}
