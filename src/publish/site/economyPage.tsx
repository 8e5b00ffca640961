import { tablesOf } from '../../release/index.js';
import { sizeLines } from '../sizeText.js';
import type { FigurePage } from './figurePage.js';

/** What the index means beside money and jobs. */
export const economyPage: FigurePage = {
  keys: ['period'],
  nodes: () => [],
  headline: (release, _, lang) =>
    sizeLines(release.plan, tablesOf(release), lang)[0] ??
    { en: 'Index and output cannot be compared in this release.', zh: '本发布版无法比较指数与产出。' }[lang],
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
        {sizeLines(release.plan, tablesOf(release), lang).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  ),
};
