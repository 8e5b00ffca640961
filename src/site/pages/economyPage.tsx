import type { Lang } from '../../edition/index.js';
import { latestSizeFacts, paragraphOf, sizeBasisFacts } from '../../words/index.js';
import { Told } from '../frame/says.js';
import type { Shown } from '../shown.js';
import type { FigurePage } from './figurePage.js';

/** The size of the economy and jobs that correspond to the index. */
export const economyPage: FigurePage = {
  keys: ['period'],
  nodes: () => [],
  headline: (release, _, lang) => said(release, lang)[0] ?? none[lang],
  figures: [
    { id: 'size' },
    { id: 'size-share' },
    { id: 'jobs' },
    { id: 'output' },
    { id: 'residuals' },
    { id: 'elasticities' },
    { id: 'vintages' },
  ],
  rest: (release, _, lang) => (
    <section>
      <h2>{{ en: 'In words', zh: '文字说明' }[lang]}</h2>
      <ul>
        {said(release, lang)
          .slice(1)
          .map((told, i) => (
            <li key={i}>{told}</li>
          ))}
      </ul>
    </section>
  ),
};

const none = {
  en: 'Index and output cannot be compared in this release.',
  zh: '本发布版无法比较指数与产出。',
};

/** Sizes by every rule and jobs, then what they rest on. */
function said(release: Shown, lang: Lang) {
  const facts = [...latestSizeFacts(release), ...sizeBasisFacts(release)];
  return facts.map((fact, i) => (
    <Told
      {...{ release, lang, period: fact.period }}
      key={i}
      phrase={paragraphOf(release.plan, [fact], lang)}
    />
  ));
}
