import type { Lang } from '../../edition/index.js';
import type { Release } from '../../release/index.js';
import { viewOf } from '../facts/view.js';
import { Cite } from '../site/cite.js';
import { MethodSections } from '../site/method.js';
import type { Chapter } from './chapter.js';
import { placesGrid, ranked } from './grids.js';
import { glossary, reportWords as words } from './reportWords.js';

/** Method, all units, glossary and how to cite. */
export function appendicesOf(release: Release): Chapter[] {
  const { plan, index } = release;
  const view = viewOf(release, index.periods - 1);
  const all = placesGrid(release, view, ranked(release, view, -1), plan.nodes[0]!.children);
  return [
    {
      id: 'method',
      title: words.method,
      blocks: [
        {
          kind: 'rest',
          content: (lang) => (
            <div class="method">
              <MethodSections release={release} lang={lang} />
            </div>
          ),
        },
      ],
    },
    { id: 'all', title: words.all, blocks: [{ kind: 'table', title: plan.unitsTitle, grid: all }] },
    { id: 'glossary', title: words.glossary, blocks: [{ kind: 'rest', content: Glossary }] },
    {
      id: 'cite',
      title: words.cite,
      blocks: [{ kind: 'rest', content: (lang) => <Cite release={release} lang={lang} /> }],
    },
  ];
}

function Glossary(lang: Lang) {
  return (
    <dl>
      {glossary.map(({ term, means }) => (
        <div key={term.en}>
          <dt>
            <b>{term[lang]}</b>
          </dt>
          <dd>{means[lang]}</dd>
        </div>
      ))}
    </dl>
  );
}
