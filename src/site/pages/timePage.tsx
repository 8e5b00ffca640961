import { headlinePeriod } from '../../analysis/index.js';
import type { Lang } from '../../edition/index.js';
import { nodesIn } from '../../figures/index.js';
import {
  type Phrase,
  sentencesOf,
  standingFacts,
  tableRows,
  tablesIn,
  timeFacts,
  totalOf,
  viewOf,
} from '../../words/index.js';
import { Told } from '../frame/says.js';
import type { Shown } from '../shown.js';
import type { FigurePage } from './figurePage.js';

/** How the total changed, what changed it, and what is expected. */
export const timePage: FigurePage = {
  keys: ['node'],
  nodes: (release) =>
    nodesIn(
      release,
      tableRows(tablesIn(release), 'changes').flatMap((r) => (r.level === 'total' ? [r.node] : [])),
    ),
  headline: (release, { node }, lang) => {
    const { period, sentences } = told(release, node, lang);
    return sentences[0] ? (
      <Told {...{ release, lang, period }} phrase={sentences[0]} />
    ) : (
      release.plan.title[lang]
    );
  },
  facts: (release, { node }) => [...factsOf(release, node), ...timeFacts(release, node)],
  figures: ['series', 'contributions', 'seasonal'],
  rest: (release, { node }, lang) => {
    const { period, sentences } = told(release, node, lang);
    const facts = timeFacts(release, node);
    const all = [...sentences.slice(1), ...facts.flatMap((fact) => sentencesOf(release.plan, fact, lang))];
    return (
      <ul>
        {all.map((phrase, i) => (
          <li key={i}>
            <Told {...{ release, lang, period, phrase }} />
          </li>
        ))}
      </ul>
    );
  },
};

/** The value of the total and its changes; then the units that the changes compare, where those of the periods differ. */
function told(release: Shown, node: number, lang: Lang): { period: string; sentences: Phrase[] } {
  return {
    period: viewOf(release, headlinePeriod(release), node).period,
    sentences: factsOf(release, node).flatMap((fact) => sentencesOf(release.plan, fact, lang)),
  };
}

const factsOf = (release: Shown, node: number) =>
  standingFacts(viewOf(release, headlinePeriod(release), node), totalOf(release));
