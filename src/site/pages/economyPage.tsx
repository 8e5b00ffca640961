import type { Lang } from '../../edition/index.js';
import { headlineName } from '../../release/index.js';
import { latestSizeFacts, sentencesOf, sizeBasisFacts } from '../../words/index.js';
import { Points, Told } from '../frame/says.js';
import type { Shown } from '../shown.js';
import type { FigurePage } from './figurePage.js';

/** The size of the economy and jobs that correspond to the index. */
export const economyPage: FigurePage = {
  keys: ['period'],
  nodes: () => [],
  headline: (release, _, lang) => told(release, lang)[0] ?? none[lang],
  standfirst: (release, _, lang) => told(release, lang)[1],
  facts: (release) => factsOf(release),
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

/** What is told first: its sentence, and what follows it. */
function told(release: Shown, lang: Lang) {
  const [fact] = factsOf(release);
  if (!fact) return [];
  const [first, ...others] = sentencesOf(release.plan, fact, lang);
  const on = { release, lang, period: fact.period };
  const gap = { en: ' ', zh: '' }[lang];
  const rest = others.flatMap((one, i) => (i === 0 ? one : [gap, ...one]));
  return [
    <Told {...on} key="first" phrase={first!} />,
    rest.length === 0 ? null : <Told {...on} key="rest" phrase={rest} />,
  ];
}

/** Sizes by every rule and jobs, then what they rest on. */
const factsOf = (release: Shown) => [...latestSizeFacts(release), ...sizeBasisFacts(release)];
