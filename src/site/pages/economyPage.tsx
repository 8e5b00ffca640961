import type { Lang } from '../../edition/index.js';
import { type SizeSentence, sizeSentences, tablesIn } from '../../words/index.js';
import { figuresLinked } from '../frame/linked.js';
import { rootOf, type Shown } from '../shown.js';
import type { FigurePage } from './figurePage.js';

/** What the index means beside money and jobs. */
export const economyPage: FigurePage = {
  keys: ['period'],
  nodes: () => [],
  headline: (release, _, lang) => {
    const [first] = sizeSentences(release.plan, tablesIn(release), lang);
    return first ? linked(release, first, lang) : none[lang];
  },
  figures: [
    { id: 'output' },
    { id: 'residuals' },
    { id: 'size' },
    { id: 'size-share' },
    { id: 'elasticities' },
    { id: 'jobs' },
    { id: 'vintages' },
  ],
  rest: (release, _, lang) => (
    <section>
      <h2>{{ en: 'In words', zh: '文字说明' }[lang]}</h2>
      <ul>
        {sizeSentences(release.plan, tablesIn(release), lang).map((told) => (
          <li key={told.text}>{linked(release, told, lang)}</li>
        ))}
      </ul>
    </section>
  ),
};

const none = {
  en: 'Index and output cannot be compared in this release.',
  zh: '本发布版无法比较指数与产出。',
};

/** A sentence whose figures lead to their receipts. */
function linked(release: Shown, { text, figures }: SizeSentence, lang: Lang) {
  const root = rootOf(release, lang);
  return figuresLinked(
    text,
    figures.map((f) => ({ text: f.text, href: `${root}/receipt?of=${encodeURIComponent(f.receipt)}` })),
  );
}
