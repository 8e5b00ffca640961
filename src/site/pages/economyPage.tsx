import { headlineName } from '../../release/index.js';
import { latestSizeFacts, sizeBasisFacts } from '../../words/index.js';
import { Points } from '../frame/says.js';
import type { Shown } from '../shown.js';
import type { FigurePage } from './figurePage.js';

/** The size of the economy and jobs that correspond to the index. */
export const economyPage: FigurePage = {
  keys: ['period'],
  nodes: () => [],
  told: (release) => factsOf(release).slice(0, 1),
  untold: (_, __, lang) => none[lang],
  facts: (release) => factsOf(release).slice(1),
  figures: ['size', 'size-share', 'size-gain', 'jobs', 'output', 'residuals', 'elasticities', 'vintages'],
  rest: (release, _, lang) => (
    <section>
      <h2>{{ en: 'In words', zh: '文字说明' }[lang]}</h2>
      <Points {...{ release, lang, period: headlineName(release) }} facts={factsOf(release).slice(1)} />
    </section>
  ),
};

const none = {
  en: 'Index and output cannot be compared in this release.',
  zh: '本发布版无法比较指数与产出。',
};

/** Sizes by every rule and jobs, then what they rest on. */
const factsOf = (release: Shown) => [...latestSizeFacts(release), ...sizeBasisFacts(release)];
