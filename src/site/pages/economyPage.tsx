import type { Lang } from '../../edition/index.js';
import { latestSizeFacts, paragraphOf, type SizeSentence, sizeNotes, tablesIn } from '../../words/index.js';
import { figuresLinked } from '../frame/linked.js';
import { Told } from '../frame/says.js';
import { rootOf, type Shown } from '../shown.js';
import type { FigurePage } from './figurePage.js';

/** What the index means beside money and jobs. */
export const economyPage: FigurePage = {
  keys: ['period'],
  nodes: () => [],
  headline: (release, _, lang) => said(release, lang)[0] ?? none[lang],
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
        {said(release, lang).map((told, i) => (
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
  const sizes = latestSizeFacts(release).map((fact) => (
    <Told
      {...{ release, lang, period: fact.period }}
      key={fact.kind}
      phrase={paragraphOf(release.plan, [fact], lang)}
    />
  ));
  const notes = sizeNotes(release.plan, tablesIn(release), lang);
  return [...sizes, ...notes.map((told) => linked(release, told, lang))];
}

/** A sentence whose figures lead to their receipts. */
function linked(release: Shown, { text, figures }: SizeSentence, lang: Lang) {
  const root = rootOf(release, lang);
  return figuresLinked(
    text,
    figures.map((f) => ({ text: f.text, href: `${root}/receipt?of=${encodeURIComponent(f.receipt)}` })),
  );
}
