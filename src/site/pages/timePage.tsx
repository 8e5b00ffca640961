import type { Lang } from '../../edition/index.js';
import { nodesIn } from '../../figures/index.js';
import {
  paragraphOf,
  standingFacts,
  tableRows,
  tableSentence,
  tablesIn,
  timeLines,
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
    const view = viewOf(release, release.index.periods - 1, node);
    const facts = standingFacts(view, totalOf(release));
    const phrase = paragraphOf(release.plan, facts, lang);
    return phrase.length === 0 ? (
      release.plan.title[lang]
    ) : (
      <Told {...{ release, lang, phrase }} period={view.period} />
    );
  },
  figures: [{ id: 'series' }, { id: 'contributions' }, { id: 'seasonal' }],
  rest: (release, _, lang) => (
    <ul>
      {[...timeLines(release.plan, tablesIn(release), lang), ...setLines(release, lang)].map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  ),
};

/** What the changes on the period before and on the base compare, where these have other units or indicators. */
function setLines(release: Shown, lang: Lang): string[] {
  const { plan, index } = release;
  const last = index.periods - 1;
  const since = [...new Set([last - 1, plan.base - plan.first])].filter((t) => t >= 0 && t < last);
  return since.map((t) => tableSentence(release, [t, last], lang)).filter((line) => line !== '');
}
